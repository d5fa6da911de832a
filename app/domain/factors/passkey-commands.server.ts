import { and, eq, lt } from 'drizzle-orm'
import type { ChallengeFor, OpenChallenge } from '#app/crypto/challenges.server.ts'
import { checkAssertion, readAssertion, readNewPasskey, type Site } from '#app/crypto/passkeys.server.ts'
import type { Permission } from '#app/domain/access/permissions.ts'
import type { AuditAction } from '#app/domain/audit/actions.ts'
import { type AnyCtx, type Confirmed, personContext, systemContext } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import {
  type AuditEvent,
  done,
  event,
  type Outcome,
  type Result,
  refuse,
  unchanged,
} from '#app/domain/shared/result.ts'
import { endAllSignIns } from '#app/domain/sign-in/commands.server.ts'
import type { SignInMethod } from '#app/domain/sign-in/status.ts'
import { type Counted, countTry, isHeld } from '#app/domain/sign-in/throttle-commands.server.ts'
import { addressGroup, limits } from '#app/domain/sign-in/throttle-rules.ts'
import { type Database, write } from '#db/client.server.ts'
import { passkeys, people, usedChallenges } from '#db/schema/index.ts'
import type { AddPasskey } from './passkey-input.ts'
import { findPasskey } from './passkey-queries.server.ts'
import { MOST_PASSKEYS, maySetUpPasskey, type WhyNotAdded, whyPasskeyStays } from './passkey-rules.ts'
import { type Factors, getFactors, getOwner } from './queries.server.ts'
import { finishSetUp, type SettingUp, tellOwner } from './set-up-commands.server.ts'

/** Where a passkey is asked for, what for and when. `personId` is who it must belong to; null before anybody said who they are. */
type Asked = { site: Site; what: ChallengeFor; personId: string | null; now: Date; requestId: string }
type Caller = { address: string; now: Date; requestId: string }
type Proven = Result<{ personId: string }, 'refused'>

/** What is asked of somebody who signs in with a passkey alone: they have not said who they are. */
export const ALONE = { what: { purpose: 'sign-in', handle: '' }, personId: null } as const

/**
 * Signs in with a passkey alone. One refusal for every reason, also after too many refused ones from an address: those
 * are not looked at, and the trail says so once, or somebody without an account could fill it (security.md AUT-06, AUT-07,
 * AUT-11).
 */
export async function acceptPasskeyAlone(site: Site, answer: string, caller: Caller): Promise<Proven> {
  const asked = { ...ALONE, site, now: caller.now, requestId: caller.requestId }
  const counted = { limit: 'passkey-address', about: addressGroup(caller.address) } as const
  if (await isHeld(counted, caller.now)) return refusal
  const result = await takeAssertion(asked, answer)
  if (!result.ok) await noteRefusal(asked, 'sign-in.factor-refused', counted)
  return result
}

/**
 * Takes the passkey of somebody who has said who they are: as the second factor, or to confirm again. One refusal for
 * every reason, and of the same answer sent many times one is taken (security.md AUT-10, AUT-11).
 */
export async function acceptPasskey(asked: Asked & { personId: string }, answer: string): Promise<Proven> {
  const result = await takeAssertion(asked, answer)
  const said = asked.what.purpose === 'confirm' ? 'sign-in.confirm-refused' : 'sign-in.factor-refused'
  if (!result.ok) await noteRefusal(asked, said)
  return result
}

const refusal = { ok: false, reason: 'refused' } as const

async function takeAssertion(asked: Asked, answer: string): Promise<Proven> {
  const assertion = readAssertion(answer)
  const stored = assertion && (await findPasskey(assertion.id))
  if (!stored || (asked.personId !== null && stored.personId !== asked.personId)) return refusal
  const proof = await checkAssertion(assertion, stored, asked)
  if (!proof) return refusal
  const { personId } = stored
  return write(personContext(personId, asked.now, asked.requestId), async (tx) => {
    if (!(await isActive(tx, personId))) return refuse('refused')
    if (!(await takeChallenge(tx, proof.challenge, asked.now))) return refuse('refused')
    const before = and(eq(passkeys.id, stored.id), eq(passkeys.counter, stored.counter))
    const used = { counter: proof.counter, backedUp: proof.backedUp, usedAt: asked.now }
    const rows = await tx.update(passkeys).set(used).where(before).returning({ id: passkeys.id })
    if (rows.length === 0) return refuse('refused')
    return done({ personId }, event('passkey.used', stored.id, { purpose: asked.what.purpose }))
  })
}

/** Adds a passkey to an account in use. All other sign-ins of its owner end, and a letter says so (security.md AUT-09). */
export function addPasskey(
  ctx: Confirmed<Permission>,
  site: Site,
  input: AddPasskey,
): Promise<Result<null, WhyNotAdded>> {
  const personId = ctx.actor.id
  const handle = ctx.signIn?.handle ?? ''
  return keepPasskey(ctx, { site, handle, input }, async (tx, said) => {
    await endAllSignIns(tx, personId, handle)
    await tellOwner(tx, personId, 'passkey', ctx.now)
    return done(null, said)
  })
}

/**
 * Sets up the first passkey of somebody who may not go in without one. Whoever has one uses it: a password and a code
 * that were given away do not add another. Only a recovery code, which is for a lost passkey, does (security.md AUT-11).
 * Returns recovery codes to be shown once, none when there are some.
 */
export function setUpPasskey(
  session: SettingUp & { method: SignInMethod | null },
  site: Site,
  input: AddPasskey,
  { now, requestId }: { now: Date; requestId: string },
): Promise<Result<string[], WhyNotAdded>> {
  const { personId, handle, method } = session
  return keepPasskey(personContext(personId, now, requestId), { site, handle, input }, async (tx, said, before) => {
    if (!maySetUpPasskey({ method }, before)) return refuse('has-factor')
    const { codes, events } = await finishSetUp(tx, session, 'passkey')
    await tellOwner(tx, personId, 'passkey', now)
    return done(codes, said, ...events)
  })
}

type Settle<T> = (tx: Database, said: AuditEvent, before: Factors) => Promise<Outcome<T, WhyNotAdded>>

/** Stores a passkey that answers our challenge, and whatever goes with it, in one write. */
async function keepPasskey<T>(
  ctx: AnyCtx,
  { site, handle, input }: { site: Site; handle: string; input: AddPasskey },
  settle: Settle<T>,
): Promise<Result<T, WhyNotAdded>> {
  const what = { purpose: 'add-passkey', handle } as const
  const made = await readNewPasskey(input.answer, { site, what, now: ctx.now })
  if (!made) return { ok: false, reason: 'refused' }
  const personId = ctx.actor.id
  const unique = { 'passkeys(credential_id)': 'refused' } as const
  return write<T, WhyNotAdded>(
    ctx,
    async (tx) => {
      const before = await getFactors(personId)
      if (before.passkeys >= MOST_PASSKEYS) return refuse('too-many')
      if (!(await takeChallenge(tx, made.challenge, ctx.now))) return refuse('refused')
      const id = newId('pky')
      await tx.insert(passkeys).values({ id, personId, name: input.name, ...made.passkey, addedAt: ctx.now })
      return settle(tx, event('passkey.added', id, { synced: made.passkey.backedUp }), before)
    },
    { unique },
  )
}

/**
 * Removes a passkey of one's own, unless nobody could then prove that it is them, or a role needs one. All other sign-ins
 * end, and a letter says so. One that is gone already stays gone.
 */
export function removePasskey(
  ctx: Confirmed<Permission>,
  id: string,
): Promise<Result<null, 'last-factor' | 'last-passkey'>> {
  return write(ctx, async (tx) => {
    const own = and(eq(passkeys.id, id), eq(passkeys.personId, ctx.actor.id))
    const [there] = await tx.select({ id: passkeys.id }).from(passkeys).where(own)
    if (!there) return unchanged(null)
    const { mustHavePasskey } = await getOwner(ctx.actor.id, ctx.now)
    const why = whyPasskeyStays(await getFactors(ctx.actor.id), mustHavePasskey)
    if (why) return refuse(why)
    await tx.delete(passkeys).where(own)
    await endAllSignIns(tx, ctx.actor.id, ctx.signIn?.handle ?? '')
    await tellOwner(tx, ctx.actor.id, 'passkey-removed', ctx.now)
    return done(null, event('passkey.removed', id))
  })
}

/** Uses a challenge up; false when it has been. Those that nobody can answer any more are forgotten. */
async function takeChallenge(tx: Database, { hash, expiresAt }: OpenChallenge, now: Date): Promise<boolean> {
  await tx.delete(usedChallenges).where(lt(usedChallenges.expiresAt, now))
  const taken = await tx
    .insert(usedChallenges)
    .values({ hash, expiresAt })
    .onConflictDoNothing()
    .returning({ hash: usedChallenges.hash })
  return taken.length === 1
}

async function isActive(tx: Database, personId: string): Promise<boolean> {
  const [person] = await tx.select({ state: people.state }).from(people).where(eq(people.id, personId))
  return person?.state === 'active'
}

async function noteRefusal({ personId, now, requestId }: Asked, said: AuditAction, counted?: Counted): Promise<void> {
  const ctx = personId === null ? systemContext('home:view', now, requestId) : personContext(personId, now, requestId)
  await write(ctx, async (tx) => {
    const tries = counted ? await countTry(tx, counted, now) : 0
    const about = [personId ?? 'unknown', { method: 'passkey' }] as const
    const isLast = counted !== undefined && tries === limits[counted.limit].tries
    return done(null, event(said, ...about), ...(isLast ? [event('sign-in.throttled', ...about)] : []))
  })
}
