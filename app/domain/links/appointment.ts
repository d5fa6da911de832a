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

/**
 * A calendar file with one entry that says nothing but a day and a time: no place, no people, no name of anything (RFC 5545,
 * security.md INJ-05, LNK-08). `uid` is the same each time, so that a file taken again changes the entry and adds none.
 */
export function appointmentFile({
  uid,
  startsAt,
  minutes,
  now,
}: {
  uid: string
  startsAt: Date
  minutes: number
  now: Date
}): string {
  const ends = new Date(startsAt.getTime() + minutes * 60_000)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Appointment//EN',
    ...LONDON,
    'BEGIN:VEVENT',
    `UID:${safe(uid)}`,
    `DTSTAMP:${inUtc(now)}`,
    `DTSTART;TZID=Europe/London:${inLondon(startsAt)}`,
    `DTEND;TZID=Europe/London:${inLondon(ends)}`,
    'SUMMARY:Appointment',
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

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
