import { and, desc, eq, inArray, isNotNull, ne, or } from 'drizzle-orm'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import type { Forum } from '#app/domain/forums/queries.server.ts'
import type { LocalDate } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { forums, guests, people, sessions, sessionTeam } from '#db/schema/index.ts'
import type { Around, Company, Elsewhere } from './clashes.ts'
import { WEEKS } from './rules.ts'

const keepsItsDay = ['planned', 'confirmed', 'held', 'balanced'] as const

/**
 * What is on around the dates of a forum's sessions. Sessions of other forums are looked at beyond the reach of whoever
 * asks, for nobody can be in two rooms: only that somebody of the own team is busy comes out, not where.
 */
export async function findAround(
  forum: Pick<Forum, 'id' | 'observes' | 'schoolBreaks'>,
  dates: readonly LocalDate[],
): Promise<Omit<Around, 'company'>> {
  const looks = { observes: forum.observes, schoolBreaks: forum.schoolBreaks }
  return { looks, calendar: await getCalendar(), elsewhere: await findElsewhere(forum.id, dates) }
}

/** The team and the place of each of these sessions. */
export async function findCompanies(sessionIds: readonly string[]): Promise<Map<string, Company>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await read()
    .select({ id: sessions.id, venueId: sessions.venueId, person: people, guest: guests })
    .from(sessions)
    .leftJoin(sessionTeam, eq(sessionTeam.sessionId, sessions.id))
    .leftJoin(people, eq(people.id, sessionTeam.personId))
    .leftJoin(guests, eq(guests.id, sessionTeam.guestId))
    .where(inArray(sessions.id, [...sessionIds]))
  return new Map(
    sessionIds.map((id) => {
      const own = rows.filter((row) => row.id === id)
      const staff = new Map(own.flatMap(({ person, guest }) => pair(person ?? guest)))
      return [id, { staff, venueId: own[0]?.venueId ?? null, isSure: true }]
    }),
  )
}

/** Whom and where a forum is likely to meet next: as at the latest session that had a team or a place. */
export async function findUsualCompany(forumId: string): Promise<Company> {
  const [latest] = await read()
    .select({ id: sessions.id })
    .from(sessions)
    .leftJoin(sessionTeam, eq(sessionTeam.sessionId, sessions.id))
    .where(and(eq(sessions.forumId, forumId), or(isNotNull(sessionTeam.id), isNotNull(sessions.venueId))))
    .orderBy(desc(sessions.date))
    .limit(1)
  const company = latest && (await findCompanies([latest.id])).get(latest.id)
  return { staff: new Map(), venueId: null, ...company, isSure: false }
}

async function findElsewhere(forumId: string, dates: readonly LocalDate[]): Promise<Elsewhere[]> {
  if (dates.length === 0) return []
  const rows = await read()
    .select({ session: sessions, personId: sessionTeam.personId, guestId: sessionTeam.guestId })
    .from(sessions)
    .leftJoin(sessionTeam, eq(sessionTeam.sessionId, sessions.id))
    .where(
      and(ne(sessions.forumId, forumId), inArray(sessions.date, [...dates]), inArray(sessions.state, [...keepsItsDay])),
    )
  const byId = new Map<string, Elsewhere & { staff: string[] }>()
  for (const { session, personId, guestId } of rows) {
    const { date, startsAt, minutes, venueId } = session
    const one = byId.get(session.id) ?? { date, startsAt, minutes, venueId, staff: [] }
    byId.set(session.id, { ...one, staff: [...one.staff, ...[personId ?? guestId ?? []].flat()] })
  }
  return [...byId.values()]
}

function pair(somebody: { id: string; name: string } | null): [string, string][] {
  return somebody ? [[somebody.id, somebody.name]] : []
}

/** How many other forums that go on have each week of the six. A number only: which they are may be out of reach. */
export async function countByWeek(forumId: string): Promise<number[]> {
  const rows = await read()
    .select({ week: forums.week })
    .from(forums)
    .where(and(ne(forums.id, forumId), ne(forums.state, 'closed')))
  return Array.from({ length: WEEKS }, (_, week) => rows.filter((row) => row.week === week).length)
}
