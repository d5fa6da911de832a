import { eq } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { type Confirmed, personContext } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { authenticatorApps, signInSessions } from '#db/schema/index.ts'
import { endAllSignIns } from '../sign-in/commands.server.ts'
import { getFactors, getOwner } from './queries.server.ts'
import { hasSetUp, maySetUp, whyAppStays } from './rules.ts'
import { finishSetUp, type SettingUp, tellOwner } from './set-up-commands.server.ts'
import { codesMade, provenSeed, replaceCodes, storeApp } from './stored.server.ts'

type Proof = { offer: string; code: string }
type Unproven = 'offer-over' | 'wrong' | 'needs-passkey'

/**
 * Stores the first app of somebody who is setting up, with their recovery codes, in one write: nobody has a factor and no
 * codes (security.md AUT-05). Returns the codes, which are shown once. Never takes the place of a factor there is:
 * a password alone must not be enough for that.
 */
export async function setUpFirstApp(
  session: SettingUp,
  proof: Proof,
  now: Date,
  requestId: string,
): Promise<Result<string[], Unproven | 'has-factor'>> {
  const { personId } = session
  return write(personContext(personId, now, requestId), async (tx) => {
    if (!maySetUp({ method: null }, await getFactors(personId))) return refuse('has-factor')
    if ((await getOwner(personId, now)).mustHavePasskey) return refuse('needs-passkey')
    const proven = provenSeed(proof, session, now)
    if (typeof proven === 'string') return refuse(proven)
    await storeApp(tx, personId, { ...proven, addedAt: now })
    const { codes, events } = await finishSetUp(tx, session, 'app')
    await tellOwner(tx, personId, 'app', now)
    return done(codes, event('app.set-up', personId), ...events)
  })
}

/** New codes for somebody who has just set up a factor and did not see, or did not store, the first ones. */
export function makeCodesAgain(
  session: SettingUp,
  now: Date,
  requestId: string,
): Promise<Result<string[], 'not-set-up'>> {
  const { personId } = session
  return write(personContext(personId, now, requestId), async (tx) => {
    const [live] = await tx.select().from(signInSessions).where(eq(signInSessions.id, session.id))
    if (!live || !hasSetUp(live, (await getOwner(personId, now)).mustHavePasskey)) return refuse('not-set-up')
    const codes = await replaceCodes(tx, personId)
    await tellOwner(tx, personId, 'recovery-codes', now)
    return done(codes, codesMade(personId))
  })
}

/**
 * Sets up an app on one's own account, or puts another in its place; every other sign-in ends (security.md AUT-10,
 * SES-04). Returns how many recovery codes are left.
 */
export function setUpApp(ctx: Confirmed<Permission>, proof: Proof): Promise<Result<{ codes: number }, Unproven>> {
  const personId = ctx.actor.id
  const handle = ctx.signIn?.handle ?? ''
  return write(ctx, async (tx) => {
    if ((await getOwner(personId, ctx.now)).mustHavePasskey) return refuse('needs-passkey')
    const proven = provenSeed(proof, { handle }, ctx.now)
    if (typeof proven === 'string') return refuse(proven)
    await storeApp(tx, personId, { ...proven, addedAt: ctx.now })
    await endAllSignIns(tx, personId, handle)
    await tellOwner(tx, personId, 'app', ctx.now)
    const { codes } = await getFactors(personId)
    return done({ codes }, event('app.set-up', personId))
  })
}

/** Removes the app of one's own account, when a passkey remains; every other sign-in ends. */
export function removeApp(ctx: Confirmed<Permission>): Promise<Result<null, 'no-app' | 'last-factor'>> {
  const personId = ctx.actor.id
  return write(ctx, async (tx) => {
    const stays = whyAppStays(await getFactors(personId))
    if (stays) return refuse(stays)
    await tx.delete(authenticatorApps).where(eq(authenticatorApps.personId, personId))
    await endAllSignIns(tx, personId, ctx.signIn?.handle)
    await tellOwner(tx, personId, 'app-removed', ctx.now)
    return done(null, event('app.removed', personId))
  })
}

/** Makes ten recovery codes; the ones before stop working, and every other sign-in ends. Shown once (AUT-11). */
export function makeRecoveryCodes(
  ctx: Confirmed<Permission>,
  once: Submission,
): Promise<Result<string[], 'no-factor' | 'repeated' | 'sent-before'>> {
  const personId = ctx.actor.id
  return writeOnce(ctx, once, async (tx) => {
    const { app, passkeys } = await getFactors(personId)
    if (!app && passkeys === 0) return refuse('no-factor')
    const codes = await replaceCodes(tx, personId)
    await endAllSignIns(tx, personId, ctx.signIn?.handle)
    await tellOwner(tx, personId, 'recovery-codes', ctx.now)
    return done(codes, codesMade(personId))
  })
}
