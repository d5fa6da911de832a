import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { namesOf } from '#app/domain/grants/queries.server.ts'
import { grantStanding, proposalIdOf } from '#app/domain/grants/rules.ts'
import { pageOf } from '#app/domain/points/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { forums, grantProposals, grants, invitations, outbox, people } from '#db/schema/index.ts'
import type { PeopleFilter } from './people-input.ts'
import { invitationState } from './rules.ts'
import type { InvitationState } from './status.ts'

const PAGE_SIZE = 50

type Manager = Ctx<'people:manage' | 'grant:give'>

/** Everybody with an account, who fits the filter: what they may do now and soon, when last used, how far their link is. */
export async function listPeople(ctx: Ctx<'people:manage'>, filter: PeopleFilter) {
  const today = todayInLondon(ctx.now)
  const { id, name, email, organisation, state } = people
  const chosen = filter.state ? eq(state, filter.state) : undefined
  const everybody = await read()
    .select({ id, name, email, organisation, state })
    .from(people)
    .where(chosen)
    .orderBy(asc(name), asc(id))
  const given = await grantsOf(everybody.map((one) => one.id))
  const roles = new Map<string, typeof given>(everybody.map((one) => [one.id, []]))
  for (const grant of given) roles.get(grant.personId)?.push(grant)
  const listed = everybody
    .map((person) => {
      const all = (roles.get(person.id) ?? []).map((grant) => ({ ...grant, standing: grantStanding(grant, today) }))
      const [lastUsedOn = null] = all
        .flatMap((grant) => grant.lastUsedOn ?? [])
        .sort()
        .reverse()
      return { ...person, lastUsedOn, grants: all.filter(({ standing }) => standing !== 'ended') }
    })
    .filter(({ grants: held }) => filter.role === '' || held.some(({ role }) => role === filter.role))
  if (filter.sort === 'used') listed.sort((one, other) => (one.lastUsedOn ?? '').localeCompare(other.lastUsedOn ?? ''))
  const page = pageOf(listed.length, filter.page, PAGE_SIZE)
  const on = listed.slice(page.offset, page.offset + PAGE_SIZE)
  const links = await invitationStates(
    on.filter((person) => person.state === 'invited').map((person) => person.id),
    ctx.now,
  )
  return { people: on.map((person) => ({ ...person, invitation: links.get(person.id) ?? null })), page }
}

/** Every role somebody has, had or will have, in the order of their first days. */
function grantsOf(personIds: readonly string[]) {
  return read()
    .select({
      id: grants.id,
      personId: grants.personId,
      role: grants.role,
      forumId: grants.forumId,
      forum: forums.name,
      startsOn: grants.startsOn,
      endsOn: grants.endsOn,
      endedAt: grants.endedAt,
      givenBy: grants.givenBy,
      reason: grants.reason,
      lastUsedOn: grants.lastUsedOn,
    })
    .from(grants)
    .leftJoin(forums, eq(forums.id, grants.forumId))
    .where(inArray(grants.personId, [...personIds]))
    .orderBy(asc(grants.role), asc(forums.name), asc(grants.id))
}

/** How far the one-time links of people are who were invited. */
export async function invitationStates(personIds: readonly string[], now: Date): Promise<Map<string, InvitationState>> {
  const rows = await read()
    .select({ personId: invitations.personId, expiresAt: invitations.expiresAt, letter: outbox.state })
    .from(invitations)
    .leftJoin(outbox, and(eq(outbox.template, 'invitation'), eq(outbox.about, invitations.id)))
    .where(and(inArray(invitations.personId, [...personIds]), isNull(invitations.usedAt)))
  const open = new Map(rows.map((row) => [row.personId, invitationState(row, now)]))
  return new Map(personIds.map((id) => [id, open.get(id) ?? 'none']))
}

/** An account by its id. Throws NotFound. */
export async function getAccount(_ctx: Manager, personId: string) {
  const { id, name, email, organisation, state, disabledAt } = people
  const [row] = await read()
    .select({ id, name, email, organisation, state, disabledAt })
    .from(people)
    .where(eq(people.id, personId))
  return found(row)
}

/** The roles of one person with who gave each and who approved it: those that reach first, then to come, then ended. */
export async function listRoles(ctx: Manager, personId: string) {
  const given = await grantsOf([personId])
  const approvals = await read()
    .select({ id: grantProposals.id, decidedBy: grantProposals.decidedBy })
    .from(grantProposals)
    .where(and(eq(grantProposals.personId, personId), eq(grantProposals.state, 'approved')))
  const approver = new Map(approvals.map(({ id, decidedBy }) => [id, decidedBy]))
  const names = await namesOf([...given.map(({ givenBy }) => givenBy), ...approver.values()])
  const order = ['live', 'future', 'ended']
  return given
    .map(({ givenBy, ...grant }) => {
      const proposal = proposalIdOf(grant.id)
      const by = approver.get(proposal)
      return {
        ...grant,
        standing: grantStanding(grant, todayInLondon(ctx.now)),
        giver: givenBy === null ? 'The service' : (names.get(givenBy) ?? 'Somebody'),
        approver: approver.has(proposal) ? (names.get(by ?? '') ?? 'The person who runs the service') : null,
      }
    })
    .sort((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing))
}

/** The latest one-time link of somebody who has not opened their account, and until when it works. */
export async function findLastInvitation(_ctx: Manager, personId: string) {
  const [row] = await read()
    .select({ expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(and(eq(invitations.personId, personId), isNull(invitations.usedAt)))
    .orderBy(desc(invitations.expiresAt))
    .limit(1)
  return row ?? null
}

/** The forums a role may be limited to, by name. */
export async function listGrantableForums(_ctx: Manager) {
  return read().select({ slug: forums.slug, name: forums.name }).from(forums).orderBy(asc(forums.name))
}
