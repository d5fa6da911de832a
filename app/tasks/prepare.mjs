import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'

/** What the commands need before anything is installed: plain Node, no package. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const STAMP = 'build/.stamp'
const buildInputs = ['app', 'db', 'emails', 'vite.config.ts', 'remix.config.js', 'package.json', 'package-lock.json']
const inRoot = (...parts) => path.join(root, ...parts)

export const say = (text) => process.stdout.write(`${text}\n`)

/** Installs the packages when they are missing or older than the lock file. npm writes its own copy of it last. */
export function install() {
  const installed = inRoot('node_modules/.package-lock.json')
  const lock = inRoot('package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  say('Installing packages. This is done once and takes a minute or two.')
  const options = ['--include=dev', '--no-audit', '--no-fund']
  try {
    npm(['ci', ...options], { stdio: 'ignore' })
  } catch {
    // npm ci gives up where a registry lacks the builds for other systems; this takes the locked versions all the same.
    npm(['install', '--no-save', ...options], { stdio: ['ignore', 'inherit', 'inherit'] })
  }
}

/** Builds when there is no build, or when it was made from other files than those here now. */
export function build() {
  const stamp = inputsDigest()
  if (readIfThere(inRoot(STAMP)) === stamp && existsSync(inRoot('build/server/index.js'))) return
  say('Building. This takes a few seconds.')
  npm(['run', '--silent', 'build'])
  mkdirSync(inRoot('build'), { recursive: true })
  writeFileSync(inRoot(STAMP), stamp)
}

/** Runs npm: the one that runs us where there is one, so that another in the path is not mixed in. */
export function npm(args, options = {}) {
  const own = process.env.npm_execpath
  const isScript = own !== undefined && /\.c?js$/.test(own)
  run(isScript ? process.execPath : 'npm', isScript ? [own, ...args] : args, {
    shell: !isScript && process.platform === 'win32',
    ...options,
  })
}

/** Runs a command to its end. Its output is shown when it fails, and the failure thrown. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', ...options })
  if (done.status === 0) return
  process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`)
  throw new Error(`"${path.basename(command)} ${args.join(' ')}" failed${done.error ? `: ${done.error.message}` : ''}`)
}

/**
 * Serves the build until it ends, then ends with its exit code. Ctrl+C and SIGTERM reach it as one SIGTERM: a terminal
 * sends Ctrl+C to both, and a second SIGINT would cut short how the server finishes. With `onLine` its log comes here.
 */
export function serve(env, { onLine, onExit } = {}) {
  const child = spawn(process.execPath, ['build/server/index.js'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'],
  })
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stopping = true
      child.kill('SIGTERM')
    })
  }
  if (onLine) eachLine(child.stdout, onLine)
  child.on('close', (code) => {
    if (!stopping) onExit?.(code)
    process.exit(stopping ? 0 : (code ?? 1))
  })
}

/** The key file of the real service, as the environment or `.env` says. */
export const keyFile = () => setting('KEY_FILE', 'data/keys/live.json')

/** Where the database of the real service lies, when it is a file of its own. */
export const databaseFile = () => path.join(setting('DATA_FOLDER', 'data/live'), 'app.db')

function setting(name, otherwise) {
  const settings = existsSync(inRoot('.env')) ? parseEnv(readFileSync(inRoot('.env'), 'utf8')) : {}
  return path.resolve(root, process.env[name] || settings[name] || otherwise)
}

/** Runs one of the tasks in TypeScript with our own arguments, and ends with its exit code. It says itself what failed. */
export function runTask(script) {
  install()
  const args = ['--import', 'tsx', script, ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
}

/** Runs a task; a failure is one plain line, not a stack. */
export async function task(work) {
  try {
    await work()
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

function eachLine(stream, onLine) {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  })
  stream.on('end', () => rest && onLine(rest))
}

function inputsDigest() {
  const digest = createHash('sha256')
  for (const file of buildInputs.flatMap(filesUnder)) digest.update(`${file}\0`).update(readFileSync(inRoot(file)))
  return digest.digest('hex')
}

function filesUnder(name) {
  if (!statSync(inRoot(name)).isDirectory()) return [name]
  return readdirSync(inRoot(name))
    .sort()
    .flatMap((entry) => filesUnder(path.posix.join(name, entry)))
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
