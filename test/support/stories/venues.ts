import {
  addPreparation,
  changePreparation,
  makePreparations,
  settlePreparation,
} from '#app/domain/preparations/commands.server.ts'
import { standingOf } from '#app/domain/preparations/rules.ts'
import { addVenue, changeVenue, moveVenue, placeSession } from '#app/domain/venues/commands.server.ts'
import { preparations } from '#db/schema/index.ts'
import { rows } from '../db.ts'
import { aPerson, aSession, ctxFor, once, participantsIn } from '../factories.ts'
import { of, type Step } from './step.ts'

/** A venue as its form gives it, with nothing known that need not be. */
export const venueFacts = (name = 'Test Hall') => ({
  ...{ name, address: '1 Test Street', directions: '', roomName: 'Community meeting', holds: 14 as number | null },
  ...{ costPence: 12_000 as number | null, checkedOn: null as string | null },
  access: { 'step-free': 'yes', toilet: 'yes', 'hearing-loop': 'no' } as Record<string, 'yes' | 'no' | 'not-known'>,
})

export async function venuesStory(step: Step): Promise<void> {
  const keep = ctxFor(await aPerson('facilitator', { forum: 'open', key: 'keeper' }), 'venue:keep')
  const added = await step('addVenue', ['venue.added'], () => addVenue(keep, venueFacts(), once()))
  const { id } = of<{ id: string }>(added)
  await step('changeVenue', ['venue.changed'], () => changeVenue(keep, id, { ...venueFacts('New Hall'), version: 1 }))
  await step('moveVenue', ['venue.retired'], () => moveVenue(keep, id, 'retire'))
  await step('moveVenue', ['venue.brought-back'], () => moveVenue(keep, id, 'bring-back'))
  const prepare = ctxFor(await aPerson('facilitator', { forum: 'open', key: 'preparer' }), 'session:prepare')
  const session = await aSession('open', { date: '2026-12-17' })
  const place = { version: 1, venue: id, roomName: null, joining: '', cost: null }
  await step('placeSession', ['session.placed'], () => placeSession(prepare, session.id, place))
}

export async function preparationsStory(step: Step): Promise<void> {
  const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'session:prepare')
  await participantsIn('open', 2)
  const { id } = await aSession('open', { date: '2026-12-17' })
  await step('makePreparations', ['preparation.made'], () => makePreparations(ctx, id))
  const [first] = await rows().select().from(preparations)
  const preparation = first?.id ?? ''
  await step('changePreparation', ['preparation.changed'], () =>
    changePreparation(ctx, id, {
      intent: 'change',
      preparation,
      seen: first ? standingOf(first) : '',
      owner: 'per_facilitator',
      dueOn: '2026-12-01',
    }),
  )
  await step('settlePreparation', ['preparation.settled'], () =>
    settlePreparation(ctx, id, { preparation, state: 'done' }),
  )
  await step('addPreparation', ['preparation.changed'], () =>
    addPreparation(ctx, id, { intent: 'add', line: 'Bring the projector', owner: '', dueOn: '2026-12-10' }, once()),
  )
}
