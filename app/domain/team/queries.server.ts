import { and, count, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import { mayInvite } from '#app/domain/sessions/rules.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { doNotMeets, grants, guests, people, places, registerEntries, sessions, sessionTeam } from '#db/schema/index.ts'
import { sealingsFor } from '#db/seal.server.ts'
import { type Expected, type Member, standsBetween, type TeamFacts } from './rules.ts'
import { partsFor } from './status.ts'

/** What other nouns ask about colleagues. */
export { listColleagues } from './team-queries.server.ts'

type SessionState = typeof sessions.$inferSelect.state
type Row = { id: string; state: SessionState; startsAt: Date }

/** One of the team of a session, with what the rules ask and whom it is. */
export type TeamMember = Member & {
  id: string
  guest: boolean
  name: string
  organisation: string
  trainedOn: string | null
}
export type Standing = Omit<TeamFacts, 'members'> & { members: readonly TeamMember[] }

/**
 * The same sessions with the state that is true now. Whether a confirmed session still is depends on roles that end by
 * themselves, on answers and on wishes: none is shown as confirmed that is not, even before it is written down.
 */
export async function asTheyStand<R extends Row>(rows: readonly R[], now: Date): Promise<R[]> {
  const doubtful = rows.filter((row) => isDoubtful(row, now)).map(({ id }) => id)
  const standings = await standingsOf(doubtful, now)
  return rows.map((row) => asItStands(row, standings.get(row.id), now))
}

/** The same for one session of which it is known how its team stands. */
export function asItStands<R extends Row>(row: R, team: TeamFacts | undefined, now: Date): R {
  const isBroken = team !== undefined && isDoubtful(row, now) && standsBetween(team).length > 0
  return isBroken ? { ...row, state: 'planned' } : row
}

const isDoubtful = ({ state, startsAt }: Row, now: Date) => state === 'confirmed' && startsAt > now

/** Whether participants may be invited to a session now: asked again whenever a message is about to leave. */
export async function isReadyToInvite(sessionId: string, now: Date): Promise<boolean> {
  const rows = await read()
    .select({ id: sessions.id, state: sessions.state, startsAt: sessions.startsAt })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
  const [session] = await asTheyStand(rows, now)
  return session !== undefined && mayInvite(session.state)
}

/** How the teams of sessions stand, by the id of the session. Names no participant and no wish. */
export async function standingsOf(sessionIds: readonly string[], now: Date): Promise<Map<string, Standing>> {
  if (sessionIds.length === 0) return new Map()
  const members = await membersOf(sessionIds, now)
  // A wish can matter only where there is a team.
  const unwanted = await unwantedIn([...new Set(members.map(({ forumId }) => forumId))])
  const expected = await expectedAt(sessionIds)
  return new Map(
    sessionIds.map((id) => {
      const team = members
        .filter(({ sessionId }) => sessionId === id)
        .map(({ forumId, ...member }) => ({
          ...member,
          mayBeThere: member.mayBeThere && !unwanted.get(forumId)?.has(member.id),
        }))
      return [id, { members: team, expected: expected.get(id) ?? nobody.expected }]
    }),
  )
}

/** How the team of one session stands. */
export async function standingOf(sessionId: string, now: Date): Promise<Standing> {
  return (await standingsOf([sessionId], now)).get(sessionId) ?? nobody
}

const nobody: Standing = { members: [], expected: { accepted: 0, unanswered: 0 } }

async function membersOf(sessionIds: readonly string[], now: Date) {
  const today = todayInLondon(now)
  const rows = await membersWithRoles(sessionIds, today)
  const members = new Map(rows.map((row) => [row.member.id, row]))
  return [...members.values()].map(({ member, forumId, person, guest }) => {
    const roles = rows.flatMap((row) => (row.member.id === member.id ? (row.role ?? []) : []))
    const allowed = partsFor(roles).includes(member.part) && person?.state === 'active'
    const trainedOn = person?.trainedOn ?? null
    return {
      sessionId: member.sessionId,
      forumId,
      id: member.personId ?? member.guestId ?? '',
      guest: member.guestId !== null,
      name: person?.name ?? guest?.name ?? '',
      organisation: person?.organisation ?? '',
      part: member.part,
      nonUniform: member.nonUniform,
      trainedOn,
      trained: trainedOn !== null && trainedOn <= today,
      mayBeThere: guest ? guest.retiredAt === null && guest.organisation === member.part : allowed,
    }
  })
}

const personOf = {
  id: people.id,
  name: people.name,
  organisation: people.organisation,
  state: people.state,
  trainedOn: people.supportTrainedOn,
}
const guestOf = { id: guests.id, name: guests.name, organisation: guests.organisation, retiredAt: guests.retiredAt }

/** The members of these teams: one row for each role that somebody has in the forum of the session, or one without. */
function membersWithRoles(sessionIds: readonly string[], today: string) {
  const there = or(isNull(grants.forumId), eq(grants.forumId, sessions.forumId))
  return read()
    .select({
      ...{ member: sessionTeam, forumId: sessions.forumId, person: personOf, guest: guestOf },
      role: grants.role,
    })
    .from(sessionTeam)
    .innerJoin(sessions, eq(sessions.id, sessionTeam.sessionId))
    .leftJoin(people, eq(people.id, sessionTeam.personId))
    .leftJoin(guests, eq(guests.id, sessionTeam.guestId))
    .leftJoin(grants, and(eq(grants.personId, sessionTeam.personId), liveGrant(today), there))
    .where(inArray(sessionTeam.sessionId, [...sessionIds]))
}

/** Who is expected at each session: an active place, and no answer that they will not come. */
async function expectedAt(ids: readonly string[]): Promise<Map<string, Expected>> {
  const active = await read()
    .select({ sessionId: sessions.id, status: registerEntries.status, people: count() })
    .from(sessions)
    .innerJoin(places, and(eq(places.forumId, sessions.forumId), eq(places.state, 'active')))
    .leftJoin(
      registerEntries,
      and(eq(registerEntries.sessionId, sessions.id), eq(registerEntries.participantId, places.participantId)),
    )
    .where(and(inArray(sessions.id, [...ids]), or(isNull(places.startsOn), lte(places.startsOn, sessions.date))))
    .groupBy(sessions.id, registerEntries.status)
  return new Map(
    ids.map((id) => {
      const answers = active.filter(({ sessionId }) => sessionId === id)
      const whoSaid = (...said: (string | null)[]) =>
        answers.filter(({ status }) => said.includes(status)).reduce((sum, { people }) => sum + people, 0)
      return [id, { accepted: whoSaid('accepted'), unanswered: whoSaid(null, 'invited') }]
    }),
  )
}

/**
 * By forum, the ids of people and guests whom an active participant of it does not want to meet. The wishes are opened here
 * and leave only as an answer to "may this one be there" (product, step 2).
 */
export async function unwantedIn(forumIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  if (forumIds.length === 0) return found
  const rows = await read()
    .select({ wish: doNotMeets, forumId: places.forumId })
    .from(doNotMeets)
    .innerJoin(places, eq(places.participantId, doNotMeets.participantId))
    .where(and(eq(places.state, 'active'), inArray(places.forumId, [...forumIds])))
  const sealings = await sealingsFor(rows.map(({ wish }) => wish.participantId))
  for (const { wish, forumId } of rows) {
    const whom = sealings.get(wish.participantId)?.open(doNotMeets.whom, wish.id, wish.whom)
    if (whom) found.set(forumId, (found.get(forumId) ?? new Set()).add(whom))
  }
  return found
}

/** Sessions to come that are written down as confirmed and are not, out of those given or of all. */
export async function listFallen(now: Date, only?: readonly string[]): Promise<string[]> {
  const toCome = and(eq(sessions.state, 'confirmed'), gt(sessions.startsAt, now))
  const rows = await read()
    .select({ id: sessions.id, state: sessions.state, startsAt: sessions.startsAt })
    .from(sessions)
    .where(only ? and(toCome, inArray(sessions.id, [...only])) : toCome)
  const standing = await asTheyStand(rows, now)
  return standing.filter(({ state }) => state === 'planned').map(({ id }) => id)
}

/** The sessions to come that have somebody in their team: a person or a guest. */
export async function sessionsToComeWith(id: string, now: Date): Promise<string[]> {
  const theirs = or(eq(sessionTeam.personId, id), eq(sessionTeam.guestId, id))
  const rows = await read()
    .select({ id: sessions.id })
    .from(sessionTeam)
    .innerJoin(sessions, eq(sessions.id, sessionTeam.sessionId))
    .where(and(theirs, inArray(sessions.state, ['planned', 'confirmed']), gt(sessions.startsAt, now)))
  return rows.map((row) => row.id)
}
