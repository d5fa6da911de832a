import { and, asc, eq, gt, isNotNull, notLike, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type SealedPlace, seal, unseal, versionOf } from '#app/crypto/seal.server.ts'
import { type Database, read } from './client.server.ts'
import { authenticatorApps, participantImports, rawNotes, sessions, wordingReplies } from './schema/index.ts'

/**
 * Every column that is sealed under the key of the service itself. A change of that key seals them anew (security.md
 * CRY-03); a test holds this list to the declarations of the columns.
 */
type ServiceSeal = { place: Omit<SealedPlace, 'row'>; table: SQLiteTable; id: SQLiteColumn; column: SQLiteColumn }

const sealOf = (table: SQLiteTable, name: string, id: SQLiteColumn, column: SQLiteColumn): ServiceSeal => ({
  ...{ table, id, column },
  place: { table: name, column: column.name },
})

export const serviceSeals = {
  apps: sealOf(authenticatorApps, 'authenticator_apps', authenticatorApps.id, authenticatorApps.seed),
  imports: sealOf(participantImports, 'participant_imports', participantImports.id, participantImports.content),
  joining: sealOf(sessions, 'sessions', sessions.id, sessions.joining),
  notes: sealOf(rawNotes, 'raw_notes', rawNotes.id, rawNotes.text),
  wording: sealOf(wordingReplies, 'wording_replies', wordingReplies.id, wordingReplies.words),
} as const

export type ServiceSealed = keyof typeof serviceSeals
export const SERVICE_SEALED = Object.keys(serviceSeals) as ServiceSealed[]

type Row = { id: string; sealed: string }

async function rowsOf({ id, column, table }: ServiceSeal, condition: SQL | undefined, limit: number): Promise<Row[]> {
  const rows = await read()
    .select({ id, sealed: column })
    .from(table)
    .where(and(isNotNull(column), condition))
    .orderBy(asc(id))
    .limit(limit)
  return rows as Row[]
}

/** How many values of a column are sealed with each version of the key. */
export async function countSealed(what: ServiceSealed): Promise<Map<number, number>> {
  const { column, table } = serviceSeals[what]
  const start = sql<string>`substr(${column}, 1, 16)`
  const rows = await read().select({ start }).from(table).where(isNotNull(column))
  const counts = new Map<number, number>()
  for (const row of rows) {
    const version = versionOf(row.start) ?? 0
    counts.set(version, (counts.get(version) ?? 0) + 1)
  }
  return counts
}

/** Of the first so many values of a column, how many open. */
export async function openSome(what: ServiceSealed, limit: number): Promise<{ looked: number; open: number }> {
  const rows = await rowsOf(serviceSeals[what], undefined, limit)
  const open = rows.filter((row) => opens(what, row)).length
  return { looked: rows.length, open }
}

function opens(what: ServiceSealed, row: Row): boolean {
  try {
    unseal(row.sealed, { ...serviceSeals[what].place, row: row.id })
    return true
  } catch {
    return false
  }
}

/** So many values of a column that are not sealed with a version, after the row given. */
export const listSealedOtherwise = (what: ServiceSealed, version: number, after: string, limit: number) => {
  const { column, id } = serviceSeals[what]
  return rowsOf(serviceSeals[what], and(notLike(column, `v1.${version}.%`), gt(id, after)), limit)
}

/** Seals a value anew with the newest key, if it is still what was read. False when it is not, or does not open. */
export async function sealAnew(tx: Database, what: ServiceSealed, row: Row): Promise<boolean> {
  if (!opens(what, row)) return false
  const { table, id, column, place } = serviceSeals[what]
  const here = { ...place, row: row.id }
  const [key] = Object.entries(table).find(([, one]) => one === column) ?? ['']
  const changed = await tx
    .update(table)
    .set({ [key]: seal(unseal(row.sealed, here), here) })
    .where(and(eq(id, row.id), eq(column, row.sealed)))
    .returning({ id })
  return changed.length > 0
}
