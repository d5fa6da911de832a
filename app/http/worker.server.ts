import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { leaseMessage, type Message, settleMessage } from '#app/domain/mail/commands.server.ts'
import { findAddressee } from '#app/domain/mail/queries.server.ts'
import { logger } from '#app/logger.server.ts'
import { startJob } from './jobs.server.ts'
import { letterTo } from './letters.server.ts'
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
  const ending = await attempt(message, { now, send })
  await settleMessage(message, now(), ending)
  return true
}

/** Looks everything up anew and asks again whether this person may get this message, at the moment of sending. */
async function attempt(message: Message, { now, send }: Outside): Promise<Parameters<typeof settleMessage>[2]> {
  const addressee = await findAddressee(message, now())
  if (!addressee || message.notAfter <= now()) return 'cancelled'
  try {
    await send({ id: message.id, to: addressee.email, ...letterTo(addressee) }, now())
    return 'sent'
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN'
    logger.warn({ messageId: message.id, template: message.template, code }, 'message not sent')
    return { failed: code }
  }
}
