import { existsSync } from 'node:fs'
import { build, databaseFile, install, keyFile, serve, task } from './prepare.mjs'

/** `npm start`: the real thing. Settings come from the environment and `.env`; see `.env.example`. */
await task(() => {
  if (!existsSync(keyFile()) && !existsSync(databaseFile()))
    throw new Error('There are no keys yet. Make them once with: npm run keys')
  install()
  build()
  serve({ APP_MODE: 'live' })
})
