import { eq } from 'drizzle-orm'
import { pinDigest } from '#app/crypto/digests.server.ts'
import { enqueueForParticipant } from '#app/domain/mail/commands.server.ts'
import { replacePageLink, stopPageLinks } from '#app/domain/mail/page-link-commands.server.ts'
import { isWaiting } from '#app/domain/mail/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId, newPin } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Database, type Submission, writeOnce } from '#db/client.server.ts'
import { participantLinks } from '#db/schema/index.ts'
import { findCodeWord, findLastLink, getLinkOwner, listLinkMessages, type PrivateLink } from './queries.server.ts'
import { linkState } from './rules.ts'

type MaySend = Ctx<'link:send'>
type Once = 'repeated' | 'sent-before'
export type LinkRefusal = 'no-word' | 'no-link' | 'waiting'

/**
 * Makes a private link in the place of the one before, which stops at once, and sends it when the participant has a code
 * word. Without one it waits for a PIN. Its secret is worked out from its id; the table holds the digest (LNK-01).
 */
export function makeLink(
  ctx: MaySend,
  reference: string,
  { days }: { days: number },
  once: Submission,
): Promise<Result<{ sent: boolean }, Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const { participantId } = await getLinkOwner(ctx, reference)
    const createdBy = ctx.actor.id
    const { link, events } = await replacePageLink(tx, { participantId, createdBy, days, now: ctx.now })
    const sent = (await findCodeWord(participantId)) !== null
    const [made, ...stopped] = events
    return done({ sent }, made, ...stopped, ...(sent ? [await send(tx, ctx, link)] : []))
  })
}

/** Sends the same link again, or for the first time once it has a PIN. One message waits at a time. */
export function sendLink(ctx: MaySend, reference: string, once: Submission): Promise<Result<null, LinkRefusal | Once>> {
  return writeOnce<null, LinkRefusal>(ctx, once, async (tx) => {
    const link = await workingLink(ctx, reference)
    if (!link) return refuse('no-link')
    if (link.pinDigest === null && (await findCodeWord(link.participantId)) === null) return refuse('no-word')
    if ((await listLinkMessages(link.id)).some(isWaiting)) return refuse('waiting')
    return done(null, await send(tx, ctx, link))
  })
}

/**
 * Makes a PIN for a working link, in the place of the one before. It is in this answer alone: the table holds a digest, and
 * whoever made it tells it by word of mouth (security.md LNK-05).
 */
export function makePin(
  ctx: MaySend,
  reference: string,
  once: Submission,
): Promise<Result<{ pin: string }, 'no-link' | 'has-word' | Once>> {
  return writeOnce<{ pin: string }, 'no-link' | 'has-word'>(ctx, once, async (tx) => {
    const link = await workingLink(ctx, reference)
    if (!link) return refuse('no-link')
    if ((await findCodeWord(link.participantId)) !== null) return refuse('has-word')
    const pin = newPin()
    await tx
      .update(participantLinks)
      .set({ pinDigest: pinDigest(link.id, pin) })
      .where(eq(participantLinks.id, link.id))
    return done({ pin }, event('link.pin-made', link.id))
  })
}

/** Stops the link of a participant at once: it opens nothing more, and whoever is behind it is out (LNK-04). */
export function stopLink(ctx: MaySend, reference: string, once: Submission): Promise<Result<null, 'no-link' | Once>> {
  return writeOnce<null, 'no-link'>(ctx, once, async (tx) => {
    const { participantId } = await getLinkOwner(ctx, reference)
    const [first, ...rest] = await stopPageLinks(tx, participantId, ctx.now)
    return first ? done(null, first, ...rest) : refuse('no-link')
  })
}

async function workingLink(ctx: MaySend, reference: string): Promise<PrivateLink | null> {
  const { participantId } = await getLinkOwner(ctx, reference)
  const link = await findLastLink(participantId)
  return link && linkState(link, ctx.now) === 'works' ? link : null
}

/** Queues the message. Whether, how and in which words they may be reached is asked when it leaves (LNK-08). */
async function send(tx: Database, ctx: MaySend, link: { id: string; participantId: string; expiresAt: Date }) {
  const cause = newId('snd')
  const { id: about, participantId, expiresAt: notAfter } = link
  await enqueueForParticipant(tx, { template: 'private-link', participantId, about, cause, now: ctx.now, notAfter })
  return event('link.sent', about)
}
