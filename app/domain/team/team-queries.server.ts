import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import { type Permission, type Role, rolesWith } from '#app/domain/access/permissions.ts'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { grants, guests, people } from '#db/schema/index.ts'
import { type Standing, standingOf, unwantedIn } from './queries.server.ts'
import { memberKey } from './rules.ts'
import { GUEST_PARTS, type GuestPart, PART_CODES, type Part, partsFor } from './status.ts'

export type Colleague = {
  id: string
  name: string
  organisation: string
  roles: Role[]
  trainedOn: string | null
}
export type Guest = { id: string; name: string; organisation: GuestPart }

/** Active people whose grants let them open sessions of these forums, by name. */
export async function colleaguesOf(forumIds: readonly string[], now: Date): Promise<Colleague[]> {
  const rows = await read()
    .select({
      id: people.id,
      name: people.name,
      organisation: people.organisation,
      trainedOn: people.supportTrainedOn,
      role: grants.role,
    })
    .from(people)
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(
      and(
        eq(people.state, 'active'),
        inArray(grants.role, [...rolesWith('session:view')]),
        liveGrant(todayInLondon(now)),
        or(isNull(grants.forumId), inArray(grants.forumId, [...forumIds])),
      ),
    )
    .orderBy(asc(people.name), asc(people.id), asc(grants.role))
  return byPerson(rows)
}

function byPerson(rows: (Omit<Colleague, 'roles'> & { role: Role })[]): Colleague[] {
  const colleagues = new Map<string, Colleague>()
  for (const { role, ...person } of rows) {
    const colleague = colleagues.get(person.id) ?? { ...person, roles: [] }
    if (!colleague.roles.includes(role)) colleague.roles.push(role)
    colleagues.set(person.id, colleague)
  }
  return [...colleagues.values()]
}

/** Whoever with an account may be put into the team of a session within reach, by name. */
export async function listColleagues(
  ctx: Ctx<'session:team' | 'session:remind' | 'session:prepare'>,
  id: string,
): Promise<Colleague[]> {
  const session = await getSession(ctx, id)
  return colleaguesOf([session.forumId], ctx.now)
}

/** Staff without an account who come to sessions, by name. They are of no forum: any facilitator may choose them. */
export async function listGuests(_ctx: Ctx<'session:team' | 'participant:manage'>): Promise<Guest[]> {
  const rows = await read()
    .select({ id: guests.id, name: guests.name, organisation: guests.organisation })
    .from(guests)
    .where(and(isNull(guests.retiredAt), inArray(guests.organisation, [...GUEST_PARTS])))
    .orderBy(asc(guests.name), asc(guests.id))
  return rows as Guest[]
}

/** The team of a session within reach, part by part and by name, with what the rules ask of it. */
export async function getTeam(ctx: Ctx<Permission>, id: string): Promise<Standing> {
  const { id: sessionId } = await getSession(ctx, id)
  return inOrder(await standingOf(sessionId, ctx.now))
}

/** A team part by part and by name, as pages show it. */
export function inOrder({ members, expected }: Standing): Standing {
  const place = (part: (typeof members)[number]['part']) => PART_CODES.indexOf(part)
  const ordered = [...members].sort(
    (one, other) => place(one.part) - place(other.part) || one.name.localeCompare(other.name, 'en-GB'),
  )
  return { members: ordered, expected }
}

/** The members of a team who have an account and can still open its session: those who are reminded. */
export async function listTeam(ctx: Ctx<'session:team' | 'session:remind'>, id: string) {
  const reachable = new Set((await listColleagues(ctx, id)).map((colleague) => colleague.id))
  const { members } = await getTeam(ctx, id)
  return members.filter((member) => reachable.has(member.id))
}

/** What each person and guest may come as, for the check of a form: `part:id`. */
async function choicesFor(ctx: Ctx<'session:team'>, id: string): Promise<Set<string>> {
  const [colleagues, without] = [await listColleagues(ctx, id), await listGuests(ctx)]
  return new Set([
    ...colleagues.flatMap((colleague) => partsFor(colleague.roles).map((part) => `${part}:${colleague.id}`)),
    ...without.map((guest) => `${guest.organisation}:${guest.id}`),
  ])
}

/** Those of the chosen who cannot be in the team of a session, for whatever reason. */
export async function findUnfit(
  ctx: Ctx<'session:team'>,
  sessionId: string,
  chosen: readonly { part: Part; id: string }[],
) {
  const { forumId } = await getSession(ctx, sessionId)
  const choices = await choicesFor(ctx, sessionId)
  const unwanted = (await unwantedIn([forumId])).get(forumId)
  return chosen.filter((one) => !choices.has(memberKey({ part: one.part, id: one.id })) || unwanted?.has(one.id))
}
