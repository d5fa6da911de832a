import { asc } from 'drizzle-orm'
import { checkIdentity, takeRequest } from '#app/domain/data-rights/commands.server.ts'
import type { RequestKind } from '#app/domain/data-rights/status.ts'
import { auditEvents, dataRequests } from '#db/schema/index.ts'
import { rows } from './db.ts'
import { type aPerson, ctxFor, once } from './factories.ts'

type Somebody = Awaited<ReturnType<typeof aPerson>>

/** What a facilitator takes down on the day of the tests; who asks is checked unless said otherwise. */
export const asked = (kind: RequestKind, change: object = {}) => ({
  intent: 'take' as const,
  ...{ kind, wish: 'Something is wrong', askedOn: '2026-11-19', identity: 'code-word' as const },
  ...change,
})

/** A request that a facilitator took down for this participant; its id. */
export async function requestOf(facilitator: Somebody, reference: string, kind: RequestKind, { checked = true } = {}) {
  const ctx = ctxFor(facilitator, 'data-request:take')
  const taken = await takeRequest(ctx, reference, asked(kind, { identity: 'later' }), once())
  if (!taken.ok) throw new Error(taken.reason)
  if (checked) await checkIdentity(ctx, taken.value.id, 'code-word')
  return taken.value.id
}

export async function requestNamed(id: string) {
  const all = await rows().select().from(dataRequests)
  const found = all.find((request) => request.id === id)
  if (!found) throw new Error(`no request ${id}`)
  return found
}

/** What the trail says since the world of the test was put in, in order. */
export async function saidSince(given = 'test.given') {
  const events = await rows().select().from(auditEvents).orderBy(asc(auditEvents.sequence))
  return events.slice(events.findLastIndex(({ action }) => action === given) + 1).map(({ action }) => action)
}
