import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { unsealStored } from '#app/crypto/seal.server.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { HELD_STATES } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { ballots, points, registerEntries, sessions, wordingReplies, writeUps } from '#db/schema/index.ts'
import { serviceSeals } from '#db/service-seals.ts'
import { arrivedStatuses } from './queries.server.ts'
import { wordsSeen } from './rules.ts'
import { MOST_OFFERED } from './status.ts'

/** Who has answered: names nobody without the key of the service (security.md CRY-05). */
export const voterOf = (sessionId: string, participantId: string) =>
  keyedDigest('ballot', `${sessionId}\0${participantId}\0wording`)

/** What is offered of a session, by the random ids of its points: no order in time, and nothing that was printed somewhere. */
export async function listOffered(sessionId: string) {
  return read()
    .select({ id: points.id, text: points.text, kind: points.kind, breadth: points.breadth, valence: points.valence })
    .from(points)
    .where(and(eq(points.sessionId, sessionId), eq(points.origin, 'forum')))
    .orderBy(asc(points.id))
}

/** Sessions at which this participant was in the room and whose words are still offered, earliest first. */
async function openOffers(ctx: Ctx<'visit:own'>) {
  return read()
    .select({ id: sessions.id, date: sessions.date, until: writeUps.offeredUntil })
    .from(sessions)
    .innerJoin(writeUps, eq(writeUps.sessionId, sessions.id))
    .innerJoin(registerEntries, eq(registerEntries.sessionId, sessions.id))
    .where(
      and(
        inArray(sessions.state, [...HELD_STATES]),
        eq(registerEntries.participantId, ctx.actor.id),
        inArray(registerEntries.status, arrivedStatuses),
        gt(writeUps.offeredUntil, ctx.now),
        isNull(writeUps.submittedAt),
      ),
    )
    .orderBy(asc(sessions.date), asc(sessions.id))
}

export type OpenOffer = Awaited<ReturnType<typeof openOffers>>[number] & { answered: boolean }

/** The words that this participant can look at now: the first they have not answered, or that they have answered all. */
export async function findOpenOffer(ctx: Ctx<'visit:own'>, sessionId?: string): Promise<OpenOffer | null> {
  const offers = (await openOffers(ctx)).filter(({ id }) => sessionId === undefined || id === sessionId)
  const voters = offers.map(({ id }) => voterOf(id, ctx.actor.id))
  const cast = await read()
    .select({ voter: ballots.voter })
    .from(ballots)
    .where(and(eq(ballots.kind, 'wording'), inArray(ballots.voter, voters)))
  const answered = new Set(cast.map(({ voter }) => voter))
  const all = offers.map((offer) => ({ ...offer, answered: answered.has(voterOf(offer.id, ctx.actor.id)) }))
  return all.find((offer) => !offer.answered) ?? all[0] ?? null
}

/** What the page behind the link shows: the words, and what they are known by when they come back. */
export async function getOfferedWords(sessionId: string) {
  const offered = (await listOffered(sessionId)).slice(0, MOST_OFFERED)
  return { points: offered.map(({ id, text }) => ({ id, text })), seen: wordsSeen(offered) }
}

/** Each point of a session within reach with how many agree and what else was suggested, nobody named. */
export async function listWording(ctx: Ctx<'write-up:keep'>, sessionId: string) {
  const within = and(eq(wordingReplies.sessionId, sessionId), reachable(ctx, sessions.forumId))
  const replies = await read()
    .select({ reply: wordingReplies })
    .from(wordingReplies)
    .innerJoin(sessions, eq(sessions.id, wordingReplies.sessionId))
    .where(within)
    .orderBy(asc(wordingReplies.id))
  return (await listOffered(sessionId)).map((point) => {
    const own = replies.map(({ reply }) => reply).filter(({ pointId }) => pointId === point.id)
    const other = own.filter(({ answer }) => answer === 'other-words')
    return { ...point, agree: own.length - other.length, other: other.length, suggested: other.map(openedReply) }
  })
}

/** A suggestion of other words at a session within reach, opened; null when there is none. */
export async function findReply(ctx: Ctx<'write-up:keep'>, sessionId: string, id: string) {
  const [row] = await read()
    .select({ reply: wordingReplies })
    .from(wordingReplies)
    .innerJoin(sessions, eq(sessions.id, wordingReplies.sessionId))
    .where(and(eq(wordingReplies.id, id), eq(wordingReplies.sessionId, sessionId), reachable(ctx, sessions.forumId)))
  return row?.reply.answer === 'other-words' ? { ...openedReply(row.reply), pointId: row.reply.pointId } : null
}

type Reply = typeof wordingReplies.$inferSelect

const openedReply = ({ id, words, settled }: Reply) => ({
  id,
  words: words === null ? '' : unsealStored(words, { ...serviceSeals.wording.place, row: id }),
  settled,
})
