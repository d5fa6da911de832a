import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database, Engine } from './client.server.ts'
import * as schema from './schema/index.ts'

/** Every open sets them all: a reopened WAL file falls back to synchronous=NORMAL by itself (security.md DAT-01). */
const pragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  'secure_delete = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
]
const BUSY_TRIES = 12
const FLUSH_TRIES = 3
const KEPT_STATEMENTS = 500

/**
 * Opens one connection with every pragma set. Also used by migrations and other tasks with a connection of their own;
 * `alone` waits a little for other processes to let go of the file, and throws SQLITE_BUSY when they do not.
 */
export function openSqlite(file: string, { alone = false } = {}): Sqlite.Database {
  const connection = new Sqlite(file)
  if (alone) connection.pragma('locking_mode = EXCLUSIVE')
  for (const pragma of pragmas) connection.pragma(pragma)
  return connection
}

/** SQLite: a reader that cannot write, and the one writer connection, used by one transaction at a time. */
export function sqliteEngine(file: string): Engine {
  const writer = openSqlite(file)
  const reader = openSqlite(file)
  reader.pragma('query_only = ON')
  keepStatements(reader)
  const writing: Database = drizzle(writer, { schema })
  let queue: Promise<unknown> = Promise.resolve()

  const inTransaction = async <T>(work: (tx: Database) => Promise<T>): Promise<T> => {
    await begin(writer)
    try {
      const value = await work(writing)
      writer.exec('COMMIT')
      return value
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      throw error
    }
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    reader: drizzle(reader, { schema }),
    isWhole: () => isWhole(reader),
    transaction: (work) => inTurn(() => inTransaction(work)),
    flush: ({ rewrite } = { rewrite: false }) =>
      inTurn(async () => {
        if (rewrite) writer.exec('VACUUM')
        return emptyLog(writer)
      }),
    close: async () => {
      await queue
      reader.close()
      writer.close()
    },
  }
}

/** A file that is damaged may not even let itself be checked. */
function isWhole(connection: Sqlite.Database): boolean {
  try {
    return connection.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch {
    return false
  }
}

/** Moves the write-ahead log into the file and cuts it to nothing. A reader of another process may hold it: we try again. */
async function emptyLog(writer: Sqlite.Database): Promise<boolean> {
  for (let attempt = 1; attempt <= FLUSH_TRIES; attempt++) {
    const [answer] = writer.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (answer?.busy === 0) return true
    await new Promise((resolve) => setImmediate(resolve))
  }
  return false
}

/**
 * Keeps what a connection has prepared, by its SQL: pages ask the same questions again and again. For the reader only,
 * whose statements drizzle always uses in one way.
 */
function keepStatements(connection: Sqlite.Database): void {
  const kept = new Map<string, Sqlite.Statement>()
  const prepare = connection.prepare.bind(connection)
  const remembering = (source: string) => {
    const statement = kept.get(source) ?? prepare(source)
    if (kept.size >= KEPT_STATEMENTS) kept.clear()
    kept.set(source, statement)
    return statement
  }
  connection.prepare = remembering as typeof connection.prepare
}

/** Takes the write lock. Another process may hold it: busy_timeout waits, and we try again before anyone hears of it. */
async function begin(writer: Sqlite.Database): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      writer.exec('BEGIN IMMEDIATE')
      return
    } catch (error) {
      const busy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy || attempt === BUSY_TRIES) throw error
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}
