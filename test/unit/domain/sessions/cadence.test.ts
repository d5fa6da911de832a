import { describe, expect, it } from 'vitest'
import {
  type Dated,
  daysLate,
  moveSession,
  nextInRhythm,
  overExisting,
  slipOf,
  weekOfCadence,
} from '#app/domain/sessions/cadence.ts'
import { firstToOffer, rhythmInWords, slipInWords } from '#app/domain/sessions/rhythm.ts'
import { layOut, repeatedHourWords } from '#app/domain/sessions/rules.ts'
import type { SessionState } from '#app/domain/sessions/status.ts'
import { addDays, comesTwice, dayOfWeek, londonInstant, londonParts } from '#app/domain/shared/dates.ts'
import { sixForums } from '#db/seed/reference/six-forums.ts'

const NOW = new Date('2026-11-19T12:00:00Z')

function on(date: string, state: SessionState = 'planned', time = '18:00'): Dated {
  const start = londonInstant(date, time)
  if (!start.ok) throw new Error(start.reason)
  return { id: `ses_${date}`, date, time, startsAt: start.at, state }
}
const move = (sessions: Dated[], id: string, date: string, follow = false, time = '18:00') =>
  moveSession(sessions, { id: `ses_${id}`, date, time, follow }, NOW)

/** The Sundays on which the clocks of London change: the last of March and of October. */
const changes = Array.from({ length: 12 }, (_, at) => 2024 + at).flatMap((year) =>
  ['03', '10'].map((month) => {
    let day = `${year}-${month}-31`
    while (dayOfWeek(day) !== 'Sunday') day = addDays(day, -1)
    return { day, forward: month === '03' }
  }),
)

describe('every change of the clocks from 2024 to 2035', () => {
  it.each(changes)('$day, forward: $forward', ({ day, forward }) => {
    for (const time of ['00:30', '10:30', '18:00', '23:59']) {
      const plan = layOut(addDays(day, -42), time)
      if (!plan.ok) throw new Error(plan.words)
      expect(plan.value[1]?.date).toBe(day)
      for (const one of plan.value) expect(londonParts(one.startsAt)).toEqual({ date: one.date, time })
    }
    for (const time of ['01:00', '01:30', '01:59']) {
      const plan = layOut(addDays(day, -42), time)
      if (forward) {
        expect(plan).toMatchObject({ ok: false, reason: 'skipped-hour', date: day })
        expect(move([on(addDays(day, -7))], addDays(day, -7), day, false, time)).toMatchObject({ date: day, ok: false })
      } else {
        expect(plan.ok && plan.value[1]?.startsAt.toISOString()).toBe(`${day}T00:${time.slice(3)}:00.000Z`)
        expect(repeatedHourWords(day, time)).toContain('The first one is meant')
      }
      expect(comesTwice(day, time)).toBe(!forward)
    }
    expect(['00:59', '02:00'].map((time) => comesTwice(day, time))).toEqual([false, false])
  })

  it('a follower that would land in the skipped hour is refused, naming its day', () => {
    const sessions = [on('2027-02-13'), on('2027-03-27', 'planned', '01:30')]
    expect(move(sessions, '2027-02-13', '2027-02-14', true)).toMatchObject({
      ok: false,
      date: '2027-03-28',
      words: 'The clocks go forward on Sunday 28 March 2027, so there is no 1:30am that day',
    })
  })
})

describe('the rhythm of six forums', () => {
  it('gives each of the six weeks one forum, on its own weekday, over year ends and leap days', () => {
    for (const from of ['2024-02-29', '2026-12-20', '2028-02-28', '2035-12-31']) {
      const dates = sixForums.map((forum) => nextInRhythm({ ...forum, cadenceDays: 42 }, from))
      expect(dates.every((date) => date >= from && date < addDays(from, 42))).toBe(true)
      expect(dates.map((date) => weekOfCadence(date))).toEqual([0, 1, 2, 3, 4, 5])
      expect(dates.map(dayOfWeek)).toEqual(['Thursday', 'Tuesday', 'Wednesday', 'Friday', 'Monday', 'Saturday'])
    }
  })

  it('offers six weeks after the last session, or the next day of the rhythm', () => {
    const open = { weekday: 4, time: '18:00', week: 0, cadenceDays: 42 }
    expect(firstToOffer(open, [on('2026-11-26')], '2026-11-19')).toBe('2027-01-07')
    expect(firstToOffer(open, [on('2025-11-20', 'held')], '2026-11-19')).toBe('2026-12-31')
    expect(firstToOffer(null, [], '2026-11-19')).toBeNull()
    expect(rhythmInWords({ weekday: 4, usualTime: '18:00', week: null, cadenceDays: 42 })).toBeNull()
  })
})

describe('laying out over what is there', () => {
  it('takes a session nearer than half of six weeks for the one of that date, and no other', () => {
    const laid = layOut('2026-12-03', '18:00')
    const there = [on('2026-12-03', 'held'), on('2027-02-03'), on('2027-03-01', 'cancelled'), on('2027-05-10')]
    const slots = laid.ok ? overExisting(laid.value, there) : []
    expect(slots.slice(0, 5).map((slot) => [slot.date, slot.there?.date ?? null])).toEqual([
      ['2026-12-03', '2026-12-03'],
      ['2027-01-14', '2027-02-03'],
      ['2027-02-25', null],
      ['2027-04-08', null],
      ['2027-05-20', '2027-05-10'],
    ])
  })
})

describe('moving a session', () => {
  const three = [on('2026-11-05', 'held'), on('2026-12-17'), on('2027-01-28'), on('2027-03-11', 'confirmed')]

  it('takes along the later ones that are planned, by the same number of days, and no other', () => {
    const result = move(three, '2026-12-17', '2026-12-21', true)
    expect(result.ok && result.moves.map(({ from, date }) => [from, date])).toEqual([
      ['2026-12-17', '2026-12-21'],
      ['2027-01-28', '2027-02-01'],
      ['2027-03-11', '2027-03-15'],
    ])
    const alone = move(three, '2026-12-17', '2026-12-21')
    expect(alone.ok && alone.moves).toHaveLength(1)
  })

  it.each([
    ['2027-01-28', false, 'date-taken', 'This forum already has a session on Thursday 28 January 2027'],
    ['2027-01-29', false, 'out-of-order', expect.stringContaining('would come after the one on Thursday 28 January')],
    ['2026-11-04', true, 'out-of-order', expect.stringContaining('would come before the one on Thursday 5 November')],
    ['2026-11-05', true, 'date-taken', 'This forum already has a session on Thursday 5 November 2026'],
  ])('to %s, following: %s, is refused: %s', (date, follow, reason, words) => {
    expect(move(three, '2026-12-17', date, follow)).toMatchObject({ ok: false, reason, words })
  })
})

describe('late against six weeks', () => {
  it('counts from the last one held to the next, or to today', () => {
    const held = on('2026-10-01', 'held')
    expect(slipOf([], '2026-11-19')).toBeNull()
    expect(slipOf([held, on('2026-11-12')], '2026-11-19')).toMatchObject({ due: '2026-11-12', days: 0 })
    const late = slipOf([held, on('2026-11-26'), on('2026-11-13', 'cancelled')], '2026-11-19')
    expect(late).toMatchObject({ next: '2026-11-26', days: 14 })
    const none = slipOf([held], '2026-11-13')
    expect([late, none].map((slip) => slip && slipInWords(slip))).toEqual([
      '14 days late. One was due by Thursday 12 November 2026',
      '1 day late. One was due by Thursday 12 November 2026, none is planned',
    ])
    expect(daysLate([held], { id: 'x', date: '2026-11-19' })).toBe(7)
    expect(daysLate([held], held)).toBeNull()
  })
})
