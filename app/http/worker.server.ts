import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { leaseMessage, type Message, settleMessage } from '#app/domain/mail/commands.server.ts'
import { prepareWay } from '#app/domain/mail/page-link-commands.server.ts'
import { handOver } from '#app/domain/mail/participant-commands.server.ts'
import type { Way } from '#app/domain/mail/participant-queries.server.ts'
import { findAddressee } from '#app/domain/mail/queries.server.ts'
import { logger } from '#app/logger.server.ts'
import { startJob } from './jobs.server.ts'
import { letterTo, pageLetter } from './letters.server.ts'
import { createMailer, type Mailer } from './mailer.server.ts'

/** What the worker needs of the world outside: the time, and a way to send. */
export type Outside = { now: () => Date; send: Mailer }
const outside: Outside = { now, send: createMailer(config) }

/** Sends messages that are due, one after another, until `stop`. A dead mail server costs nothing but a later try. */
export const startWorker = () => startJob(sendNext, { name: 'mail worker' })

/** Takes one due message and sends it. False when there was none. */
export async function sendNext({ now, send }: Outside = outside): Promise<boolean> {
  const message = await leaseMessage(now())
  if (!message) return false
  const outside = { now, send }
  await (message.participantId ? deliver(message, outside) : sendToStaff(message, outside))
  return true
}

async function sendToStaff(message: Message, { now, send }: Outside): Promise<void> {
  await settleMessage(message, now(), await attempt(message, { now, send }))
}

/**
 * A message to a participant: the gate is asked again now, whatever it said when the message was written (security.md LNK-08).
 * What no machine may deliver becomes a task for a person.
 */
async function deliver(message: Message, { now, send }: Outside): Promise<void> {
  const at = now()
  const way = message.notAfter <= at ? null : await prepareWay(message, at)
  if (way?.kind === 'task') return handOver(message, way, at)
  await settleMessage(message, at, await endingOf(message, way, { now, send }))
}

async function endingOf(message: Message, way: Exclude<Way, { kind: 'task' | 'link' }> | null, { now, send }: Outside) {
  if (way === null) return 'cancelled' as const
  if (way.kind === 'wait') return way.until < message.notAfter ? { waits: way.until } : ('cancelled' as const)
  if (way.kind === 'telling') {
    logger.error({ messageId: message.id }, 'the address of the service or its mailbox says what it is for: not sent')
    return { failed: 'ETELLING' }
  }
  return trySending(message, { ...pageLetter(way.to), to: way.address, sender: way.sender }, { now, send })
}

/** Looks everything up anew and asks again whether this person may get this message, at the moment of sending. */
async function attempt(message: Message, { now, send }: Outside): Promise<Parameters<typeof settleMessage>[2]> {
  const addressee = await findAddressee(message, now())
  if (!addressee || message.notAfter <= now()) return 'cancelled'
  return trySending(message, { to: addressee.email, ...letterTo(addressee) }, { now, send })
}

async function trySending(message: Message, letter: Omit<Parameters<Mailer>[0], 'id'>, { now, send }: Outside) {
  try {
    await send({ id: message.id, ...letter }, now())
    return 'sent' as const
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN'
    logger.warn({ messageId: message.id, template: message.template, code }, 'message not sent')
    return { failed: code }
  }
}
