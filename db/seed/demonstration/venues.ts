import { seal } from '#app/crypto/seal.server.ts'
import { addDays, type LocalDate } from '#app/domain/shared/dates.ts'
import type { AccessAnswer, AccessQuestion } from '#app/domain/venues/status.ts'
import type { preparations, venues } from '#db/schema/index.ts'
import type { ForumSlug } from './content/types.ts'
import { madeId } from './ids.ts'
import { teamOf } from './people.ts'
import type { MadeSession } from './sessions.ts'

type Made = {
  key: string
  name: string
  address: string
  directions: string
  roomName: string
  holds: number
  pounds: number
  lookedDaysAgo: number | null
  no: readonly AccessQuestion[]
  unknown: readonly AccessQuestion[]
  retired?: boolean
}

const made: readonly Made[] = [
  {
    ...{ key: 'library', name: 'Example Street Library', address: '1 Example Street, London', roomName: 'Book group' },
    ...{ directions: 'Level from the bus stop. The lift is left of the desk. Taxis stop at the side door.' },
    ...{ holds: 24, pounds: 85, lookedDaysAgo: 40, no: [], unknown: ['scent'] },
  },
  {
    ...{ key: 'hall', name: 'Sample Square Community Hall', address: '22 Sample Square, London' },
    ...{ roomName: 'Community meeting', directions: 'Ramp at the back. Ring the bell marked Office.' },
    ...{ holds: 40, pounds: 120, lookedDaysAgo: 200, no: ['hearing-loop'], unknown: ['prayer'] },
  },
  {
    ...{ key: 'centre', name: 'Made-Up Lane Centre', address: '7 Made-Up Lane, London', roomName: 'Room 4 booking' },
    ...{ directions: 'Step-free from the station, five minutes. Blue badge bays in front.' },
    ...{ holds: 18, pounds: 150, lookedDaysAgo: 12, no: [], unknown: [] },
  },
  {
    ...{ key: 'loft', name: 'Placeholder Loft', address: '3 Placeholder Yard, London', roomName: 'Team day' },
    ...{ directions: '', holds: 14, pounds: 60, lookedDaysAgo: null, no: ['step-free', 'toilet'], retired: true },
    unknown: ['hearing-loop', 'quiet-room', 'exits'],
  },
]

const questions: readonly AccessQuestion[] = [
  ...(['step-free', 'drop-off', 'toilet', 'hearing-loop', 'quiet-room'] as const),
  ...(['scent', 'light', 'prayer', 'exits', 'reception'] as const),
]

/** Where each forum meets. One has chosen for its next session alone, and can be joined online. */
const meetsAt: Partial<Record<ForumSlug, string>> = {
  ...{ open: 'library', 'black-communities': 'hall', 'women-and-girls': 'centre', disability: 'centre' },
  ...{ 'parents-of-young-victims': 'hall', lgbtq: 'library' },
}
const choosesLate: ForumSlug = 'lgbtq'
const joining = 'Video: https://meet.example.org/made-up-room\nBy phone: 020 7946 0990, then 4321#'

/** Four venues: known well, with gaps, and one no longer used. */
export function makeVenues(today: LocalDate): (typeof venues.$inferInsert)[] {
  return made.map(({ key, pounds, lookedDaysAgo, no, unknown, retired, ...facts }) => ({
    ...facts,
    id: madeId('ven', key),
    costPence: pounds * 100,
    checkedOn: lookedDaysAgo === null ? null : addDays(today, -lookedDaysAgo),
    access: Object.fromEntries(
      questions.map((question): [AccessQuestion, AccessAnswer] => [question, answerTo(question, no, unknown)]),
    ),
    notPolice: true,
    state: retired ? ('retired' as const) : ('in-use' as const),
  }))
}

function answerTo(question: AccessQuestion, no: readonly string[], unknown: readonly string[]): AccessAnswer {
  if (no.includes(question)) return 'no'
  return unknown.includes(question) ? 'not-known' : 'yes'
}

/** Where a session meets: every session of a forum that has chosen, under the name that reception is told. */
export function placeOf({ id, slug, back }: MadeSession) {
  const isLate = slug === choosesLate
  const venue = isLate && back < 0 ? undefined : made.find(({ key }) => key === meetsAt[slug])
  return venue
    ? {
        ...{ venueId: madeId('ven', venue.key), roomName: venue.roomName, costPence: venue.pounds * 100 },
        joining: isLate && back === 0 ? seal(joining, { table: 'sessions', column: 'joining', row: id }) : null,
      }
    : { venueId: null, roomName: null, costPence: null, joining: null }
}

/** What the next session of each forum but one needs: some done, one late, the rest to come. */
export function makePreparationRows(sessions: readonly MadeSession[], today: LocalDate) {
  const next = sessions.filter(({ back, state, slug }) => back === 0 && state !== 'cancelled' && slug !== choosesLate)
  return next.flatMap((session): (typeof preparations.$inferInsert)[] => {
    const [owner] = teamOf(session.slug)
    const one = (
      kind: 'room' | 'food' | 'vouchers' | 'sign-out-sheet' | 'easy-read',
      daysAhead: number,
      number?: number,
    ) => {
      const done = kind === 'room'
      return {
        ...{ id: madeId('prp', `${session.id} ${kind}`), sessionId: session.id, kind, number: number ?? null },
        ...{ ownerId: owner ?? null, dueOn: addDays(session.date, -daysAhead) },
        ...(done && owner
          ? { state: 'done' as const, settledBy: owner, settledAt: new Date(`${addDays(today, -3)}T10:00:00Z`) }
          : {}),
      }
    }
    return [
      one('room', 14),
      one('vouchers', 7, 11),
      one('easy-read', 5, 2),
      one('food', 3, 11),
      one('sign-out-sheet', 1, 11),
    ]
  })
}
