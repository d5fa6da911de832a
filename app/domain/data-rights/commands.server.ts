import { and, asc, eq, inArray } from 'drizzle-orm'
import { rolesWith } from '#app/domain/access/permissions.ts'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import type { AnyCtx, Ctx } from '#app/domain/shared/context.ts'
import { type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Outcome, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, read, type Submission, write, writeOnce } from '#db/client.server.ts'
import { dataRequests, grants, participants, people } from '#db/schema/index.ts'
import { sealingFor } from '#db/seal.server.ts'
import type { OwnRequest, TakeRequest } from './input.ts'
import { transition } from './life-cycle.ts'
import {
  type DataRequest,
  getAsker,
  getRequestToFollow,
  listOwnRequests,
  listUnanswered,
} from './request-queries.server.ts'
import { dueOn } from './rules.ts'
import type { CHECKS_BY_STAFF, IdentityCheck } from './status.ts'

type Sent = 'repeated' | 'sent-before'
type Identity = { identity: IdentityCheck; identityBy: string | null } | null

/**
 * Takes down what a participant asks about their own data, and tells those who settle it in the same transaction. Their
 * words are sealed under their own key. One of each kind at a time (UK GDPR Art 12, 15 to 21).
 */
export function takeRequest(
  ctx: Ctx<'data-request:take'>,
  reference: string,
  { kind, wish, askedOn, identity }: TakeRequest,
  once: Submission,
): Promise<Result<{ id: string }, 'asked-already' | Sent>> {
  return writeOnce<{ id: string }, 'asked-already'>(ctx, once, async (tx) => {
    const asker = await getAsker(ctx, reference)
    const checked = identity === 'later' ? null : { identity, identityBy: ctx.actor.id }
    return ask(tx, ctx, asker, { kind, wish, askedOn, takenBy: ctx.actor.id, checked })
  })
}

/** As `takeRequest`, by the participant themselves behind their private link: link and word say that it is them. */
export function askThemselves(
  ctx: Ctx<'visit:own'>,
  { kind, wish }: OwnRequest,
  once: Submission,
): Promise<Result<{ id: string }, 'asked-already' | Sent>> {
  return writeOnce<{ id: string }, 'asked-already'>(ctx, once, async (tx) => {
    const [asker] = await tx.select().from(participants).where(eq(participants.id, ctx.actor.id))
    const checked = { identity: 'link' as const, identityBy: null }
    return ask(tx, ctx, found(asker), { kind, wish, askedOn: todayInLondon(ctx.now), takenBy: null, checked })
  })
}

type Asked = OwnRequest & { askedOn: LocalDate; takenBy: string | null; checked: Identity }

async function ask(
  tx: Database,
  ctx: AnyCtx,
  asker: { id: string; reference: string },
  { kind, wish, askedOn, takenBy, checked }: Asked,
): Promise<Outcome<{ id: string }, 'asked-already'>> {
  if ((await listUnanswered(asker.id)).some((request) => request.kind === kind)) return refuse('asked-already')
  const id = newId('drq')
  const words = wish === '' ? null : (await sealingFor(asker.id)).seal(dataRequests.wish, id, wish)
  const facts = { id, participantId: asker.id, reference: asker.reference, kind, askedOn, dueOn: dueOn(askedOn) }
  await tx.insert(dataRequests).values({ ...facts, wish: words, takenBy, ...checked })
  for (const personId of await settlers(ctx.now))
    await enqueueLetter(tx, { template: 'data-request-asked', about: id, personId, cause: id, now: ctx.now })
  const asked = event('request.asked', id, { participant: asker.id, kind })
  return checked
    ? done({ id }, asked, event('request.checked', id, { identity: checked.identity }))
    : done({ id }, asked)
}

/** Active people with a grant that settles requests today. */
async function settlers(now: Date): Promise<string[]> {
  const settling = and(inArray(grants.role, [...rolesWith('data-request:settle')]), liveGrant(todayInLondon(now)))
  const rows = await read()
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(and(eq(people.state, 'active'), settling))
    .orderBy(asc(people.id))
  return rows.map(({ id }) => id)
}

/** Records how the facilitator made sure that it is them who ask. What was checked before stays as it was. */
export function checkIdentity(
  ctx: Ctx<'data-request:take'>,
  id: string,
  identity: (typeof CHECKS_BY_STAFF)[number],
): Promise<Result<null, 'not-possible'>> {
  return write(ctx, async (tx) => {
    const request = await getRequestToFollow(ctx, id)
    const row = transition(request, 'check')
    if (!row) return refuse('not-possible')
    if (request.identity) return unchanged(null)
    await tx.update(dataRequests).set({ identity, identityBy: ctx.actor.id }).where(eq(dataRequests.id, id))
    return done(null, event(row.event, id, { identity }))
  })
}

/** Takes down that they do not want it any more. */
export function withdrawRequest(ctx: Ctx<'data-request:take'>, id: string): Promise<Result<null, 'not-possible'>> {
  return write(ctx, async (tx) => withdraw(tx, ctx, await getRequestToFollow(ctx, id), ctx.actor.id))
}

/** As `withdrawRequest`, by the participant themselves behind their private link. Throws NotFound for another's request. */
export function withdrawOwnRequest(ctx: Ctx<'visit:own'>, id: string): Promise<Result<null, 'not-possible'>> {
  return write(ctx, async (tx) => {
    const own = await listOwnRequests(ctx)
    return withdraw(tx, ctx, found(own.find((request) => request.id === id)), null)
  })
}

async function withdraw(
  tx: Database,
  ctx: AnyCtx,
  request: DataRequest,
  settledBy: string | null,
): Promise<Outcome<null, 'not-possible'>> {
  if (request.state === 'withdrawn') return unchanged(null)
  const row = transition(request, 'withdraw')
  if (!row) return refuse('not-possible')
  const settled = { state: row.to, settledBy, settledAt: ctx.now }
  await tx.update(dataRequests).set(settled).where(eq(dataRequests.id, request.id))
  return done(null, event(row.event, request.id))
}
