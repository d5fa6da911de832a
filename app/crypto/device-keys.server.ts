import { digestUnder } from './digests.server.ts'
import { opened } from './keys.server.ts'

/** What a device needs to keep entries of one person: a mark that says nothing, and the key they are kept under. */
export type DeviceKey = {
  owner: string
  secret: string
  /** Which link key it comes from: the same for everybody, so that what no key opens any more can be told (decision 0019). */
  generation: string
}

/** The key of a person's devices, and the one from before the link key was changed, while that is kept. */
export function deviceKeys(personId: string): { now: DeviceKey; before: DeviceKey | null } {
  const { link, linkBefore } = opened()
  return { now: keyUnder(link, personId), before: linkBefore && keyUnder(linkBefore, personId) }
}

function keyUnder(link: Buffer, personId: string): DeviceKey {
  return {
    owner: digestUnder(link, 'day', `owner\0${personId}`).slice(0, 16),
    secret: digestUnder(link, 'day', `device\0${personId}`),
    generation: digestUnder(link, 'day', 'generation').slice(0, 8),
  }
}
