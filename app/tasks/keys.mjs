import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { databaseFile, install, keyFile, root, run, runTask, say, task } from './prepare.mjs'

const shown = (name) => path.relative(root, name)

/**
 * `npm run keys`: makes the key file of the real service, once, and the public half for whoever checks the audit trail.
 * `-- --add` adds a key to seal with, `-- --remove 1` takes out one that seals nothing any more.
 */
await task(() => {
  const file = keyFile()
  if (process.argv.length > 2 || isOlder(file)) return change(file)
  for (const made of [file, `${file}.public.pem`])
    if (existsSync(made)) throw new Error(`There is ${shown(made)} already. It was left alone.`)
  if (existsSync(databaseFile()))
    throw new Error(
      `There is a database in ${shown(databaseFile())} that opens with its own key file alone. Put that one back as ${shown(file)}.`,
    )
  install()
  run(process.execPath, ['--import', 'tsx', 'app/tasks/make-keys.ts', file])
  say(`Made ${shown(file)}. Keep a copy apart from every copy of the data: without it, sealed fields are lost.`)
  say(`Give ${shown(file)}.public.pem to whoever checks the audit trail.`)
})

function change(file) {
  if (!existsSync(file)) throw new Error('There are no keys yet. Make them once with: npm run keys')
  if (process.argv.length === 2) process.argv.push('--complete')
  runTask('app/tasks/change-keys.ts')
}

/** A key file from before addresses were found by a key of their own. */
function isOlder(file) {
  try {
    const { index, seal } = JSON.parse(readFileSync(file, 'utf8'))
    return seal !== undefined && index === undefined
  } catch {
    return false
  }
}
