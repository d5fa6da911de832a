import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { type Permission, rolesWith } from '#app/domain/access/permissions.ts'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import { type SessionState, takesItsDay } from '#app/domain/sessions/status.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { isReadyToInvite } from '#app/domain/team/queries.server.ts'
import { read } from '#db/client.server.ts'
import { coverRequests, grants, people, sessions, sessionTeam } from '#db/schema/index.ts'
import { reminderStillDue } from './rules.ts'

const ABOUT_TEAM = [
  'cover-asked',
  'cover-thanked',
  'session-unconfirmed',
  'session-redated',
  'session-called-off',
] as const
type AboutTeam = (typeof ABOUT_TEAM)[number]
/** A message to one of the staff about a session: to the team, and to support workers who are asked to cover. */
export type TeamAddressee =
  | { template: 'session-reminder'; sessionId: string; startsAt: Date }
  | { template: AboutTeam; sessionId: string; startsAt: Date; state: SessionState }

export const isOfTeam = (template: string): template is AboutTeam => ABOUT_TEAM.some((one) => one === template)

/** A live grant that carries a permission. */
export const permittedNow = (permission: Permission, now: Date) =>
  and(inArray(grants.role, [...rolesWith(permission)]), liveGrant(todayInLondon(now)))

const ofItsForum = or(isNull(grants.forumId), eq(grants.forumId, sessions.forumId))
const meeting = { email: people.email, state: sessions.state, startsAt: sessions.startsAt, sessionId: sessions.id }

/** Somebody on the team of a session, who still has a grant that opens it. */
async function memberOf(personId: string, sessionId: string, now: Date) {
  const [row] = await read()
    .select(meeting)
    .from(sessionTeam)
    .innerJoin(people, eq(people.id, sessionTeam.personId))
    .innerJoin(sessions, eq(sessions.id, sessionTeam.sessionId))
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(
      and(
        eq(people.state, 'active'),
        permittedNow('session:view', now),
        ofItsForum,
        eq(sessionTeam.personId, personId),
        eq(sessionTeam.sessionId, sessionId),
      ),
    )
    .limit(1)
  return row
}

/** The same, while the session is still to come. */
async function teamMember(personId: string, sessionId: string, now: Date) {
  const row = await memberOf(personId, sessionId, now)
  return row && reminderStillDue(row, now) ? row : null
}

/** Whom a reminder of a session goes to now. */
export async function findReminded(personId: string, sessionId: string, now: Date) {
  const row = await teamMember(personId, sessionId, now)
  return row && { template: 'session-reminder' as const, ...row }
}

/** Whom a letter about a team goes to now; null once what it says is no longer so. */
export async function findTeamAddressee(template: AboutTeam, personId: string, about: string, now: Date) {
  if (template === 'session-unconfirmed') {
    const row = (await isReadyToInvite(about, now)) ? null : await teamMember(personId, about, now)
    return row && { template, ...row }
  }
  if (template === 'session-redated') {
    const row = await teamMember(personId, about, now)
    return row && { template, ...row }
  }
  if (template === 'session-called-off') {
    const row = await memberOf(personId, about, now)
    return row && !takesItsDay(row.state) && row.startsAt > now ? { template, ...row } : null
  }
  const row = await requested(personId, about, template === 'cover-asked' ? 'asked' : 'not-needed', now)
  return row && { template, ...row }
}

/** A support worker whose request for cover of a session to come is in this state. */
async function requested(personId: string, requestId: string, state: 'asked' | 'not-needed', now: Date) {
  const [row] = await read()
    .select(meeting)
    .from(coverRequests)
    .innerJoin(people, eq(people.id, coverRequests.personId))
    .innerJoin(sessions, eq(sessions.id, coverRequests.sessionId))
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(
      and(
        eq(coverRequests.id, requestId),
        eq(coverRequests.personId, personId),
        eq(coverRequests.state, state),
        eq(people.state, 'active'),
        permittedNow('cover:answer', now),
        ofItsForum,
      ),
    )
    .limit(1)
  // Whoever was asked is thanked also when the session is off.
  const isDue = row && (state === 'asked' ? reminderStillDue(row, now) : row.startsAt > now)
  return isDue ? row : null
}
