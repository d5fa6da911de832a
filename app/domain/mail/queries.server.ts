import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { linkSecret } from '#app/crypto/digests.server.ts'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { type AlertKind, isAlertKind } from '#app/domain/audit/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import {
  breakGlass,
  grants,
  invitations,
  outbox,
  participantLinks,
  passwordResets,
  people,
  sessions,
} from '#db/schema/index.ts'
import { type AccountChange, isAccountChange, type SessionTemplate } from './rules.ts'
import {
  findReminded,
  findTeamAddressee,
  isOfTeam,
  permittedNow,
  type TeamAddressee,
} from './session-team-queries.server.ts'

type Message = Pick<typeof outbox.$inferSelect, 'template' | 'personId' | 'sessionId' | 'about' | 'notBefore'>

/** A member of the staff whom a message goes to now, and what it is about. */
export type Addressee = { email: string } & (
  | TeamAddressee
  | { template: 'invitation' | 'password-reset'; id: string; expiresAt: Date }
  | { template: 'account-changed'; change: AccountChange; at: Date }
  | { template: 'break-glass-opened'; id: string; at: Date }
  | { template: 'approval-asked' }
  | { template: 'alert'; kind: AlertKind }
  | { template: 'data-request-asked'; id: string }
  | { template: 'reveals-many'; id: string; at: Date }
  | { template: 'link-locked' }
)

/** What a participant is sent: it leads to their own page, under the subject they chose. */
export type PageLetter = { template: 'private-link' | SessionTemplate; subject: string; link: PageLink }

/** A private link of a participant that works now. */
export type PageLink = { id: string; expiresAt: Date }

/** All that is needed to address a message at this moment, or null when the person may no longer get it. */
export async function findAddressee(message: Message, now: Date): Promise<Addressee | null> {
  const { template, personId, sessionId, about } = message
  if (personId === null) return null
  if (template === 'session-reminder') return sessionId ? findReminded(personId, sessionId, now) : null
  if (isOfTeam(template)) return findTeamAddressee(template, personId, about ?? '', now)
  if (template === 'invitation') return linkHolder(invitations, template, about ?? '', now)
  if (template === 'password-reset') return linkHolder(passwordResets, template, about ?? '', now)
  if (template === 'account-changed') {
    const email = await emailOf(personId, null, now)
    return email && about && isAccountChange(about) ? { template, email, change: about, at: message.notBefore } : null
  }
  if (template === 'break-glass-opened') return witness(personId, about ?? '')
  if (template === 'alert') return watcher(personId, about ?? '', now)
  if (template === 'data-request-asked') {
    const email = await emailOf(personId, 'data-request:settle', now)
    return email && about ? { template, email, id: about } : null
  }
  if (template === 'reveals-many') {
    const email = await emailOf(personId, null, now)
    return email && about ? { template, email, id: about, at: message.notBefore } : null
  }
  if (template === 'link-locked') {
    const email = await emailOf(personId, 'link:send', now)
    return email ? { template, email } : null
  }
  if (template !== 'approval-asked') return null
  const email = await emailOf(personId, 'grant:approve', now)
  return email ? { template, email } : null
}

/** A private link of this participant that works now; null when it was stopped, locked, replaced or has run out. */
export async function findPageLink(id: string, participantId: string, now: Date): Promise<PageLink | null> {
  const works = and(
    eq(participantLinks.id, id),
    eq(participantLinks.participantId, participantId),
    isNull(participantLinks.revokedAt),
    isNull(participantLinks.lockedAt),
    gt(participantLinks.expiresAt, now),
  )
  const [link] = await read()
    .select({ id: participantLinks.id, expiresAt: participantLinks.expiresAt })
    .from(participantLinks)
    .where(works)
  return link ?? null
}

/** Where a private link leads: its secret is worked out, and in no table. */
export const pageAddress = (linkId: string) => new URL(`/p/${linkSecret('page', linkId)}`, config.origin).href

/** The private link that works for somebody now, for whoever writes to them by hand. */
export { findCarried } from './page-link-queries.server.ts'

/** The address of an active person who, when a permission is named, holds a grant that carries it. */
async function emailOf(personId: string, permission: Permission | null, now: Date): Promise<string | null> {
  const holder = permission ? permittedNow(permission, now) : undefined
  const [row] = await read()
    .select({ email: people.email })
    .from(people)
    .leftJoin(grants, eq(grants.personId, people.id))
    .where(and(eq(people.id, personId), eq(people.state, 'active'), holder))
    .limit(1)
  return row?.email ?? null
}

/** Somebody who watches over the service, while an alert still stands or not: that it stood is worth knowing. */
async function watcher(personId: string, kind: string, now: Date): Promise<Addressee | null> {
  if (!isAlertKind(kind)) return null
  const officer = await emailOf(personId, 'audit:view', now)
  const email = officer ?? (await emailOf(personId, 'people:manage', now))
  return email ? { template: 'alert', email, kind } : null
}

/**
 * Somebody who was to be told of an opening. Nothing that happened since takes the letter back, neither the end of their
 * role nor of their account: whoever opened it may be an administrator, and must not be able to silence it (security.md T08).
 */
async function witness(personId: string, openingId: string): Promise<Addressee | null> {
  const [found] = await read()
    .select({ email: people.email, id: breakGlass.id, at: breakGlass.openedAt })
    .from(breakGlass)
    .innerJoin(people, eq(people.id, personId))
    .where(eq(breakGlass.id, openingId))
  return found ? { template: 'break-glass-opened', ...found } : null
}

/** A one-time link that still works, and its holder, unless the account was disabled. */
async function linkHolder(
  table: typeof invitations | typeof passwordResets,
  template: 'invitation' | 'password-reset',
  id: string,
  now: Date,
): Promise<Addressee | null> {
  const [row] = await read()
    .select({ email: people.email, id: table.id, expiresAt: table.expiresAt })
    .from(table)
    .innerJoin(people, eq(people.id, table.personId))
    .where(and(eq(table.id, id), isNull(table.usedAt), gt(table.expiresAt, now), ne(people.state, 'disabled')))
  return row ? { template, ...row } : null
}

/** The reminders of a session within reach, newest first, with whom they go to and how far they are. */
export async function listReminders(ctx: Ctx<'session:team' | 'session:view' | 'session:remind'>, sessionId: string) {
  return read()
    .select({
      id: outbox.id,
      personId: outbox.personId,
      name: people.name,
      state: outbox.state,
      attempts: outbox.attempts,
      sentAt: outbox.sentAt,
    })
    .from(outbox)
    .innerJoin(people, eq(people.id, outbox.personId))
    .innerJoin(sessions, eq(sessions.id, outbox.sessionId))
    .where(and(eq(outbox.sessionId, sessionId), reachable(ctx, sessions.forumId)))
    .orderBy(desc(outbox.notBefore), people.name)
}
