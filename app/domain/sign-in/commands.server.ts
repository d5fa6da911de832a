import { and, eq, gt, lt, ne } from 'drizzle-orm'
import { type AnyCtx, type Ctx, personContext, systemContext } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, write } from '#db/client.server.ts'
import { signInSessions } from '#db/schema/index.ts'
import { ABSOLUTE_HOURS, hoursAfter, IDLE_MINUTES, idleUntil, minutesAfter } from './rules.ts'
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
  await write(personContext(session.personId, now, requestId), async (tx) => {
    await tx.delete(signInSessions).where(lt(signInSessions.endsAt, now))
    await tx.insert(signInSessions).values({
      ...session,
      handle: newId('sis'),
      openedAt: now,
      usedAt: now,
      confirmedAt: isFull ? now : null,
      idleUntil: minutesAfter(now, IDLE_MINUTES),
      endsAt,
    })
    const said = isFull ? 'sign-in.succeeded' : 'sign-in.password-accepted'
    return done(undefined, event(said, session.personId, { method: session.method }))
  })
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
    const live = and(eq(signInSessions.id, before.id), gt(signInSessions.endsAt, now))
    const confirmedAt = stage === 'full' ? now : null
    const renewed = { id, stage, method, usedAt: now, ...(said === 'sign-in.renewed' ? {} : { confirmedAt }) }
    const rows = await tx.update(signInSessions).set(renewed).where(live).returning({ id: signInSessions.id })
    if (rows.length === 0) return refuse('ended')
    return done(null, event(said, before.personId, { method }))
  })
}

/** Gives a session in use another idle period. A session that was ended meanwhile stays ended. */
export async function extendSignIn(id: string, now: Date): Promise<void> {
  await write(systemContext('home:view', now), async (tx) => {
    const live = and(eq(signInSessions.id, id), gt(signInSessions.endsAt, now))
    const [session] = await tx.select().from(signInSessions).where(live)
    if (!session) return unchanged(undefined)
    await tx
      .update(signInSessions)
      .set({ usedAt: now, idleUntil: idleUntil(now, session.endsAt) })
      .where(live)
    return done(undefined, event('sign-in.extended', session.personId))
  })
}

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
