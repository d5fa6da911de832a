import type Sqlite from 'better-sqlite3'
import { sha256 } from '#app/domain/shared/ids.ts'

/** What of a table is left out of its digest: all of it, or these columns. */
type But = Readonly<Record<string, 'everything' | readonly string[]>>

/** What looking at pages may change: the trail, and when somebody was last seen (security.md WEB-02). */
export const TRAIL_AND_LAST_SEEN: But = {
  audit_events: 'everything',
  sqlite_sequence: 'everything',
  sign_in_sessions: ['used_at', 'idle_until'],
  grants: ['last_used_on'],
}

/** A digest of every table of a data file. */
export function digests(db: Sqlite.Database, but: But = {}): Map<string, string> {
  const names = db.prepare("select name from sqlite_master where type = 'table' order by 1").pluck().all() as string[]
  return new Map(names.map((name) => [name, digestOf(db, name, but[name] ?? [])]))
}

function digestOf(db: Sqlite.Database, table: string, but: But[string]): string {
  if (but === 'everything') return ''
  const columns = (db.prepare(`select name from pragma_table_info('${table}')`).pluck().all() as string[])
    .filter((name) => !but.includes(name))
    .map((name) => `"${name}"`)
  return sha256(JSON.stringify(db.prepare(`select ${columns} from "${table}" order by ${columns}`).raw().all()))
}

/** The tables that are not as they were. */
export const changed = (before: Map<string, string>, after: Map<string, string>) =>
  [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name)

/** Does something while a table is missing from a data file, and puts it back as it was. */
export async function without<T>(db: Sqlite.Database, table: string, work: () => Promise<T>): Promise<T> {
  db.pragma('foreign_keys = OFF')
  const parts = 'select sql from sqlite_master where tbl_name = ? and sql is not null order by type desc'
  const made = db.prepare(parts).pluck().all(table) as string[]
  const rows = db.prepare(`select * from ${table}`).raw().all() as unknown[][]
  db.exec(`drop table ${table}`)
  try {
    return await work()
  } finally {
    db.exec(made.join(';\n'))
    const marks = rows[0]?.map(() => '?').join(', ')
    for (const row of rows) db.prepare(`insert into ${table} values (${marks})`).run(row)
  }
}
