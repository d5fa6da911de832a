import type { Ending, Message } from '#app/domain/mail/commands.server.ts'
import { noteDelivery, type Told, takeToAsk } from '#app/domain/mail/delivery-commands.server.ts'
import { failureCode, isLasting } from '#app/domain/mail/failures.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { logger } from '#app/logger.server.ts'
import type { Letter, Mailer } from './mailer.server.ts'

/** What sending needs of the world outside: the time, and a way to send. */
export type Outside = { now: () => Date; send: Mailer }

/**
 * Tries to send a message once, and says how that ended. `stillWanted` is asked again just before it leaves: whoever says no
 * meanwhile gets nothing, and the message is looked at anew a minute later.
 */
export async function trySending(
  message: Message,
  letter: Omit<Letter, 'id'>,
  stillWanted: () => Promise<boolean>,
  { now, send }: Outside,
): Promise<Ending> {
  const { id, notAfter, attempts, template } = message
  const { route } = letter
  try {
    const receipt = await send({ id, ...letter }, now(), { notAfter, attempt: attempts, stillWanted })
    return { sent: { route, carrierId: receipt?.carrierId ?? null } }
  } catch (error) {
    const code = failureCode(error)
    if (code === 'EUNWANTED') return { waits: minutesAfter(now(), 1) }
    if (code === 'EEXPIRED') return 'expired'
    logger.warn({ messageId: id, template, code }, 'message not sent')
    return isLasting(code) ? { refused: code, route } : { failed: code, route }
  }
}

/** Asks the carrier of one message that left what became of it. False when there was none to ask about. */
export async function askNext(now: () => Date, ask: (carrierId: string) => Promise<Told>): Promise<boolean> {
  const message = await takeToAsk(now())
  if (!message?.carrierId) return false
  try {
    await noteDelivery(message, now(), await ask(message.carrierId))
  } catch (error) {
    logger.warn({ messageId: message.id, code: failureCode(error) }, 'the carrier did not say what became of a message')
  }
  return true
}
