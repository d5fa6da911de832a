import { describe, expect, it } from 'vitest'
import { endingOf, idleMinutes, idleUntil, isOver } from '#app/domain/sign-in/rules.ts'
import { NOON } from '#test/support/factories.ts'

const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000)
const HOURS = 3600
const session = { usedAt: NOON, idleUntil: later(15 * 60), endsAt: later(8 * HOURS) }

describe('SES-03 when a session is over', () => {
  it.each([
    ['a second before 15 idle minutes', later(15 * 60 - 1), false],
    ['after 15 idle minutes', later(15 * 60), true],
    ['a second later', later(15 * 60 + 1), true],
    ['at the moment of its last use', NOON, false],
    ['a minute before its last use: clocks differ a little', later(-60), false],
    ['longer before its last use: a clock was set back', later(-61), true],
  ])('%s', (_what, now, over) => {
    expect(isOver(session, now)).toBe(over)
  })

  it.each([
    [8 * HOURS - 1, false],
    [8 * HOURS, true],
    [8 * HOURS + 1, true],
  ])('in use until the end, %i seconds after it began: %s', (seconds, over) => {
    const busy = { ...session, usedAt: later(seconds - 60), idleUntil: later(seconds + 600) }
    expect(isOver(busy, later(seconds))).toBe(over)
  })

  it('gives a click so many minutes, never past the absolute end', () => {
    expect(idleUntil(NOON, session.endsAt)).toEqual(later(15 * 60))
    expect(idleUntil(NOON, session.endsAt, 10)).toEqual(later(10 * 60))
    expect(idleUntil(later(8 * HOURS - 60), session.endsAt)).toEqual(session.endsAt)
  })

  it('gives an administrator 10 minutes, whatever else they are', () => {
    expect(idleMinutes(['admin'])).toBe(10)
    expect(idleMinutes(['facilitator', 'admin'])).toBe(10)
    expect(idleMinutes(['facilitator', 'dpo'])).toBe(15)
    expect(idleMinutes([])).toBe(15)
  })
})

describe('what a page says of the end (WCAG 2.2.1)', () => {
  it('warns two minutes before the idle end', () => {
    const at = later(15 * 60).toISOString()
    expect(endingOf(session, NOON)).toEqual({ at, seconds: 900, warnAfter: 13, last: false })
  })

  it('warns no later when some of the idle time has gone already', () => {
    expect(endingOf(session, later(59))).toMatchObject({ seconds: 841, warnAfter: 12 })
    expect(endingOf(session, later(14 * 60))).toMatchObject({ seconds: 60, warnAfter: 0, last: false })
  })

  it('says at once that the absolute end is near, which no click puts off', () => {
    const last = { idleUntil: session.endsAt, endsAt: session.endsAt }
    expect(endingOf(last, later(8 * HOURS - 900))).toEqual({
      at: session.endsAt.toISOString(),
      seconds: 900,
      warnAfter: 0,
      last: true,
    })
  })
})
