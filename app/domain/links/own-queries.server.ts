import { and, asc, eq, gt, inArray, lte } from 'drizzle-orm'
import { hoursInWords } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { findWhere } from '#app/domain/venues/queries.server.ts'
import { read } from '#db/client.server.ts'
import { places, registerEntries, sessions } from '#db/schema/index.ts'
import { answerIn } from './rules.ts'

const facts = {
  id: sessions.id,
  date: sessions.date,
  time: sessions.time,
  minutes: sessions.minutes,
  startsAt: sessions.startsAt,
  state: sessions.state,
  registerVersion: sessions.registerVersion,
  status: registerEntries.status,
  venueId: sessions.venueId,
  roomName: sessions.roomName,
  joining: sessions.joining,
}

/** Sessions of the forums in which a participant has an active place that had begun by then, with what the register says. */
function ownSessions(ctx: Ctx<'visit:own'>) {
  const theirs = and(eq(registerEntries.sessionId, sessions.id), eq(registerEntries.participantId, ctx.actor.id))
  return read()
    .select(facts)
    .from(sessions)
    .innerJoin(places, eq(places.forumId, sessions.forumId))
    .leftJoin(registerEntries, theirs)
    .$dynamic()
}

const isTheirs = (ctx: Ctx<'visit:own'>) =>
  and(eq(places.participantId, ctx.actor.id), eq(places.state, 'active'), lte(places.startsOn, sessions.date))

/** The next session they are invited to, in words that say nothing of what it is; null when there is none. */
export async function findNextSession(ctx: Ctx<'visit:own'>) {
  const [row] = await ownSessions(ctx)
    .where(and(isTheirs(ctx), inArray(sessions.state, ['planned', 'confirmed']), gt(sessions.startsAt, ctx.now)))
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
    .limit(1)
  if (!row) return null
  return { ...row, when: `${formatDate(row.date)}, ${hoursInWords(row)}`, answer: answerIn(row.status) }
}

/** Where they come to next, once it is sure that the session takes place; null before that, and while nothing is known. */
export async function findNextPlace(ctx: Ctx<'visit:own'>) {
  const next = await findNextSession(ctx)
  if (next?.state !== 'confirmed') return null
  const where = await findWhere(next)
  return where.venue || where.joining ? where : null
}

/** Whether they have stepped back and have no other place that goes on: then no date is to be waited for. */
export async function hasSteppedBack(ctx: Ctx<'visit:own'>): Promise<boolean> {
  const states = await read().select({ state: places.state }).from(places).where(eq(places.participantId, ctx.actor.id))
  const goesOn = states.filter(({ state }) => state !== 'left' && state !== 'declined')
  return goesOn.length > 0 && goesOn.every(({ state }) => state === 'stepped_back')
}

/** One session of theirs, whatever became of it; null for anybody else's. */
export async function findOwnSession(ctx: Ctx<'visit:own'>, sessionId: string) {
  const [row] = await ownSessions(ctx).where(and(isTheirs(ctx), eq(sessions.id, sessionId)))
  return row ?? null
}
