import { and, eq, gt, lt, ne } from 'drizzle-orm'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { type AnyCtx, type Ctx, personContext, systemContext } from '#app/domain/shared/context.ts'
import { addDays, todayInLondon } from '#app/domain/shared/dates.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, mark, write } from '#db/client.server.ts'
import { knownDevices, signInSessions } from '#db/schema/index.ts'
import { getIdleMinutes, isNewDevice } from './queries.server.ts'
import { ABSOLUTE_HOURS, hoursAfter, idleUntil, KNOWN_DEVICE_DAYS } from './rules.ts'
import type { SignInMethod, SignInStage } from './status.ts'

/** A session to be opened: the digest of its secret, whose it is, how far they are, and the browser in words. */
export type NewSignIn = {
  id: string
  personId: string
  stage: SignInStage
  method: SignInMethod | null
  device: string
}

/** Stores a new browser session under the digest of its secret. */
export async function openSignIn(session: NewSignIn, now: Date, requestId: string): Promise<void> {
  const endsAt = hoursAfter(now, ABSOLUTE_HOURS)
  const isFull = session.stage === 'full'
  const { personId, method } = session
  await write(personContext(personId, now, requestId), async (tx) => {
    await tx.delete(signInSessions).where(lt(signInSessions.endsAt, now))
    const handle = newId('sis')
    await tx.insert(signInSessions).values({
      ...session,
      handle,
      openedAt: now,
      usedAt: now,
      confirmedAt: isFull ? now : null,
      idleUntil: idleUntil(now, endsAt, await getIdleMinutes(personId, now)),
      endsAt,
    })
    if (isFull) return done(undefined, await signedInOn(tx, { ...session, handle }, method, now))
    return done(undefined, event('sign-in.password-accepted', personId, { method }))
  })
}

/** Says that somebody is in, on which device, and writes to them when they have not used it lately (AUT-11). */
async function signedInOn(
  tx: Database,
  { personId, device, handle }: { personId: string; device: string; handle: string },
  method: SignInMethod | null,
  now: Date,
): Promise<AuditEvent> {
  const digest = keyedDigest('device', `${personId}\0${device}`)
  if (await isNewDevice(personId, digest, now)) {
    await enqueueLetter(tx, { template: 'account-changed', about: 'new-device', personId, cause: handle, now })
  }
  await noteDevice(tx, { personId, device: digest, lastSeenOn: todayInLondon(now) })
  return event('sign-in.succeeded', personId, { method })
}

/** Remembers a device for as long as it counts as known, and forgets those that no longer do. */
async function noteDevice(tx: Database, seen: typeof knownDevices.$inferInsert): Promise<void> {
  await tx.delete(knownDevices).where(lt(knownDevices.lastSeenOn, addDays(seen.lastSeenOn, -KNOWN_DEVICE_DAYS)))
  const { personId, device } = knownDevices
  const set = { lastSeenOn: seen.lastSeenOn }
  await tx
    .insert(knownDevices)
    .values(seen)
    .onConflictDoUpdate({ target: [personId, device], set })
}

/** What a session has become: further in, or confirmed again. */
export type Renewal = { id: string; stage: SignInStage; method: SignInMethod | null; said: RenewalEvent }
export type RenewalEvent = 'sign-in.succeeded' | 'sign-in.confirmed' | 'sign-in.password-accepted' | 'sign-in.renewed'

/**
 * Gives a session a new secret at the moment it proves more; the old secret is dead at once, the absolute end stays
 * (security.md SES-02). Refuses a session that was ended meanwhile.
 */
export function renewSignIn(
  before: { id: string; personId: string },
  after: Renewal,
  now: Date,
  requestId: string,
): Promise<Result<null, 'ended'>> {
  return write(personContext(before.personId, now, requestId), async (tx) => {
    const { id, stage, method, said } = after
    const [session] = await tx.select().from(signInSessions).where(stillLive(before.id, now))
    if (!session) return refuse('ended')
    const until = idleUntil(now, session.endsAt, await getIdleMinutes(session.personId, now))
    const confirmedAt = said === 'sign-in.renewed' ? session.confirmedAt : stage === 'full' ? now : null
    await tx
      .update(signInSessions)
      .set({ id, stage, method, usedAt: now, idleUntil: until, confirmedAt })
      .where(eq(signInSessions.id, before.id))
    if (said === 'sign-in.succeeded') return done(null, await signedInOn(tx, session, method, now))
    return done(null, event(said, before.personId, { method }))
  })
}

const stillLive = (id: string, now: Date) =>
  and(eq(signInSessions.id, id), gt(signInSessions.endsAt, now), gt(signInSessions.idleUntil, now))

/** Gives a session in use another idle period. A session that ended meanwhile stays ended. */
export async function extendSignIn(id: string, now: Date): Promise<void> {
  await mark(async (tx) => {
    const [session] = await tx.select().from(signInSessions).where(stillLive(id, now))
    if (!session) return
    const until = idleUntil(now, session.endsAt, await getIdleMinutes(session.personId, now))
    await tx.update(signInSessions).set({ usedAt: now, idleUntil: until }).where(eq(signInSessions.id, id))
  })
}

/** Ends a session by the digest of its secret. */
export async function endSignIn(id: string, now: Date): Promise<void> {
  await write(systemContext('home:view', now), async (tx) => {
    const [ended] = await tx.delete(signInSessions).where(eq(signInSessions.id, id)).returning()
    return ended ? done(undefined, event('sign-in.ended', ended.personId)) : unchanged(undefined)
  })
}

/** Ends one of a person's own sign-ins by its handle, or all but the one in use. Refuses one that is over already. */
export function endOwnSignIns(ctx: AnyCtx, which: { handle: string } | 'all-others'): Promise<Result<number, 'ended'>> {
  return write(ctx, async (tx) => {
    const own = eq(signInSessions.personId, ctx.actor.id)
    const chosen =
      which === 'all-others'
        ? and(own, ne(signInSessions.handle, ctx.signIn?.handle ?? ''))
        : and(own, eq(signInSessions.handle, which.handle))
    const ended = await tx.delete(signInSessions).where(chosen).returning({ id: signInSessions.id })
    if (ended.length === 0) return refuse('ended')
    return done(ended.length, event('sign-in.ended-by-owner', ctx.actor.id, { sessions: ended.length }))
  })
}

/** Ends every sign-in of somebody, as an administrator. Refuses when there is none. */
export function endSignInsOf(ctx: Ctx<'people:manage'>, personId: string): Promise<Result<number, 'ended'>> {
  return write(ctx, async (tx) => {
    const ended = await endAllSignIns(tx, personId)
    if (ended === 0) return refuse('ended')
    return done(ended, event('sign-in.ended-by-administrator', personId, { sessions: ended }))
  })
}

/**
 * Ends the sign-ins of a person in the transaction of the cause: a new password, other grants, an account disabled. With
 * `except`, the one of that handle stays. Returns how many ended.
 */
export async function endAllSignIns(tx: Database, personId: string, except?: string): Promise<number> {
  const theirs = eq(signInSessions.personId, personId)
  const chosen = except === undefined ? theirs : and(theirs, ne(signInSessions.handle, except))
  const ended = await tx.delete(signInSessions).where(chosen).returning({ id: signInSessions.id })
  return ended.length
}
