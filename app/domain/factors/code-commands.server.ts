import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import { matchingStep } from '#app/crypto/one-time-codes.server.ts'
import { passwordMatches } from '#app/crypto/passwords.server.ts'
import { unsealStored } from '#app/crypto/seal.server.ts'
import { type AnyCtx, personContext } from '#app/domain/shared/context.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { codesAreHeld, countTry, countWrongCode } from '#app/domain/sign-in/throttle-commands.server.ts'
import { limits } from '#app/domain/sign-in/throttle-rules.ts'
import { type Database, write } from '#db/client.server.ts'
import { authenticatorApps, recoveryCodes, signInSessions } from '#db/schema/index.ts'
import { findPasswordHash, getFactors, getOwner } from './queries.server.ts'
import { mayUseApp } from './rules.ts'
import { type SettingUp, tellOwner } from './set-up-commands.server.ts'

/** A sign-in that has proved a password and owes the second factor. */
type SigningIn = SettingUp
type Attempt<T> = (tx: Database) => Promise<{ value: T; said: AuditEvent } | null>
/** `wrong` for every reason a code is not taken; `ended` when the sign-in is over, by then or by this. */
export type CodeRefusal = 'wrong' | 'ended'

/**
 * Takes a code of the app: each is good once, in its time step or the one beside it (security.md AUT-05). A wrong one is
 * counted; none is taken while codes are held back.
 */
export function proveByApp(session: SigningIn, code: string, now: Date, requestId: string) {
  return prove(session, 'app', now, requestId, async (tx) => {
    const { personId } = session
    const taken = await takeAppCode(tx, personId, code, now)
    return taken ? { value: null, said: event('app.code-taken', personId) } : null
  })
}

/**
 * Uses up a recovery code in the place of the app or passkey, and tells the owner. It cannot be guessed, so it is not
 * held back: whoever knows the password alone must not keep its owner out. Returns how many are left.
 */
export function proveByRecoveryCode(session: SigningIn, bareCode: string, now: Date, requestId: string) {
  return prove(session, 'recovery-code', now, requestId, async (tx) => {
    const { personId } = session
    const unused = and(
      eq(recoveryCodes.personId, personId),
      eq(recoveryCodes.codeHash, sha256(bareCode)),
      isNull(recoveryCodes.usedAt),
    )
    const [used] = await tx.update(recoveryCodes).set({ usedAt: now }).where(unused).returning({ id: recoveryCodes.id })
    if (!used) return null
    await tellOwner(tx, personId, 'recovery-code-used', now)
    const left = (await getFactors(personId)).codes
    return { value: { left }, said: event('recovery-code.used', personId, { left }) }
  })
}

/** Confirms with password and app that it is the owner who sits there (security.md AUT-10). One refusal for every reason. */
export async function confirmByApp(
  ctx: AnyCtx,
  { password, code }: { password: string; code: string },
): Promise<Result<null, 'wrong'>> {
  const personId = ctx.actor.id
  const matches = await passwordMatches(await findPasswordHash(personId), password)
  const result = await write(ctx, async (tx) => {
    if (matches && (await takeAppCode(tx, personId, code, ctx.now)))
      return done(true, event('app.code-taken', personId))
    await countWrongCode(tx, personId, ctx.now)
    return done(false, event('sign-in.confirm-refused', personId))
  })
  return result.ok && result.value ? { ok: true, value: null } : { ok: false, reason: 'wrong' }
}

/** Tries to prove a second factor in a sign-in under way. A wrong try is committed too: it counts, and is in the trail. */
async function prove<T>(
  session: SigningIn,
  method: 'app' | 'recovery-code',
  now: Date,
  requestId: string,
  attempt: Attempt<T>,
): Promise<Result<T, CodeRefusal>> {
  const { id, personId } = session
  const owing = and(
    eq(signInSessions.id, id),
    eq(signInSessions.stage, 'second-factor'),
    gt(signInSessions.endsAt, now),
  )
  const result = await write(personContext(personId, now, requestId), async (tx) => {
    const [live] = await tx.select({ id: signInSessions.id }).from(signInSessions).where(owing)
    if (!live) return refuse('ended')
    const proof = await attempt(tx)
    if (proof) return done<Result<T, CodeRefusal>>({ ok: true, value: proof.value }, proof.said)
    await countWrongCode(tx, personId, now)
    const reason = (await endsSignIn(tx, session, now)) ? ('ended' as const) : ('wrong' as const)
    return done<Result<T, CodeRefusal>>({ ok: false, reason }, event('sign-in.factor-refused', personId, { method }))
  })
  return result.ok ? result.value : result
}

/** Counts a wrong code of a sign-in under way; the fifth ends it. Returns whether it did. */
async function endsSignIn(tx: Database, { id, handle }: SigningIn, now: Date): Promise<boolean> {
  const tries = await countTry(tx, { limit: 'wrong-codes-sign-in', about: handle }, now)
  if (tries < limits['wrong-codes-sign-in'].tries) return false
  await tx.delete(signInSessions).where(eq(signInSessions.id, id))
  return true
}

/** Takes a code, once: of many at a time one moves the step on. False for every reason not to take it. */
async function takeAppCode(tx: Database, personId: string, code: string, now: Date): Promise<boolean> {
  const [app] = await tx.select().from(authenticatorApps).where(eq(authenticatorApps.personId, personId))
  if (!app || (await codesAreHeld(personId, now, tx))) return false
  const { mustHavePasskey } = await getOwner(personId, now)
  if (!mayUseApp(await getFactors(personId), mustHavePasskey)) return false
  const seed = unsealStored(app.seed, { table: 'authenticator_apps', column: 'seed', row: app.id })
  const lastStep = matchingStep(seed, code, now, app.lastStep)
  if (lastStep === null) return false
  const unused = and(eq(authenticatorApps.id, app.id), lt(authenticatorApps.lastStep, lastStep))
  const taken = await tx
    .update(authenticatorApps)
    .set({ lastStep })
    .where(unused)
    .returning({ id: authenticatorApps.id })
  return taken.length === 1
}
