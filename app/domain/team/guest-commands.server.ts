import { and, eq, isNull } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { guests } from '#db/schema/index.ts'
import type { AddGuest } from './input.ts'
import { sessionsToComeWith } from './queries.server.ts'

type Team = Ctx<'session:team'>

/** Adds somebody of the staff who has no account: a first name and where they come from, no more. */
export function addGuest(
  ctx: Team,
  { name, organisation }: AddGuest,
  once: Submission,
): Promise<Result<{ id: string }, 'already' | 'repeated' | 'sent-before'>> {
  return writeOnce(ctx, once, async (tx) => {
    const same = and(eq(guests.organisation, organisation), isNull(guests.retiredAt))
    const taken = await tx.select({ name: guests.name }).from(guests).where(same)
    const plain = (text: string) => text.toLocaleLowerCase('en-GB')
    if (taken.some((one) => plain(one.name) === plain(name))) return refuse('already')
    const id = newId('gst')
    await tx.insert(guests).values({ id, name, organisation, addedAt: ctx.now })
    return done({ id }, event('guest.added', id, { organisation }))
  })
}

/**
 * Takes a guest off the list. Not while they are in the team of a session to come, of whichever forum: it would break that
 * team unseen. What is held about them is removed later (domain §6.6).
 */
export function retireGuest(ctx: Team, id: string): Promise<Result<null, 'in-a-team'>> {
  return write(ctx, async (tx) => {
    const [guest] = await tx.select().from(guests).where(eq(guests.id, id))
    if (found(guest).retiredAt) return unchanged(null)
    if ((await sessionsToComeWith(id, ctx.now)).length > 0) return refuse('in-a-team')
    await tx.update(guests).set({ retiredAt: ctx.now }).where(eq(guests.id, id))
    return done(null, event('guest.retired', id))
  })
}
