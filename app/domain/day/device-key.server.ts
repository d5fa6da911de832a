import { keyedDigest } from '#app/crypto/digests.server.ts'
import type { Ctx } from '../shared/context.ts'

/**
 * What the page of a session day needs to keep entries on a device: whose they are, as a mark that says nothing, and the key
 * they are kept under. The same for the same person at each sign-in, so that what has waited can be opened (decision 0019).
 */
export function deviceKeyOf({ actor }: Ctx<'day:keep'>): { owner: string; secret: string } {
  return {
    owner: keyedDigest('day', `owner\0${actor.id}`).slice(0, 16),
    secret: keyedDigest('day', `device\0${actor.id}`),
  }
}
