import { and, eq, isNull } from 'drizzle-orm'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { INVITATION_HOURS } from '#app/domain/accounts/rules.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { newId, sha256 } from '#app/domain/shared/ids.ts'
import type { Database } from '#db/client.server.ts'
import { invitations } from '#db/schema/index.ts'
import { hoursAfter } from './rules.ts'

type Invitation = { id: string; expiresAt: Date }

/**
 * Makes the one-time link with which somebody opens their account, in the transaction of its cause; earlier links stop
 * working. The secret follows from the id, the table holds its digest (security.md AUT-01).
 */
export async function issueInvitation(tx: Database, personId: string, now: Date): Promise<Invitation> {
  await retireInvitations(tx, personId, now)
  const id = newId('inv')
  const expiresAt = hoursAfter(now, INVITATION_HOURS)
  await tx.insert(invitations).values({ id, personId, tokenHash: sha256(linkSecret('invitation', id)), expiresAt })
  return { id, expiresAt }
}

/** As `issueInvitation`, and a letter with the link to the person's own address, in the same transaction. */
export async function sendInvitation(tx: Database, personId: string, now: Date): Promise<void> {
  const { id, expiresAt } = await issueInvitation(tx, personId, now)
  await enqueueLetter(tx, { template: 'invitation', about: id, personId, cause: id, now, notAfter: expiresAt })
}

/** Uses up the links that somebody has not opened yet. Returns how many. */
export async function retireInvitations(tx: Database, personId: string, now: Date): Promise<number> {
  const open = and(eq(invitations.personId, personId), isNull(invitations.usedAt))
  const used = await tx.update(invitations).set({ usedAt: now }).where(open).returning({ id: invitations.id })
  return used.length
}
