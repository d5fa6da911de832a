import { existsSync } from 'node:fs'
import path from 'node:path'
import { install, keyFile, root, run, say, task } from './prepare.mjs'

/** `npm run keys`: makes the key file of the real service, once, and the public half for whoever checks the audit trail. */
await task(() => {
  const file = keyFile()
  const shown = (name) => path.relative(root, name)
  for (const made of [file, `${file}.public.pem`])
    if (existsSync(made)) throw new Error(`There is ${shown(made)} already. It was left alone.`)
  install()
  run(process.execPath, ['--import', 'tsx', 'app/tasks/make-keys.ts', file])
  say(`Made ${shown(file)}. Keep a copy apart from every copy of the data: without it, sealed fields are lost.`)
  say(`Give ${shown(file)}.public.pem to whoever checks the audit trail.`)
})
