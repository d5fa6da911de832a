import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { generateSync } from 'otplib'
import { seal } from '#app/crypto/seal.server.ts'
import type { Permission } from '#app/domain/access/permissions.ts'
import { type Confirmed, confirmed } from '#app/domain/shared/context.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { openSignIn } from '#app/domain/sign-in/commands.server.ts'
import type { SignInMethod, SignInStage } from '#app/domain/sign-in/status.ts'
import { authenticatorApps, passkeys, recoveryCodes, signInSessions } from '#db/schema/index.ts'
import { rows } from './db.ts'
import { ctxFor, given, NOON } from './factories.ts'
import { formTokenFor, submissionKey } from './http.ts'

/** A seed of the tests, 160 bits in base32. */
export const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
export const RECOVERY = '7K2Q-9XWM-4D0T-B8HR-1CJV-6PZN'

/** What an app with this seed shows so many steps from a moment. */
export const codeAt = (at: Date, steps = 0, seed = SEED) =>
  generateSync({ secret: seed, epoch: Math.floor(at.getTime() / 1000) + steps * 30 })

/** Six digits that the app shows at none of the steps around a moment. */
export function wrongCodeAt(at: Date): string {
  const shown = [-2, -1, 0, 1, 2].map((steps) => codeAt(at, steps))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !shown.includes(code)) ?? ''
}

/** Gives a person an app with the seed of the tests. */
export async function anApp(personId: string) {
  const id = `app_${personId}`
  const seed = seal(SEED, { table: 'authenticator_apps', column: 'seed', row: id })
  await given((tx) => tx.insert(authenticatorApps).values({ id, personId, seed, lastStep: 0, addedAt: NOON }))
}

export async function aPasskey(personId: string) {
  const key = { id: `pky_${personId}`, credentialId: `cred-${personId}`, publicKey: 'key', counter: 0 }
  const facts = { transports: [], name: 'Test key', backedUp: false, addedAt: NOON }
  await given((tx) => tx.insert(passkeys).values({ ...key, ...facts, personId }))
}

/** Gives a person one recovery code, the one of the tests. */
export async function aRecoveryCode(personId: string, code = RECOVERY) {
  const row = { id: `rec_${personId}_${code.slice(0, 4)}`, personId, codeHash: sha256(code.replaceAll('-', '')) }
  await given((tx) => tx.insert(recoveryCodes).values(row))
}

let signIns = 0

/** A sign-in at a stage, opened at a moment: its row and the cookie of its browser. */
export async function signInAt(
  personId: string,
  stage: SignInStage,
  { method = null, at = NOON }: { method?: SignInMethod | null; at?: Date } = {},
) {
  const secret = `secret-of-sign-in-${String(++signIns).padStart(26, '0')}`
  const id = sha256(secret)
  await openSignIn({ id, personId, stage, method, device: 'Test' }, at, 'test')
  const session = (await rows().select().from(signInSessions)).find((row) => row.id === id)
  if (!session) throw new Error('no such session')
  return { cookie: `session=${secret}`, session }
}

/** The key of somebody on their own account who confirmed themselves at that moment. */
export function ownKey(
  person: Parameters<typeof ctxFor>[0],
  { id, handle }: { id: string; handle: string },
  now: Date = NOON,
): Confirmed<Permission> {
  const key = confirmed({ ...ctxFor(person, 'home:view', now), signIn: { id, handle, confirmedAt: now } })
  if (!key) throw new Error('not confirmed')
  return key
}

/** Arguments of a loader, for a request with this cookie. */
export function getWith(cookie: string, path: string): LoaderFunctionArgs {
  const request = new Request(`http://localhost:3000${path}`, { headers: { Cookie: cookie, 'X-Request-Id': 'test' } })
  return { request, params: {}, context: { nonce: 'test' } }
}

/** Arguments of an action, for a form sent with this cookie. */
export async function postWith(
  cookie: string,
  path: string,
  fields: Record<string, string | string[]>,
): Promise<ActionFunctionArgs> {
  const body = new URLSearchParams()
  const keys = { 'form-token': await formTokenFor(cookie), submission: submissionKey() }
  for (const [name, value] of Object.entries({ ...keys, ...fields }))
    for (const one of [value].flat()) body.append(name, one)
  const headers = { Cookie: cookie, 'X-Request-Id': 'test' }
  const request = new Request(`http://localhost:3000${path}`, { method: 'POST', headers, body })
  return { request, params: {}, context: { nonce: 'test' } }
}

/** The cookie that an answer sets. */
export const cookieFrom = (response: Response) =>
  response.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('session='))
    ?.split(';')[0] ?? ''
