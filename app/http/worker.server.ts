import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { type Ending, leaseMessage, type Message, settleMessage } from '#app/domain/mail/commands.server.ts'
import { prepareWay } from '#app/domain/mail/page-link-commands.server.ts'
import { handOver } from '#app/domain/mail/participant-commands.server.ts'
import { findWayTo, type Way } from '#app/domain/mail/participant-queries.server.ts'
import { findAddressee } from '#app/domain/mail/queries.server.ts'
import { MAX_ATTEMPTS } from '#app/domain/mail/rules.ts'
import { logger } from '#app/logger.server.ts'
import { startJob } from './jobs.server.ts'
import { letterTo, pageLetter } from './letters.server.ts'
import { createMailer } from './mailer.server.ts'
import { askNotify } from './notify.server.ts'
import { askNext, type Outside, trySending } from './sending.server.ts'

const outside: Outside = { now, send: createMailer(config) }

/** Sends messages that are due, one after another, until `stop`. A dead mail server costs nothing but a later try. */
export const startWorker = () => startJob(sendNext, { name: 'mail worker' })

/** Asks GOV.UK Notify what became of messages, until `stop`; null where a mail server carries them, which cannot say. */
export function startAsking() {
  const { notify } = config
  return notify ? startJob(() => askNext(now, (id) => askNotify(notify, id)), { name: 'asking the carrier' }) : null
}

/** Takes one due message and sends it. False when there was none. */
export async function sendNext({ now, send }: Outside = outside): Promise<boolean> {
  const message = await leaseMessage(now())
  if (!message) return false
  const outside = { now, send }
  const at = now()
  // A message over which sender after sender ended without a word is not tried for ever.
  if (message.attempts > MAX_ATTEMPTS) await settleMessage(message, at, { refused: 'EUNKNOWN' })
  else if (message.notAfter <= at) await settleMessage(message, at, 'expired')
  else if (message.participantId) await deliver(message, outside)
  else await settleMessage(message, at, await attempt(message, outside))
  return true
}

/**
 * A message to a participant: the gate is asked again now, whatever it said when the message was written (security.md LNK-08).
 * What no machine may deliver becomes a task for a person.
 */
async function deliver(message: Message, outside: Outside): Promise<void> {
  const at = outside.now()
  const way = await prepareWay(message, at)
  if (way?.kind === 'task') return handOver(message, way, at)
  await settleMessage(message, at, await endingOf(message, way, outside))
}

async function endingOf(message: Message, way: Exclude<Way, { kind: 'task' | 'link' }> | null, outside: Outside) {
  if (way === null) return 'cancelled' as const
  if (way.kind === 'wait') return way.until < message.notAfter ? { waits: way.until } : ('cancelled' as const)
  if (way.kind === 'telling') {
    logger.error({ messageId: message.id }, 'the address of the service or its mailbox says what it is for: not sent')
    return { failed: 'ETELLING' }
  }
  const { route, address, sender } = way
  const stillWanted = async () => {
    const again = await findWayTo(message, outside.now())
    return again?.kind === 'send' && again.route === route && again.address === address
  }
  return trySending(message, { ...pageLetter(way.to), route, to: address, sender }, stillWanted, outside)
}

/** Looks everything up anew and asks again whether this person may get this message, at the moment of sending. */
async function attempt(message: Message, outside: Outside): Promise<Ending> {
  const addressee = await findAddressee(message, outside.now())
  if (!addressee) return 'cancelled'
  const stillWanted = async () => (await findAddressee(message, outside.now()))?.email === addressee.email
  return trySending(message, { route: 'email', to: addressee.email, ...letterTo(addressee) }, stillWanted, outside)
}
