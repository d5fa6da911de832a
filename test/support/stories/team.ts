import { eq } from 'drizzle-orm'
import * as team from '#app/domain/team/commands.server.ts'
import * as cover from '#app/domain/team/cover-commands.server.ts'
import * as wishes from '#app/domain/team/do-not-meet-commands.server.ts'
import * as guestCommands from '#app/domain/team/guest-commands.server.ts'
import { askForReminders } from '#app/domain/team/reminder-commands.server.ts'
import { settleSessions } from '#app/domain/team/standing-commands.server.ts'
import { coverRequests, doNotMeets, grants, sessions } from '#db/schema/index.ts'
import { rows } from '../db.ts'
import { aPerson, ctxFor, given, NOON, once } from '../factories.ts'
import { chosen, FULL, keysOf, teamWorld, trained } from '../teams.ts'
import { of, type Step } from './step.ts'

const requestOf = async (personId: string) =>
  (await rows().select().from(coverRequests).where(eq(coverRequests.personId, personId)))[0]?.id ?? ''

export async function teamStory(step: Step): Promise<void> {
  const world = await teamWorld()
  const { team: ctx, session } = world
  const { id } = session
  await teamAndGuests(step, world)
  const heron = ctxFor(await aPerson('support', { forum: 'open', key: 'heron' }), 'cover:answer')
  await aPerson('support', { forum: 'open', key: 'plover' })
  await trained('per_heron', 'per_plover')
  const people = ['per_heron', 'per_plover']
  await step('askForCover', ['cover.asked'], () => cover.askForCover(ctx, id, { people }, once()))
  await step('endCover', ['cover.ended'], () => cover.endCover(ctx, id))
  await cover.askForCover(ctx, id, { people }, once())
  const answer = async (who: typeof heron, what: 'yes' | 'no') =>
    cover.answerCover(who, await requestOf(who.actor.id), what, once())
  await step('answerCover', ['cover.declined'], () => answer(heron, 'no'))
  await cover.askForCover(ctx, id, { people: ['per_heron'] }, once())
  await step('answerCover', ['cover.taken', 'cover.ended'], () => answer(heron, 'yes'))
  await step('leaveSession', ['cover.withdrawn'], () => cover.leaveSession(heron, id, once()))
  await wishesOf(step, world)
}

type World = Awaited<ReturnType<typeof teamWorld>>

async function teamAndGuests(step: Step, { team: ctx, facilitator, session: { id } }: World) {
  const full = chosen(...FULL)
  const guest = { name: 'Sam', organisation: 'mps' } as const
  const added = await step('addGuest', ['guest.added'], () => guestCommands.addGuest(ctx, guest, once()))
  await step('retireGuest', ['guest.retired'], () => guestCommands.retireGuest(ctx, of<{ id: string }>(added).id))
  await step('saveTeam', ['session.team-saved'], () => team.saveTeam(ctx, id, full))
  await step('askForReminders', ['reminder.asked'], () =>
    askForReminders(ctxFor(facilitator, 'session:remind'), id, once()),
  )
  await step('noteTraining', ['person.trained'], () =>
    team.noteTraining(ctx, id, { person: 'per_support', on: '2026-06-01' }),
  )
  await step('confirmSession', ['session.confirmed'], () => team.confirmSession(ctx, id))
  await step('takeBackTraining', ['person.trained', 'session.fell-back'], () =>
    team.takeBackTraining(ctx, id, 'per_support'),
  )
  const alone = { ...chosen('facilitator:per_facilitator'), before: keysOf(full) }
  await team.saveTeam(ctx, id, alone)
  // Written down as confirmed although nobody supports it: what follows has to see that.
  await given((tx) => tx.update(sessions).set({ state: 'confirmed' }))
  await step('settleSessions', ['session.fell-back'], () => settleSessions(NOON))
  await given((tx) => tx.delete(grants).where(eq(grants.personId, 'per_support')))
}

async function wishesOf(step: Step, { manage, session: { id } }: World) {
  await given((tx) => tx.update(sessions).set({ state: 'confirmed' }).where(eq(sessions.id, id)))
  await step('addDoNotMeet', ['participant.do-not-meet-added', 'session.fell-back'], () =>
    wishes.addDoNotMeet(manage, 'VVF-OP01', { whom: 'per_facilitator' }, once()),
  )
  const [wish] = await rows().select().from(doNotMeets)
  await step('removeDoNotMeet', ['participant.do-not-meet-removed'], () =>
    wishes.removeDoNotMeet(manage, 'VVF-OP01', wish?.id ?? ''),
  )
}
