import type { Permission, Role } from '../access/permissions.ts'
import type { LocalDate } from './dates.ts'

/** A grant: (person, role, forum or all). */
export type Grant = { id: string; role: Role; forumId: string | null; lastUsedOn: LocalDate | null }

/** Forums an actor may reach with a permission: all of them, or those listed. */
export type Scope = { forums: 'all' | readonly string[] }

/**
 * The sign-in behind a request: the digest of its secret, its lasting handle, when its person last confirmed themselves,
 * whether they have hidden names of participants on this screen, and with what they proved themselves last.
 */
export type SignInFacts = {
  id: string
  handle: string
  confirmedAt: Date | null
  namesHidden?: boolean
  method?: string | null
}

declare const permitted: unique symbol
declare const confirmedBy: unique symbol

/**
 * The key that a guard returns: who acts, with which permission, on which forums, when.
 * Commands and queries ask for it by type, so forgetting authorisation is a type error.
 */
export type Ctx<P extends Permission> = {
  readonly actor: { readonly id: string; readonly name: string }
  readonly role: Role | 'system' | 'participant'
  readonly scope: Scope
  readonly now: Date
  readonly requestId: string
  /** The sign-in that the key hangs on: when it ends, the key writes nothing more (security.md SES-04). */
  readonly signIn?: SignInFacts
  /** The visit through a private link that the key hangs on, likewise (security.md LNK-07). */
  readonly visit?: { readonly id: string }
  readonly [permitted]: P
}

/** How long a confirmation counts, in minutes (security.md AUT-10). */
export const CONFIRMED_MINUTES = 5

/** A key whose holder has just proved again that it is them. Commands that can hurt most ask for it by type. */
export type Confirmed<P extends Permission> = Ctx<P> & { readonly [confirmedBy]: true }

/** The same key as a confirmed one; null when the last confirmation is older than five minutes, or later than now. */
export function confirmed<P extends Permission>(ctx: Ctx<P>): Confirmed<P> | null {
  const at = ctx.signIn?.confirmedAt?.getTime()
  if (at === undefined || at > ctx.now.getTime()) return null
  return ctx.now.getTime() - at <= CONFIRMED_MINUTES * 60_000 ? (ctx as Confirmed<P>) : null
}

/** As `confirmed`, for what a passkey alone opens: the last proof of this sign-in was one (security.md AUT-11). */
export function confirmedByPasskey<P extends Permission>(ctx: Ctx<P>): Confirmed<P> | null {
  const { method } = ctx.signIn ?? {}
  return method === 'passkey' || method === 'demonstration' ? confirmed(ctx) : null
}

export type AnyCtx = Ctx<Permission>

/** The keys of one person, for a page that shows what each of their grants reaches; null for a door that stays shut. */
export type KeyRing = { readonly key: <P extends Permission>(permission: P) => Ctx<P> | null }
type Facts = Omit<AnyCtx, typeof permitted>

/** Makes a key. Only the guards, the service's own jobs and test factories may call it (architecture test). */
export function grantContext<P extends Permission>(_permission: P, facts: Facts): Ctx<P> {
  return facts as Ctx<P>
}

/** The key of the service itself: start-up, seeding and the mail worker. */
export function systemContext<P extends Permission>(permission: P, now: Date, requestId = 'system'): Ctx<P> {
  const actor = { id: 'system', name: 'The service' }
  return grantContext(permission, { actor, role: 'system', scope: { forums: 'all' }, now, requestId })
}

/**
 * The key of a participant who followed their private link and gave the agreed word: they act on what is held about
 * themselves, and on nothing else. `actor` is the participant.
 */
export function visitContext(
  visit: { id: string; participantId: string },
  now: Date,
  requestId: string,
): Ctx<'visit:own'> {
  return grantContext('visit:own', {
    actor: { id: visit.participantId, name: '' },
    role: 'participant',
    scope: { forums: [] },
    now,
    requestId,
    visit: { id: visit.id },
  })
}

/** The key of whoever holds a private link and has not given the word: it opens nothing, and stands for nobody known. */
export function linkContext(linkId: string, now: Date, requestId: string): AnyCtx {
  const actor = { id: linkId, name: '' }
  return grantContext('visit:own', { actor, role: 'participant', scope: { forums: [] }, now, requestId })
}

/** The key of somebody who acts on their own account before, or outside, any grant: signing in, resetting a password. */
export function personContext(personId: string, now: Date, requestId: string): AnyCtx {
  return grantContext('home:view', {
    actor: { id: personId, name: '' },
    role: 'system',
    scope: { forums: [] },
    now,
    requestId,
  })
}
