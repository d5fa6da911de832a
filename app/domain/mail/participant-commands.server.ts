import { and, eq } from 'drizzle-orm'
import { systemContext } from '#app/domain/shared/context.ts'
import { addDays, todayInLondon } from '#app/domain/shared/dates.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, unchanged } from '#app/domain/shared/result.ts'
import { type Database, write } from '#db/client.server.ts'
import { contactTaskAbouts, contactTasks, outbox } from '#db/schema/index.ts'
import type { Message } from './commands.server.ts'
import type { Way } from './participant-queries.server.ts'

/** A contact task is to be done within so many days. */
const TASK_DAYS = 3

type Task = Extract<Way, { kind: 'task' }>

/**
 * Hands a message over to the facilitator, because no machine may deliver it: the message is over, and a contact task is
 * there in the same transaction. One task for each cause; one that was settled and is needed again is opened again.
 */
export async function handOver(message: Message, task: Task, now: Date): Promise<void> {
  await write(systemContext('session:remind', now), async (tx) => {
    const held = and(eq(outbox.id, message.id), eq(outbox.state, 'leased'), eq(outbox.attempts, message.attempts))
    const over = { state: 'cancelled' as const, leasedUntil: null, lastError: null }
    const settled = await tx.update(outbox).set(over).where(held).returning({ id: outbox.id })
    if (settled.length === 0 || !message.participantId) return unchanged(null)
    const made = await makeTask(tx, message.participantId, task, now)
    return done(null, event('message.cancelled', message.id), ...made)
  })
}

/**
 * Hands a message that could not be delivered to the facilitator, in the transaction that gives it up. Nothing for a message
 * to staff.
 */
export async function handOverUndelivered(tx: Database, message: Message, now: Date): Promise<AuditEvent[]> {
  const { participantId, template, route, cause } = message
  const about = contactTaskAbouts.find((one) => one === template)
  if (!participantId || !about) return []
  const of = about === 'private-link' ? (message.about ?? cause) : cause
  const made = await makeTask(tx, participantId, { kind: 'task', about, route, cause: of }, now)
  return made.length > 0 ? [event('message.handed-over', message.id), ...made] : []
}

async function makeTask(tx: Database, participantId: string, task: Task, now: Date): Promise<AuditEvent[]> {
  const { about, route, cause } = task
  const same = and(
    eq(contactTasks.participantId, participantId),
    eq(contactTasks.about, about),
    eq(contactTasks.cause, cause),
  )
  const [before] = await tx.select().from(contactTasks).where(same)
  if (before?.state === 'open') return []
  const row = { route, dueOn: addDays(todayInLondon(now), TASK_DAYS), state: 'open' as const }
  const id = before?.id ?? newId('ctk')
  if (before)
    await tx
      .update(contactTasks)
      .set({ ...row, settledBy: null, settledAt: null })
      .where(same)
  else await tx.insert(contactTasks).values({ id, participantId, about, cause, ...row })
  return [event('contact.task-made', id, { participant: participantId, about })]
}
