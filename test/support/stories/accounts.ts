import { linkSecret } from '#app/crypto/digests.server.ts'
import * as accounts from '#app/domain/accounts/commands.server.ts'
import { issueInvitation } from '#app/domain/sign-in/invitation-commands.server.ts'
import { aPerson, ctxFor, given, NOON } from '../factories.ts'
import { peopleStory } from './people.ts'
import type { Step } from './step.ts'

export async function accountsStory(step: Step): Promise<void> {
  await peopleStory(step)
  const boss = await aPerson('board', { key: 'boss' })
  const admin = ctxFor(boss, 'people:manage')
  const nobody = { email: 'nobody@example.org', password: 'x' }
  const invitation = await given((tx) => issueInvitation(tx, boss.id, NOON))
  const secret = linkSecret('invitation', invitation.id)
  const chosen = { password: 'three random words' }
  await step('acceptInvitation', ['invitation.accepted'], () => accounts.acceptInvitation(secret, chosen, NOON, 'test'))
  await step('checkPassword', ['sign-in.refused'], () => accounts.checkPassword(nobody, NOON, 'test'))
  await step('noteRefusal', ['access.refused'], () => accounts.noteRefusal(admin, 'audit:view'))
  const grant = { id: 'grt_boss', role: 'board' as const, forumId: null, lastUsedOn: null }
  await step('noteGrantsUsed', ['grant.used'], () => accounts.noteGrantsUsed(admin, [grant]))
}
