import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { bringBack, carryOver } from '#app/domain/agenda/carry-commands.server.ts'
import { addItem, changeItem, countRoomDots, moveItem, setMinutes } from '#app/domain/agenda/item-commands.server.ts'
import { mergeItems, takeApart } from '#app/domain/agenda/merge-commands.server.ts'
import { orderByDots, orderItems, stepItem } from '#app/domain/agenda/order-commands.server.ts'
import { getAgenda, listAgenda } from '#app/domain/agenda/queries.server.ts'
import { MOST_ITEMS } from '#app/domain/agenda/rules.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { agendaItems, ballots, sessions } from '#db/schema/index.ts'
import { agendaWorld, anItem } from '#test/support/agenda.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, forumNamed, given, once } from '#test/support/factories.ts'

withTestDatabase()
let world: Awaited<ReturnType<typeof agendaWorld>>
beforeEach(async () => {
  world = await agendaWorld(2)
})
const at = (now: string) => ctxFor(world.facilitator, 'agenda:keep', new Date(now))
const AFTER = '2026-12-03T19:00:00Z'
const order = async () => (await listAgenda(world.ctx, 'ses_one')).map(({ text }) => text)
const stored = async (id: string) => (await rows().select().from(agendaItems)).find((one) => one.id === id)

describe('the first item', () => {
  it('is first in every agenda, is stored once, and cannot be moved, changed, merged or taken off', async () => {
    expect(await order()).toEqual(['What changed since last time'])
    await anItem('a', { dots: 3 })
    expect(await order()).toEqual(['What changed since last time', 'Item a'])
    const first = { id: 'agi_first_ses_one', was: null, now: 15 }
    const both = [setMinutes(world.ctx, 'ses_one', [first]), setMinutes(world.ctx, 'ses_one', [first])]
    expect((await Promise.all(both)).every(({ ok }) => ok)).toBe(true)
    expect((await rows().select().from(agendaItems)).filter(({ source }) => source === 'standing')).toHaveLength(1)
    const tries = [
      () => moveItem(world.ctx, 'ses_one', first.id, 'take-off'),
      () => changeItem(world.ctx, 'ses_one', { item: first.id, text: 'x', version: 1 }),
      () => mergeItems(world.ctx, 'ses_one', { item: first.id, into: 'agi_a' }),
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toThrow(NotFound)
    expect(await mergeItems(world.ctx, 'ses_one', { item: 'agi_a', into: first.id })).toMatchObject({
      reason: 'not-these',
    })
  })
})

describe('items', () => {
  it('are added by the facilitator with where they come from, until the agenda is full', async () => {
    const add = (text: string) => addItem(world.ctx, 'ses_one', { text, source: 'phone' }, once())
    expect((await add('By phone')).ok).toBe(true)
    for (let n = 1; n < MOST_ITEMS; n++) await anItem(`${n}`)
    expect(await add('One too many')).toEqual({ ok: false, reason: 'full' })
    await anItem('waiting', { state: 'suggested', sessionId: null })
    expect(await moveItem(world.ctx, 'ses_one', 'agi_waiting', 'take')).toEqual({ ok: false, reason: 'full' })
  })

  it('are taken, not taken and brought back, each once, with one of two people believed', async () => {
    await anItem('a', { state: 'suggested', sessionId: null })
    const move = (way: Parameters<typeof moveItem>[3]) => moveItem(world.ctx, 'ses_one', 'agi_a', way)
    expect((await Promise.all([move('decline'), move('decline')])).every(({ ok }) => ok)).toBe(true)
    expect(await move('done')).toEqual({ ok: false, reason: 'closed' })
    expect((await move('bring-back')).ok).toBe(true)
    expect((await Promise.all([move('take'), move('decline')])).map(({ ok }) => ok)).toEqual([true, false])
    expect(await stored('agi_a')).toMatchObject({ state: 'on', sessionId: 'ses_one', version: 4 })
  })

  it('are not said to be talked about where the session does not take place', async () => {
    await anItem('a')
    for (const state of ['postponed', 'cancelled'] as const) {
      await given((tx) => tx.update(sessions).set({ state }))
      const said = await moveItem(world.ctx, 'ses_one', 'agi_a', 'done')
      expect([state, said]).toEqual([state, { ok: false, reason: 'closed' }])
    }
  })

  it('keep the words of whoever was first when two change them', async () => {
    await anItem('a')
    const change = (text: string) => changeItem(world.ctx, 'ses_one', { item: 'agi_a', text, version: 1 })
    expect((await Promise.all([change('One'), change('Two')])).map(({ ok }) => ok)).toEqual([true, false])
    expect((await stored('agi_a'))?.text).toBe('One')
    await given((tx) => tx.update(sessions).set({ state: 'held' }))
    expect(await change('Three')).toEqual({ ok: false, reason: 'closed' })
  })

  it('AZ-02 of another forum are not there, whatever is asked', async () => {
    const other = await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    await aSession('lgbtq', { key: 'theirs', date: '2026-12-04' })
    await anItem('a')
    const ctx = ctxFor(other, 'agenda:keep')
    await expect(getAgenda(ctx, 'ses_one')).rejects.toThrow(NotFound)
    await expect(moveItem(ctx, 'ses_theirs', 'agi_a', 'take-off')).rejects.toThrow(NotFound)
    await anItem('theirs', { forumId: (await forumNamed('lgbtq')).id, sessionId: null, state: 'suggested' })
    expect(await mergeItems(world.ctx, 'ses_one', { item: 'agi_a', into: 'agi_theirs' })).toMatchObject({ ok: false })
  })
})

describe('merging', () => {
  it('keeps both, adds their dots, and taking apart gives each its own back', async () => {
    await anItem('a', { dots: 2 })
    await anItem('b', { dots: 1, roomDots: 1 })
    await anItem('c', { state: 'suggested', sessionId: null })
    expect((await mergeItems(world.ctx, 'ses_one', { item: 'agi_b', into: 'agi_a' })).ok).toBe(true)
    expect((await mergeItems(world.ctx, 'ses_one', { item: 'agi_a', into: 'agi_c' })).ok).toBe(true)
    const [line] = (await getAgenda(world.ctx, 'ses_one')).lines
    expect(line).toMatchObject({ id: 'agi_c', allDots: 4, merged: [{ id: 'agi_a' }, { id: 'agi_b' }] })
    for (const id of ['agi_a', 'agi_b', 'agi_b']) expect((await takeApart(world.ctx, 'ses_one', id)).ok).toBe(true)
    const { lines } = await getAgenda(world.ctx, 'ses_one')
    expect(lines.map(({ id, allDots }) => [id, allDots])).toEqual([
      ['agi_a', 2],
      ['agi_b', 2],
      ['agi_c', 0],
    ])
  })
})

describe('the order', () => {
  it('is by dots until a person moves something, and by dots again when they give it back', async () => {
    await anItem('a', { dots: 3 })
    await anItem('b', { dots: 2 })
    await anItem('c')
    const texts = (...keys: string[]) => ['What changed since last time', ...keys.map((key) => `Item ${key}`)]
    expect(await order()).toEqual(texts('a', 'b', 'c'))
    const up = (submission = once()) => stepItem(world.ctx, 'ses_one', { item: 'agi_c', at: 2, way: 'up' }, submission)
    const results = await Promise.all([up(), up()])
    expect(results.map(({ ok }) => ok)).toEqual([true, false])
    expect(await order()).toEqual(texts('a', 'c', 'b'))
    const ids = ['agi_a', 'agi_c', 'agi_b']
    const items = ['agi_b', 'agi_a', 'agi_c']
    expect((await orderItems(world.ctx, 'ses_one', { items, before: ids })).ok).toBe(true)
    expect(await orderItems(world.ctx, 'ses_one', { items: ids, before: ids })).toMatchObject({ ok: false })
    const lost = { items: ['agi_b', 'agi_a'], before: items }
    expect(await orderItems(world.ctx, 'ses_one', lost)).toMatchObject({ reason: 'changed-meanwhile' })
    expect(await order()).toEqual(texts('b', 'a', 'c'))
    expect((await orderByDots(world.ctx, 'ses_one')).ok).toBe(true)
    expect(await order()).toEqual(texts('a', 'b', 'c'))
  })
})

describe('dots from the room', () => {
  it('are numbers for each item, at most three a person, and are not written over unseen', async () => {
    await anItem('a')
    await given((tx) =>
      tx.insert(ballots).values({ sessionId: 'ses_one', kind: 'agenda', voter: 'v', used: 2, castOn: '2026-12-03' }),
    )
    const count = (was: number | null, now: number) => countRoomDots(world.ctx, 'ses_one', [{ id: 'agi_a', was, now }])
    expect(await count(null, 5)).toEqual({ ok: false, reason: 'too-many' })
    expect((await count(null, 4)).ok).toBe(true)
    expect(await count(null, 3)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect((await count(4, 1)).ok).toBe(true)
    expect(await stored('agi_a')).toMatchObject({ roomDots: 1 })
  })
})

describe('when time ran out', () => {
  it('carries what was not talked about to the next session, once, and says when there is none', async () => {
    await anItem('done', { state: 'done' })
    await anItem('left', { dots: 5, minutes: 20 })
    expect(await carryOver(world.ctx, 'ses_one')).toEqual({ ok: false, reason: 'too-early' })
    expect(await carryOver(at(AFTER), 'ses_one')).toEqual({ ok: false, reason: 'no-next' })
    await aSession('open', { key: 'next', date: '2027-01-14' })
    await aSession('open', { key: 'off', date: '2026-12-10', state: 'cancelled' })
    const both = await Promise.all([carryOver(at(AFTER), 'ses_one'), carryOver(at(AFTER), 'ses_one')])
    expect(both.map(({ ok }) => ok)).toEqual([true, false])
    const { lines } = await getAgenda(at(AFTER), 'ses_next')
    expect(lines).toMatchObject([{ text: 'Item left', carriedFrom: 'agi_left', minutes: 20, allDots: 0, state: 'on' }])
    expect((await stored('agi_left'))?.state).toBe('carried')
  })

  it('takes back what was carried, once, with the words it got there, until somebody votes there or it begins', async () => {
    await anItem('left', { minutes: 20 })
    await aSession('open', { key: 'next', date: '2027-01-14' })
    expect(await bringBack(at(AFTER), 'ses_one')).toEqual({ ok: true, value: { items: 0 } })
    await given((tx) =>
      tx.insert(ballots).values({ sessionId: 'ses_next', kind: 'agenda', voter: 'v', used: 3, castOn: '2027-01-14' }),
    )
    await carryOver(at(AFTER), 'ses_one')
    const [copy] = (await getAgenda(at(AFTER), 'ses_next')).lines
    await changeItem(at(AFTER), 'ses_next', { item: copy?.id ?? '', text: 'Better words', version: 1 })
    const twice = await Promise.all([bringBack(at(AFTER), 'ses_one'), bringBack(at(AFTER), 'ses_one')])
    expect(twice).toEqual([
      { ok: true, value: { items: 1 } },
      { ok: true, value: { items: 0 } },
    ])
    expect((await getAgenda(at(AFTER), 'ses_next')).lines).toEqual([])
    expect(await stored('agi_left')).toMatchObject({ state: 'on', text: 'Better words', minutes: 20 })
    await carryOver(at(AFTER), 'ses_one')
    expect(await bringBack(at('2027-01-14T18:30:00Z'), 'ses_one')).toEqual({ ok: false, reason: 'gone-on' })
    await given((tx) => tx.update(agendaItems).set({ dots: 1 }).where(eq(agendaItems.sessionId, 'ses_next')))
    expect(await bringBack(at(AFTER), 'ses_one')).toEqual({ ok: false, reason: 'gone-on' })
    expect((await stored('agi_left'))?.state).toBe('carried')
  })

  it('carries everything of a session that was called off', async () => {
    await anItem('a')
    await aSession('open', { key: 'next', date: '2027-01-14' })
    await given((tx) => tx.update(sessions).set({ state: 'cancelled' }))
    await aSession('open', { key: 'later', date: '2027-02-25' })
    expect(await carryOver(world.ctx, 'ses_one')).toEqual({ ok: true, value: { items: 1 } })
  })
})
