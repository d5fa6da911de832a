import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build, install, root, run, say, serve, task } from './prepare.mjs'

/** `npm run demo`: from a fresh clone to a demonstration that can be clicked through. `-- --reset` starts over. */
const port = process.env.PORT || '3000'
const env = {
  APP_MODE: 'demonstration',
  DATA_FOLDER: process.env.DATA_FOLDER || 'data/demonstration',
  DATABASE_URL: '',
  KEY_FILE: '',
  BACKUP_FOLDER: '',
  KEYS_DATABASE_URL: '',
  AUDIT_ANCHOR: '',
  CLOCK_FILE: '',
  PORT: port,
  ORIGIN: `http://localhost:${port}`,
  LOG_LEVEL: 'info',
  WORKER_SECONDS: '2',
}
const folder = path.resolve(root, env.DATA_FOLDER)

await task(() => {
  checkFolder()
  if (process.argv.includes('--reset')) reset()
  install()
  build()
  fill()
  serve(env, { onLine, onExit })
})

/** A folder with anything in it is the demonstration's own, or it is left alone. */
function checkFolder() {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return
  const marker = path.join(folder, 'mode')
  if (existsSync(marker) && readFileSync(marker, 'utf8').trim() === 'demonstration') return
  throw new Error(`${env.DATA_FOLDER} is not a demonstration's folder. It was left alone. Choose another DATA_FOLDER.`)
}

function reset() {
  if (!existsSync(folder)) return
  rmSync(folder, { recursive: true })
  say(`Deleted ${env.DATA_FOLDER}.`)
}

/** The task writes `filled` last, so that a fill that was cut short is finished the next time. */
function fill() {
  if (existsSync(path.join(folder, 'filled'))) return
  say('Filling the demonstration: 18 months of made-up history.')
  run(process.execPath, ['--import', 'tsx', 'db/seed/demonstration/run.ts'], { env: { ...process.env, ...env } })
}

function onLine(line) {
  const entry = parsed(line)
  if (entry?.msg === 'listening') {
    say(`\nThe demonstration is at http://localhost:${entry.port}`)
    say('Open it, choose who to be, and follow the tour on the first page. Ctrl+C stops it.\n')
  } else if (!entry || entry.level > 30) say(line)
}

function onExit(code) {
  if (code !== 0) say(`The demonstration stopped. If port ${port} is taken, choose another: PORT=3001 npm run demo`)
}

function parsed(line) {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
