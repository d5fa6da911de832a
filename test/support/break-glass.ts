import type { Permission } from '#app/domain/access/permissions.ts'
import { openGlass } from '#app/domain/break-glass/commands.server.ts'
import type { Confirmed } from '#app/domain/shared/context.ts'
import { auditEvents, breakGlass, outbox } from '#db/schema/index.ts'
import { rows } from './db.ts'
import { type aPerson, ctxFor, NOON, once } from './factories.ts'

type Somebody = Awaited<ReturnType<typeof aPerson>>

/** The key that a guard would return to this person just after they confirmed themselves. */
export const confirmedFor = <P extends Permission>(person: Somebody, permission: P, now: Date = NOON) =>
  ctxFor(person, permission, now) as Confirmed<P>

/** What the form asks for, about the first participant of the open forum of the tests. */
export const emergency = {
  reference: 'VVF-OP01',
  reason: 'safety' as const,
  explanation: 'Somebody rang and feared for them',
}

/** Emergency access opened by this person; its id. */
export async function opened(person: Somebody, now: Date = NOON): Promise<string> {
  const result = await openGlass(confirmedFor(person, 'break-glass:open', now), emergency, once())
  if (!result.ok) throw new Error(result.reason)
  return result.value.id
}

export const openings = async () => rows().select().from(breakGlass)
export const letters = async () => rows().select().from(outbox).orderBy(outbox.personId)

/** What the trail says about emergency access, in order. */
export async function glassTrail() {
  const events = await rows().select().from(auditEvents).orderBy(auditEvents.sequence)
  return events.filter(({ action }) => action.startsWith('break-glass.'))
}
