import { bringBack, carryOver } from '#app/domain/agenda/carry-commands.server.ts'
import * as items from '#app/domain/agenda/item-commands.server.ts'
import * as merging from '#app/domain/agenda/merge-commands.server.ts'
import * as ordering from '#app/domain/agenda/order-commands.server.ts'
import * as own from '#app/domain/agenda/own-commands.server.ts'
import { getAgenda } from '#app/domain/agenda/queries.server.ts'
import { agendaWorld, anItem, visitOf } from '../agenda.ts'
import { aSession, ctxFor, once } from '../factories.ts'
import type { Step } from './step.ts'

const SESSION = 'ses_one'
const number = (id: string, now: number) => [{ id, was: null, now }]

export async function agendaStory(step: Step): Promise<void> {
  const { ctx, facilitator } = await agendaWorld(2)
  const visit = (await visitOf('ptc_open_1')).ctx
  await anItem('a')
  await anItem('b')
  await step('addItem', ['agenda.suggested'], () =>
    items.addItem(ctx, SESSION, { text: 'Who rings us', source: 'phone' }, once()),
  )
  await step('suggest', ['agenda.suggested'], () =>
    own.suggest(visit, { session: SESSION, text: 'How often they ring' }, once()),
  )
  await step('giveDots', ['agenda.voted'], () =>
    own.giveDots(visit, { session: SESSION, item: ['agi_a', 'agi_b'], dots: [2, 1] }, once()),
  )
  await step('changeItem', ['agenda.changed'], () =>
    items.changeItem(ctx, SESSION, { item: 'agi_a', text: 'Other words', version: 1 }),
  )
  await step('moveItem', ['agenda.changed'], () => items.moveItem(ctx, SESSION, 'agi_b', 'take-off'))
  await step('setMinutes', ['agenda.changed'], () => items.setMinutes(ctx, SESSION, number('agi_first_ses_one', 15)))
  await step('countRoomDots', ['agenda.changed'], () => items.countRoomDots(ctx, SESSION, number('agi_a', 1)))
  await step('mergeItems', ['agenda.merged'], () => merging.mergeItems(ctx, SESSION, { item: 'agi_b', into: 'agi_a' }))
  await step('takeApart', ['agenda.unmerged'], () => merging.takeApart(ctx, SESSION, 'agi_b'))
  await step('stepItem', ['agenda.ordered'], () =>
    ordering.stepItem(ctx, SESSION, { item: 'agi_b', at: 1, way: 'up' }, once()),
  )
  const before = (await getAgenda(ctx, SESSION)).lines.map(({ id }) => id)
  await step('orderItems', ['agenda.ordered'], () =>
    ordering.orderItems(ctx, SESSION, { items: before.toReversed(), before }),
  )
  await step('orderByDots', ['agenda.ordered'], () => ordering.orderByDots(ctx, SESSION))
  await aSession('open', { key: 'next', date: '2027-01-14' })
  const after = ctxFor(facilitator, 'agenda:keep', new Date('2026-12-03T20:00:00Z'))
  await step('carryOver', ['agenda.carried'], () => carryOver(after, SESSION))
  await step('bringBack', ['agenda.brought-back'], () => bringBack(after, SESSION))
}
