import { eq } from 'drizzle-orm'
import type { ChallengeFor } from '#app/crypto/challenges.server.ts'
import type { Role } from '#app/domain/access/permissions.ts'
import { ALONE, acceptPasskey, acceptPasskeyAlone, addPasskey } from '#app/domain/factors/passkey-commands.server.ts'
import { getNewPasskeyRequest, getPasskeyRequest } from '#app/domain/factors/passkey-queries.server.ts'
import { type Confirmed, confirmed } from '#app/domain/shared/context.ts'
import { openSignIn } from '#app/domain/sign-in/commands.server.ts'
import { passkeys, signInSessions } from '#db/schema/index.ts'
import { Authenticator, type Tampering } from './authenticator.ts'
import { rows } from './db.ts'
import { ctxFor, NOON } from './factories.ts'

/** Our side of a passkey, where the tests' requests go to. */
export const site = { origin: 'http://localhost:3000', rpId: 'localhost', name: 'Test' }

type Somebody = { id: string; name: string; role: Role; forumId: string | null }

let opened = 0
/** The key of somebody at their own account who has just signed in. */
export async function ownKeyOf(person: Somebody, now: Date = NOON): Promise<Confirmed<'home:view'>> {
  const id = `secret number ${++opened}`
  const full = { stage: 'full', method: 'passkey', device: 'Test' } as const
  await openSignIn({ id, personId: person.id, ...full }, now, 'test')
  const [session] = await rows().select().from(signInSessions).where(eq(signInSessions.id, id))
  const key = confirmed({
    ...ctxFor(person, 'home:view', now),
    signIn: { id, handle: session?.handle ?? '', confirmedAt: now },
  })
  if (!key) throw new Error('not confirmed')
  return key
}

/** Has a device make a passkey for somebody, and sends it. */
export async function sendNewPasskey(
  key: Confirmed<'home:view'>,
  device: Authenticator,
  { change, name = 'Work laptop' }: { change?: Tampering; name?: string } = {},
) {
  const handle = key.signIn?.handle ?? ''
  const asked = await getNewPasskeyRequest({ site, handle, personId: key.actor.id, now: key.now })
  return addPasskey(key, site, { name, answer: device.create(asked, change) })
}

/** Somebody's passkey, added, in a device that can use it. */
export async function aPasskey(person: Somebody, number = 1, options: { synced?: boolean } = {}) {
  const device = new Authenticator(number, options)
  const result = await sendNewPasskey(await ownKeyOf(person), device)
  if (!result.ok) throw new Error(result.reason)
  const [row] = await rows().select().from(passkeys).where(eq(passkeys.credentialId, device.credentialId))
  return { device, id: row?.id ?? '' }
}

export const alone: ChallengeFor = ALONE.what

type Use = {
  address?: string
  what?: ChallengeFor
  personId?: string | null
  now?: Date
  change?: Tampering
  asks?: ChallengeFor
}

/** What a device answers to a page. `asks` is what the page asked for, when the answer is sent somewhere else. */
export async function answerOf(
  device: Authenticator,
  { what = alone, personId = null, now = NOON, change, asks }: Use = {},
) {
  return device.get(await getPasskeyRequest({ site, what: asks ?? what, personId, now }), change)
}

/** Sends an answer: of somebody who has said who they are, or else to sign in with it alone. */
export function send(answer: string, { what = alone, personId = null, now = NOON, address = '203.0.113.7' }: Use = {}) {
  if (personId === null) return acceptPasskeyAlone(site, answer, { address, now, requestId: 'test' })
  return acceptPasskey({ site, what, personId, now, requestId: 'test' }, answer)
}
