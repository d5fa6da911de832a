import { arrived } from '#app/domain/register/rules.ts'
import type { organisations, registerEntries, staffPresent } from '#db/schema/index.ts'
import { forumSlugs } from './content/types.ts'
import { type Member, membersAt } from './participants.ts'
import { isThe, type MadeSession, wasHeld } from './sessions.ts'

export type MadeEntry = typeof registerEntries.$inferInsert
type Status = MadeEntry['status']

/** The one session to which too few came for a quorum. */
const notQuorate = { slug: 'lgbtq', back: 6 } as const
const FEWEST_PRESENT = 7
const absences: readonly Status[] = ['apologies', 'did_not_attend', 'declined', 'apologies']

/** The register of every held session: 7 to 11 came, the others sent word or did not. */
export function makeRegisters(sessions: readonly MadeSession[], members: readonly Member[]): MadeEntry[] {
  return sessions.filter(wasHeld).flatMap((session) => {
    const present = membersAt(session, members)
    const away = absentAt(session, present.length)
    return present.map(({ participant }, at) => ({
      sessionId: session.id,
      participantId: participant.id,
      status: statusOf(session, at, away),
    }))
  })
}

/** Those who were in the room, by session. */
export function arrivedBySession(entries: readonly MadeEntry[]): Map<string, string[]> {
  const came = new Map<string, string[]>()
  for (const { sessionId, participantId, status } of entries) {
    if (arrived(status)) came.set(sessionId, [...(came.get(sessionId) ?? []), participantId])
  }
  return came
}

/** How many staff of each organisation were in the room; an organisation that was not there has no row. */
export function makeStaffPresent(sessions: readonly MadeSession[]): (typeof staffPresent.$inferInsert)[] {
  return sessions.filter(wasHeld).flatMap((session) => {
    const { back } = session
    const turn = back + forumSlugs.indexOf(session.slug)
    const numbers: [(typeof organisations)[number], number][] = [
      ['facilitator', back % 3 === 0 ? 2 : 1],
      ['victim_support', 1 + (turn % 2)],
      ['mps', turn % 3],
      ['mopac', back % 2],
      ['interpreter', session.slug === 'disability' ? 1 : 0],
    ]
    return numbers
      .filter(([, number]) => number > 0)
      .map(([organisation, number]) => ({ sessionId: session.id, organisation, number }))
  })
}

/** Who stayed away, by position in the register, and with which status. Another few each time. */
function absentAt(session: MadeSession, size: number): Map<number, Status> {
  const turn = session.back * 5 + forumSlugs.indexOf(session.slug) * 3
  const count = isThe(session, notQuorate) ? size - 4 : Math.min(1 + (turn % 4), size - FEWEST_PRESENT)
  const step = count > 4 ? 1 : 3
  return new Map(
    Array.from({ length: count }, (_, at) => [
      (turn + at * step) % size,
      absences[(turn + at) % absences.length] ?? 'apologies',
    ]),
  )
}

function statusOf(session: MadeSession, at: number, away: Map<number, Status>): Status {
  const leftEarly = session.back % 3 === 0 && at === session.back % 7
  return away.get(at) ?? (leftEarly ? 'left_early' : 'attended')
}
