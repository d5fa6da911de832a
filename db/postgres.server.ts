import { type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import pg from 'pg'
import type { Database, Engine } from './client.server.ts'
import * as schema from './schema/index.ts'

const SERIALISATION_FAILURE = '40001'
const TRIES = 8

/** PostgreSQL on a server: every connection reads only, a `write` asks for more. */
export function postgresEngine(url: string): Engine {
  const pool = new pg.Pool({ connectionString: url, options: '-c default_transaction_read_only=on' })
  const db = drizzle(pool, { schema })
  return { ...engineOver(db), close: () => pool.end() }
}

/** The two doors over any PostgreSQL connection. A transaction that lost a race is run again. */
export function engineOver(db: PgDatabase<PgQueryResultHKT, typeof schema>): Omit<Engine, 'close'> {
  return {
    reader: db as unknown as Database,
    flush: async () => true,
    transaction: async (work) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await db.transaction(serially(work), {
            isolationLevel: 'serializable',
            accessMode: 'read write',
          })
        } catch (error) {
          if (attempt === TRIES || !isSerialisationFailure(error)) throw error
        }
      }
    },
  }
}

/**
 * One writer after another, as with SQLite: each adds to the end of the audit trail's chain. The lock comes before the
 * first query, so that the transaction sees what the one before it wrote.
 */
function serially<T>(work: (tx: Database) => Promise<T>) {
  return async (tx: { execute: (query: SQL) => PromiseLike<unknown> }) => {
    await tx.execute(sql`lock table audit_events in share row exclusive mode`)
    return work(tx as unknown as Database)
  }
}

function isSerialisationFailure(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return (cause as { code?: unknown }).code === SERIALISATION_FAILURE
}
