import { eq } from 'drizzle-orm'
import * as participants from '#app/domain/participants/commands.server.ts'
import type { MovePlace } from '#app/domain/participants/input.ts'
import * as place from '#app/domain/participants/place-commands.server.ts'
import { places } from '#db/schema/index.ts'
import { rows } from '../db.ts'
import { aPerson, ctxFor, once, participantsIn } from '../factories.ts'
import { of, type Step } from './step.ts'

/** From a referral to a place, a break, and out again. */
export async function participantsStory(step: Step): Promise<void> {
  const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'participant:manage')
  await participantsIn('open', 10)
  const move = (reference: string, intent: MovePlace['intent'], from: MovePlace['from'], event: string) =>
    step('movePlace', [event], () => place.movePlace(ctx, reference, { intent, from, until: '' }, once()))
  const refer = (alias: string) =>
    participants.referParticipant(ctx, 'open', { alias, source: 'witness-care', reached: 'referred' }, once())
  const welcomed = async (alias: string) => {
    const { reference } = of<{ reference: string }>(await refer(alias))
    for (const [intent, from] of [
      ['call', 'referred'],
      ['welcome', 'called'],
    ] as const)
      of(await place.movePlace(ctx, reference, { intent, from }, once()))
    return reference
  }
  const first = of<{ reference: string }>(await step('referParticipant', ['participant.referred'], () => refer('Sam')))
  await move(first.reference, 'call', 'referred', 'place.called')
  await move(first.reference, 'welcome', 'called', 'place.welcomed')
  await move(first.reference, 'give-place', 'welcomed', 'place.given')
  await step('addParticipant', ['participant.added'], () =>
    participants.addParticipant(ctx, 'open', { alias: 'Kit', source: 'other' }, once()),
  )
  await step('renameParticipant', ['participant.renamed'], () =>
    participants.renameParticipant(ctx, first.reference, { intent: 'rename', alias: 'Sammy', was: 'Sam' }, once()),
  )
  await move(await welcomed('Bo'), 'queue', 'welcomed', 'place.queued')
  const fourth = await welcomed('Lee')
  of(await place.movePlace(ctx, fourth, { intent: 'queue', from: 'welcomed' }, once()))
  await move(fourth, 'decline', 'waiting', 'place.stopped-waiting')
  await move(await welcomed('Ash'), 'decline', 'welcomed', 'place.declined')
  await move('VVF-OP01', 'renew', 'active', 'place.renewed')
  await move('VVF-OP01', 'step-back', 'active', 'place.stepped-back')
  await move('VVF-OP01', 'come-back', 'stepped_back', 'place.came-back')
  of(await place.movePlace(ctx, 'VVF-OP01', { intent: 'step-back', from: 'active' }, once()))
  await move('VVF-OP01', 'backfill', 'stepped_back', 'place.backfilled')
  const [waiting] = await rows().select().from(places).where(eq(places.state, 'waiting'))
  await step('givePlace', ['place.given'], () => place.givePlace(ctx, 'open', { place: waiting?.id ?? '' }, once()))
  await move('VVF-OP02', 'leave', 'active', 'place.left')
}
