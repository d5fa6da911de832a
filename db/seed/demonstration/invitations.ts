import { linkSecret } from '#app/crypto/digests.server.ts'
import { INVITATION_HOURS } from '#app/domain/accounts/rules.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import { hoursAfter } from '#app/domain/sign-in/rules.ts'
import type { Database } from '#db/client.server.ts'
import { invitations } from '#db/schema/index.ts'
import { madeId } from './ids.ts'
import { daysFrom, personId } from './people.ts'

/** Two who were invited: one whose letter leaves now, so that there is one to look at, and one whose link is too old. */
export async function invite(tx: Database, now: Date): Promise<AuditEvent> {
  const wren = invitationOf('wren', now)
  const teasel = invitationOf('teasel', daysFrom(now, -16))
  await tx.insert(invitations).values([wren, teasel])
  const { id, personId: invited, expiresAt } = wren
  await enqueueLetter(tx, {
    template: 'invitation',
    about: id,
    personId: invited,
    cause: 'demonstration',
    now,
    notAfter: expiresAt,
  })
  return event('demonstration.invitations-added', 'demonstration', { count: 2 })
}

function invitationOf(key: string, at: Date) {
  const id = madeId('inv', key)
  return {
    id,
    personId: personId(key),
    tokenHash: sha256(linkSecret('invitation', id)),
    expiresAt: hoursAfter(at, INVITATION_HOURS),
  }
}
