import { and, asc, eq, gt, inArray, lte } from 'drizzle-orm'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { hoursInWords } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { ballots, places, sessions } from '#db/schema/index.ts'
import { findChanges } from './changes-queries.server.ts'
import { itemsOf } from './queries.server.ts'
import { agendaOf, DOTS, isDone, MOST_SUGGESTIONS } from './rules.ts'

type Own = Ctx<'visit:own'>
type BallotKind = (typeof ballots.$inferSelect)['kind']

const facts = {
  ...{ id: sessions.id, forumId: sessions.forumId, date: sessions.date, time: sessions.time, state: sessions.state },
  ...{ minutes: sessions.minutes, startsAt: sessions.startsAt, orderedAt: sessions.agendaOrderedAt },
}

const ownSessions = (ctx: Own) =>
  read()
    .select(facts)
    .from(sessions)
    .innerJoin(places, eq(places.forumId, sessions.forumId))
    .where(isTheirs(ctx))
    .$dynamic()

const isTheirs = (ctx: Own) =>
  and(eq(places.participantId, ctx.actor.id), eq(places.state, 'active'), lte(places.startsOn, sessions.date))

/** One session of theirs, whatever became of it; null for anybody else's. */
export async function findOwn(ctx: Own, sessionId: string) {
  const [row] = await ownSessions(ctx).where(and(isTheirs(ctx), eq(sessions.id, sessionId)))
  return row ?? null
}
export type OwnSession = NonNullable<Awaited<ReturnType<typeof findOwn>>>

/** Their next session; null when there is none. */
export async function findOwnNext(ctx: Own): Promise<OwnSession | null> {
  const toCome = and(inArray(sessions.state, ['planned', 'confirmed']), gt(sessions.startsAt, ctx.now))
  const [next] = await ownSessions(ctx)
    .where(and(isTheirs(ctx), toCome))
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
    .limit(1)
  return next ?? null
}

/** What is on the agenda of their next session, in its order, with what they can still give to it; null when there is none. */
export async function findOwnAgenda(ctx: Own) {
  const next = await findOwnNext(ctx)
  if (!next) return null
  const items = await listOpenItems(next)
  const changes = await findChanges(next)
  return {
    session: next.id,
    when: `${formatDate(next.date)}, ${hoursInWords(next)}`,
    items: items.map(({ id, text }) => ({ id, text })),
    news: changes.reports.length > 0,
    dotsLeft: DOTS - (await usedBy(ctx, next.id, 'agenda')),
    suggestionsLeft: MOST_SUGGESTIONS - (await usedBy(ctx, next.id, 'suggestion')),
  }
}

/** What can be given dots: what stands on the agenda and was not talked about. */
export async function listOpenItems({ id, forumId, orderedAt }: OwnSession) {
  const lines = agendaOf(id, await itemsOf(forumId), orderedAt !== null)
  return lines.filter((line) => line.state === 'on' && !isDone(line))
}

/**
 * Who voted, as it is kept: it names nobody without the key of the service, and is another one for each session and for each
 * kind, so that no two ballots can be told to be of one person.
 */
export const voterOf = (participantId: string, sessionId: string, kind: BallotKind) =>
  keyedDigest('ballot', `${kind}\0${sessionId}\0${participantId}`)

/** How much of what they can give for a session they have used. */
export async function usedBy(ctx: Own, sessionId: string, kind: BallotKind): Promise<number> {
  const theirs = and(
    eq(ballots.sessionId, sessionId),
    eq(ballots.kind, kind),
    eq(ballots.voter, voterOf(ctx.actor.id, sessionId, kind)),
  )
  const [ballot] = await read().select({ used: ballots.used }).from(ballots).where(theirs)
  return ballot?.used ?? 0
}
