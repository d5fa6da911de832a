import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const START_LIMIT = 30_000

type Options = {
  /**
   * `demonstration` fills the made-up world first; everybody in it has `demonstrationPassword`. `kept` is a data folder that
   * another server has filled and goes on using.
   */
  seed?: 'demonstration' | 'kept' | 'none'
  /** The moment that the server takes for now, until `setClock`. */
  now?: string
  smtpUrl?: string
  /** A folder that is there already, from a server that was killed. */
  dataFolder?: string
  /** More settings, such as BENCH_ROUTE. */
  env?: Record<string, string>
}

export type TestServer = {
  origin: string
  /** The first administrator's one-time link, at this server's address; null when there is an administrator. */
  firstLink: string | null
  dataFolder: string
  /** What the server has written to its log so far. */
  log: readonly string[]
  /** The process, for the room it takes. */
  pid: number | undefined
  setClock: (iso: string) => void
  /** A link out of a letter or a page, at this server's address. */
  local: (link: string) => string
  /** Kills the server without a warning and leaves its data as they are. */
  kill: () => Promise<void>
  /** Sends the server a signal that ends it, and returns its exit code. */
  signal: (signal: NodeJS.Signals) => Promise<number | null>
  /** Asks the server to end, deletes its data, and returns its exit code. */
  stop: () => Promise<number | null>
}

/** Everybody of the demonstration world can sign in with this under test. */
export const demonstrationPassword = 'a password for the tests only'

const NOON = '2026-11-19T12:00:00Z'

/** Starts the built server on a free port, with data, clock and mail of its own. */
export async function startServer(options: Options = {}): Promise<TestServer> {
  const dataFolder = options.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'vvf-server-'))
  const clockFile = `${dataFolder}.clock`
  const setClock = (iso: string) => {
    writeFileSync(`${clockFile}.new`, iso)
    renameSync(`${clockFile}.new`, clockFile)
  }
  setClock(options.now ?? NOON)
  const env = settings(dataFolder, clockFile, options)
  if (options.seed === 'demonstration') await settle(dataFolder, env, options)
  const child = spawn(process.execPath, ['build/server/index.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  const log: string[] = []
  const clear = () => {
    process.off('exit', kill)
    for (const made of [dataFolder, clockFile]) rmSync(made, { recursive: true, force: true })
  }
  const { port, firstLink } = await listening(child, log, (options.seed ?? 'none') === 'none').catch((error) => {
    kill()
    clear()
    throw error
  })
  // WebAuthn knows names, not numbers.
  const origin = `http://localhost:${port}`
  const local = (link: string) => origin + new URL(link).pathname + new URL(link).search
  return {
    origin,
    firstLink: firstLink && local(firstLink),
    dataFolder,
    log,
    pid: child.pid,
    setClock,
    local,
    kill: async () => {
      if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit')
      process.off('exit', kill)
    },
    signal: async (signal) => {
      if (child.exitCode === null && child.kill(signal)) await once(child, 'close')
      return child.exitCode
    },
    stop: async () => {
      if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit')
      clear()
      return child.exitCode
    },
  }
}

function settings(dataFolder: string, clockFile: string, { smtpUrl, env }: Options) {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production' as const,
    APP_MODE: 'test',
    PORT: '0',
    ORIGIN: 'http://localhost',
    DATA_FOLDER: dataFolder,
    CLOCK_FILE: clockFile,
    WORKER_SECONDS: '0.2',
    SMTP_URL: smtpUrl ?? 'smtp://127.0.0.1:9',
    ...env,
  }
}

/** Fills a folder with the demonstration world at noon, for servers that begin there to copy. */
export async function fillAtNoon(folder: string): Promise<void> {
  const clockFile = `${folder}.clock`
  writeFileSync(clockFile, NOON)
  await fill(settings(folder, clockFile, {}))
  rmSync(clockFile)
}

/** Puts the demonstration world into a folder: a copy of the one made for this run where that is what is asked for. */
async function settle(folder: string, env: ReturnType<typeof settings>, options: Options): Promise<void> {
  const made = process.env.DEMONSTRATION_WORLD
  const isSame = (options.now ?? NOON) === NOON && options.env?.KEY_FILE === undefined
  if (made && isSame) cpSync(made, folder, { recursive: true })
  else await fill(env)
}

async function fill(env: ReturnType<typeof settings>): Promise<void> {
  const args = ['--import', 'tsx', 'test/support/fill.ts', demonstrationPassword]
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the demonstration world could not be filled (exit code ${code})`)
}

/** Waits for the port, and for the first administrator's link where one is to come. Either may come first. */
function listening(child: ChildProcess, log: string[], withLink: boolean) {
  return new Promise<{ port: number; firstLink: string | null }>((resolve, reject) => {
    let port = 0
    let firstLink: string | null = null
    const failed = (why: string) => reject(new Error(`the server ${why}\n${log.join('\n')}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      failed('did not start in time')
    }, START_LIMIT)
    child.once('exit', (code) => failed(`ended with code ${code} before it listened`))
    const read = (line: string) => {
      log.push(line)
      port ||= portIn(line)
      if (/^https?:\/\/\S+\/invitation\/\S+$/.test(line)) firstLink = line
      if (port === 0 || (withLink && !firstLink)) return
      clearTimeout(timer)
      resolve({ port, firstLink })
    }
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', read)
  })
}

function portIn(line: string): number {
  if (!line.startsWith('{')) return 0
  const entry = JSON.parse(line) as { msg?: string; port?: number }
  return entry.msg === 'listening' ? (entry.port ?? 0) : 0
}
