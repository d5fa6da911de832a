import { eq } from 'drizzle-orm'
import { linkSecret } from '#app/crypto/digests.server.ts'
import * as accounts from '#app/domain/accounts/commands.server.ts'
import * as passwords from '#app/domain/accounts/password-commands.server.ts'
import type { Confirmed } from '#app/domain/shared/context.ts'
import { issueInvitation } from '#app/domain/sign-in/invitation-commands.server.ts'
import { people } from '#db/schema/index.ts'
import { caller, giveOldPassword, resetSecret } from '../accounts.ts'
import { aPerson, ctxFor, given, NOON } from '../factories.ts'
import { peopleStory } from './people.ts'
import type { Step } from './step.ts'

export async function accountsStory(step: Step): Promise<void> {
  await peopleStory(step)
  const boss = await aPerson('board', { key: 'boss' })
  const admin = ctxFor(boss, 'people:manage')
  const become = (state: 'invited' | 'active') =>
    given((tx) => tx.update(people).set({ state }).where(eq(people.id, boss.id)))
  await become('invited')
  const invitation = await given((tx) => issueInvitation(tx, boss.id, NOON))
  const secret = linkSecret('invitation', invitation.id)
  await step('acceptInvitation', ['invitation.accepted'], () =>
    passwords.acceptInvitation(secret, { password: 'kettle orbit walnut' }, caller()),
  )
  await become('active')
  await step('noteRefusal', ['access.refused'], () => accounts.noteRefusal(admin, 'audit:view'))
  const grant = { id: 'grt_boss', role: 'board' as const, forumId: null, lastUsedOn: null }
  await step('noteGrantsUsed', ['grant.used'], () => accounts.noteGrantsUsed(admin, [grant]))
  await passwordStory(step, boss)
}

async function passwordStory(step: Step, owner: Awaited<ReturnType<typeof aPerson>>): Promise<void> {
  const check = (password: string) => () => accounts.checkPassword({ email: owner.email, password }, caller())
  await giveOldPassword(owner.id, 'quiet lantern meadow')
  await step('checkPassword', ['sign-in.password-matched', 'password.rehashed'], check('quiet lantern meadow'))
  for (let n = 0; n < 10; n++) await step('checkPassword', ['sign-in.refused'], check('wrong'))
  await step('checkPassword', ['sign-in.throttled'], check('quiet lantern meadow'))
  await step('askForReset', ['password.reset-refused'], () => passwords.askForReset('nobody@example.org', caller()))
  await step('askForReset', ['password.reset-asked'], () => passwords.askForReset(owner.email, caller()))
  const secret = await resetSecret()
  await step('resetPassword', ['password.reset'], () =>
    passwords.resetPassword(secret, 'kettle orbit walnut', caller()),
  )
  await step('changePassword', ['password.changed'], () =>
    passwords.changePassword(ctxFor(owner, 'home:view') as Confirmed<'home:view'>, 'walnut meadow lantern'),
  )
}
