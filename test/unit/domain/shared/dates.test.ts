import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  closedQuarters,
  dayOfWeek,
  daysBetween,
  formatDate,
  formatDateTime,
  formatMonth,
  formatQuarter,
  formatShortDate,
  formatTime,
  isClosedQuarter,
  isLocalDate,
  isLocalTime,
  isQuarter,
  localDateFromParts,
  londonInstant,
  londonParts,
  quarterBounds,
  quarterOf,
  todayInLondon,
} from '#app/domain/shared/dates.ts'

const instant = (date: string, time: string) => {
  const result = londonInstant(date, time)
  return result.ok ? result.at.toISOString() : result.reason
}

describe('days that exist', () => {
  it.each(['2026-12-03', '2028-02-29', '2000-02-29', '2026-12-31'])('%s', (date) => {
    expect(isLocalDate(date)).toBe(true)
  })

  it.each(['2026-02-29', '2100-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'])(
    '%s does not',
    (date) => expect(isLocalDate(date)).toBe(false),
  )

  it.each(['', '3 December 2026', '2026-1-3', '20261203', '2026-12-03T10:00', ' 2026-12-03', '+012026-12-03'])(
    '“%s” is written otherwise',
    (text) => expect(isLocalDate(text)).toBe(false),
  )

  it.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['9:30', false],
    ['18:60', false],
    ['18:30:00', false],
  ])('the time %s: %s', (time, real) => expect(isLocalTime(time)).toBe(real))
})

describe('a date typed into three boxes', () => {
  it.each([
    ['3', '12', '2026', '2026-12-03'],
    [' 03 ', ' 12 ', ' 2026 ', '2026-12-03'],
    ['29', '2', '2028', '2028-02-29'],
    ['3', 'December', '2026', '2026-12-03'],
    ['3', 'sept', '2026', '2026-09-03'],
  ])('%s / %s / %s', (day, month, year, date) => expect(localDateFromParts(day, month, year)).toBe(date))

  it.each([
    ['29', '2', '2026'],
    ['31', '4', '2026'],
    ['0', '1', '2026'],
    ['1', '13', '2026'],
    ['1', '1', '26'],
    ['1', 'ju', '2026'],
    ['1', 'Smarch', '2026'],
    ['', '', ''],
    ['1.5', '1', '2026'],
    ['-1', '1', '2026'],
  ])('%s / %s / %s is refused', (day, month, year) => expect(localDateFromParts(day, month, year)).toBeNull())
})

describe('counting days', () => {
  it('crosses the end of the year and both clock changes', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })

  it('keeps to the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
  })

  it('says how many lie between', () => {
    expect(daysBetween('2026-12-03', '2027-01-14')).toBe(42)
    expect(daysBetween('2028-01-01', '2029-01-01')).toBe(366)
    expect(daysBetween('2026-12-03', '2026-12-01')).toBe(-2)
  })

  it('names weekdays', () => {
    expect(dayOfWeek('2026-12-03')).toBe('Thursday')
    expect(dayOfWeek('2028-02-29')).toBe('Tuesday')
    expect(dayOfWeek('2026-03-29')).toBe('Sunday')
  })
})

describe('days and London times of five years, as the calendar library has them', () => {
  const first = Temporal.PlainDate.from('2024-01-01')
  const days = Array.from({ length: 5 * 366 }, (_, at) => first.add({ days: at }))

  it('the day after, the weekday, how far it is, and its words', () => {
    const ours = days.map(String).map((day) => [addDays(day, 1), addDays(day, -42), daysBetween('2024-01-01', day)])
    expect(ours).toEqual(
      days.map((day, at) => [day.add({ days: 1 }).toString(), day.subtract({ days: 42 }).toString(), at]),
    )
    const words = (day: Temporal.PlainDate) =>
      day.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    expect(days.map((day) => formatDate(day.toString()))).toEqual(days.map((day) => words(day).replace(',', '')))
  })

  it('every half hour of the days around each change of the clocks', () => {
    const changes = days.filter(({ dayOfWeek, month, day }) => dayOfWeek === 7 && [3, 10].includes(month) && day > 24)
    const instants = changes.flatMap((day) =>
      Array.from({ length: 3 * 48 }, (_, at) => Date.parse(day.toString()) + (at - 48) * 1_800_000),
    )
    expect(instants).toHaveLength(10 * 3 * 48)
    const library = instants.map((at) => {
      const [date, time = ''] = Temporal.Instant.fromEpochMilliseconds(at)
        .toZonedDateTimeISO('Europe/London')
        .toPlainDateTime()
        .toString()
        .split('T')
      return { date, time: time.slice(0, 5) }
    })
    expect(instants.map((at) => londonParts(new Date(at)))).toEqual(library)
  })

  it.each(['2026-02-30', '2026-13-01', '2026-1-3', '', '2026-12-03T10:00'])('refuses to count from “%s”', (text) => {
    expect(() => addDays(text, 1)).toThrow(RangeError)
    expect(() => daysBetween('2026-12-03', text)).toThrow(RangeError)
  })
})

describe('London time', () => {
  it('is an hour ahead of UTC in summer', () => {
    expect(instant('2026-12-03', '18:00')).toBe('2026-12-03T18:00:00.000Z')
    expect(instant('2026-07-02', '18:00')).toBe('2026-07-02T17:00:00.000Z')
  })

  it('refuses the hour skipped on 29 March 2026, and nothing around it', () => {
    expect(instant('2026-03-29', '00:59')).toBe('2026-03-29T00:59:00.000Z')
    expect(instant('2026-03-29', '01:00')).toBe('skipped-hour')
    expect(instant('2026-03-29', '01:59')).toBe('skipped-hour')
    expect(instant('2026-03-29', '02:00')).toBe('2026-03-29T01:00:00.000Z')
  })

  it('takes the first of the two hours on 25 October 2026', () => {
    expect(instant('2026-10-25', '00:59')).toBe('2026-10-24T23:59:00.000Z')
    expect(instant('2026-10-25', '01:30')).toBe('2026-10-25T00:30:00.000Z')
    expect(instant('2026-10-25', '02:00')).toBe('2026-10-25T02:00:00.000Z')
  })

  it.each([
    ['2026-02-30', '18:00'],
    ['2026-12-03', '25:00'],
    ['2026-12-03', ''],
  ])('refuses %s %s', (date, time) => expect(instant(date, time)).toBe('no-such-time'))

  it('gives the wall clock of an instant', () => {
    expect(londonParts(new Date('2026-07-01T23:30:00Z'))).toEqual({ date: '2026-07-02', time: '00:30' })
    expect(londonParts(new Date('2026-10-25T01:30:00Z'))).toEqual({ date: '2026-10-25', time: '01:30' })
    expect(londonParts(new Date('2026-12-31T23:59:59.999Z'))).toEqual({ date: '2026-12-31', time: '23:59' })
  })

  it('changes day at London midnight', () => {
    expect(todayInLondon(new Date('2026-06-30T22:59:59Z'))).toBe('2026-06-30')
    expect(todayInLondon(new Date('2026-06-30T23:00:00Z'))).toBe('2026-07-01')
    expect(todayInLondon(new Date('2027-01-01T00:00:00Z'))).toBe('2027-01-01')
  })
})

describe('dates and times in words', () => {
  it.each([
    ['18:00', '6pm'],
    ['18:30', '6:30pm'],
    ['09:05', '9:05am'],
    ['12:00', 'midday'],
    ['12:30', '12:30pm'],
    ['00:00', 'midnight'],
    ['00:15', '12:15am'],
  ])('%s is %s', (time, words) => expect(formatTime(time)).toBe(words))

  it('writes days', () => {
    expect(formatDate('2026-12-03')).toBe('Thursday 3 December 2026')
    expect(formatMonth('2026-12-03')).toBe('December 2026')
    expect(formatShortDate('2026-12-03')).toBe('3 Dec 2026')
    expect(formatShortDate('2026-09-30')).toBe('30 Sep 2026')
  })

  it('writes instants in London time', () => {
    expect(formatDateTime(new Date('2026-12-03T18:00:00Z'))).toBe('Thursday 3 December 2026, 6pm')
    expect(formatDateTime(new Date('2026-07-02T17:30:00Z'))).toBe('Thursday 2 July 2026, 6:30pm')
    expect(formatDateTime(new Date('2026-06-30T23:00:00Z'))).toBe('Wednesday 1 July 2026, midnight')
  })
})

describe('quarters', () => {
  it.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-09-30', '2026-Q3'],
    ['2026-12-31', '2026-Q4'],
  ])('%s is in %s', (date, quarter) => expect(quarterOf(date)).toBe(quarter))

  it('has a first and a last day', () => {
    expect(quarterBounds('2026-Q3')).toEqual({ from: '2026-07-01', to: '2026-09-30' })
    expect(quarterBounds('2028-Q1')).toEqual({ from: '2028-01-01', to: '2028-03-31' })
    expect(quarterBounds('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(() => quarterBounds('2026-Q5')).toThrow(RangeError)
  })

  it('is closed from the day after its last', () => {
    expect(isClosedQuarter('2026-Q3', '2026-09-30')).toBe(false)
    expect(isClosedQuarter('2026-Q3', '2026-10-01')).toBe(true)
  })

  it('lists those that are over, latest first', () => {
    expect(closedQuarters('2026-02-10', 3)).toEqual(['2025-Q4', '2025-Q3', '2025-Q2'])
    expect(closedQuarters('2026-12-31', 1)).toEqual(['2026-Q3'])
    expect(closedQuarters('2026-12-31', 0)).toEqual([])
  })

  it('is written in months', () => {
    expect(formatQuarter('2026-Q3')).toBe('July to September 2026')
    expect(formatQuarter('2026-Q4')).toBe('October to December 2026')
  })

  it.each([
    ['2026-Q1', true],
    ['2026-Q0', false],
    ['2026-Q5', false],
    ['2026Q1', false],
    ['26-Q1', false],
    ['2026-Q1 ', false],
  ])('“%s”: %s', (text, named) => expect(isQuarter(text)).toBe(named))
})
