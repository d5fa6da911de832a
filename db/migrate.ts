import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as drizzleServer } from 'drizzle-orm/node-postgres'
import { migrate as migrateServer } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Config } from '#app/config.server.ts'
import { openSqlite } from './sqlite.server.ts'

const JOURNAL_TABLE = '__drizzle_migrations'
export const sqliteMigrations = 'migrations/sqlite'
export const postgresMigrations = 'migrations/postgres'

/** Brings the configured database to the newest schema, or throws and leaves it as it was (security.md DAT-04). */
export async function migrate(config: Config): Promise<void> {
  if (config.engine === 'sqlite') return migrateSqliteFile(path.resolve(config.databaseUrl.replace(/^file:/, '')))
  checkJournal(postgresMigrations)
  const pool = new pg.Pool({ connectionString: config.databaseUrl, max: 1 })
  try {
    await migrateServer(drizzleServer(pool), { migrationsFolder: postgresMigrations })
  } finally {
    await pool.end()
  }
}

/**
 * Guarded migration of one SQLite file. drizzle's table rebuild under cascade can empty child tables without an error,
 * and a migration merged late with an older date is never applied: hence the copy, foreign keys off at session level,
 * row counts before and after, foreign_key_check, integrity_check, and the copy back when any of them fails.
 */
export function migrateSqliteFile(file: string, folder: string = sqliteMigrations): void {
  const due = checkJournal(folder)
  if (isUpToDate(file, due)) return
  const copy = `${file}.before-migration`
  const existed = existsSync(file)
  const connection = openAlone(file)
  try {
    if (appliedCount(connection) === due) return
    if (existed) {
      connection.pragma('wal_checkpoint(TRUNCATE)')
      copyFileSync(file, copy)
    }
    applyGuarded(connection, folder, due)
  } catch (error) {
    connection.close()
    if (existed && existsSync(copy)) {
      for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true })
      copyFileSync(copy, file)
    }
    throw error
  } finally {
    if (connection.open) connection.close()
    rmSync(copy, { force: true })
  }
}

function isUpToDate(file: string, due: number): boolean {
  if (!existsSync(file)) return false
  const connection = openSqlite(file)
  try {
    return appliedCount(connection) === due
  } finally {
    connection.close()
  }
}

/** Nobody else may have the file open: what they write meanwhile would be lost if the copy had to go back. */
function openAlone(file: string): Sqlite.Database {
  try {
    return openSqlite(file, { alone: true })
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error
    const words = 'The database has to be brought up to date, and another process has it open. Stop that one first.'
    throw new Error(words, { cause: error })
  }
}

function applyGuarded(connection: Sqlite.Database, folder: string, due: number): void {
  const before = rowCounts(connection)
  connection.pragma('foreign_keys = OFF')
  migrateSqlite(drizzleSqlite(connection), { migrationsFolder: folder })
  const after = rowCounts(connection)
  for (const [name, count] of before) {
    if (after.has(name) && after.get(name) !== count) throw new Error(`migration changed the number of rows in ${name}`)
  }
  if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error('migration broke a foreign key')
  if (connection.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('migration damaged the file')
  if (appliedCount(connection) !== due) throw new Error('not every migration was applied')
  connection.pragma('foreign_keys = ON')
}

/** Number of migrations in the folder. Throws when their dates do not ascend: drizzle would skip one silently. */
export function checkJournal(folder: string): number {
  const journal = JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { when: number; tag: string }[]
  }
  journal.entries.forEach((entry, at) => {
    const previous = journal.entries[at - 1]
    if (previous && previous.when >= entry.when)
      throw new Error(`migration ${entry.tag} is dated before ${previous.tag}`)
  })
  return journal.entries.length
}

function appliedCount(connection: Sqlite.Database): number {
  const known = connection.prepare('select count(*) from sqlite_master where name = ?').pluck().get(JOURNAL_TABLE)
  return known ? Number(connection.prepare(`select count(*) from ${JOURNAL_TABLE}`).pluck().get()) : 0
}

function rowCounts(connection: Sqlite.Database): Map<string, number> {
  const names = connection
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> ?`)
    .pluck()
    .all(JOURNAL_TABLE) as string[]
  return new Map(
    names.map((name) => [name, Number(connection.prepare(`select count(*) from "${name}"`).pluck().get())]),
  )
}
