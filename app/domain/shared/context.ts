import type { Permission, Role } from '../access/permissions.ts'

/** A grant: (person, role, forum or all). */
export type Grant = { role: Role; forumId: string | null }

/** Forums an actor may reach with a permission: all of them, or those listed. */
export type Scope = { forums: 'all' | readonly string[] }

declare const permitted: unique symbol

/**
 * The key that a guard returns: who acts, with which permission, on which forums, when.
 * Commands and queries ask for it by type, so forgetting authorisation is a type error.
 */
export type Ctx<P extends Permission> = {
  readonly actor: { readonly id: string; readonly name: string }
  readonly role: Role | 'system'
  readonly scope: Scope
  readonly now: Date
  readonly requestId: string
  readonly [permitted]: P
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
