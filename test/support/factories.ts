import { eq } from 'drizzle-orm'
import type { Permission, Role } from '#app/domain/access/permissions.ts'
import { type Ctx, grantContext, systemContext } from '#app/domain/shared/context.ts'
import { londonInstant } from '#app/domain/shared/dates.ts'
import { done } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write } from '#db/client.server.ts'
import {
  forums,
  grants,
  participants,
  people,
  places,
  points,
  registerEntries,
  sessions,
  voucherBatches,
  vouchers,
} from '#db/schema/index.ts'
import { newSealing } from '#db/seal.server.ts'
import { rows } from './db.ts'

/** The frozen moment of the tests: a Thursday at noon in London. */
export const NOON = new Date('2026-11-19T12:00:00Z')

let counted = 0
/** A submission key and content that no earlier form has used. */
export const once = (content = 'form'): Submission => ({
  key: `submission-key-${String(++counted).padStart(8, '0')}`,
  content,
})

/** Puts rows in, past the domain: for the world a test starts from. */
export async function given<T>(work: (tx: Database) => Promise<T>): Promise<T> {
  const result = await write(systemContext('home:view', NOON), async (tx) =>
    done(await work(tx), { action: 'test.given', object: 'world', detail: {} }),
  )
  if (!result.ok) throw new Error('refused')
  return result.value
}

export async function forumNamed(slug: string) {
  const [forum] = await rows().select().from(forums).where(eq(forums.slug, slug))
  if (!forum) throw new Error(`no forum ${slug}`)
  return forum
}

/** A person with one grant, on the forums named or on all. */
export async function aPerson(role: Role, { forum, key = role }: { forum?: string; key?: string } = {}) {
  const forumId = forum ? (await forumNamed(forum)).id : null
  const id = `per_${key}`
  return given(async (tx) => {
    await tx
      .insert(people)
      .values({ id, name: `Test ${key}`, email: `${key}@example.org`, organisation: 'Test', state: 'active' })
    await tx.insert(grants).values({ id: `grt_${key}`, personId: id, role, forumId })
    return { id, name: `Test ${key}`, email: `${key}@example.org`, role, forumId }
  })
}

/** The key that a guard would return to this person. */
export function ctxFor<P extends Permission>(
  person: { id: string; name: string; role: Role; forumId: string | null },
  permission: P,
  now: Date = NOON,
): Ctx<P> {
  return grantContext(permission, {
    actor: { id: person.id, name: person.name },
    role: person.role,
    scope: { forums: person.forumId ? [person.forumId] : 'all' },
    now,
    requestId: 'test',
  })
}

/** A session of a forum, planned unless said otherwise. */
export async function aSession(
  forum: string,
  {
    key = 'one',
    date = '2026-11-19',
    time = '18:00',
    state = 'planned' as (typeof sessions.$inferInsert)['state'],
  } = {},
) {
  const { id: forumId } = await forumNamed(forum)
  const start = londonInstant(date, time)
  if (!start.ok) throw new Error(start.reason)
  const row = { id: `ses_${key}`, forumId, date, time, startsAt: start.at, state }
  await given((tx) => tx.insert(sessions).values(row))
  return row
}

/** `count` participants with active places in a forum, seats 1 to `count`; aliases Alias 1, Alias 2 … */
export async function participantsIn(forum: string, count: number, { from = 1 } = {}) {
  const { id: forumId } = await forumNamed(forum)
  const numbers = Array.from({ length: count }, (_, at) => from + at)
  const made = numbers.map((n) => ({
    id: `ptc_${forum}_${n}`,
    reference: `VVF-${forum.slice(0, 2).toUpperCase()}${String(n).padStart(2, '0')}`,
    alias: `Alias ${n}`,
  }))
  const sealed = await Promise.all(
    made.map(async ({ alias, ...one }) => ({
      ...one,
      alias: (await newSealing(one.id)).seal(participants.alias, one.id, alias),
    })),
  )
  await given(async (tx) => {
    await tx.insert(participants).values(sealed)
    await tx.insert(places).values(
      made.map(({ id }, at) => ({
        id: `plc_${forum}_${from + at}`,
        participantId: id,
        forumId,
        state: 'active' as const,
        seat: from + at,
        startsOn: '2025-06-01',
      })),
    )
  })
  return made
}

export async function inRegister(
  sessionId: string,
  participantIds: string[],
  status: (typeof registerEntries.$inferInsert)['status'] = 'attended',
) {
  await given((tx) =>
    tx.insert(registerEntries).values(participantIds.map((participantId) => ({ sessionId, participantId, status }))),
  )
}

export async function stockOf(forum: string, quantity: number, { key = 'one', pence = 2_000 } = {}) {
  const { id: forumId } = await forumNamed(forum)
  const batch = {
    id: `vba_${key}`,
    forumId,
    supplier: 'Test Gifts',
    orderReference: 'T-1',
    faceValuePence: pence,
    quantity,
    receivedOn: '2026-10-01',
  }
  await given(async (tx) => {
    await tx.insert(voucherBatches).values(batch)
    await tx.insert(vouchers).values(
      Array.from({ length: quantity }, (_, at) => ({
        id: `vch_${key}_${at + 1}`,
        batchId: batch.id,
        number: at + 1,
      })),
    )
  })
  return batch
}

export async function aPoint(sessionId: string, key: string, change: Partial<typeof points.$inferInsert> = {}) {
  const row = {
    id: `point${key}`,
    sessionId,
    text: `Something the room said, number ${key}`,
    kind: 'experience' as const,
    breadth: 'several' as const,
    valence: 'problem' as const,
    ...change,
  }
  await given((tx) => tx.insert(points).values(row))
  return row
}
