import { eq } from 'drizzle-orm'
import { seal } from '#app/crypto/seal.server.ts'
import { enqueueForParticipant } from '#app/domain/mail/commands.server.ts'
import { identifyingSigns } from '#app/domain/points/rules.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Database, type Submission, writeOnce } from '#db/client.server.ts'
import { ballots, points, wordingReplies, writeUps } from '#db/schema/index.ts'
import { serviceSeals } from '#db/service-seals.ts'
import type { TakeWords, WordingInput, WordingReply } from './input.ts'
import { findWriteUp, getStanding, listArrived } from './queries.server.ts'
import { canBeOffered, offerEnds, wordsSeen } from './rules.ts'
import { findOpenOffer, findReply, getOfferedWords, voterOf } from './wording-queries.server.ts'

type Once = 'repeated' | 'sent-before'

/**
 * Offers the words to those who were there, for a number of days: the page behind their link opens, and a message goes to
 * each by their safe route (product, step 8). It can be done once.
 */
export function offerWords(
  ctx: Ctx<'write-up:keep'>,
  sessionId: string,
  days: number,
  once: Submission,
): Promise<Result<{ people: number }, 'not-ready' | 'submitted' | 'offered-already' | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const standing = await getStanding(ctx, session)
    if (standing.writeUp?.submittedAt) return refuse('submitted')
    if (standing.writeUp?.offeredAt) return refuse('offered-already')
    if (!canBeOffered(standing)) return refuse('not-ready')
    const until = offerEnds(todayInLondon(ctx.now), days)
    const offer = { offeredAt: ctx.now, offeredUntil: until }
    const checked = standing.writeUp?.checkedAt ? {} : { checkedAt: ctx.now, checkedBy: ctx.actor.id }
    await tx
      .insert(writeUps)
      .values({ sessionId: session.id, ...offer, ...checked })
      .onConflictDoUpdate({
        target: writeUps.sessionId,
        set: { ...offer, ...checked, version: (standing.writeUp?.version ?? 1) + 1 },
      })
    const people = await listArrived(session.id)
    for (const participantId of people) await tell(tx, { participantId, session: session.id, now: ctx.now, until })
    return done({ people: people.length }, event('write-up.offered', session.id, { messages: people.length, days }))
  })
}

const tell = (tx: Database, to: { participantId: string; session: string; now: Date; until: Date }) =>
  enqueueForParticipant(tx, {
    template: 'wording-check',
    sessionId: to.session,
    participantId: to.participantId,
    cause: `wording:${to.session}`,
    now: to.now,
    notAfter: to.until,
  })

/**
 * What somebody who was there says about the words, once. It is kept without a name and without a time; that they have
 * answered is kept under a digest that names nobody. The trail does not say who it was either.
 */
export function replyToWording(
  ctx: Ctx<'visit:own'>,
  { session: id, seen, replies }: WordingInput,
  once: Submission,
): Promise<Result<null, 'words-changed' | 'answered' | 'nothing-said' | Once>> {
  const nameless = { ...ctx, actor: { id: 'participant', name: '' } }
  return writeOnce(nameless, once, async (tx) => {
    const offer = await findOpenOffer(ctx, id)
    if (!offer) throw new NotFound()
    if (offer.answered) return refuse('answered')
    const offered = await getOfferedWords(offer.id)
    if (offered.seen !== seen) return refuse('words-changed')
    const known = new Set(offered.points.map((point) => point.id))
    const said = replies.filter(({ point }) => known.has(point))
    if (said.length === 0) return refuse('nothing-said')
    const voter = voterOf(offer.id, ctx.actor.id)
    // The day of the session and no number: neither when somebody answered nor to how much of it is kept.
    const ballot = { sessionId: offer.id, kind: 'wording' as const, voter, used: 1, castOn: offer.date }
    const [taken] = await tx.insert(ballots).values(ballot).onConflictDoNothing().returning({ voter: ballots.voter })
    if (!taken) return refuse('answered')
    await mixIn(
      tx,
      offer.id,
      said.map((reply) => replyRow(offer.id, reply)),
    )
    return done(null, event('write-up.replied', offer.id))
  })
}

/**
 * Stores replies among those that are there. All of them are written anew in the order of their random ids: rows that lie
 * beside each other would else be of one person.
 */
async function mixIn(tx: Database, sessionId: string, replies: Reply[]): Promise<void> {
  const before = await tx.delete(wordingReplies).where(eq(wordingReplies.sessionId, sessionId)).returning()
  const all = [...before, ...replies].sort((one, other) => (one.id < other.id ? -1 : 1))
  await tx.insert(wordingReplies).values(all)
}

type Reply = typeof wordingReplies.$inferInsert

function replyRow(sessionId: string, { point: pointId, answer, words }: WordingReply) {
  const id = newId('wrp')
  const sealed = words === null ? null : seal(words, { ...serviceSeals.wording.place, row: id })
  return { id, sessionId, pointId, answer, words: sealed }
}

type SettleRefusal = 'submitted' | 'gone' | 'settled-already' | 'looks-identifying' | 'point-changed'

/**
 * Takes other words for a point, as the facilitator words them: the point has them from now on. Not over words that somebody
 * else has put there since the page was opened.
 */
export function takeWords(
  ctx: Ctx<'write-up:keep'>,
  sessionId: string,
  { reply: id, seen, text, screened }: TakeWords,
  once: Submission,
): Promise<Result<null, SettleRefusal | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const reply = await replyToSettle(ctx, sessionId, id)
    if (typeof reply === 'string') return refuse(reply)
    if (!screened && identifyingSigns(text).length > 0) return refuse('looks-identifying')
    const [point] = await tx.select().from(points).where(eq(points.id, reply.pointId))
    if (!point || wordsSeen([point]) !== seen) return refuse('point-changed')
    await tx.update(points).set({ text }).where(eq(points.id, reply.pointId))
    await tx.update(wordingReplies).set({ settled: 'taken' }).where(eq(wordingReplies.id, id))
    return done(null, event('write-up.reply-settled', sessionId, { taken: true, screened: screened === 'yes' }))
  })
}

/** Leaves a point as it is, in spite of other words that were suggested. */
export function leaveWords(
  ctx: Ctx<'write-up:keep'>,
  sessionId: string,
  id: string,
  once: Submission,
): Promise<Result<null, SettleRefusal | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const reply = await replyToSettle(ctx, sessionId, id)
    if (typeof reply === 'string') return refuse(reply)
    await tx.update(wordingReplies).set({ settled: 'left' }).where(eq(wordingReplies.id, id))
    return done(null, event('write-up.reply-settled', sessionId, { taken: false, screened: false }))
  })
}

async function replyToSettle(ctx: Ctx<'write-up:keep'>, sessionId: string, id: string) {
  const session = await getSession(ctx, sessionId)
  const reply = await findReply(ctx, session.id, id)
  if (!reply) return 'gone'
  if ((await findWriteUp(ctx, session.id))?.submittedAt) return 'submitted'
  return reply.settled ? 'settled-already' : reply
}
