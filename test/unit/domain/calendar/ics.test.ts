import fc from 'fast-check'
import ICAL from 'ical.js'
import { convertIcsCalendar } from 'ts-ics'
import { describe, expect, it } from 'vitest'
import { type CalendarEntry, calendarFile, folded, safe } from '#app/domain/calendar/ics.ts'
import { addDays, londonInstant } from '#app/domain/shared/dates.ts'

const now = new Date('2026-11-19T12:00:00Z')
const entry: CalendarEntry = {
  ...{ uid: 'abc', startsAt: new Date('2026-12-03T18:00:00Z'), minutes: 120, title: 'Appointment' },
}
const made = (change: Partial<CalendarEntry> = {}) => calendarFile([{ ...entry, ...change }], { now })
const names = (file: string) =>
  file
    .replace(/\r\n /g, '')
    .split('\r\n')
    .map((line) => line.split(/[:;]/)[0])

/** The entries of a file as two parsers that know nothing of each other read them. */
function read(file: string) {
  const component = new ICAL.Component(ICAL.parse(file))
  for (const zone of component.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  const one = component.getAllSubcomponents('vevent').map((event) => {
    const { uid, summary, startDate, endDate } = new ICAL.Event(event)
    return { uid, title: summary, from: startDate.toJSDate(), to: endDate.toJSDate() }
  })
  const other = (convertIcsCalendar(undefined, file).events ?? []).map(({ uid, summary, start, end }) => ({
    ...{ uid, title: summary, from: start.date, to: end?.date },
  }))
  return [one, other] as const
}

describe('INJ-05 LNK-08 a calendar file', () => {
  it('says a title, a day and a time, and nothing about people or places', () => {
    const file = made()
    expect(file).toContain('SUMMARY:Appointment\r\n')
    expect(file).toContain('DTSTART;TZID=Europe/London:20261203T180000\r\n')
    expect(file).toContain('DTEND;TZID=Europe/London:20261203T200000\r\n')
    expect(file).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n')
    expect(file).not.toMatch(/ATTENDEE|ORGANIZER|LOCATION|DESCRIPTION|URL|forum|victim|police|met|mopac/i)
    expect(made({ startsAt: new Date('2026-06-03T17:00:00Z') })).toContain('London:20260603T180000')
  })

  it('has the same lines whatever is put in', () => {
    const whole = { url: 'https://x.example', status: 'CONFIRMED', sequence: 2 } as const
    const expected = names(made(whole))
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.boolean(), (text, first) => {
        const bad = first ? `${text}\r\nATTENDEE:mailto:a@example.org` : `\u2028ATTENDEE:b\u0085${text}\n`
        const file = made({ ...whole, uid: bad, title: bad, url: bad })
        expect(names(file)).toEqual(expected)
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(file).not.toMatch(/[^\r]\n|\r[^\n]/)
      }),
    )
    expect(
      names(calendarFile([entry], { now, name: 'x\r\nATTENDEE:a' })).filter((name) => name === 'ATTENDEE'),
    ).toEqual([])
  })

  it('is read without loss by two parsers, on both sides of every clock change from 2024 to 2035', () => {
    const days = Array.from({ length: 12 }, (_, at) => 2024 + at).flatMap((year) =>
      ['03-31', '10-31'].flatMap((last) => {
        const sunday = addDays(`${year}-${last}`, -new Date(`${year}-${last}T12:00:00Z`).getUTCDay())
        return [-1, 0, 1].flatMap((off) =>
          ['00:30', '03:30', '18:00'].map((time) => [addDays(sunday, off), time] as const),
        )
      }),
    )
    const entries = days.map(([date, time], at) => {
      const start = londonInstant(date, time)
      if (!start.ok) throw new Error(`${date} ${time}`)
      return { uid: `entry-${at}`, startsAt: start.at, minutes: 120, title: 'Tea; and, cake \\ twice' }
    })
    const file = calendarFile(entries, { now, name: 'My calendar' })
    const wanted = entries.map(({ uid, startsAt, title }) => ({
      ...{ uid, title, from: startsAt, to: new Date(startsAt.getTime() + 7_200_000) },
    }))
    const [one, other] = read(file)
    expect(one).toEqual(wanted)
    // The second parser changes its clocks at midnight: in the first hours of those days it is the parser that is an hour out.
    const sure = (list: readonly { uid?: string }[]) => list.filter((_, at) => days[at]?.[1] !== '00:30')
    expect(sure(other)).toEqual(sure(wanted))
  })

  it('escapes and folds as RFC 5545 has it', () => {
    expect(safe('a;b,c\\d\r\n\u2028e')).toBe('a\\;b\\,c\\\\de')
    expect(folded('x'.repeat(160))).toBe(`${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n ${'x'.repeat(11)}`)
  })
})
