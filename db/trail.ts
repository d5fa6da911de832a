import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import type { FoundEntry } from '#app/domain/audit/verify.ts'
import type { AuditDetail } from '#app/domain/shared/result.ts'

/**
 * The audit trail straight from a data file or a PostgreSQL database, read only, without the schema, the settings or the
 * keys: for whoever checks it, perhaps on another machine.
 */
type Row = Record<string, unknown>
type Query = (sql: string, values: unknown[]) => Promise<{ rows: Row[] }>

const COLUMNS = 'sequence, at, actor, role, action, object, detail, request_id, hash'
const BATCH = 5_000

/** The entries of an SQLite file in their order. Throws when it cannot be read, or has no trail that is chained. */
export function* trailInFile(file: string): Generator<FoundEntry> {
  const { connection, close } = openReadOnly(file)
  try {
    for (const row of connection.prepare(`select ${COLUMNS} from audit_events order by sequence`).iterate())
      yield entryOf(row as Row)
  } finally {
    close()
  }
}

/** The entries of a PostgreSQL database in their order, as they were at one moment. */
export async function* trailInPostgres(query: Query): AsyncGenerator<FoundEntry> {
  await query('begin isolation level repeatable read read only', [])
  try {
    for (let last = 0; ; ) {
      const asked = `select ${COLUMNS} from audit_events where sequence > $1 order by sequence limit ${BATCH}`
      const { rows } = await query(asked, [last])
      for (const row of rows) yield entryOf(row)
      last = Number(rows.at(-1)?.sequence ?? last)
      if (rows.length < BATCH) return
    }
  } finally {
    await query('rollback', [])
  }
}

/** The entries at an address: `postgres://…`, or a file. */
export async function* trailAt(address: string): AsyncGenerator<FoundEntry> {
  if (!/^postgres(ql)?:/.test(address)) return yield* trailInFile(address.replace(/^file:/, ''))
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    yield* trailInPostgres((sql, values) => client.query(sql, values))
  } finally {
    await client.end()
  }
}

/** Where SQLite cannot read a file in its place, as on a disk that cannot be written to, it reads a copy. */
function openReadOnly(file: string): { connection: Sqlite.Database; close: () => void } {
  if (!existsSync(file)) throw new Error(`There is no file ${file}`)
  try {
    const connection = readable(file)
    return { connection, close: () => connection.close() }
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError) || !/^SQLITE_(CANTOPEN|READONLY)/.test(error.code)) throw error
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'vvf-trail-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  try {
    const copy = path.join(folder, 'copy.db')
    for (const suffix of ['', '-wal']) if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix)
    const connection = readable(copy)
    return {
      connection,
      close: () => {
        connection.close()
        clear()
      },
    }
  } catch (error) {
    clear()
    throw error
  }
}

function readable(file: string): Sqlite.Database {
  const connection = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  connection.pragma('trusted_schema = OFF')
  connection.prepare('select count(*) from sqlite_master').get()
  return connection
}

/** A value that the service would not have written makes an entry unreadable: it was changed by somebody else. */
function entryOf(row: Row): FoundEntry {
  const sequence = Number(row.sequence)
  const at = typeof row.at === 'number' || row.at instanceof Date ? new Date(row.at) : null
  const detail = detailOf(row.detail)
  const { actor, role, action, object, request_id: requestId, hash } = row
  const texts = [actor, role, action, object, requestId]
  const unreadable = !at || Number.isNaN(at.getTime()) || !detail || texts.some((value) => typeof value !== 'string')
  if (unreadable || (hash !== null && typeof hash !== 'string')) return { sequence, unreadable: true }
  const [actorId, roleName, actionName, objectId, request] = texts as [string, string, string, string, string]
  return {
    ...{ sequence, at, detail, hash },
    ...{ actor: actorId, role: roleName, action: actionName, object: objectId, requestId: request },
  }
}

function detailOf(value: unknown): AuditDetail | null {
  try {
    const detail: unknown = typeof value === 'string' ? JSON.parse(value) : value
    return typeof detail === 'object' && detail !== null ? (detail as AuditDetail) : null
  } catch {
    return null
  }
}
