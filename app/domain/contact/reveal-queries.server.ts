import { and, eq, gt } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { getFactors } from '#app/domain/factors/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { read } from '#db/client.server.ts'
import { outbox, reveals } from '#db/schema/index.ts'
import { readable } from './addresses.ts'
import { findAddress, findCodeWord, getReachable } from './queries.server.ts'
import { REVEALS_A_DAY, type RevealField } from './status.ts'
import { heldRoutes, openSafeContact } from './stored.server.ts'

type Reveals = Ctx<'contact:reveal' | 'welfare:reveal'>

/** Whether somebody holds the passkey that it takes. In the demonstration nobody holds one, and nobody is real. */
export async function holdsPasskey(personId: string): Promise<boolean> {
  return config.mode === 'demonstration' || (await getFactors(personId)).passkeys > 0
}

/** How often somebody was shown a field in the hour and in the day before now (security.md PRV-03). */
export async function countReveals(ctx: Reveals): Promise<{ hour: number; day: number }> {
  const since = async (minutes: number) =>
    read().$count(reveals, and(eq(reveals.personId, ctx.actor.id), gt(reveals.at, minutesAfter(ctx.now, -minutes))))
  const [hour, day] = await Promise.all([since(60), since(24 * 60)])
  return { hour, day }
}

/** Whether the officer was told of this person in the hour before now: one letter an hour is enough. */
export async function wasToldLately(ctx: Reveals): Promise<boolean> {
  const about = and(eq(outbox.template, 'reveals-many'), eq(outbox.about, ctx.actor.id))
  return (await read().$count(outbox, and(about, gt(outbox.notBefore, minutesAfter(ctx.now, -60))))) > 0
}

/** Which fields of a participant are held and could be shown, without opening any. */
export async function getRevealable(ctx: Ctx<'contact:reveal'>, reference: string) {
  const participant = await getReachable(ctx, reference)
  const { participantId } = participant
  const { hasCodeWord } = await openSafeContact(participantId)
  const fields: RevealField[] = [...(await heldRoutes(participantId)), ...(hasCodeWord ? ['code-word' as const] : [])]
  return { participant, fields, left: await countLeft(ctx) }
}

/** How many fields somebody may still be shown today. */
export async function countLeft(ctx: Reveals): Promise<number> {
  return Math.max(0, REVEALS_A_DAY - (await countReveals(ctx)).day)
}

/** One field in the clear. Ask for it only after the look was written into the trail. */
export async function openField(_ctx: Reveals, participantId: string, field: RevealField): Promise<string | null> {
  if (field === 'code-word') return findCodeWord(participantId)
  const address = await findAddress(participantId, field)
  return address && readable(field, address)
}
