import { and, asc, eq } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { takeRequest } from '#app/domain/data-rights/commands.server.ts'
import {
  extendRequest,
  finishCorrection,
  refuseRequest,
  startRequest,
  stopUse,
} from '#app/domain/data-rights/decision-commands.server.ts'
import { eraseOnRequest } from '#app/domain/data-rights/erasure-commands.server.ts'
import type { TakeRequest } from '#app/domain/data-rights/input.ts'
import type { RequestKind } from '#app/domain/data-rights/status.ts'
import { type Confirmed, type Ctx, grantContext, systemContext } from '#app/domain/shared/context.ts'
import { addDays, todayInLondon } from '#app/domain/shared/dates.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { done, event } from '#app/domain/shared/result.ts'
import { read, write } from '#db/client.server.ts'
import { dataRequests, forums, participants, places } from '#db/schema/index.ts'
import { newSealing } from '#db/seal.server.ts'
import { staff } from './content/staff.ts'
import type { ForumSlug } from './content/types.ts'
import { madeId, madeReference } from './ids.ts'
import { daysFrom, personId } from './people.ts'

type Asked = {
  forum: ForumSlug
  seat: number
  kind: RequestKind
  daysAgo: number
  identity: TakeRequest['identity']
  wish?: string
  decide?: (officer: Ctx<'data-request:settle'>, facilitator: Ctx<'data-request:take'>, id: string) => Promise<unknown>
}

/** Who asked what and how far it is: to decide, nearly due, late, being done, put off, settled. */
const asked: readonly Asked[] = [
  { forum: 'open', seat: 3, kind: 'access', daysAgo: 2, identity: 'later' },
  { forum: 'disability', seat: 5, kind: 'erasure', daysAgo: 26, identity: 'code-word' },
  {
    ...{ forum: 'parents-of-young-victims', seat: 2, kind: 'objection', daysAgo: 36, identity: 'in-person' },
    wish: 'I do not want anybody outside the forum to see how often I came.',
  },
  {
    ...{ forum: 'disability', seat: 7, kind: 'access', daysAgo: 9, identity: 'code-word' },
    decide: (officer, _facilitator, id) => startRequest(officer, id, 'hand-over'),
  },
  {
    ...{ forum: 'lgbtq', seat: 6, kind: 'rectification', daysAgo: 12, identity: 'code-word' },
    wish: 'You ring me on my old number. I told you the new one in spring.',
    decide: (officer, _facilitator, id) => startRequest(officer, id, 'put-right'),
  },
  {
    ...{ forum: 'black-communities', seat: 4, kind: 'access', daysAgo: 30, identity: 'in-person' },
    decide: (officer, _facilitator, id) => extendRequest(officer, id, 'many'),
  },
  {
    ...{ forum: 'lgbtq', seat: 8, kind: 'restriction', daysAgo: 20, identity: 'code-word' },
    decide: (officer, _facilitator, id) => stopUse(officer, id),
  },
  {
    ...{ forum: 'women-and-girls', seat: 3, kind: 'access', daysAgo: 50, identity: 'later' },
    decide: (officer, _facilitator, id) => refuseRequest(officer, id, 'identity'),
  },
  {
    ...{ forum: 'open', seat: 6, kind: 'rectification', daysAgo: 70, identity: 'code-word' },
    wish: 'The name I go by is written with a y.',
    decide: async (officer, facilitator, id) => {
      await startRequest(officer, id, 'put-right')
      await finishCorrection(facilitator, id, ['alias'])
    },
  },
]
/** Somebody who left, asked to be forgotten, and was: the receipt is all there is to see. */
const FORGOTTEN = { alias: 'Nightjar', forum: 'open', daysAgo: 15 } as const
const DECIDED_AFTER_DAYS = 1

/** Requests about data in different states, made by the same commands as any other; once. */
export async function fillDataRequests(now: Date): Promise<void> {
  if ((await read().$count(dataRequests)) > 0) return
  for (const one of asked) {
    const reference = await referenceOf(one.forum, one.seat)
    if (!reference) continue
    const id = await takenDown(one, reference, now)
    await one.decide?.(officerAt(decidedAt(one, now)), facilitatorAt(one.forum, decidedAt(one, now)), id)
  }
  await forget(now)
  await write(systemContext('home:view', now, 'demonstration'), async () =>
    done(null, event('demonstration.requests-added', 'demonstration', { count: asked.length + 1 })),
  )
}

const decidedAt = ({ daysAgo }: Pick<Asked, 'daysAgo'>, now: Date) => daysFrom(now, DECIDED_AFTER_DAYS - daysAgo)

async function takenDown(one: Omit<Asked, 'seat' | 'decide'>, reference: string, now: Date): Promise<string> {
  const { forum, kind, daysAgo, identity, wish = '' } = one
  const input = { intent: 'take' as const, kind, wish, askedOn: addDays(todayInLondon(now), -daysAgo), identity }
  const once = { key: sha256(`demonstration request ${reference} ${kind}`), content: kind }
  const taken = await takeRequest(facilitatorAt(forum, daysFrom(now, -daysAgo)), reference, input, once)
  if (!taken.ok) throw new Error(`a request of the demonstration was refused: ${taken.reason}`)
  return taken.value.id
}

async function referenceOf(slug: ForumSlug, seat: number): Promise<string | null> {
  const [row] = await read()
    .select({ reference: participants.reference })
    .from(places)
    .innerJoin(participants, eq(participants.id, places.participantId))
    .innerJoin(forums, eq(forums.id, places.forumId))
    .where(and(eq(forums.slug, slug), eq(places.seat, seat)))
    .orderBy(asc(places.id))
  return row?.reference ?? null
}

async function forget(now: Date): Promise<void> {
  const { alias, forum: slug, daysAgo } = FORGOTTEN
  const [forum] = await read().select({ id: forums.id }).from(forums).where(eq(forums.slug, slug))
  const [id, reference] = [madeId('ptc', alias), madeReference(alias)]
  const sealing = await newSealing(id)
  const left = { state: 'left' as const, startsOn: addDays(todayInLondon(now), -500) }
  await write(systemContext('home:view', now, 'demonstration'), async (tx) => {
    await tx.insert(participants).values({ id, reference, alias: sealing.seal(participants.alias, id, alias) })
    const place = { id: madeId('plc', alias), participantId: id, forumId: forum?.id ?? '' }
    await tx.insert(places).values({ ...place, ...left, endsOn: addDays(todayInLondon(now), -daysAgo - 5) })
    return done(null, event('demonstration.forgotten-added', 'demonstration', { count: 1 }))
  })
  const request = { forum: slug, kind: 'erasure', daysAgo, identity: 'in-person' } as const
  const erased = await eraseOnRequest(officerAt(decidedAt(request, now)), await takenDown(request, reference, now))
  if (!erased.ok) throw new Error(`the erasure of the demonstration was refused: ${erased.reason}`)
}

/** The key of the demonstration's data protection officer, as if they had just confirmed themselves. */
function officerAt(now: Date): Confirmed<'data-request:settle'> {
  const officer = staff.find(({ role }) => role === 'dpo')
  return keyOf('data-request:settle', officer, now) as Confirmed<'data-request:settle'>
}

const facilitatorAt = (slug: ForumSlug, now: Date): Ctx<'data-request:take'> =>
  keyOf(
    'data-request:take',
    staff.find(({ role, forums: theirs }) => role === 'facilitator' && theirs?.includes(slug)),
    now,
  )

function keyOf<P extends Permission>(permission: P, one: (typeof staff)[number] | undefined, now: Date): Ctx<P> {
  if (!one) throw new Error(`the demonstration has nobody for ${permission}`)
  const actor = { id: personId(one.key), name: one.name }
  return grantContext(permission, { actor, role: one.role, scope: { forums: 'all' }, now, requestId: 'demonstration' })
}
