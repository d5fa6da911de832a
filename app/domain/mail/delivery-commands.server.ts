import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import { systemContext } from '#app/domain/shared/context.ts'
import { done, event, unchanged } from '#app/domain/shared/result.ts'
import { hoursAfter, minutesAfter } from '#app/domain/sign-in/rules.ts'
import { mark, write } from '#db/client.server.ts'
import { outbox } from '#db/schema/index.ts'
import type { Message } from './commands.server.ts'
import { handOverUndelivered } from './participant-commands.server.ts'

/** What a carrier says became of a message. */
export type Told = 'taken' | 'delivered' | 'failed'

const FIRST_MINUTES = 5
const AGAIN_MINUTES = 30
/** After so many days a carrier has forgotten. */
const KNOWN_DAYS = 7

/**
 * The next message whose carrier is to be asked what became of it: five minutes after it left, then every half hour, for a
 * week. It is marked as asked about, so that no other process asks too; null when there is none.
 */
export async function takeToAsk(now: Date): Promise<Message | null> {
  const asked = or(isNull(outbox.askedCarrierAt), lte(outbox.askedCarrierAt, minutesAfter(now, -AGAIN_MINUTES)))
  const due = and(
    eq(outbox.state, 'sent'),
    eq(outbox.delivery, 'taken'),
    // So that the index of what is due serves here too: a message leaves soon after it may.
    gt(outbox.notBefore, hoursAfter(now, -2 * KNOWN_DAYS * 24)),
    gt(outbox.sentAt, hoursAfter(now, -KNOWN_DAYS * 24)),
    lte(outbox.sentAt, minutesAfter(now, -FIRST_MINUTES)),
    asked,
  )
  let taken: Message | undefined
  await mark(async (tx) => {
    const first = tx.select({ id: outbox.id }).from(outbox).where(due).orderBy(outbox.sentAt, outbox.id).limit(1)
    const rows = await tx
      .update(outbox)
      .set({ askedCarrierAt: now })
      .where(and(inArray(outbox.id, first), due))
      .returning()
    taken = rows[0]
  })
  return taken ?? null
}

/**
 * Records what a carrier said became of a message. One that could not be delivered is given up, and one to a participant
 * becomes a task for a person, in the same transaction. Nothing while it is still under way.
 */
export async function noteDelivery(message: Message, now: Date, told: Told): Promise<void> {
  if (told === 'taken') return
  const failed = told === 'failed'
  await write(systemContext('session:remind', now), async (tx) => {
    const underWay = and(eq(outbox.id, message.id), eq(outbox.state, 'sent'), eq(outbox.delivery, 'taken'))
    const row = { delivery: told, ...(failed ? { state: 'dead' as const, lastError: 'EDELIVERY' } : {}) }
    const noted = await tx.update(outbox).set(row).where(underWay).returning({ id: outbox.id })
    if (noted.length === 0) return unchanged(null)
    const said = event('message.delivery-told', message.id, { delivery: told })
    if (!failed) return done(null, said)
    return done(null, said, event('message.dead', message.id), ...(await handOverUndelivered(tx, message, now)))
  })
}
