import { londonParts } from '../shared/dates.ts'

/** London's clocks since 1996: forward on the last Sunday of March, back on the last of October. */
const LONDON = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** One entry of a calendar file. `title` is neutral by the caller's choice; there is no place and nobody is named. */
export type CalendarEntry = {
  /** The same each time, so that a file taken again changes the entry and adds none. */
  uid: string
  startsAt: Date
  minutes: number
  title: string
  url?: string
  status?: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
  /** How often it was changed: calendars take the highest. */
  sequence?: number
}

/**
 * A calendar file without organiser, attendees or places (RFC 5545, security.md INJ-05): whatever stands in a text, it can
 * neither end its line nor begin a property.
 */
export function calendarFile(entries: readonly CalendarEntry[], { now, name }: { now: Date; name?: string }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Appointment//EN',
    ...(name ? ['METHOD:PUBLISH', `X-WR-CALNAME:${safe(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT6H'] : []),
    ...LONDON,
    ...entries.flatMap((entry) => entryLines(entry, now)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function entryLines({ uid, startsAt, minutes, title, url, status, sequence }: CalendarEntry, now: Date): string[] {
  const ends = new Date(startsAt.getTime() + minutes * 60_000)
  return [
    'BEGIN:VEVENT',
    `UID:${safe(uid)}`,
    `DTSTAMP:${inUtc(now)}`,
    `DTSTART;TZID=Europe/London:${inLondon(startsAt)}`,
    `DTEND;TZID=Europe/London:${inLondon(ends)}`,
    `SUMMARY:${safe(title)}`,
    ...(url ? [`URL:${uri(url)}`] : []),
    ...(status ? [`STATUS:${status}`] : []),
    ...(sequence === undefined ? [] : [`SEQUENCE:${Math.trunc(sequence)}`]),
    'CLASS:PRIVATE',
    'END:VEVENT',
  ]
}

/** An address as a property takes it: nothing in it is escaped, so what could break out is taken away. */
const uri = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]/gu, '')

/** A text for a property: without what ends a line, and with what RFC 5545 wants escaped. */
export const safe = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '').replace(/[\\;,]/g, '\\$&')

/** No line is longer than 75 bytes: the rest goes on behind a space (RFC 5545, 3.1). */
export function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  for (const letter of line) {
    const room = pieces.length === 0 ? 75 : 74
    if (new TextEncoder().encode(piece + letter).length > room) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece].join('\r\n ')
}

const inUtc = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

function inLondon(at: Date): string {
  const { date, time } = londonParts(at)
  return `${date.replaceAll('-', '')}T${time.replace(':', '')}00`
}
