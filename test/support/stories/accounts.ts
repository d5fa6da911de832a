import * as accounts from '#app/domain/accounts/commands.server.ts'
import * as people from '#app/domain/accounts/people-commands.server.ts'
import { findOpenInvitation } from '#app/domain/accounts/queries.server.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { aPerson, ctxFor, NOON, once } from '../factories.ts'
import { of, type Step } from './step.ts'

export async function accountsStory(step: Step): Promise<void> {
  const boss = await aPerson('board', { key: 'boss' })
  const admin = ctxFor(boss, 'people:manage')
  const sam = { name: 'Sam', email: 's@example.org', organisation: 'T', role: 'board' as const, forum: 'all' }
  const nobody = { email: 'nobody@example.org', password: 'x' }
  await step('inviteFirstAdministrator', ['invitation.first-administrator'], () =>
    people.inviteFirstAdministrator(NOON),
  )
  const added = await step('addPerson', ['person.added'], () => people.addPerson(admin, sam, once()))
  const first = await findOpenInvitation(sha256(of<{ secret: string }>(added).secret), NOON)
  const again = await step('renewInvitation', ['invitation.renewed'], () =>
    people.renewInvitation(admin, first?.personId ?? ''),
  )
  const { secret } = of<{ secret: string }>(again)
  await step('acceptInvitation', ['invitation.accepted'], () =>
    accounts.acceptInvitation(secret, { password: 'three random words' }, NOON, 'test'),
  )
  await step('checkPassword', ['sign-in.refused'], () => accounts.checkPassword(nobody, NOON, 'test'))
  await step('noteRefusal', ['access.refused'], () => accounts.noteRefusal(admin, 'audit:view'))
  const grant = { id: 'grt_boss', role: 'board' as const, forumId: null, lastUsedOn: null }
  await step('noteGrantsUsed', ['grant.used'], () => accounts.noteGrantsUsed(admin, [grant]))
}
