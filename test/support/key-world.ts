import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type Sqlite from 'better-sqlite3'
import { newParticipantKey } from '#app/crypto/participant-keys.server.ts'
import { seal } from '#app/crypto/seal.server.ts'
import { claimDataFolder } from '#db/data-folder.ts'
import { sqliteKeyStore } from '#db/key-store.server.ts'
import { migrateSqliteFile } from '#db/migrate.ts'
import { openSqlite } from '#db/sqlite.server.ts'
import { keyFileWith, withVersions } from './key-stores.ts'
import { processFile } from './processes.ts'

/** A data folder as a service left it, with people of its own, whose keys are those of the tests. */
export type KeyWorld = { folder: string; keyFile: string; env: NodeJS.ProcessEnv }

const NOON = '2026-11-19T12:00:00Z'
export const aliasOf = (n: number) => `Canary-name-${1000 + n}-of-nobody`
export const idOf = (n: number) => `ptc_${1000 + n}`

export function newWorld(folder: string, versions: number[] = [1]): KeyWorld {
  claimDataFolder(folder, 'test')
  migrateSqliteFile(path.join(folder, 'app.db'))
  mkdirSync(`${folder}-keys`, { recursive: true, mode: 0o700 })
  const keyFile = path.join(`${folder}-keys`, 'keys.json')
  writeFileSync(`${folder}.clock`, NOON)
  const env = {
    ...{ PATH: process.env.PATH, NODE_ENV: 'production' as const, APP_MODE: 'test', LOG_LEVEL: 'silent' },
    ...{ DATA_FOLDER: folder, KEY_FILE: keyFile, CLOCK_FILE: `${folder}.clock`, PORT: '0', WORKER_SECONDS: '3600' },
    BACKUP_FOLDER: `${folder}-backups`,
  }
  const world = { folder, keyFile, env }
  giveKeys(world, versions)
  return world
}

/** Gives a world, and this process, a key file with these versions. */
export function giveKeys({ keyFile }: KeyWorld, versions: number[]): void {
  writeFileSync(keyFile, JSON.stringify(keyFileWith(...versions)), { mode: 0o600 })
  withVersions(...versions)
}

export function withDatabase<T>({ folder }: KeyWorld, work: (db: Sqlite.Database) => T): T {
  const db = openSqlite(path.join(folder, 'app.db'))
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** So many participants, each with a key of their own, and a member of staff with an authenticator app. */
export async function addPeople(world: KeyWorld, count: number): Promise<void> {
  const store = await sqliteKeyStore(path.join(world.folder, 'keys.db'))
  const numbers = Array.from({ length: count }, (_, n) => n)
  const made = numbers.map((n) => ({ n, ...newParticipantKey(idOf(n)) }))
  for (const { n, wrapped } of made) await store.add(idOf(n), wrapped)
  await store.close()
  withDatabase(world, (db) =>
    db.transaction(() => {
      const insert = db.prepare('insert into participants (id, reference, alias) values (?, ?, ?)')
      for (const { n, key } of made) {
        const place = { table: 'participants', column: 'alias', row: idOf(n) }
        insert.run(idOf(n), `VVF-${1000 + n}`, seal(aliasOf(n), place, key))
      }
      db.exec(`insert into people (id, email, name, organisation, state) values
        ('per_1', 'one@example.org', 'One', 'Test', 'active'), ('per_2', 'two@example.org', 'Two', 'Test', 'active')`)
      const seed = seal('seed', { table: 'authenticator_apps', column: 'seed', row: 'app_1' })
      db.prepare("insert into authenticator_apps values ('app_1', 'per_1', ?, 1, 1)").run(seed)
    })(),
  )
}

export type Ended = { status: number | null; signal: string | null; said: string }

/** Runs a program of the service in a world to its end. */
export async function runIn(world: KeyWorld, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, args, { env: { ...world.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  const [status, signal] = (await once(child, 'close')) as [number | null, string | null]
  return { status, signal, said }
}

/** Changes keys, or seals names, in a process that kills itself at a point (`key-process.ts`). */
export const keyProcess = (world: KeyWorld, ...args: string[]) => runIn(world, [processFile('key-process'), ...args])

export const task = (world: KeyWorld, script: string, ...args: string[]) =>
  runIn(world, ['--import', 'tsx', script, ...args])
