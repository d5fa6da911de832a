import { deviceKeys } from '#app/crypto/device-keys.server.ts'
import type { Ctx } from '../shared/context.ts'

/**
 * What the page of a session day needs to keep entries on a device: whose they are, as a mark that says nothing, and the key
 * they are kept under. The same for the same person at each sign-in, so that what has waited can be opened (decision 0019).
 */
export const deviceKeyOf = ({ actor }: Ctx<'day:keep'>) => deviceKeys(actor.id)

/** The marks by which a page that has no key knows a person's own entries on a device. */
export function deviceMarksOf(ctx: Ctx<'day:keep'>): string[] {
  const { now, before } = deviceKeyOf(ctx)
  return [now, before].flatMap((key) => key?.owner ?? [])
}
