import { and, count, eq, getTableColumns, isNotNull, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import type { LocalDate } from '#app/domain/shared/dates.ts'
import type { Database } from '#db/client.server.ts'
import { declaredTables } from '#db/columns.ts'
import { columnNamed, eraseRows, releaseRow, tableNamed } from '#db/erase.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import * as schema from '#db/schema/index.ts'
import { subjects } from '#db/subjects.ts'

const { adjustments, contactRoutes, doNotMeets, participants, registerEntries, safeContacts, sessionTotals } = schema

/** A table that hangs on a participant, with the column that says on whom. */
type Hanging = { name: string; table: SQLiteTable; by: SQLiteColumn }

const hanging = (): Hanging[] =>
  Object.entries(subjects).map(([name, { by }]) => {
    const table = tableNamed(name)
    return { name, table, by: columnNamed(table, by) }
  })

/** Removes name, contact, safe contact and adjustments: what the first clock is about. */
export async function removeContact(tx: Database, participantId: string): Promise<void> {
  for (const table of [contactRoutes, safeContacts, adjustments, doNotMeets])
    await tx.delete(table).where(eq(table.participantId, participantId))
  await tx.update(participants).set({ alias: null }).where(eq(participants.id, participantId))
}

/** Removes everything about a person, just as an erasure does. */
export async function removePerson(tx: Database, participantId: string, today: LocalDate): Promise<void> {
  await eraseRows(tx, participantId, today)
  await releaseRow(tx, participantId)
}

/** Takes lines out of registers and adds them to the totals of their sessions (domain §6.6). Returns how many there were. */
export async function countAttendance(tx: Database, which: SQL | undefined): Promise<number> {
  const groups = await tx
    .select({ sessionId: registerEntries.sessionId, status: registerEntries.status, number: count() })
    .from(registerEntries)
    .where(which)
    .groupBy(registerEntries.sessionId, registerEntries.status)
  for (const { sessionId, status, number } of groups) {
    const own = and(eq(sessionTotals.sessionId, sessionId), eq(sessionTotals.status, status))
    const [before] = await tx.select().from(sessionTotals).where(own)
    if (before)
      await tx
        .update(sessionTotals)
        .set({ number: before.number + number })
        .where(own)
    else await tx.insert(sessionTotals).values({ sessionId, status, number })
  }
  await tx.delete(registerEntries).where(which)
  return groups.reduce((sum, { number }) => sum + number, 0)
}

/**
 * Destroys somebody's key when nothing sealed under it is left, within the transaction that took the last of it: whoever
 * seals something for them waits until it is over. Returns whether it did.
 */
export async function destroyIdleKey(tx: Database, participantId: string): Promise<boolean> {
  for (const { table, by } of hanging()) {
    const declared = declaredTables.find((one) => one.table === table)
    const columns = getTableColumns(table) as Record<string, SQLiteColumn>
    for (const [key, declaration] of declared?.columns ?? []) {
      const column = columns[key]
      if (declaration?.sealed !== 'participant' || !column) continue
      if ((await tx.$count(table, and(eq(by, participantId), isNotNull(column)))) > 0) return false
    }
  }
  await keyStore().remove([participantId])
  return true
}

/** Notes that somebody is gone, so that an older copy of the data does not bring them back (security.md R12). */
export const noteGone = (participantId: string, today: LocalDate) =>
  keyStore().noteErasure(keyedDigest('erasure', participantId), today)
