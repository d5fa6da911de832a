import { readFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { getTableColumns } from 'drizzle-orm'
import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import { newParticipantKey, openParticipantKey, type ParticipantKey } from '#app/crypto/participant-keys.server.ts'
import { seal, unseal } from '#app/crypto/seal.server.ts'
import { declaredTables } from '#db/columns.ts'
import { subjects } from '#db/subjects.ts'

/** Where a sealed value is: its table and column, the id of its row, and of the participant it is about, if of one. */
type Where = { table: string; column: string; row: string; participant: string | null }

/** Seals texts into the columns of a data folder, and opens them, as its own service does. */
export type Sealer = {
  seal: (where: Where, text: string) => string
  open: (where: Where, sealed: string) => string
}

/**
 * The sealer of the data folder that a database file lies in, whose key file is beside it. A participant who has no key yet,
 * such as one that a test has just put in, gets one.
 */
export function sealerOf(db: Sqlite.Database): Sealer {
  const folder = path.dirname(db.name)
  setKeys(parseKeys(readFileSync(path.join(folder, 'keys.json'), 'utf8')))
  const keyOf = (participant: string | null): [ParticipantKey] | [] =>
    participant === null ? [] : [keyIn(folder, participant)]
  return {
    seal: ({ participant, ...place }, text) => seal(text, place, ...keyOf(participant)),
    open: ({ participant, ...place }, sealed) => unseal(sealed, place, ...keyOf(participant)),
  }
}

function keyIn(folder: string, participant: string): ParticipantKey {
  const store = new Sqlite(path.join(folder, 'keys.db'), { timeout: 5000 })
  try {
    const found = store
      .prepare('select wrapped from participant_keys where participant_id = ?')
      .pluck()
      .get(participant)
    if (typeof found === 'string') return openParticipantKey(participant, found)
    const { key, wrapped } = newParticipantKey(participant)
    store.prepare('insert into participant_keys values (?, ?)').run(participant, wrapped)
    return key
  } finally {
    store.close()
  }
}

/** By whom a column is sealed; undefined for one in the clear. */
export function sealedBy(table: string, column: string): 'participant' | 'service' | undefined {
  if (table === 'authenticator_apps' && column === 'seed') return 'service'
  const found = declaredTables.find(({ name }) => name === table)
  const [key] = Object.entries(found?.table ?? {}).find(([, one]) => (one as { name?: string })?.name === column) ?? [
    '',
  ]
  return found?.columns.get(key)?.sealed
}

/** Every sealed column, as `table.column`. */
export const sealedColumns = () =>
  declaredTables.flatMap(({ name, table }) =>
    Object.values(getTableColumns(table))
      .map((column) => column.name)
      .filter((column) => sealedBy(name, column))
      .map((column) => `${name}.${column}`),
  )

/** The rows of a sealed column that hold something, with whose they are. */
export function sealedRows(
  db: Sqlite.Database,
  table: string,
  column: string,
): (Where & { rowid: number; held: string })[] {
  const by = sealedBy(table, column)
  const whose = subjects[table]?.by ?? 'null'
  const key = (db.prepare(`select name from pragma_table_info(?) where pk > 0`).pluck().get(table) as string) ?? 'rowid'
  const rows = db
    .prepare(
      `select rowid, ${key} as id, ${whose} as whose, ${column} as held from ${table} where ${column} is not null`,
    )
    .all() as { rowid: number; id: string; whose: string | null; held: string }[]
  return rows.flatMap(({ rowid, id, whose: participant, held }) => {
    if (by === 'participant' && participant === null) return []
    return [{ table, column, row: id, participant: by === 'participant' ? participant : null, rowid, held }]
  })
}

/**
 * What a sealed column of JSON or of a list holds is not a mark alone, or no page could read it: here is where a mark goes in
 * it. One line for each such column, from the text that is there to the text with the mark; null leaves it as it is.
 */
export const markWithin: Readonly<Record<string, (mark: string, held: string) => string | null>> = {
  'contact_routes.rules': () => null,
  'safe_contacts.rules': () => null,
  'adjustments.kind': () => null,
  'participant_imports.content': () => null,
  'authenticator_apps.seed': () => null,
}
