import { eq } from 'drizzle-orm'
import * as leaving from '#app/domain/accounts/leaving-commands.server.ts'
import * as people from '#app/domain/accounts/people-commands.server.ts'
import { people as peopleRows } from '#db/schema/index.ts'
import { aPerson, given, NOON, once } from '../factories.ts'
import { confirmedFor, terms } from '../grants.ts'
import { of, type Step } from './step.ts'

/** The part of the accounts' story that administrators tell. */
export async function peopleStory(step: Step): Promise<void> {
  await step('inviteFirstAdministrator', ['invitation.first-administrator'], () =>
    people.inviteFirstAdministrator(NOON),
  )
  const admin = confirmedFor(await aPerson('admin', { key: 'people' }), 'people:manage')
  const sam = { ...terms({ role: 'board' }), name: 'Sam', email: 's@example.org', organisation: 'T' }
  const kim = { ...sam, name: 'Kim', email: 'k@example.org', role: 'admin' as const }
  const added = await step('addPerson', ['person.added', 'grant.given'], () => people.addPerson(admin, sam, once()))
  const { id } = of<{ id: string }>(added)
  const waiting = await step('addPerson', ['person.added', 'grant.proposed'], () =>
    people.addPerson(admin, kim, once()),
  )
  await step('renewInvitation', ['invitation.renewed'], () => people.renewInvitation(admin, id))
  await given((tx) => tx.update(peopleRows).set({ state: 'active' }).where(eq(peopleRows.id, id)))
  await step('startAgain', ['person.started-again'], () => leaving.startAgain(admin, id))
  await step('disableLeaver', ['person.left', 'grant.ended'], () => leaving.disableLeaver(admin, id))
  await step('disableLeaver', ['person.left', 'grant.withdrawn'], () =>
    leaving.disableLeaver(admin, of<{ id: string }>(waiting).id),
  )
}
