import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database, Engine } from '#db/client.server.ts'
import { type KeyStore, storeOver } from '#db/key-store.server.ts'
import * as schema from '#db/schema/index.ts'

/** Opens a file as ours are, but for one thing: what is deleted stays in its gaps. For negative controls. */
function openCareless(file: string): Sqlite.Database {
  const connection = new Sqlite(file)
  connection.pragma('journal_mode = WAL')
  connection.pragma('secure_delete = OFF')
  return connection
}

export function carelessEngine(file: string): Engine {
  const connection = openCareless(file)
  const db: Database = drizzle(connection, { schema })
  return {
    reader: db,
    transaction: async (work) => {
      connection.exec('BEGIN IMMEDIATE')
      try {
        const value = await work(db)
        connection.exec('COMMIT')
        return value
      } catch (error) {
        connection.exec('ROLLBACK')
        throw error
      }
    },
    flush: async () => {
      connection.pragma('wal_checkpoint(TRUNCATE)')
      return true
    },
    close: async () => void connection.close(),
  }
}

export function carelessKeyStore(file: string): Promise<KeyStore> {
  const connection = openCareless(file)
  const query = async (sql: string, values: readonly string[] = []) => {
    const statement = connection.prepare(sql)
    const bound = Object.fromEntries(values.map((value, at) => [String(at + 1), value]))
    if (statement.reader) return statement.all(bound) as Record<string, string>[]
    statement.run(bound)
    return []
  }
  return storeOver(query, {
    flush: async () => void connection.pragma('wal_checkpoint(TRUNCATE)'),
    close: async () => void connection.close(),
  })
}
