import { describe, expect, it } from 'vitest'
import {
  awaitsDate,
  canBeCancelled,
  canBeChanged,
  canBeHeld,
  canBePostponed,
  hasStarted,
  isQuorate,
  isShortNotice,
  layOut,
} from '#app/domain/sessions/rules.ts'
import { SESSION_STATE_CODES, SESSION_STATES, SESSION_TRANSITIONS, stateTag } from '#app/domain/sessions/status.ts'
import { daysBetween, londonParts } from '#app/domain/shared/dates.ts'
import { sessionStates } from '#db/schema/sessions.ts'

const dates = (first: string, time = '18:00') => {
  const plan = layOut(first, time)
  return plan.ok ? plan.value.map((session) => session.date) : []
}

describe('laying out twelve months', () => {
  it('gives a session every 42 days, across the end of the year', () => {
    expect(dates('2026-09-10')).toEqual([
      '2026-09-10',
      '2026-10-22',
      '2026-12-03',
      '2027-01-14',
      '2027-02-25',
      '2027-04-08',
      '2027-05-20',
      '2027-07-01',
      '2027-08-12',
    ])
  })

  it('keeps the time on the wall through both clock changes', () => {
    const plan = layOut('2026-02-19', '18:30')
    if (!plan.ok) throw new Error(plan.words)
    expect(plan.value.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual([
      '18:30',
      '17:30',
      '17:30',
      '17:30',
      '17:30',
      '17:30',
      '18:30',
      '18:30',
      '18:30',
    ])
    for (const { date, time, startsAt } of plan.value) expect(londonParts(startsAt)).toEqual({ date, time })
  })

  it('stops before the same day of the next year, from a leap day too', () => {
    const leap = dates('2028-02-29')
    expect(leap).toHaveLength(9)
    expect(daysBetween('2028-02-29', leap.at(-1) ?? '')).toBe(336)
  })

  it('refuses the hour the clocks skip and names the day', () => {
    expect(layOut('2026-02-15', '01:30')).toEqual({
      ok: false,
      reason: 'skipped-hour',
      date: '2026-03-29',
      words: 'The clocks go forward on Sunday 29 March 2026, so there is no 1:30am that day',
    })
  })

  it('takes the first of two hours when the clocks go back', () => {
    const plan = layOut('2026-10-25', '01:30')
    expect(plan.ok && plan.value[0]?.startsAt.toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it.each([
    ['2026-02-30', '18:00', 'no-such-date'],
    ['soon', '18:00', 'no-such-date'],
    ['2026-02-28', '6pm', 'no-such-time'],
  ])('refuses %s %s', (first, time, reason) => expect(layOut(first, time)).toMatchObject({ ok: false, reason }))
})

describe('a quorum', () => {
  it.each([
    [5, 1, 1, true],
    [12, 2, 2, true],
    [4, 1, 1, false],
    [5, 0, 1, false],
    [5, 1, 0, false],
  ])('%i participants, %i support, %i facilitators: %s', (participants, support, facilitators, quorate) => {
    expect(isQuorate({ participants, support, facilitators })).toBe(quorate)
  })
})

describe('the life of a session', () => {
  const startsAt = new Date('2026-12-03T18:00:00Z')
  const before = new Date('2026-12-03T17:59:59Z')

  it('has started from its first moment', () => {
    expect(hasStarted({ startsAt }, before)).toBe(false)
    expect(hasStarted({ startsAt }, startsAt)).toBe(true)
  })

  it.each(SESSION_STATE_CODES)('%s: may be changed, cancelled and held only before it is over', (state) => {
    const open = state === 'planned' || state === 'confirmed'
    expect(canBeChanged(state)).toBe(open)
    expect(canBeCancelled(state)).toBe(open || state === 'postponed')
    expect([canBePostponed(state), awaitsDate(state)]).toEqual([open, state === 'postponed'])
    expect(canBeHeld({ state, startsAt }, startsAt)).toBe(open)
    expect(canBeHeld({ state, startsAt }, before)).toBe(false)
  })

  it('has the states that the database knows', () => {
    expect(SESSION_STATE_CODES).toEqual([...sessionStates])
    for (const { from, to } of Object.values(SESSION_TRANSITIONS)) {
      expect([...from, to].every((state) => Object.hasOwn(SESSION_STATES, state))).toBe(true)
    }
  })

  it('asks for a reason to cancel, and for the start to hold', () => {
    expect(SESSION_TRANSITIONS.cancel.needs).toEqual({ reason: true, started: false })
    expect(SESSION_TRANSITIONS.hold.needs).toEqual({ reason: false, started: true })
  })
})

describe('calling off at short notice (product, step 6)', () => {
  it.each([
    ['2026-12-01T17:59:59Z', false],
    ['2026-12-01T18:00:00Z', true],
    ['2026-12-03T19:00:00Z', true],
  ])('at %s: %s', (at, short) => {
    expect(isShortNotice({ startsAt: new Date('2026-12-03T18:00:00Z') }, new Date(at))).toBe(short)
  })
})

describe('the tag of a session', () => {
  it.each([
    ['planned', false, 'Planned'],
    ['planned', true, 'Needs its register'],
    ['confirmed', true, 'Needs its register'],
    ['held', true, 'Held'],
    ['cancelled', true, 'Cancelled'],
  ] as const)('of a %s one, begun: %s, reads %s', (state, started, label) => {
    expect(stateTag(state, started).label).toBe(label)
  })
})
