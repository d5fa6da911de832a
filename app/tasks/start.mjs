import { build, install, serve, task } from './prepare.mjs'

/** `npm start`: the real thing. Settings come from the environment and `.env`; see `.env.example`. */
await task(() => {
  install()
  build()
  serve({ APP_MODE: 'live' })
})
