import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addAdjustment, addOwnAdjustment, removeAdjustment } from '#app/domain/contact/adjustment-commands.server.ts'
import { adjustmentsInput } from '#app/domain/contact/adjustment-input.ts'
import { adjustmentsOf, countAdjustments, getAdjustments } from '#app/domain/contact/adjustment-queries.server.ts'
import { type AdjustmentKind, needInWords } from '#app/domain/contact/adjustments.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { adjustments, places } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { everyText } from '#test/support/every-text.ts'
import { aPerson, aSession, ctxFor, given, inRegister, once, participantsIn } from '#test/support/factories.ts'

withTestDatabase()

const need = (kind: AdjustmentKind, line = '') => ({ intent: 'add' as const, kind, line })
async function world(count = 1) {
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  await participantsIn('open', count)
  const ctx = ctxFor(facilitator, 'participant:manage')
  const add = (n: number, kind: AdjustmentKind, line = '') =>
    addAdjustment(ctx, `VVF-OP0${n}`, need(kind, line), once())
  return { facilitator, ctx, add }
}

describe('adjustments', () => {
  it('CRY-02 are sealed, each thing once, at most twenty', async () => {
    const { ctx, add } = await world()
    await add(1, 'taxi', 'After evening sessions')
    await add(1, 'step-free')
    expect((await getAdjustments(ctx, 'VVF-OP01')).adjustments).toMatchObject([
      { kind: 'step-free', line: null },
      { kind: 'taxi', line: 'After evening sessions' },
    ])
    expect((await everyText()).join()).not.toMatch(/taxi|After evening sessions/)
    expect(await add(1, 'step-free')).toEqual({ ok: false, reason: 'already' })
    for (let n = 0; n < 18; n++) await add(1, 'other', `thing ${n}`)
    expect(await add(1, 'other', 'one more')).toEqual({ ok: false, reason: 'too-many' })
    expect(await rows().select().from(adjustments)).toHaveLength(20)
  })

  it('are removed once, and never those of somebody else', async () => {
    const { ctx, add } = await world(2)
    await add(1, 'bsl')
    const [held] = await rows().select().from(adjustments)
    expect(await removeAdjustment(ctx, 'VVF-OP02', held?.id ?? '')).toEqual({ ok: true, value: null })
    expect(await rows().select().from(adjustments)).toHaveLength(1)
    for (let n = 0; n < 2; n++) await removeAdjustment(ctx, 'VVF-OP01', held?.id ?? '')
    expect(await rows().select().from(adjustments)).toEqual([])
    const other = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'other' }), 'participant:manage')
    await expect(addAdjustment(other, 'VVF-OP01', need('bsl'), once())).rejects.toThrow(NotFound)
    await expect(removeAdjustment(other, 'VVF-OP01', held?.id ?? '')).rejects.toThrow(NotFound)
  })

  it('can be asked for by the participant themselves', async () => {
    const { ctx } = await world()
    const own = { ...ctx, actor: { id: 'ptc_open_1', name: '' }, role: 'participant' } as unknown as Ctx<'visit:own'>
    expect(await addOwnAdjustment(own, need('quiet-room'), once())).toMatchObject({ ok: true })
    expect(await adjustmentsOf('ptc_open_1')).toMatchObject([{ kind: 'quiet-room' }])
  })

  it('PRV-04 reach a session as numbers of those who are expected, without names or lines', async () => {
    const { facilitator, add } = await world(5)
    const { id } = await aSession('open', { date: '2026-12-03' })
    for (const n of [1, 2, 3, 4, 5]) await add(n, 'step-free')
    await add(1, 'other', 'A seat near the door')
    await add(1, 'other', 'Another seat')
    await inRegister(id, ['ptc_open_2'], 'declined')
    await inRegister(id, ['ptc_open_3'], 'accepted')
    await given((tx) => tx.update(places).set({ state: 'stepped_back' }).where(eq(places.participantId, 'ptc_open_4')))
    const plan = ctxFor(facilitator, 'session:plan')
    const numbers = await countAdjustments(plan, id)
    expect(numbers).toEqual([
      { kind: 'step-free', people: 3 },
      { kind: 'other', people: 1 },
    ])
    expect(numbers.map(needInWords)).toEqual([
      '3 people need step-free access',
      '1 person needs something else. Ask the facilitator',
    ])
    const other = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'other' }), 'session:plan')
    expect(await countAdjustments(other, id)).toEqual([])
  })

  it.each([
    [{ kind: 'illness', line: '' }, 'Choose what they need'],
    [{ kind: 'other', line: ' ' }, 'Enter what exactly we do for them'],
    [{ kind: 'bsl', line: 'x'.repeat(61) }, 'What exactly must be 60 characters or fewer'],
  ])('are refused as %j', (fields, message) => {
    const parsed = adjustmentsInput.safeParse({ intent: 'add', ...fields })
    expect(parsed.error?.issues[0]?.message).toBe(message)
  })
})
