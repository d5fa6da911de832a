import { and, asc, eq, gte, inArray, isNotNull, or } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { isReduced } from '#app/domain/retention/rules.ts'
import { getSession, type Session } from '#app/domain/sessions/queries.server.ts'
import { hasStarted, isQuorate } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { byName, withNames } from '#db/names.server.ts'
import { participants, places, registerEntries, sessions, sessionTotals, staffPresent } from '#db/schema/index.ts'
import { arrivalsIn, isComplete, type NamelessLines, staffWarnings, unsettled } from './rules.ts'
import { type RegisterStatus, type StaffPresent, staffFrom } from './status.ts'

type MaySeeRegister = Ctx<
  'register:keep' | 'day:keep' | 'voucher:issue' | 'participant:view' | 'welfare:view' | 'welfare:settle'
>
export type SessionOfRegister = Pick<Session, 'id' | 'forumId' | 'date' | 'startsAt'>

/**
 * One participant on a register. `place` is null for somebody who has no place any more but an entry. `expected`: the
 * register is not complete without a settled status for this person.
 */
export type RegisterLine = {
  participantId: string
  reference: string
  alias: string
  place: 'active' | 'stepped_back' | 'left' | null
  expected: boolean
  status: RegisterStatus | null
}

type SealedLine = Omit<RegisterLine, 'alias'> & { alias: string | null }

/** Everybody on the register of a session, by alias; those not marked yet have no status. */
export async function listRegister(ctx: MaySeeRegister, session: SessionOfRegister): Promise<RegisterLine[]> {
  return (await withNames(ctx, await listSealedLines(ctx, session))).sort(byName)
}

/** A session within reach with its register. The version is read first: it is never newer than the lines. */
export async function getRegister(ctx: MaySeeRegister, sessionId: string) {
  const session = await getSession(ctx, sessionId)
  const [lines, staff] = [await listRegister(ctx, session), await getStaffPresent(ctx, session.id)]
  return { session, lines, staff, nameless: await namelessOf(ctx, session.id) }
}

/** The register of a session in numbers, for those who may know the session but not who takes part. */
export async function summariseRegister(ctx: Ctx<Permission>, session: SessionOfRegister) {
  const [lines, staff] = [await listSealedLines(ctx, session), await getStaffPresent(ctx, session.id)]
  return summaryOf(lines, staff, hasStarted(session, ctx.now), await namelessOf(ctx, session.id))
}

/** What it says of participants alone, for those who ask how far it is. */
export async function countRegister(ctx: Ctx<Permission>, session: SessionOfRegister) {
  const [lines, nameless] = [await listSealedLines(ctx, session), await namelessOf(ctx, session.id)]
  return countsOf(lines, nameless)
}

/** How many of each status are no longer held by person, after a year or an erasure (domain §6.6). */
export async function listTotals(ctx: Ctx<Permission>, sessionId: string) {
  return read()
    .select({ status: sessionTotals.status, number: sessionTotals.number })
    .from(sessionTotals)
    .innerJoin(sessions, eq(sessions.id, sessionTotals.sessionId))
    .where(and(eq(sessionTotals.sessionId, sessionId), reachable(ctx, sessions.forumId)))
    .orderBy(asc(sessionTotals.status))
}

export type RegisterSummary = ReturnType<typeof summaryOf>

/** The numbers of a register. `nameless` are lines that are held as a number only, since an erasure or after a year. */
export function summaryOf(
  lines: readonly Omit<RegisterLine, 'alias'>[],
  staff: StaffPresent,
  started: boolean,
  nameless: NamelessLines,
) {
  const counts = countsOf(lines, nameless)
  return {
    ...counts,
    namelessArrived: arrivalsIn([], nameless),
    expected: lines.filter((line) => line.expected).length,
    quorate: isQuorate({
      participants: counts.arrived,
      support: staff.victim_support,
      facilitators: staff.facilitator,
    }),
    staff,
    warnings: started ? staffWarnings(staff, counts.arrived) : [],
  }
}

const countsOf = (lines: readonly Omit<RegisterLine, 'alias'>[], nameless: NamelessLines) => ({
  arrived: arrivalsIn(lines, nameless),
  accepted: lines.filter(({ status }) => status === 'accepted').length + (nameless.accepted ?? 0),
  unsettled: unsettled(lines),
  complete: isComplete(lines, nameless),
})

/** The lines with the names as they lie in the table: sealed. Whoever only counts opens none. */
export async function listSealedLines(ctx: Ctx<Permission>, session: SessionOfRegister): Promise<SealedLine[]> {
  const lines = new Map<string, SealedLine>()
  for (const { startsOn, ...person } of isReduced(session.date, ctx.now) ? [] : await placesOn(ctx, session)) {
    // A second place of the same person is one they left before: the live one counts.
    if (person.place === 'left' && lines.has(person.participantId)) continue
    const expected = person.place === 'active' && (startsOn ?? '') <= session.date
    lines.set(person.participantId, { ...person, expected, status: null })
  }
  for (const { status, ...person } of await entriesOf(ctx, session.id)) {
    const line = lines.get(person.participantId) ?? { ...person, place: null, expected: false }
    lines.set(person.participantId, { ...line, status })
  }
  return [...lines.values()]
}

/** Places that are kept now, and those given up on the day of the session or later. Not of those who never had one. */
async function placesOn(ctx: Ctx<Permission>, session: SessionOfRegister) {
  const kept = inArray(places.state, ['active', 'stepped_back'])
  const leftSince = and(eq(places.state, 'left'), isNotNull(places.startsOn), gte(places.endsOn, session.date))
  const rows = await read()
    .select({ ...person, place: places.state, startsOn: places.startsOn })
    .from(places)
    .innerJoin(participants, eq(participants.id, places.participantId))
    .where(and(eq(places.forumId, session.forumId), or(kept, leftSince), reachable(ctx, places.forumId)))
  return rows.flatMap(({ place, ...row }) =>
    place === 'active' || place === 'stepped_back' || place === 'left' ? [{ ...row, place }] : [],
  )
}

function entriesOf(ctx: Ctx<Permission>, sessionId: string) {
  return read()
    .select({ ...person, status: registerEntries.status })
    .from(registerEntries)
    .innerJoin(participants, eq(participants.id, registerEntries.participantId))
    .innerJoin(sessions, eq(sessions.id, registerEntries.sessionId))
    .where(and(eq(registerEntries.sessionId, sessionId), reachable(ctx, sessions.forumId)))
}

/** How many lines of each status are held without a name. */
async function namelessOf(ctx: Ctx<Permission>, sessionId: string): Promise<NamelessLines> {
  const rows = await read()
    .select({ status: sessionTotals.status, number: sessionTotals.number })
    .from(sessionTotals)
    .innerJoin(sessions, eq(sessions.id, sessionTotals.sessionId))
    .where(and(eq(sessionTotals.sessionId, sessionId), reachable(ctx, sessions.forumId)))
  return Object.fromEntries(rows.map(({ status, number }) => [status, number]))
}

/** How many staff of each organisation are saved as present. */
export async function getStaffPresent(ctx: Ctx<Permission>, sessionId: string): Promise<StaffPresent> {
  const rows = await read()
    .select({ organisation: staffPresent.organisation, number: staffPresent.number })
    .from(staffPresent)
    .innerJoin(sessions, eq(sessions.id, staffPresent.sessionId))
    .where(and(eq(staffPresent.sessionId, sessionId), reachable(ctx, sessions.forumId)))
  const numbers = new Map(rows.map((row) => [row.organisation, row.number]))
  return staffFrom((organisation) => numbers.get(organisation) ?? 0)
}

const person = { participantId: participants.id, reference: participants.reference, alias: participants.alias }
