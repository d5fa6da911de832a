import { existsSync } from 'node:fs'
import path from 'node:path'
import { install, root, run, say, task } from './prepare.mjs'

/** `npm run keys`: makes the key file of the real service, once, and the public half for whoever checks the audit trail. */
await task(() => {
  const file = path.resolve(root, process.env.KEY_FILE || 'data/keys/live.json')
  if (existsSync(file)) throw new Error(`There is a key file already: ${path.relative(root, file)}. It was left alone.`)
  install()
  run(process.execPath, ['--import', 'tsx', 'app/tasks/make-keys.ts', file])
  say(
    `Made ${path.relative(root, file)}. Keep a copy apart from every copy of the data: without it, sealed fields are lost.`,
  )
  say(`Give ${path.relative(root, file)}.public.pem to whoever checks the audit trail.`)
})
