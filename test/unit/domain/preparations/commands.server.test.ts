import { describe, expect, it } from 'vitest'
import {
  addPreparation,
  changePreparation,
  makePreparations,
  settlePreparation,
} from '#app/domain/preparations/commands.server.ts'
import { getPreparations } from '#app/domain/preparations/queries.server.ts'
import { standingOf } from '#app/domain/preparations/rules.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { preparations } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, inRegister, once, participantsIn } from '#test/support/factories.ts'

withTestDatabase()

async function world(expected = 3) {
  const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'session:prepare')
  if (expected > 0) await participantsIn('open', expected)
  const { id } = await aSession('open', { date: '2026-12-17' })
  return { ctx, id }
}

describe('the list of a session', () => {
  it('is made once by two at the same time', async () => {
    const { ctx, id } = await world()
    await Promise.all([makePreparations(ctx, id), makePreparations(ctx, id)])
    expect((await rows().select().from(preparations)).map(({ kind }) => kind).sort()).toEqual([
      'food',
      'room',
      'sign-out-sheet',
      'vouchers',
    ])
    expect(await makePreparations(ctx, id)).toEqual({ ok: true, value: { count: 0 } })
  })

  it('follows the numbers of those who come, but not what was settled', async () => {
    const { ctx, id } = await world()
    await makePreparations(ctx, id)
    const { list } = await getPreparations(ctx, id)
    const food = list.find(({ kind }) => kind === 'food')?.id ?? ''
    await settlePreparation(ctx, id, { preparation: food, state: 'done' })
    await inRegister(id, ['ptc_open_1'], 'declined')
    expect((await getPreparations(ctx, id)).difference.changed).toHaveLength(2)
    await makePreparations(ctx, id)
    const after = Object.fromEntries((await getPreparations(ctx, id)).list.map(({ kind, number }) => [kind, number]))
    expect(after).toMatchObject({ food: 3, vouchers: 2, 'sign-out-sheet': 2 })
  })

  it('says who sees to what, and only somebody who can open the session may', async () => {
    const { ctx, id } = await world(0)
    await aPerson('support', { forum: 'open' })
    await aPerson('support', { forum: 'disability', key: 'elsewhere' })
    await makePreparations(ctx, id)
    const [one] = (await getPreparations(ctx, id)).list
    const seen = one ? standingOf(one) : ''
    const change = (owner: string) =>
      changePreparation(ctx, id, { intent: 'change', preparation: one?.id ?? '', seen, owner, dueOn: '2026-12-01' })
    expect(await change('per_elsewhere')).toEqual({ ok: false, reason: 'not-a-colleague' })
    expect(await change('per_support')).toMatchObject({ ok: true })
    expect(await change('per_support'), 'the same again').toMatchObject({ ok: true })
    expect(await change(''), 'what somebody else chose meanwhile stays').toMatchObject({ reason: 'changed-meanwhile' })
    expect((await getPreparations(ctx, id)).list).toMatchObject([
      { owner: 'Test support', dueOn: '2026-12-01', late: false },
    ])
    const added = { intent: 'add', line: 'Bring the projector', owner: '', dueOn: '2026-12-10' } as const
    const form = once()
    await addPreparation(ctx, id, added, form)
    expect(await addPreparation(ctx, id, added, form)).toEqual({ ok: false, reason: 'repeated' })
    expect(await rows().select().from(preparations)).toHaveLength(2)
  })

  it('is settled and opened again, and belongs to its forum', async () => {
    const { ctx, id } = await world()
    await makePreparations(ctx, id)
    const [one] = await rows().select().from(preparations)
    const settle = (state: 'open' | 'done') => settlePreparation(ctx, id, { preparation: one?.id ?? '', state })
    const itself = async () => (await rows().select().from(preparations)).find(({ id: its }) => its === one?.id)
    await settle('done')
    expect(await itself()).toMatchObject({ state: 'done', settledBy: 'per_facilitator' })
    await settle('open')
    expect(await itself()).toMatchObject({ state: 'open', settledBy: null })
    const other = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'other' }), 'session:prepare')
    await expect(settlePreparation(other, id, { preparation: one?.id ?? '', state: 'done' })).rejects.toThrow(NotFound)
    await expect(makePreparations(other, id)).rejects.toThrow(NotFound)
  })

  it('is not made for a session that is over', async () => {
    const { ctx } = await world()
    const { id } = await aSession('open', { key: 'held', date: '2026-11-05', state: 'held' })
    expect(await makePreparations(ctx, id)).toEqual({ ok: false, reason: 'over' })
  })
})
