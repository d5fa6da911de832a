import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as rules from '#app/domain/agenda/rules.ts'
import { agendaStates } from '#db/schema/agenda.ts'

const item = (id: string, change: Partial<rules.Item> = {}): rules.Item => ({
  ...{ id, sessionId: 'ses_one', text: id, source: 'link', state: 'on', mergedInto: null, carriedFrom: null },
  ...{ position: null, minutes: null, dots: 0, roomDots: 0, endedAt: null, suggestedOn: '2026-11-01', version: 1 },
  ...change,
})
const idsOf = (lines: readonly { id: string }[]) => lines.map(({ id }) => id)

/** Items of one session, some merged into one another the way a facilitator can: into one that stands for itself. */
const anAgenda = fc
  .array(
    fc.record({
      ...{ dots: fc.nat(9), roomDots: fc.nat(9), into: fc.option(fc.nat(20)), position: fc.option(fc.nat(9)) },
      ...{ elsewhere: fc.boolean() },
    }),
    { maxLength: 12 },
  )
  .map((made) => {
    const items = made.map(({ into: _into, elsewhere: _elsewhere, ...one }, at) => item(`i${at}`, one))
    for (const [at, { into, elsewhere }] of made.entries()) {
      const [one, other] = [items[at], into === null ? undefined : items[into % items.length]]
      if (!one || !other || !rules.mayMerge(one, other)) continue
      const sessionId = elsewhere ? 'ses_other' : 'ses_one'
      items[at] = { ...one, state: 'merged', mergedInto: other.id, sessionId }
    }
    return items
  })

describe('the order of an agenda', () => {
  it('is by dots, links and room together, those carried over first among equals, then the older one', () => {
    const all = [
      item('few', { dots: 1 }),
      item('new', { suggestedOn: '2026-11-10' }),
      item('carried', { carriedFrom: 'agi_x', suggestedOn: '2026-11-12' }),
      item('old'),
      item('most', { dots: 2, roomDots: 3 }),
      item('elsewhere', { sessionId: 'ses_other', dots: 9 }),
      item('waiting', { state: 'suggested', dots: 9 }),
      item('first', { source: 'standing', dots: 9 }),
    ]
    expect(idsOf(rules.agendaOf('ses_one', all, false))).toEqual(['most', 'few', 'carried', 'old', 'new'])
  })

  it('is that of a person once somebody gave it, and what came later stands at the end', () => {
    const all = [item('late', { dots: 9 }), item('two', { position: 2 }), item('one', { position: 1 })]
    expect(idsOf(rules.agendaOf('ses_one', all, true))).toEqual(['one', 'two', 'late'])
  })

  it('holds the same items in whatever order, and the order does not hang on how they came', () => {
    fc.assert(
      fc.property(anAgenda, fc.boolean(), (all, byHand) => {
        const lines = idsOf(rules.agendaOf('ses_one', all, byHand))
        expect(lines).toEqual(idsOf(rules.agendaOf('ses_one', all.toReversed(), byHand)))
        expect(lines.toSorted()).toEqual(idsOf(all.filter(({ state }) => state === 'on')).toSorted())
      }),
    )
  })

  it('is changed a step at a time, and a step back makes it as it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(99), { minLength: 2 }), fc.nat(), (list, n) => {
        const at = n % (list.length - 1)
        const down = rules.stepped(list, at, 'down')
        expect(rules.stepped(down ?? [], at + 1, 'up')).toEqual(list)
        expect(rules.stepped(list, 0, 'up')).toBeNull()
        expect(rules.stepped(list, list.length - 1, 'down')).toBeNull()
      }),
    )
  })
})

describe('dots and merging', () => {
  it('add up to what was given, each counted once, however items were merged; those of another session are not', () => {
    fc.assert(
      fc.property(anAgenda, (all) => {
        const shown = rules.agendaOf('ses_one', all, false).reduce((sum, line) => sum + line.allDots, 0)
        const given = all.filter(({ sessionId }) => sessionId === 'ses_one')
        expect(shown).toBeLessThanOrEqual(given.reduce((sum, one) => sum + one.dots + one.roomDots, 0))
        const merged = rules.agendaOf('ses_one', all, false).flatMap((line) => idsOf(line.merged))
        expect(merged.toSorted()).toEqual(idsOf(all.filter(({ state }) => state === 'merged')).toSorted())
        if (all.every(({ sessionId }) => sessionId === 'ses_one'))
          expect(shown).toBe(given.reduce((sum, one) => sum + one.dots + one.roomDots, 0))
      }),
    )
  })

  it('give somebody who gave a dot to both the two that they gave, and no more', () => {
    const all = [item('a', { dots: 1 }), item('b', { dots: 1, state: 'merged', mergedInto: 'a' })]
    expect(rules.agendaOf('ses_one', all, false)).toMatchObject([
      { id: 'a', allDots: 2, merged: [{ id: 'b', dots: 1 }] },
    ])
  })

  it('is for two that stand for themselves, never for the first item', () => {
    for (const state of agendaStates)
      expect([state, rules.mayMerge(item('a', { state }), item('b'))]).toEqual([
        state,
        ['suggested', 'on'].includes(state),
      ])
    expect(rules.mayMerge(item('a'), item('a'))).toBe(false)
    expect(rules.mayMerge(item('a'), item('b', { source: 'standing' }))).toBe(false)
  })

  it('begin again in another session, and are there again in the same', () => {
    const held = item('a', { state: 'suggested', dots: 4, roomDots: 2 })
    expect({ ...held, ...rules.onAgendaOf(held, 'ses_two') }).toMatchObject({
      sessionId: 'ses_two',
      dots: 0,
      roomDots: 0,
    })
    expect({ ...held, ...rules.onAgendaOf(held, 'ses_one') }).toMatchObject({ state: 'on', dots: 4, roomDots: 2 })
  })

  it('in the room are at most three for everybody, without those that came through links', () => {
    expect(rules.mostRoomDots({ people: 12, voters: 3, linkDots: 9 })).toBe(27)
    expect(rules.mostRoomDots({ people: 1, voters: 4, linkDots: 12 })).toBe(0)
  })
})

describe('minutes and times', () => {
  it('are counted against the length of the session', () => {
    const of = (...minutes: (number | null)[]) => minutes.map((one) => ({ minutes: one }))
    expect(rules.minutesOf(of(15, null, 45), 120)).toEqual({ planned: 60, without: 1, length: 120, left: 60 })
    expect(rules.minutesOf(of(100, 45), 120).left).toBe(-25)
    const start = new Date('2026-12-03T18:00:00Z')
    expect(rules.timesOf(of(15, 30, null, 20, 5), start)).toEqual(['6pm', '6:15pm', '6:45pm', null, null])
    expect(rules.timesOf(of(null, null), start)).toEqual([null, null])
  })

  it('keep to the clock on the wall when it is put back', () => {
    const start = new Date('2026-10-25T00:30:00Z')
    expect(rules.timesOf([{ minutes: 60 }, { minutes: 5 }], start)).toEqual(['1:30am', '1:30am'])
  })
})

it('LNK-06 domain §7 asks to look again at words that say who it is about, or what the meeting is', () => {
  expect(rules.cautionsIn('Ring me on 07700 900123', [])).toEqual(['a phone number'])
  expect(rules.cautionsIn('What the police said', [])).toEqual(['the word “police”'])
  expect(rules.cautionsIn('Who rings us, and how often', ['Women and girls forum'])).toEqual([])
})
