import { and, asc, count, desc, eq, gt, gte, inArray, or } from 'drizzle-orm'
import { rolesWith } from '#app/domain/access/permissions.ts'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import { listContactInClear } from '#app/domain/contact/queries.server.ts'
import { placeStateWords } from '#app/domain/participants/status.ts'
import type { AnyCtx, Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { withNames } from '#db/names.server.ts'
import { auditEvents, breakGlass, forums, grants, outbox, participants, people, places } from '#db/schema/index.ts'
import { RECENT_DAYS, stateAt, toBeTold } from './rules.ts'
import type { Look, OpeningState, SealedField } from './status.ts'

type MayOpen = Ctx<'break-glass:open'>
/** The key of whoever may look at everybody's openings; null for those who see their own. */
type Watch = Ctx<'break-glass:watch'> | null

const DAY = 86_400_000
const facts = {
  id: breakGlass.id,
  personId: breakGlass.personId,
  opener: people.name,
  participantId: breakGlass.participantId,
  reference: participants.reference,
  reason: breakGlass.reason,
  explanation: breakGlass.explanation,
  openedAt: breakGlass.openedAt,
  endsAt: breakGlass.endsAt,
  closedAt: breakGlass.closedAt,
}

const allFacts = () =>
  read()
    .select(facts)
    .from(breakGlass)
    .innerJoin(people, eq(people.id, breakGlass.personId))
    .innerJoin(participants, eq(participants.id, breakGlass.participantId))

type Facts = Awaited<ReturnType<typeof allFacts>>[number]
export type Opening = Facts & { state: OpeningState; reads: number }

/** The openings somebody may know of: all with the key to watch, else their own and those they were told of. */
function visible(ctx: MayOpen, watch: Watch) {
  if (watch) return undefined
  const letters = and(eq(outbox.template, 'break-glass-opened'), eq(outbox.personId, ctx.actor.id))
  const toldOf = read().select({ id: outbox.about }).from(outbox).where(letters)
  return or(eq(breakGlass.personId, ctx.actor.id), inArray(breakGlass.id, toldOf))
}

/** Openings within sight, those open now first, then the newest first, each with how often the fields were read. */
export async function listOpenings(ctx: MayOpen, watch: Watch): Promise<Opening[]> {
  const rows = await allFacts().where(visible(ctx, watch)).orderBy(desc(breakGlass.openedAt), asc(breakGlass.id))
  const openings = await withStanding(rows, ctx.now)
  const isOpen = ({ state }: Opening) => state === 'open'
  return [...openings.filter(isOpen), ...openings.filter((one) => !isOpen(one))]
}

/** The openings of the last 30 days, the newest first, for whoever watches over them. */
export async function listRecentOpenings(ctx: Ctx<'break-glass:watch'>): Promise<Opening[]> {
  const since = new Date(ctx.now.getTime() - RECENT_DAYS * DAY)
  const rows = await allFacts()
    .where(gte(breakGlass.openedAt, since))
    .orderBy(desc(breakGlass.openedAt), asc(breakGlass.id))
  return withStanding(rows, ctx.now)
}

/** One opening; throws NotFound for one that is out of sight, as for one that does not exist (security.md AZ-02). */
export async function getOpening(ctx: MayOpen, watch: Watch, id: string): Promise<Opening> {
  const rows = await allFacts().where(and(eq(breakGlass.id, id), visible(ctx, watch)))
  return found((await withStanding(rows, ctx.now))[0])
}

async function withStanding(rows: Facts[], now: Date): Promise<Opening[]> {
  const reads = await countReads(rows.map(({ id }) => id))
  const standing = rows.map(async (row) => ({ ...row, reads: reads.get(row.id) ?? 0, state: await stateOf(row, now) }))
  return Promise.all(standing)
}

async function countReads(ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await read()
    .select({ id: auditEvents.object, reads: count() })
    .from(auditEvents)
    .where(and(eq(auditEvents.action, 'break-glass.read'), inArray(auditEvents.object, ids)))
    .groupBy(auditEvents.object)
  return new Map(rows.map(({ id, reads }) => [id, reads]))
}

/** How an opening stands. What the trail has seen end stays ended, so that a clock set back opens nothing again. */
async function stateOf(opening: Facts, now: Date): Promise<OpeningState> {
  const state = stateAt(opening, now)
  return state === 'open' && (await hasEnded(opening)) ? 'over' : state
}

async function hasEnded({ id, endsAt }: Facts): Promise<boolean> {
  const beginning = and(eq(auditEvents.object, id), eq(auditEvents.action, 'break-glass.opened'))
  const [began] = await read().select({ sequence: auditEvents.sequence }).from(auditEvents).where(beginning)
  const since = and(gt(auditEvents.sequence, began?.sequence ?? 0), gte(auditEvents.at, endsAt))
  const [later] = await read().select({ sequence: auditEvents.sequence }).from(auditEvents).where(since).limit(1)
  return later !== undefined
}

type Shown = { field: SealedField; value: string }[]

/**
 * What one look of emergency access shows of a participant: who they are and where, or how they can be reached, never both
 * (security.md PRV-04). Ask for it only after the look has been written into the trail.
 */
export async function listSealedFields(ctx: MayOpen, participantId: string, look: Look): Promise<Shown> {
  return look === 'person' ? personFields(ctx, participantId) : contactFields(participantId)
}

/** How they can be reached and what is safe, without their name or forum. */
async function contactFields(participantId: string): Promise<Shown> {
  const [row] = await read()
    .select({ reference: participants.reference })
    .from(participants)
    .where(eq(participants.id, participantId))
  const fields = await listContactInClear(participantId)
  return [{ field: 'reference', value: found(row).reference }, ...fields]
}

async function personFields(ctx: MayOpen, participantId: string): Promise<Shown> {
  const rows = await read()
    .select({
      reference: participants.reference,
      alias: participants.alias,
      state: places.state,
      forum: forums.name,
    })
    .from(participants)
    .leftJoin(places, eq(places.participantId, participants.id))
    .leftJoin(forums, eq(forums.id, places.forumId))
    .where(eq(participants.id, participantId))
    .orderBy(asc(forums.name), asc(places.id))
  const [named] = await withNames(ctx, [{ ...found(rows[0]), participantId }])
  const { reference, alias } = found(named)
  const seats = rows.flatMap(({ forum, state }) =>
    forum && state ? [`${forum}: ${placeStateWords[state].label}`] : [],
  )
  return [
    { field: 'reference', value: reference },
    { field: 'alias', value: alias },
    ...seats.map((value) => ({ field: 'place' as const, value })),
  ]
}

/** Who is told when this person opens something now, and whether administrators stand in for another officer. */
export async function findWitnesses(ctx: AnyCtx): Promise<{ told: string[]; standIn: boolean }> {
  const [officers, everybody] = await Promise.all([
    holdersOf('break-glass:watch', ctx.now),
    holdersOf('break-glass:open', ctx.now),
  ])
  const told = toBeTold({ officers, administrators: everybody }, ctx.actor.id)
  return { told, standIn: told.some((id) => !officers.includes(id)) }
}

/** Active people with a grant that carries the permission today. */
async function holdersOf(permission: 'break-glass:open' | 'break-glass:watch', now: Date): Promise<string[]> {
  const holding = and(inArray(grants.role, [...rolesWith(permission)]), liveGrant(todayInLondon(now)))
  const rows = await read()
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(and(eq(people.state, 'active'), holding))
    .orderBy(asc(people.id))
  return rows.map(({ id }) => id)
}

/** The id of the participant with this reference; null when there is none. */
export async function findParticipantId(_ctx: MayOpen, reference: string): Promise<string | null> {
  const [row] = await read()
    .select({ id: participants.id })
    .from(participants)
    .where(eq(participants.reference, reference))
  return row?.id ?? null
}
