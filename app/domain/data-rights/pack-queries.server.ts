import { asc, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { roles, roleWords } from '#app/domain/access/permissions.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, isLocalDate } from '#app/domain/shared/dates.ts'
import { formatMoney } from '#app/domain/vouchers/rules.ts'
import { read } from '#db/client.server.ts'
import { declaredTables } from '#db/columns.ts'
import { tableFacts } from '#db/data-map/tables.ts'
import { seenWords } from '#db/data-map/words.ts'
import { dataMap } from '#db/data-map.ts'
import { columnNamed, tableNamed } from '#db/erase.server.ts'
import { agreementWordings, forums, grants, sessions, voucherBatches, vouchers } from '#db/schema/index.ts'
import { type Sealing, sealingsFor } from '#db/seal.server.ts'
import { dependents, subjects } from '#db/subjects.ts'
import { INSIDE_WHY, KEY_COLUMNS, packLabels, packTitles, STAFF_COLUMNS, spelt } from './pack-words.ts'
import type { PackPart } from './status.ts'

/** One fact: as it is held, for a computer, and as a person reads it. */
export type PackFact = { column: string; label: string; value: unknown; words: string; isKey: boolean }
export type PackTable = {
  table: string
  title: string
  why: string
  keep: string
  seen: string
  rows: PackFact[][]
}
export type Pack = { part: PackPart; tables: PackTable[]; withheld: { what: string; why: string }[] }

type Row = Record<string, unknown>

/**
 * One part of everything that is held about a participant, from what the columns declare (UK GDPR Art 15, security.md
 * PRV-05): sealed fields opened, staff by their role, what is withheld with the reason. The caller records that it was given.
 */
export async function subjectPack(
  _ctx: Ctx<'data-request:take' | 'visit:own'>,
  participantId: string,
  part: PackPart,
): Promise<Pack> {
  const sealing = (await sealingsFor([participantId])).get(participantId)
  const tables: PackTable[] = []
  const withheld: Pack['withheld'] = []
  for (const table of Object.keys(packTitles)) {
    const { by, access } = subjects[table] ?? {}
    if (access?.rule !== 'given' || access.part !== part || !by) continue
    const rows = await rowsOf(table, by, participantId)
    const facts = await Promise.all(rows.map((row) => factsOf(table, row, access.inside, sealing)))
    tables.push({ table, title: packTitles[table] ?? spelt(table), ...declaredFor(table), rows: facts })
    if (rows.length > 0 && access.inside.length > 0)
      withheld.push({ what: `${packTitles[table]}: ${access.inside.map(spelt).join(', ')}`, why: INSIDE_WHY })
  }
  return { part, tables, withheld: part === 'contact' ? withheld : [...withheld, ...withheldWhole()] }
}

/** What is not in the copy at all, and why. */
function withheldWhole(): Pack['withheld'] {
  const whole = Object.entries(subjects).flatMap(([table, { access }]) =>
    access.rule === 'withheld' ? [{ what: tableFacts[table]?.holds ?? spelt(table), why: access.why }] : [],
  )
  const hanging = Object.entries(dependents).flatMap(([table, { on }]) => {
    const access = subjects[on]?.access
    return access?.rule === 'withheld' ? [{ what: tableFacts[table]?.holds ?? spelt(table), why: access.why }] : []
  })
  return [...whole, ...hanging]
}

/** Why it is held, how long and who sees it, as its columns declare. */
function declaredFor(table: string): Pick<PackTable, 'why' | 'keep' | 'seen'> {
  const rows = dataMap().filter((row) => row.table === table)
  const all = (of: (row: (typeof rows)[number]) => string) => [...new Set(rows.map(of))].join('; ')
  return { why: all((row) => row.purposeWords), keep: all((row) => row.keep), seen: seenBy(table) }
}

/** Who sees something of it; that the service itself reckons with it is left out where anybody does. */
function seenBy(table: string): string {
  const columns = declaredTables.find(({ name }) => name === table)?.columns
  const seen = new Set([...(columns?.values() ?? [])].flatMap((declaration) => declaration?.seen ?? []))
  const people = [...seen].filter((who) => who !== 'the service')
  return (people.length > 0 ? people : [...seen]).map((who) => seenWords[who]).join(', ')
}

async function rowsOf(name: string, by: string, participantId: string): Promise<Row[]> {
  const table = tableNamed(name)
  const [first] = Object.values(getTableColumns(table))
  const rows = read()
    .select()
    .from(table)
    .where(eq(columnNamed(table, by), participantId))
  return (await (first ? rows.orderBy(asc(first)) : rows)) as Row[]
}

async function factsOf(name: string, row: Row, inside: readonly string[], sealing?: Sealing): Promise<PackFact[]> {
  const columns = Object.entries(getTableColumns(tableNamed(name))) as [string, SQLiteColumn][]
  const given = columns.filter(([, column]) => !inside.includes(column.name))
  const sealed = declaredTables.find((table) => table.name === name)?.columns
  const facts = given.map(async ([key, column]) => {
    const raw = row[key] ?? null
    const isSealed = sealed?.get(key)?.sealed === 'participant' && typeof raw === 'string'
    const text = isSealed ? (sealing?.open(column, keyOf(name, row), raw) ?? null) : null
    const isOwn = isSealed && !STAFF_COLUMNS.includes(column.name)
    const value = isOwn ? parsed(text) : await resolved(column, text ?? raw)
    return {
      column: column.name,
      label: packLabels[`${name}.${column.name}`] ?? spelt(column.name),
      value,
      words: inWords(value, isSealed && column.name !== 'kind'),
      isKey: KEY_COLUMNS.includes(column.name),
    }
  })
  return Promise.all(facts)
}

/** A sealed value is bound to the key of its row, which is the participant's own where there is one row for each. */
const keyOf = (name: string, row: Row) => String(name === 'safe_contacts' ? row.participantId : row.id)

/** Sealed rules are JSON; whatever else is sealed is a text. */
function parsed(text: string | null): unknown {
  if (!text?.startsWith('{') && !text?.startsWith('[')) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** What an id stands for, in place of the id. */
async function resolved({ name }: SQLiteColumn, raw: unknown): Promise<unknown> {
  if (raw === null || typeof raw !== 'string') return raw
  if (STAFF_COLUMNS.includes(name)) return roleOf(raw)
  if (name === 'forum_id') return one(read().select({ text: forums.name }).from(forums).where(eq(forums.id, raw)))
  if (name === 'session_id')
    return one(read().select({ text: sessions.date }).from(sessions).where(eq(sessions.id, raw)))
  if (name === 'wording_id') return wordingOf(raw)
  if (name === 'voucher_id') return voucherOf(raw)
  return raw
}

const one = async (rows: PromiseLike<{ text: string }[]>) => (await rows)[0]?.text ?? null

async function roleOf(personId: string): Promise<string> {
  const held = await read()
    .select({ role: grants.role })
    .from(grants)
    .where(inArray(grants.personId, [personId]))
  const role = roles.find((candidate) => held.some((grant) => grant.role === candidate))
  return role ? roleWords[role] : 'A member of staff'
}

async function wordingOf(id: string) {
  const { version, text } = agreementWordings
  const [row] = await read().select({ version, text }).from(agreementWordings).where(eq(agreementWordings.id, id))
  return row ? `Version ${row.version}: ${row.text}` : null
}

async function voucherOf(id: string) {
  const [row] = await read()
    .select({ number: vouchers.number, supplier: voucherBatches.supplier, pence: voucherBatches.faceValuePence })
    .from(vouchers)
    .innerJoin(voucherBatches, eq(voucherBatches.id, vouchers.batchId))
    .where(eq(vouchers.id, id))
  return row ? `${row.supplier}, ${formatMoney(row.pence)}, number ${row.number}` : null
}

/** A value as a person reads it. What they wrote themselves stays as they wrote it. */
function inWords(value: unknown, own = false): string {
  if (value === null || value === '') return 'Nothing'
  if (value instanceof Date) return formatDateTime(value)
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.map((item) => inWords(item, own)).join(', ') || 'Nothing'
  if (typeof value === 'object') {
    const lines = Object.entries(value).map(([name, item]) => `${spelt(name)}: ${inWords(item, own)}`)
    return lines.join('\n')
  }
  const text = String(value)
  if (isLocalDate(text)) return formatDate(text)
  return !own && /^[a-z]+([_-][a-z]+)*$/.test(text) ? spelt(text) : text
}
