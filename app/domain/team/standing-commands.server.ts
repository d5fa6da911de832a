import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { SESSION_TRANSITIONS } from '#app/domain/sessions/status.ts'
import { type AnyCtx, systemContext } from '#app/domain/shared/context.ts'
import { type AuditEvent, done, event, unchanged } from '#app/domain/shared/result.ts'
import { type Database, write } from '#db/client.server.ts'
import { sessions, sessionTeam } from '#db/schema/index.ts'
import { listFallen } from './queries.server.ts'

const { from, to, event: fellBack } = SESSION_TRANSITIONS['fall-back']

/**
 * Has sessions go back to planned that are written down as confirmed and no longer are, in the transaction of the cause:
 * those given, or all. The rest of the team is told. What the rule was is not written down: it may be somebody's wish.
 */
export async function fallBack(
  tx: Database,
  { actor, now }: Pick<AnyCtx, 'actor' | 'now'>,
  only?: readonly string[],
): Promise<AuditEvent[]> {
  const events: AuditEvent[] = []
  for (const id of await listFallen(now, only)) {
    const still = and(eq(sessions.id, id), inArray(sessions.state, [...from]))
    const [session] = await tx.update(sessions).set({ state: to }).where(still).returning()
    if (!session) continue
    const cause = `fell-back:${now.getTime()}`
    for (const personId of await peopleOf(tx, id))
      if (personId !== actor.id)
        await enqueueLetter(tx, {
          template: 'session-unconfirmed',
          about: id,
          personId,
          cause,
          now,
          notAfter: session.startsAt,
        })
    events.push(event(fellBack, id))
  }
  return events
}

async function peopleOf(tx: Database, sessionId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: sessionTeam.personId })
    .from(sessionTeam)
    .where(and(eq(sessionTeam.sessionId, sessionId), isNotNull(sessionTeam.personId)))
  return rows.flatMap(({ id }) => id ?? [])
}

/**
 * Writes down which confirmed sessions no longer are, whatever the cause: a role that ended, somebody who left, an answer.
 * True when there was one. Every page says so before this has run.
 */
export async function settleSessions(now: Date): Promise<boolean> {
  if ((await listFallen(now)).length === 0) return false
  const ctx = systemContext('session:team', now)
  const result = await write(ctx, async (tx) => {
    const [first, ...rest] = await fallBack(tx, ctx)
    return first ? done(true, first, ...rest) : unchanged(false)
  })
  return result.ok && result.value
}
