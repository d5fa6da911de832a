import { count, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '#app/domain/shared/dates.ts'
import { type Database, type Reader, read } from './client.server.ts'
import { declaredTables } from './columns.ts'
import { dataRequests, participants, registerEntries, sessions, sessionTotals } from './schema/index.ts'
import { dependents, type Subject, subjects } from './subjects.ts'

/** How many rows of a table are about a participant, and what an erasure does with them. */
export type Holding = { table: string; rows: number; erasure: Subject['erasure'] }

/** The table that a name in `subjects` stands for. Throws for one that does not exist. */
export function tableNamed(name: string): SQLiteTable {
  const found = declaredTables.find((table) => table.name === name)
  if (!found) throw new Error(`no table ${name}`)
  return found.table
}

export function columnNamed(table: SQLiteTable, name: string): SQLiteColumn {
  const found = Object.values(getTableColumns(table)).find((column) => column.name === name)
  if (!found) throw new Error(`no column ${name}`)
  return found
}

/** What is held about a participant, table by table: what a page shows before an erasure. Empty tables are left out. */
export async function listHoldings(participantId: string): Promise<Holding[]> {
  const holdings = Object.entries(subjects).map(async ([name, { by, erasure }]) => ({
    table: name,
    rows: await rowsAbout(read(), name, by, participantId),
    erasure,
  }))
  return (await Promise.all(holdings)).filter(({ rows }) => rows > 0)
}

async function rowsAbout(reader: Reader, name: string, by: string, participantId: string): Promise<number> {
  const table = tableNamed(name)
  const [row] = await reader
    .select({ rows: count() })
    .from(table)
    .where(eq(columnNamed(table, by), participantId))
  return row?.rows ?? 0
}

/**
 * Takes a participant out of every table as `subjects` says, within the transaction of its cause: deletes, empties, counts
 * (security.md CRY-04). What is kept stays. Returns how many rows were deleted of each table.
 */
export async function eraseRows(tx: Database, participantId: string, day: LocalDate): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {}
  for (const [name, { on, by }] of Object.entries(dependents))
    deleted[name] = await deleteDependents(tx, { name, on, by }, participantId)
  for (const [name, { by, erasure }] of Object.entries(subjects)) {
    if (erasure.rule === 'kept') continue
    if (erasure.rule === 'counted') await countRegister(tx, participantId)
    if (erasure.rule === 'emptied') await clear(tx, name, by, erasure.clears, participantId)
    else deleted[name] = await deleteRows(tx, name, by, [participantId])
  }
  await tx.update(participants).set({ erasedOn: day }).where(eq(participants.id, participantId))
  return Object.fromEntries(Object.entries(deleted).filter(([, rows]) => rows > 0))
}

/**
 * Lets go of the row itself, which by now holds a reference and a day, unless something that is kept still names it. True
 * when it is gone.
 */
export async function releaseRow(tx: Database, participantId: string): Promise<boolean> {
  const kept = Object.entries(subjects).filter(([, { erasure }]) => erasure.rule === 'kept')
  for (const [name, { by }] of kept) if ((await rowsAbout(tx, name, by, participantId)) > 0) return false
  await tx.update(dataRequests).set({ participantId: null }).where(eq(dataRequests.participantId, participantId))
  await tx.delete(participants).where(eq(participants.id, participantId))
  return true
}

async function deleteRows(tx: Database, name: string, by: string, ids: readonly string[]): Promise<number> {
  const table = tableNamed(name)
  const column = columnNamed(table, by)
  return (
    await tx
      .delete(table)
      .where(inArray(column, [...ids]))
      .returning({ by: column })
  ).length
}

async function deleteDependents(
  tx: Database,
  { name, on, by }: { name: string; on: string; by: string },
  participantId: string,
): Promise<number> {
  const parent = tableNamed(on)
  const theirs = eq(columnNamed(parent, subjects[on]?.by ?? ''), participantId)
  const rows = await tx
    .select({ id: columnNamed(parent, 'id') })
    .from(parent)
    .where(theirs)
  const ids = rows.map(({ id }) => String(id))
  return ids.length === 0 ? 0 : deleteRows(tx, name, by, ids)
}

async function clear(
  tx: Database,
  name: string,
  by: string,
  columns: readonly string[],
  participantId: string,
): Promise<void> {
  const table = tableNamed(name)
  const keys = Object.entries(getTableColumns(table))
  const nothing = keys.filter(([, column]) => columns.includes(column.name)).map(([key]) => [key, null])
  await tx
    .update(table)
    .set(Object.fromEntries(nothing))
    .where(eq(columnNamed(table, by), participantId))
}

/**
 * Adds their lines to the totals of each session, and gives its register a new version: a form that still has them on it
 * is noticed as out of date.
 */
async function countRegister(tx: Database, participantId: string): Promise<void> {
  const entries = await tx.select().from(registerEntries).where(eq(registerEntries.participantId, participantId))
  for (const { sessionId, status } of entries) {
    await tx
      .insert(sessionTotals)
      .values({ sessionId, status, number: 1 })
      .onConflictDoUpdate({
        target: [sessionTotals.sessionId, sessionTotals.status],
        set: { number: sql`${sessionTotals.number} + 1` },
      })
    await tx
      .update(sessions)
      .set({ registerVersion: sql`${sessions.registerVersion} + 1` })
      .where(eq(sessions.id, sessionId))
  }
}
