import { and, asc, eq, gte, inArray, isNull, lte } from 'drizzle-orm'
import { agreedPurposes } from '#app/domain/agreements/queries.server.ts'
import { HELD_STATES } from '#app/domain/sessions/status.ts'
import { read } from '#db/client.server.ts'
import { participants, registerEntries, sessions, welfareFollowUps } from '#db/schema/index.ts'
import { dueAfter, isNotNeeded, RAISED_DAYS, RAISING_STATUSES, raisesByItself } from './rules.ts'

const DAY = 24 * 3_600_000
const agrees = async (participantId: string, now: Date) => (await agreedPurposes(participantId, now)).has('check-in')

const theirs = and(
  eq(welfareFollowUps.sessionId, registerEntries.sessionId),
  eq(welfareFollowUps.participantId, registerEntries.participantId),
)

/** Who left early or stayed away in the last week, agrees to be asked how they are, and is not asked yet. */
export async function listToRaise(now: Date) {
  // A session begins a day before it ends at the most.
  const lately = and(
    gte(sessions.startsAt, new Date(now.getTime() - (RAISED_DAYS + 1) * DAY)),
    lte(sessions.startsAt, now),
  )
  const rows = await read()
    .select({ participantId: registerEntries.participantId, session: sessions })
    .from(registerEntries)
    .innerJoin(sessions, eq(sessions.id, registerEntries.sessionId))
    .innerJoin(participants, eq(participants.id, registerEntries.participantId))
    .leftJoin(welfareFollowUps, theirs)
    .where(
      and(
        inArray(sessions.state, [...HELD_STATES]),
        inArray(registerEntries.status, [...RAISING_STATUSES]),
        isNull(participants.restrictedSince),
        isNull(participants.erasedOn),
        isNull(welfareFollowUps.id),
        lately,
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(registerEntries.participantId))
  const all = await Promise.all(
    rows.map(async ({ participantId, session }) =>
      raisesByItself(session, now) && (await agrees(participantId, now))
        ? [{ participantId, sessionId: session.id, dueAt: dueAfter(session) }]
        : [],
    ),
  )
  return all.flat()
}

/** Open ones that are not to be made any more, each with whose it is at this moment. */
export async function listNotNeeded(now: Date) {
  const { id, ownerId, participantId } = welfareFollowUps
  const rows = await read()
    .select({ id, ownerId, participantId, status: registerEntries.status })
    .from(welfareFollowUps)
    .leftJoin(registerEntries, theirs)
    .where(eq(welfareFollowUps.state, 'open'))
    .orderBy(asc(id))
  const all = await Promise.all(
    rows.map(async (row) => {
      const facts = { agrees: await agrees(row.participantId, now), status: row.status }
      return isNotNeeded(row, facts) ? [row] : []
    }),
  )
  return all.flat()
}
