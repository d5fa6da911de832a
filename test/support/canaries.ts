import type Sqlite from 'better-sqlite3'
import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { sha256 } from '#app/domain/shared/ids.ts'
import { declaredTables, type Seen } from '#db/columns.ts'
import '#db/schema/index.ts'
import { markWithin, type Sealer, sealedBy, sealedRows, sealerOf } from './sealed-marks.ts'

/**
 * A column of text, who may see what is in it, and whether a mark was written over what it held. What people see of
 * themselves is told apart by whose it is.
 */
export type Canary = { name: string; seen: readonly Seen[]; written: boolean; owner?: string }

type Table = (typeof declaredTables)[number]
/** `owner` is the column that says whose row it is, where people see what is theirs. */
type Column = { table: Table; column: SQLiteColumn; seen: readonly Seen[]; isKey: boolean; owner: string | null }

/** Text that no mark can be written over: it is a date, or is worked out from something else. It is sought as it is. */
const KEPT = /^(\w+_on|in_use_from|date|time|quarter)$|hash|digest|handle/
const KEPT_WHOLE = [
  'reports.content',
  'releases.content',
  'calendar_files.content',
  'audit_events',
  'themes.parent',
  'themes.rights',
  'release_cuts',
]

/** What the trail calls things by. */
const IDS_OF_OTHERS = ['audit_events.actor', 'audit_events.object', 'audit_events.role', 'audit_events.action']

const markOf = ({ name, owner = '' }: Pick<Canary, 'name' | 'owner'>) =>
  `mark${sha256(`${name} of ${owner}`).slice(0, 10)}`
/** The mark that stands in one row of a column that is nobody's own. */
export const wholeMark = (name: string, rowid: number) => `${markOf({ name })}${rowid}@example.org`
const isText = ({ columnType }: SQLiteColumn) => columnType === 'SQLiteText' || columnType === 'SQLiteTextJson'
const nameOf = ({ table, column }: Pick<Column, 'table' | 'column'>) => `${table.name}.${column.name}`

function textColumns(): Column[] {
  return declaredTables.flatMap((table) => {
    const { foreignKeys, primaryKeys } = getTableConfig(table.table)
    const foreign = foreignKeys.flatMap((key) => key.reference().columns.map(({ name }) => name))
    const keys = primaryKeys.flatMap((key) => key.columns.map(({ name }) => name))
    return Object.entries(getTableColumns(table.table))
      .filter(([, column]) => isText(column) && !foreign.includes(column.name) && !column.enumValues?.length)
      .map(([key, column]) => {
        const isKey = column.primary || keys.includes(column.name)
        const seen = table.columns.get(key)?.seen ?? []
        const owner = !seen.includes('oneself') ? null : table.name === 'people' ? 'id' : 'person_id'
        return { table, column: column as SQLiteColumn, seen, isKey, owner }
      })
  })
}

const isKept = (one: Column) =>
  one.isKey || KEPT.test(one.column.name) || KEPT_WHOLE.some((name) => nameOf(one) === name || one.table.name === name)

/** What is found in a text: the columns whose marks, or whose values as they were, stand in it. */
export type Search = { canaries: Canary[]; found: (text: string) => Set<Canary> }

/**
 * Writes a mark into every column of text of every table, one of its own for each person where people see what is theirs.
 * Tables that hold nothing get a row. Keys and digests stay, and are sought as they are.
 */
export function writeCanaries(db: Sqlite.Database): Search {
  db.pragma('foreign_keys = OFF')
  const sealer = sealerOf(db)
  for (const table of declaredTables) if (isEmpty(db, table.name)) addRow(db, table, sealer)
  const columns = textColumns()
  const values = new Map<string, Canary>()
  const written: Canary[] = []
  for (const one of columns) {
    const name = nameOf(one)
    if (!isKept(one)) {
      for (const owner of ownersIn(db, one)) {
        const canary = { name, seen: one.seen, written: true, ...(owner ? { owner } : {}) }
        if (sealedBy(one.table.name, one.column.name)) {
          const mark = ({ rowid }: { rowid: number }) => `${markOf(canary)}${rowid}@example.org`
          if (!writeSealed(db, one, sealer, mark)) continue
        } else writeMark(db, one, canary)
        written.push(canary)
      }
    } else if (!IDS_OF_OTHERS.includes(name)) noteValues(db, one, values)
  }
  const trail = declaredTables.find(({ name }) => name === 'audit_events')?.columns.get('object')?.seen ?? []
  for (const id of idsInTrail(db)) {
    const canary = values.get(id)
    if (canary) values.set(id, { ...canary, name: `${canary.name} in the trail`, seen: [...canary.seen, ...trail] })
  }
  const byMark = new Map(written.map((canary) => [markOf(canary), canary]))
  return { canaries: [...written, ...new Set(values.values())], found: (text) => find(text, byMark, values) }
}

/** Addresses hold these, so that they are made of letters and digits only: nobody types them. */
const IN_ADDRESSES = ['forums.slug', 'participants.reference', 'data_requests.reference']

/** Writes a text into every column that somebody typed, in every row. */
export function writeEverywhere(db: Sqlite.Database, text: string): void {
  const sealer = sealerOf(db)
  for (const { table, column } of textColumns().filter((one) => !isKept(one))) {
    if (sealedBy(table.name, column.name)) {
      writeSealed(db, { table, column }, sealer, ({ rowid }) => `${text} ${rowid}`)
      continue
    }
    const quoted = `'${text.replaceAll("'", "''")}'`
    const isJson = column.columnType === 'SQLiteTextJson'
    if (IN_ADDRESSES.includes(nameOf({ table, column })) || (isJson && table.name !== 'point_imports')) continue
    const value = isJson ? importWith(quoted) : `${quoted} || ' ' || rowid`
    db.prepare(`update ${table.name} set ${column.name} = ${value} where ${column.name} is not null`).run()
  }
}

const isEmpty = (db: Sqlite.Database, table: string) => db.prepare(`select 1 from ${table}`).get() === undefined

/** Everybody who has a row of their own there; null alone where a column is nobody's own. */
const ownersIn = (db: Sqlite.Database, { table, owner }: Column): (string | null)[] =>
  owner ? (db.prepare(`select distinct ${owner} from ${table.name}`).pluck().all() as string[]) : [null]

function writeMark(db: Sqlite.Database, { table, column, owner }: Column, canary: Canary): void {
  const mark = `'${markOf(canary)}' || rowid || '@example.org'`
  const isJson = column.columnType === 'SQLiteTextJson'
  const value = table.name === 'point_imports' ? importWith(mark) : isJson ? `json_array(${mark})` : mark
  const theirs = owner ? `and ${owner} = '${canary.owner}'` : ''
  db.prepare(`update ${table.name} set ${column.name} = ${value} where ${column.name} is not null ${theirs}`).run()
}

/** Writes a text of its own, sealed, into each row of a sealed column that holds something. Whether any was. */
function writeSealed(
  db: Sqlite.Database,
  { table, column }: Pick<Column, 'table' | 'column'>,
  sealer: Sealer,
  textFor: (row: { rowid: number }) => string,
): boolean {
  const within = markWithin[nameOf({ table, column })] ?? ((mark: string) => mark)
  const change = db.prepare(`update ${table.name} set ${column.name} = ? where rowid = ?`)
  const written = sealedRows(db, table.name, column.name).map(({ rowid, held, ...where }) => {
    const text = within(textFor({ rowid }), sealer.open(where, held))
    if (text !== null) change.run(sealer.seal(where, text), rowid)
    return text !== null
  })
  return written.some(Boolean)
}

const importWith = (mark: string) =>
  `json_object('format', 'points', 'problems', json_array(), 'unknownThemes', json_array(${mark}), 'rows', json_array())`

function addRow(db: Sqlite.Database, { name, table }: Table, sealer: Sealer): void {
  const references = new Map(
    getTableConfig(table).foreignKeys.map((key) => {
      const { columns, foreignColumns, foreignTable } = key.reference()
      const [from, to] = [columns[0]?.name ?? '', foreignColumns[0]?.name ?? '']
      return [
        from,
        db
          .prepare(`select ${to} from ${getTableConfig(foreignTable).name} order by 1`)
          .pluck()
          .get(),
      ]
    }),
  )
  const columns = Object.values(getTableColumns(table))
  const row = columns.map((column) => references.get(column.name) ?? plain(column as SQLiteColumn))
  const names = columns.map(({ name: column }) => `"${column}"`)
  db.prepare(`insert into ${name} (${names}) values (${names.map(() => '?')})`).run(row)
  for (const { name: column } of columns)
    if (sealedBy(name, column))
      for (const { rowid, held, ...where } of sealedRows(db, name, column))
        db.prepare(`update ${name} set ${column} = ? where rowid = ?`).run(sealer.seal(where, held), rowid)
}

function plain(column: SQLiteColumn): string | number {
  if (!isText(column)) return column.columnType === 'SQLiteTimestamp' ? 1_800_000_000_000 : 1
  if (column.columnType === 'SQLiteTextJson') return '[]'
  if (column.enumValues?.length) return column.enumValues[0] ?? ''
  return /_on$|^date$/.test(column.name) ? '2027-01-15' : `made-for-${column.name}-of-this-table`
}

/** Keeps the values of a column that can be nothing else; one that stands in two columns is seen by whom either names. */
function noteValues(db: Sqlite.Database, one: Column, values: Map<string, Canary>): void {
  const { table, column, seen, owner: of } = one
  const all = db
    .prepare(`select distinct ${column.name}, ${of ?? 'null'} from ${table.name}`)
    .raw()
    .all()
  for (const [value, owner] of all as [string, string | null][]) {
    if (!/^[\w-]{12,}$/.test(value ?? '') || !/\d/.test(value) || value.includes('test')) continue
    const other = values.get(value)
    const name = other ? `${other.name} and ${nameOf(one)}` : nameOf(one)
    const whose = other?.owner ?? owner
    values.set(value, {
      name,
      seen: [...(other?.seen ?? []), ...seen],
      written: false,
      ...(whose ? { owner: whose } : {}),
    })
  }
}

/** The trail calls things by their ids: whoever reads it sees those. */
function idsInTrail(db: Sqlite.Database): Set<string> {
  const rows = db.prepare('select actor, object, detail from audit_events').raw().all()
  return new Set([...JSON.stringify(rows).matchAll(/[\w-]{12,}/g)].map(([id]) => id))
}

function find(text: string, byMark: Map<string, Canary>, values: Map<string, Canary>): Set<Canary> {
  const words = [...text.matchAll(/[\w-]{12,}/g)].map(([word]) => values.get(word))
  const marks = [...text.matchAll(/mark[0-9a-f]{10}/g)].map(([mark]) => byMark.get(mark))
  return new Set([...words, ...marks].flatMap((canary) => canary ?? []))
}
