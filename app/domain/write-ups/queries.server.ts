import { and, asc, count, eq, gte, inArray, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { arrived } from '#app/domain/register/rules.ts'
import { REGISTER_STATUS_CODES } from '#app/domain/register/status.ts'
import type { Session } from '#app/domain/sessions/queries.server.ts'
import { HELD_STATES, tookPlace } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { ballots, points, rawNotes, registerEntries, sessions, wordingReplies, writeUps } from '#db/schema/index.ts'
import { clockOf, offerState } from './rules.ts'

export type WriteUp = typeof writeUps.$inferSelect
export const arrivedStatuses = REGISTER_STATUS_CODES.filter(arrived)

/** The write-up of a session within reach; null before anything was done. */
export async function findWriteUp(ctx: Ctx<Permission>, sessionId: string): Promise<WriteUp | null> {
  const [row] = await read()
    .select({ writeUp: writeUps })
    .from(writeUps)
    .innerJoin(sessions, eq(sessions.id, writeUps.sessionId))
    .where(and(eq(writeUps.sessionId, sessionId), reachable(ctx, sessions.forumId)))
  return row?.writeUp ?? null
}

/** Until when a session is to be written up and submitted, counted without bank holidays. */
export async function getClock(ctx: Ctx<Permission>, session: Pick<Session, 'date'>, writeUp: WriteUp | null) {
  const done = { written: Boolean(writeUp?.checkedAt), submitted: Boolean(writeUp?.submittedAt) }
  return clockOf(session.date, done, todayInLondon(ctx.now), (await getCalendar()).bankHolidays)
}

const number = (rows: { n: number }[]) => rows[0]?.n ?? 0

/** How far the write-up of a session is, in numbers. The caller found the session within reach. */
export async function getStanding(ctx: Ctx<Permission>, session: Pick<Session, 'id' | 'state'>) {
  const { id } = session
  const toCheck = and(eq(rawNotes.sessionId, id), isNull(rawNotes.pointId))
  const [writeUp, left, notes, said, came, voted, replies] = await Promise.all([
    findWriteUp(ctx, id),
    read().select({ n: count() }).from(rawNotes).where(toCheck),
    read().select({ n: count() }).from(rawNotes).where(eq(rawNotes.sessionId, id)),
    read()
      .select({ n: count() })
      .from(points)
      .where(and(eq(points.sessionId, id), eq(points.origin, 'forum'))),
    listArrived(id),
    read()
      .select({ n: count() })
      .from(ballots)
      .where(and(eq(ballots.sessionId, id), eq(ballots.kind, 'wording'))),
    read().select({ n: count() }).from(wordingReplies).where(unsettledReplies(id)),
  ])
  const facts = { offeredUntil: writeUp?.offeredUntil ?? null, arrived: came.length, points: number(said) }
  return {
    writeUp,
    notes: number(notes),
    points: number(said),
    arrived: came.length,
    notesLeft: number(left),
    repliesLeft: number(replies),
    held: tookPlace(session.state),
    offer: offerState({ ...facts, voted: number(voted) }, ctx.now),
  }
}

export const unsettledReplies = (sessionId: string) =>
  and(eq(wordingReplies.sessionId, sessionId), eq(wordingReplies.answer, 'other-words'), isNull(wordingReplies.settled))

/** Those who were in the room, by id. */
export async function listArrived(sessionId: string): Promise<string[]> {
  const rows = await read()
    .select({ id: registerEntries.participantId })
    .from(registerEntries)
    .where(and(eq(registerEntries.sessionId, sessionId), inArray(registerEntries.status, arrivedStatuses)))
    .orderBy(asc(registerEntries.participantId))
  return rows.map(({ id }) => id)
}

/** How many sessions of a forum took place between two days, both included, and of how many nothing is missing. */
export async function countBalanced(
  ctx: Ctx<'forum:view'>,
  forumId: string,
  { from, to }: { from: LocalDate; to: LocalDate },
): Promise<{ held: number; balanced: number }> {
  const within = and(eq(sessions.forumId, forumId), gte(sessions.date, from), lte(sessions.date, to))
  const rows = await read()
    .select({ state: sessions.state, n: count() })
    .from(sessions)
    .where(and(within, inArray(sessions.state, [...HELD_STATES]), reachable(ctx, sessions.forumId)))
    .groupBy(sessions.state)
  const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0
  return { held: of('held') + of('balanced'), balanced: of('balanced') }
}

/** Sessions that took place and have everything written up and destroyed, but do not count as closed yet. */
export async function listReadyToClose(): Promise<string[]> {
  const rows = await read()
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(writeUps, eq(writeUps.sessionId, sessions.id))
    .where(and(eq(sessions.state, 'held'), isNotNull(writeUps.submittedAt), isNotNull(writeUps.notesDestroyedAt)))
    .orderBy(asc(sessions.id))
  return rows.map(({ id }) => id)
}
