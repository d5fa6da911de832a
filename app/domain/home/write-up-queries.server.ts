import { and, asc, eq, exists, inArray, isNotNull, isNull, notExists, or } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { HELD_STATES } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { clockOf, type Due, dueWords } from '#app/domain/write-ups/rules.ts'
import { read } from '#db/client.server.ts'
import { forums, points, rawNotes, sessions, writeUps } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

/**
 * Sessions that took place and are not written up, submitted or cleared of their notes, each with when that is due. Those
 * that have points and no write-up are from before there were any.
 */
export async function writeUpsDue(ctx: Ctx<'write-up:keep'>): Promise<Task[]> {
  const { startsAt, date } = sessions
  const { checkedAt, submittedAt } = writeUps
  const rows = await read()
    .select({ sessionId: sessions.id, forum: forums.name, startsAt, date, checkedAt, submittedAt })
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .leftJoin(writeUps, eq(writeUps.sessionId, sessions.id))
    .where(and(inArray(sessions.state, [...HELD_STATES]), stillOpen(), reachable(ctx, sessions.forumId)))
    .orderBy(asc(startsAt))
  if (rows.length === 0) return []
  const [holidays, today] = [(await getCalendar()).bankHolidays, todayInLondon(ctx.now)]
  return rows.map(({ sessionId, forum, ...row }) => {
    const done = { written: row.checkedAt !== null, submitted: row.submittedAt !== null }
    const clock = clockOf(row.date, done, today, holidays)
    const session = { sessionId, forum, when: formatDateTime(row.startsAt) }
    if (done.submitted) return tasks.destroyNotes(session)
    return done.written
      ? tasks.submit({ ...session, ...dueOf(clock.submit) })
      : tasks.writeUp({ ...session, ...dueOf(clock.writeUp) })
  })
}

function stillOpen() {
  const notes = read().select({ id: rawNotes.id }).from(rawNotes).where(eq(rawNotes.sessionId, sessions.id))
  const said = read().select({ id: points.id }).from(points).where(eq(points.sessionId, sessions.id))
  const begun = isNotNull(writeUps.sessionId)
  return or(
    and(begun, or(isNull(writeUps.submittedAt), isNull(writeUps.notesDestroyedAt))),
    and(isNull(writeUps.sessionId), notExists(said)),
    exists(notes),
  )
}

const dueOf = (due: Due) => ({ due: dueWords(due), late: due.standing === 'overdue' })
