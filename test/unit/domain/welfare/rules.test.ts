import { describe, expect, it } from 'vitest'
import { followUpInput, raiseInput } from '#app/domain/welfare/input.ts'
import { canBeRaised, dueAfter, isNotNeeded, isOverdue, movesFor, raisesByItself } from '#app/domain/welfare/rules.ts'

const session = (startsAt: string) => ({ startsAt: new Date(startsAt), minutes: 120 })

describe('when a check-in is due', () => {
  it.each([
    ['in winter', '2026-11-17T18:00:00Z', '2026-11-20T20:00:00.000Z'],
    ['over the night in which the clocks go forward', '2026-03-28T18:00:00Z', '2026-03-31T20:00:00.000Z'],
    ['over the night in which they go back', '2026-10-24T17:00:00Z', '2026-10-27T19:00:00.000Z'],
  ])('is 72 hours after the end of the session, %s', (_when, startsAt, due) => {
    expect(dueAfter(session(startsAt)).toISOString()).toBe(due)
  })

  it('is 72 hours after it was asked for where that is later', () => {
    const asked = new Date('2026-11-19T12:00:00Z')
    expect(dueAfter(session('2026-11-10T18:00:00Z'), asked).toISOString()).toBe('2026-11-22T12:00:00.000Z')
  })

  it('is overdue while it is open, from the moment after', () => {
    const dueAt = new Date('2026-11-20T20:00:00Z')
    const later = new Date(dueAt.getTime() + 1)
    expect(isOverdue({ state: 'open', dueAt }, dueAt)).toBe(false)
    expect(isOverdue({ state: 'open', dueAt }, later)).toBe(true)
    expect(isOverdue({ state: 'not-reached', dueAt }, later)).toBe(false)
  })
})

describe('what raises one', () => {
  it('is a register of a session that ended in the last seven days', () => {
    const now = new Date('2026-11-19T20:00:00Z')
    const raises = (startsAt: string, state: 'held' | 'planned' = 'held') =>
      raisesByItself({ ...session(startsAt), state }, now)
    expect(raises('2026-11-12T18:00:00Z')).toBe(true)
    expect(raises('2026-11-12T17:59:00Z')).toBe(false)
    expect(raises('2026-11-19T18:01:00Z')).toBe(false)
    expect(raises('2026-11-17T18:00:00Z', 'planned')).toBe(false)
  })

  it('is a person, from the beginning of a session until it is closed', () => {
    const startsAt = new Date('2026-11-19T18:00:00Z')
    expect(canBeRaised({ state: 'planned', startsAt }, startsAt)).toBe(true)
    expect(canBeRaised({ state: 'held', startsAt }, new Date(startsAt.getTime() - 1))).toBe(false)
    for (const state of ['balanced', 'cancelled', 'postponed'] as const)
      expect(canBeRaised({ state, startsAt }, startsAt)).toBe(false)
  })

  it('is over when they do not agree, or the register was put right and nobody has taken it on', () => {
    expect(isNotNeeded({ ownerId: 'per_1' }, { agrees: false, status: 'left_early' })).toBe(true)
    expect(isNotNeeded({ ownerId: null }, { agrees: true, status: 'attended' })).toBe(true)
    expect(isNotNeeded({ ownerId: null }, { agrees: true, status: null })).toBe(true)
    expect(isNotNeeded({ ownerId: 'per_1' }, { agrees: true, status: 'attended' })).toBe(false)
    expect(isNotNeeded({ ownerId: null }, { agrees: true, status: 'did_not_attend' })).toBe(false)
  })
})

describe('who settles one', () => {
  it('is its owner, who can take it back until the session is closed', () => {
    const mine = { ownerId: 'per_1' } as const
    expect(movesFor({ ...mine, state: 'open' }, 'held', 'per_1')).toEqual([
      'made',
      'offered',
      'declined',
      'not-reached',
    ])
    expect(movesFor({ ...mine, state: 'made' }, 'held', 'per_1')).toEqual(['reopen'])
    expect(movesFor({ ...mine, state: 'made' }, 'balanced', 'per_1')).toEqual([])
    expect(movesFor({ ...mine, state: 'open' }, 'held', 'per_2')).toEqual([])
    expect(movesFor({ ownerId: null, state: 'open' }, 'held', 'per_1')).toEqual([])
  })

  it('DAT-06 has no field for a reason or for what was said', () => {
    expect(raiseInput.safeParse({ intent: 'raise', participant: 'ptc_1', reason: 'x' }).success).toBe(false)
    expect(followUpInput.safeParse({ intent: 'made', note: 'x' }).success).toBe(false)
  })
})
