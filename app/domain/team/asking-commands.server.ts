import { and, eq, inArray, ne } from 'drizzle-orm'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import type { AnyCtx } from '#app/domain/shared/context.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import type { Database } from '#db/client.server.ts'
import { coverRequests } from '#db/schema/index.ts'

type Ahead = { id: string; startsAt: Date }

/**
 * Ends the asking for cover of a session in the transaction of its cause: of everybody who has not answered, of one person
 * only, or of all but one request. Each is thanked.
 */
export async function endAsking(
  tx: Database,
  { now }: Pick<AnyCtx, 'now'>,
  session: Ahead,
  { only, but }: { only?: string; but?: string } = {},
): Promise<AuditEvent[]> {
  const open = and(
    eq(coverRequests.sessionId, session.id),
    eq(coverRequests.state, 'asked'),
    only === undefined ? undefined : eq(coverRequests.personId, only),
    but === undefined ? undefined : ne(coverRequests.id, but),
  )
  const ended = await tx
    .update(coverRequests)
    .set({ state: 'not-needed', answeredAt: now })
    .where(open)
    .returning({ id: coverRequests.id, personId: coverRequests.personId })
  for (const { id, personId } of ended)
    await enqueueLetter(tx, {
      template: 'cover-thanked',
      about: id,
      personId,
      cause: `thanked:${now.getTime()}`,
      now,
      notAfter: session.startsAt,
    })
  return ended.length > 0 ? [event('cover.ended', session.id, { requests: ended.map(({ id }) => id) })] : []
}

/** Has letters that ask for cover wait for those who were asked: one each, in the transaction of the asking. */
export async function askEach(tx: Database, now: Date, session: Ahead, requestIds: readonly string[]): Promise<void> {
  if (requestIds.length === 0) return
  const asked = await tx
    .select({ id: coverRequests.id, personId: coverRequests.personId })
    .from(coverRequests)
    .where(inArray(coverRequests.id, [...requestIds]))
  for (const { id, personId } of asked)
    await enqueueLetter(tx, {
      template: 'cover-asked',
      about: id,
      personId,
      cause: `asked:${now.getTime()}`,
      now,
      notAfter: session.startsAt,
    })
}
