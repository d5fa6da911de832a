import { describe, expect, it } from 'vitest'
import {
  differenceOf,
  isLate,
  isUpToDate,
  preparationInWords,
  type SessionFacts,
  wantedFor,
} from '#app/domain/preparations/rules.ts'

const TODAY = '2026-11-19'
const plain: SessionFacts = {
  ...{ date: '2026-12-17', minutes: 120, expected: 11, needs: [], hasVenue: true, hasJoining: false },
}
const wanted = (change: Partial<SessionFacts>, today = TODAY) => wantedFor({ ...plain, ...change }, today)
const due = (change: Partial<SessionFacts>, today = TODAY) =>
  Object.fromEntries(wanted(change, today).map(({ kind, dueOn }) => [kind, dueOn]))

describe('what a session needs got ready (domain §8)', () => {
  it('is room, vouchers, food and sheets for any session, each by its day', () => {
    expect(wanted({})).toEqual([
      { kind: 'room', number: null, dueOn: '2026-12-03' },
      { kind: 'vouchers', number: 11, dueOn: '2026-12-10' },
      { kind: 'food', number: 11, dueOn: '2026-12-14' },
      { kind: 'sign-out-sheet', number: 11, dueOn: '2026-12-16' },
    ])
  })

  it('follows from what people need: the easy-read pack five days ahead, two interpreters past an hour', () => {
    const needs = [
      { kind: 'easy-read', people: 2 },
      { kind: 'bsl', people: 1 },
      { kind: 'taxi', people: 3 },
    ] as const
    expect(due({ needs })).toMatchObject({ 'easy-read': '2026-12-12', bsl: '2026-11-26', taxi: '2026-12-14' })
    const numbers = (minutes: number) => wanted({ needs, minutes }).find(({ kind }) => kind === 'bsl')?.number
    expect([numbers(120), numbers(60)]).toEqual([2, 1])
  })

  it('is never due before today, and has nothing in it for nobody', () => {
    expect(Object.values(due({}, '2026-12-16'))).toEqual(['2026-12-16', '2026-12-16', '2026-12-16', '2026-12-16'])
    expect(wanted({ expected: 0 }).map(({ kind }) => kind)).toEqual(['room'])
    expect(wanted({ expected: 1 })).toHaveLength(4)
    expect(wanted({ expected: 40 }).find(({ kind }) => kind === 'food')?.number).toBe(40)
  })

  it('asks for a test of joining online where somebody joins, or where it is said how', () => {
    expect(due({ hasJoining: true }).joining).toBe('2026-12-15')
    expect(due({ needs: [{ kind: 'online', people: 1 }] }).joining).toBe('2026-12-15')
    expect(due({}).joining).toBeUndefined()
  })
})

describe('a list against what is needed by now', () => {
  const listed = wanted({}).map((one) => ({ ...one, state: 'open' as const }))

  it('fits itself', () => {
    expect(isUpToDate(differenceOf(listed, wanted({})))).toBe(true)
  })

  it('says what is missing, what has another number and what nobody needs any more', () => {
    const now = wanted({ expected: 9, needs: [{ kind: 'taxi', people: 1 }] })
    const difference = differenceOf(
      [...listed, { ...listed[0], kind: 'childcare', number: 1, dueOn: TODAY, state: 'open' }],
      now,
    )
    expect(difference.missing.map(({ kind }) => kind)).toEqual(['taxi'])
    expect(difference.changed.map(({ kind, number }) => [kind, number])).toEqual([
      ['vouchers', 9],
      ['food', 9],
      ['sign-out-sheet', 9],
    ])
    expect(difference.vain).toEqual(['childcare'])
  })

  it('leaves alone what was settled or added by hand', () => {
    const settled = listed.map((one) => ({ ...one, state: 'done' as const }))
    const own = { kind: 'other' as const, number: null, dueOn: TODAY, state: 'open' as const }
    expect(isUpToDate(differenceOf([...settled, own], wanted({ expected: 5 })))).toBe(true)
  })

  it('knows what is late, and says each in words', () => {
    expect(isLate({ state: 'open', dueOn: '2026-11-18' }, TODAY)).toBe(true)
    expect(isLate({ state: 'open', dueOn: TODAY }, TODAY)).toBe(false)
    expect(isLate({ state: 'done', dueOn: '2026-11-18' }, TODAY)).toBe(false)
    const words = (kind: 'taxi' | 'bsl' | 'room' | 'other', number: number | null) =>
      preparationInWords({ kind, number, line: 'Bring the projector' })
    expect([words('taxi', 1), words('bsl', 2), words('bsl', 1), words('room', null), words('other', null)]).toEqual([
      'Book taxis, for 1 person',
      'Book BSL interpreters: 2, to take turns',
      'Book BSL interpreters',
      'Book the room, and brief reception with its neutral name',
      'Bring the projector',
    ])
  })
})
