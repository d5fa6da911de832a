import { and, eq } from 'drizzle-orm'
import type { Database } from './client.server.ts'
import { type organisations, registerEntries, type registerStatuses, staffPresent } from './schema/index.ts'

type Entry = { participantId: string; to: (typeof registerStatuses)[number] | null }
type Count = { organisation: (typeof organisations)[number]; mine: number }

/** Writes lines of a register. `null` takes a line away: that person is not marked any more. */
export async function putEntries(tx: Database, sessionId: string, entries: readonly Entry[]): Promise<void> {
  for (const { participantId, to: status } of entries) {
    const line = and(eq(registerEntries.sessionId, sessionId), eq(registerEntries.participantId, participantId))
    if (status === null) await tx.delete(registerEntries).where(line)
    else
      await tx
        .insert(registerEntries)
        .values({ sessionId, participantId, status })
        .onConflictDoUpdate({ target: [registerEntries.sessionId, registerEntries.participantId], set: { status } })
  }
}

/** Writes how many staff of these organisations were there. */
export async function putStaff(tx: Database, sessionId: string, numbers: readonly Count[]): Promise<void> {
  for (const { organisation, mine: number } of numbers) {
    await tx
      .insert(staffPresent)
      .values({ sessionId, organisation, number })
      .onConflictDoUpdate({ target: [staffPresent.sessionId, staffPresent.organisation], set: { number } })
  }
}
