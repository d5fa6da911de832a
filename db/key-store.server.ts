import path from 'node:path'
import type Sqlite from 'better-sqlite3'
import pg from 'pg'
import type { Config } from '#app/config.server.ts'
import { claimDataFolder, keepFileToOwner } from './data-folder.ts'
import { openSqlite } from './sqlite.server.ts'

/**
 * The wrapped keys of participants, in a database of their own: its copies are kept for days, those of the data for weeks,
 * so that whoever is erased cannot be read in an old copy of the data (security.md CRY-02, R12). Beside them it keeps the
 * erasure ledger, which says who must not come back with an older copy.
 */
export type KeyStore = {
  /** The wrapped keys of those who have one. */
  find: (participantIds: readonly string[]) => Promise<Map<string, string>>
  add: (participantId: string, wrapped: string) => Promise<void>
  /** Puts a newly wrapped key in the place of the one given; false when that is not what lies there any more. */
  replace: (participantId: string, wrapped: string, anew: string) => Promise<boolean>
  remove: (participantIds: readonly string[]) => Promise<void>
  /** So many of those who have a key, in the order of their ids, after the one given. */
  after: (participantId: string, count: number) => Promise<{ participantId: string; wrapped: string }[]>
  /** Notes for good that somebody was erased: the keyed digest of their id, and the day. */
  noteErasure: (digest: string, day: string) => Promise<void>
  erasures: () => Promise<Map<string, string>>
  /** Writes everything into the file itself and empties the write-ahead log, so that nothing removed stays beside it. */
  flush: () => Promise<void>
  close: () => Promise<void>
}

type Row = Record<string, string>
type Query = (sql: string, values?: readonly string[]) => Promise<Row[]>

const TABLES = [
  'create table if not exists participant_keys (participant_id text primary key, wrapped text not null)',
  'create table if not exists erasures (digest text primary key, erased_on text not null)',
]
const AT_ONCE = 200

let store: KeyStore | null = null

/** The key store of this process. Throws before it is open. */
export function keyStore(): KeyStore {
  if (!store) throw new Error('the key store is not open')
  return store
}

export function setKeyStore(opened: KeyStore): void {
  store = opened
}

export async function closeKeyStore(): Promise<void> {
  await store?.close()
  store = null
}

/** The file of the key store at a `file:` address. */
export const keyStoreFile = (config: Pick<Config, 'keysDatabaseUrl'>) =>
  path.resolve(config.keysDatabaseUrl.replace(/^file:/, ''))

/** Opens the key store of the settings for this process. Throws when its folder belongs to another mode. */
export async function openKeyStore(config: Pick<Config, 'keysDatabaseUrl' | 'mode'>): Promise<void> {
  if (/^postgres(ql)?:/.test(config.keysDatabaseUrl)) return setKeyStore(await postgresKeyStore(config.keysDatabaseUrl))
  const file = keyStoreFile(config)
  claimDataFolder(path.dirname(file), config.mode)
  keepFileToOwner(file)
  setKeyStore(await sqliteKeyStore(file))
}

/** A key store in an SQLite file, or in memory for `:memory:`. */
export function sqliteKeyStore(file: string): Promise<KeyStore> {
  const connection = openSqlite(file)
  const prepared = new Map<string, Sqlite.Statement>()
  const query: Query = async (sql, values = []) => {
    const statement = prepared.get(sql) ?? connection.prepare(sql)
    prepared.set(sql, statement)
    const bound = Object.fromEntries(values.map((value, at) => [String(at + 1), value]))
    if (statement.reader) return statement.all(bound) as Row[]
    statement.run(bound)
    return []
  }
  return storeOver(query, {
    flush: async () => void connection.pragma('wal_checkpoint(TRUNCATE)'),
    close: async () => void connection.close(),
  })
}

async function postgresKeyStore(url: string): Promise<KeyStore> {
  const pool = new pg.Pool({ connectionString: url })
  const query: Query = async (sql, values = []) => (await pool.query(sql, [...values])).rows as Row[]
  return storeOver(query, { flush: async () => undefined, close: () => pool.end() })
}

/** The store over anything that takes SQL with `$1`, `$2` …: both engines read it the same way. */
export async function storeOver(query: Query, ends: Pick<KeyStore, 'flush' | 'close'>): Promise<KeyStore> {
  for (const table of TABLES) await query(table)
  return {
    ...ends,
    find: async (ids) => {
      const found = await inTurn(ids, (some) =>
        query(`select participant_id, wrapped from participant_keys where participant_id in (${marks(some)})`, some),
      )
      return new Map(found.map((row) => [row.participant_id ?? '', row.wrapped ?? '']))
    },
    add: async (id, wrapped) => {
      await query('insert into participant_keys (participant_id, wrapped) values ($1, $2)', [id, wrapped])
    },
    replace: async (id, wrapped, anew) => {
      const sql =
        'update participant_keys set wrapped = $3 where participant_id = $1 and wrapped = $2 returning wrapped'
      return (await query(sql, [id, wrapped, anew])).length === 1
    },
    remove: async (ids) => {
      await inTurn(ids, (some) => query(`delete from participant_keys where participant_id in (${marks(some)})`, some))
    },
    after: async (id, count) => {
      const sql = `select participant_id, wrapped from participant_keys where participant_id > $1
        order by participant_id limit ${Math.trunc(count)}`
      return (await query(sql, [id])).map((row) => ({
        participantId: row.participant_id ?? '',
        wrapped: row.wrapped ?? '',
      }))
    },
    noteErasure: async (digest, day) => {
      await query('insert into erasures (digest, erased_on) values ($1, $2) on conflict do nothing', [digest, day])
    },
    erasures: async () =>
      new Map(
        (await query('select digest, erased_on from erasures')).map((row) => [row.digest ?? '', row.erased_on ?? '']),
      ),
  }
}

const marks = (values: readonly string[]) => values.map((_value, at) => `$${at + 1}`).join(', ')

async function inTurn(ids: readonly string[], ask: (some: readonly string[]) => Promise<Row[]>): Promise<Row[]> {
  const found: Row[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE) found.push(...(await ask(ids.slice(at, at + AT_ONCE))))
  return found
}
