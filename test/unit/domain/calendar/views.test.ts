import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { notesOn } from '#app/domain/calendar/days.ts'
import { marksOf } from '#app/domain/calendar/marks.ts'
import {
  mondayOf,
  monthSpan,
  monthsFrom,
  neighbours,
  placedOn,
  sixWeeksSpan,
  viewFrom,
} from '#app/domain/calendar/views.ts'
import { addDays, dayOfWeek } from '#app/domain/shared/dates.ts'
import { sixForums } from '#db/seed/reference/six-forums.ts'

const aDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('2022-01-01', days))
const asked = (query: string) => viewFrom(new URLSearchParams(query), '2026-11-19')

describe('the days of a view', () => {
  it('are the weeks of a month, over year ends and leap days', () => {
    const weeks = (date: string) =>
      monthSpan(date).weeks.map((week) => week.map((day) => day?.slice(8) ?? '').join(' '))
    expect(weeks('2026-12-31')).toHaveLength(5)
    expect(weeks('2026-12-31').at(-1)).toBe('28 29 30 31   ')
    expect(weeks('2027-01-01')[0]).toBe('    01 02 03')
    expect(weeks('2028-02-01').at(-1)).toBe('28 29     ')
    expect(monthSpan('2027-02-10')).toMatchObject({ to: '2027-02-28' })
    expect(weeks('2027-02-01')).toHaveLength(4)
  })

  it('are six weeks from the Monday of any day, over a year end', () => {
    expect(sixWeeksSpan('2026-12-03')).toMatchObject({ from: '2026-11-30', to: '2027-01-10' })
    expect(sixWeeksSpan('2026-11-30').weeks).toEqual(sixWeeksSpan('2026-12-06').weeks)
    expect(monthsFrom('2026-11-30', 6).at(-1)).toEqual({ from: '2027-04-01', to: '2027-04-30' })
  })

  it('show every session of the span exactly once, and none from outside', () => {
    fc.assert(
      fc.property(aDay, fc.array(aDay, { maxLength: 60 }), fc.boolean(), (date, days, isMonth) => {
        const span = isMonth ? monthSpan(date) : sixWeeksSpan(date)
        const near = days.map((day, at) => addDays(date, (at % 90) - 45 + (Number(day.slice(8)) % 5)))
        const sessions = near.map((day, id) => ({ id, date: day }))
        const shown = placedOn(span, sessions).flatMap((week) => week.flatMap((day) => day?.things ?? []))
        const inside = sessions.filter((one) => span.from <= one.date && one.date <= span.to)
        expect(shown.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(inside.map(({ id }) => id))
        for (const week of span.weeks) {
          expect(week).toHaveLength(7)
          for (const [at, day] of week.entries()) if (day) expect(addDays(mondayOf(day), at)).toBe(day)
        }
        expect(dayOfWeek(mondayOf(date))).toBe('Monday')
      }),
      { numRuns: 200, seed: 42 },
    )
  })

  it('follow the address, and fall back to today', () => {
    expect(asked('')).toEqual({ view: 'month', date: '2026-11-19' })
    expect(asked('view=month&month=2028-02')).toEqual({ view: 'month', date: '2028-02-01' })
    expect(asked('view=six-weeks&from=2026-12-03')).toEqual({ view: 'six-weeks', date: '2026-12-03' })
    for (const wrong of [
      'month=2026-13',
      'month=',
      'from=2026-02-30',
      'from=x',
      'month=0000-01',
      'month=9999-12',
      'view=year',
    ])
      expect(asked(wrong)).toEqual({ view: 'month', date: '2026-11-19' })
    expect(neighbours('month', monthSpan('2027-01-31'))).toEqual({ before: '2026-12-01', after: '2027-02-01' })
    expect(neighbours('six-weeks', { from: '2099-12-28' }).after).toBeNull()
    expect(neighbours('month', { from: '2020-01-01' }).before).toBeNull()
  })
})

describe('what a day is besides', () => {
  const base = { group: '', category: '', approximate: false, avoid: 'note' as const, basis: '', note: '' }
  const long = { ...base, name: 'A long time', start: '2026-11-28', end: '2026-12-04', cohorts: [] }
  const theirs = { ...base, name: 'A day of some', start: '2026-12-01', end: '2026-12-01', cohorts: ['lgbtq' as const] }
  const calendar = {
    bankHolidays: [{ date: '2026-12-25', title: 'Christmas Day' }],
    observances: [long, theirs],
    schoolBreaks: [{ name: 'Christmas', start: '2026-12-19', end: '2027-01-03', approximate: true }],
  }
  const told = (date: string, forums: Parameters<typeof notesOn>[3]) => notesOn(date, '2026-12-01', calendar, forums)

  it('is said on its first day, or the first day shown, and only where it matters to a forum', () => {
    const open = { observes: null, schoolBreaks: false }
    const lgbtq = { observes: 'lgbtq' as const, schoolBreaks: true }
    expect(told('2026-12-01', [open])).toEqual(['A long time, until 4 Dec 2026'])
    expect(told('2026-12-02', [open])).toEqual([])
    expect(told('2026-12-01', [open, lgbtq])).toContain('A day of some')
    expect(told('2026-12-19', [open])).toEqual([])
    expect(told('2026-12-19', [lgbtq])).toEqual(['School break: Christmas. Boroughs differ, until 3 Jan 2027'])
    expect(told('2026-12-25', [open])).toEqual(['Bank holiday: Christmas Day'])
  })
})

describe('the marks of forums', () => {
  it('are a shape of its own for each, with a letter, and stay when a forum is added', () => {
    const marks = marksOf([{ slug: 'a-new-one', name: 'a new one' }, ...sixForums])
    expect(new Set(Object.values(marks).map(({ shape }) => shape)).size).toBe(7)
    expect(marks['a-new-one']).toEqual({ shape: 'shield', letter: 'A' })
    expect(marks.open).toEqual(marksOf(sixForums).open)
  })
})
