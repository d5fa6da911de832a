import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { config } from '#app/config.server.ts'
import { closeDatabase, type Database, type Engine, setEngine } from '#db/client.server.ts'
import { claimDataFolder } from '#db/data-folder.ts'
import { setKeyStore, sqliteKeyStore } from '#db/key-store.server.ts'
import { migrateSqliteFile } from '#db/migrate.ts'
import { seedReference } from '#db/seed/reference.ts'
import { sqliteEngine } from '#db/sqlite.server.ts'
import { withTestKeys } from './keys.ts'
import { emptiedEngine, engineAsKept, keepAsItIs, startPostgres } from './postgres-in-process.ts'

let engine: Engine | null = null
let file = ''

/** The open engine, for tests that look behind the two doors. */
export function testEngine(): Engine {
  if (!engine) throw new Error('call withTestDatabase() in the test file first')
  return engine
}

/** Has `rows` read from an engine that a test opened itself. */
export function readFrom(opened: Engine): void {
  engine = opened
}

/** The SQLite file of the running test, for a second process to open. */
export const databaseFile = () => file

/** The tables as they are, past every guard: for assertions only. */
export function rows(): Database {
  return testEngine().reader
}

/**
 * A migrated, empty database for each test of the file, on the engine of the vitest project: a fresh SQLite file, or
 * a PostgreSQL in process, emptied in between. With `reference`, the six forums and the codebook are in it: put in once,
 * and the same for each test.
 */
export function withTestDatabase({ reference = true }: { reference?: boolean } = {}): void {
  const prepared = config.engine === 'postgres' ? onPostgres() : onSqlite()
  const fill = async (opened: Engine) => {
    setEngine(opened)
    if (reference) await seedReference(new Date('2026-10-01T09:00:00Z'))
    await closeDatabase()
  }
  beforeAll(withTestKeys)
  beforeAll(() => prepared.start(fill))
  beforeEach(async () => {
    engine = await prepared.open()
    setEngine(engine)
    setKeyStore(await sqliteKeyStore(':memory:'))
  })
  afterEach(async () => {
    await closeDatabase()
    engine = null
  })
  afterAll(prepared.stop)
}

type Fill = (opened: Engine) => Promise<void>
type Prepared = { start: (fill: Fill) => Promise<void>; open: () => Promise<Engine>; stop: () => Promise<void> }

function onSqlite(): Prepared {
  const folder = mkdtempSync(path.join(tmpdir(), 'vvf-test-'))
  const template = path.join(folder, 'template.db')
  let count = 0
  return {
    start: async (fill) => {
      claimDataFolder(folder, 'test')
      migrateSqliteFile(template)
      await fill(sqliteEngine(template))
    },
    open: async () => {
      file = path.join(folder, `${++count}.db`)
      copyFileSync(template, file)
      return sqliteEngine(file)
    },
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

function onPostgres(): Prepared {
  let instance: Awaited<ReturnType<typeof startPostgres>>
  return {
    start: async (fill) => {
      instance = await startPostgres()
      await fill(await emptiedEngine(instance))
      await keepAsItIs(instance)
    },
    open: () => engineAsKept(instance),
    stop: async () => undefined,
  }
}
