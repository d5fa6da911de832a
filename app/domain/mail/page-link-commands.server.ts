import { and, eq, isNull } from 'drizzle-orm'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { systemContext } from '#app/domain/shared/context.ts'
import { newId, sha256 } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, unchanged } from '#app/domain/shared/result.ts'
import { hoursAfter, minutesAfter } from '#app/domain/sign-in/rules.ts'
import { type Database, write } from '#db/client.server.ts'
import { outbox, participantLinks, participantVisits } from '#db/schema/index.ts'
import type { Message } from './commands.server.ts'
import { findCarried } from './page-link-queries.server.ts'
import { findWayTo, type Way } from './participant-queries.server.ts'

/**
 * Makes a private link in the place of the one before, which stops at once. Its secret is worked out from its id; the table
 * holds the digest (security.md LNK-01). `createdBy` is null when a message needed it.
 */
export async function replacePageLink(
  tx: Database,
  { days, now, ...whose }: { participantId: string; createdBy: string | null; days: number; now: Date },
): Promise<{ link: { id: string; participantId: string; expiresAt: Date }; events: [AuditEvent, ...AuditEvent[]] }> {
  const stopped = await stopPageLinks(tx, whose.participantId, now)
  const id = newId('lnk')
  const link = {
    ...{ id, ...whose, purpose: 'page' as const, tokenHash: sha256(linkSecret('page', id)) },
    ...{ createdAt: now, expiresAt: hoursAfter(now, days * 24) },
  }
  await tx.insert(participantLinks).values(link)
  return { link, events: [event('link.made', id, { days }), ...stopped] }
}

/** Stops what is not stopped yet, ends its visits and what still waits to be sent. */
export async function stopPageLinks(tx: Database, participantId: string, now: Date): Promise<AuditEvent[]> {
  const theirs = and(eq(participantLinks.participantId, participantId), isNull(participantLinks.revokedAt))
  const stopped = await tx
    .update(participantLinks)
    .set({ revokedAt: now })
    .where(theirs)
    .returning({ id: participantLinks.id })
  for (const { id } of stopped) {
    await tx.delete(participantVisits).where(eq(participantVisits.linkId, id))
    const waiting = and(eq(outbox.template, 'private-link'), eq(outbox.about, id), eq(outbox.state, 'pending'))
    await tx.update(outbox).set({ state: 'cancelled' }).where(waiting)
  }
  return stopped.map(({ id }) => event('link.revoked', id))
}

/**
 * As `findWayTo`, and makes the private link that the message carries when none works. A retry finds that link again, so that
 * the same one is sent however often (security.md R6).
 */
export async function prepareWay(message: Message, now: Date): Promise<Exclude<Way, { kind: 'link' }> | null> {
  const way = await findWayTo(message, now)
  if (way?.kind !== 'link') return way
  const { participantId } = way
  await write(systemContext('link:send', now), async (tx) => {
    const carried = await findCarried(participantId, now)
    if (carried.kind !== 'make') return unchanged(null)
    const { events } = await replacePageLink(tx, { participantId, createdBy: null, days: carried.days, now })
    return done(null, ...events)
  })
  const then = await findWayTo(message, now)
  return then?.kind === 'link' ? { kind: 'wait', until: minutesAfter(now, 1) } : then
}
