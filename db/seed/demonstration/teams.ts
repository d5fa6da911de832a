import type { coverRequests, guests, sessionTeam } from '#db/schema/index.ts'
import { madeId } from './ids.ts'
import { daysFrom, personId, teamOf } from './people.ts'
import { isThe, type MadeSession, wasHeld } from './sessions.ts'

/** Teams are chosen for so many sessions ahead of each forum. */
const TEAMS_AHEAD = 2

/** Staff who come to sessions and have no account, by the name they are called in the room. */
const callers = [
  { name: 'Juniper', organisation: 'mps' },
  { name: 'Rowan', organisation: 'mps' },
  { name: 'Clover', organisation: 'partner' },
  { name: 'Willow', organisation: 'interpreter' },
] as const
const guestId = (name: string) => madeId('gst', name)

/** Something is left to do: nobody supports this session yet, and somebody was asked to cover. */
export const withoutSupport = { slug: 'disability', back: -1 } as const
/** One of the police has not said yet that they come in non-uniform. */
const withPolice = { slug: 'open', back: 0 } as const

type Member = typeof sessionTeam.$inferInsert
type Coming = Pick<Member, 'part' | 'personId' | 'guestId' | 'nonUniform'>

export function makeGuests(now: Date): (typeof guests.$inferInsert)[] {
  return callers.map((one) => ({ ...one, id: guestId(one.name), addedAt: daysFrom(now, -200) }))
}

/** Who is to be at each session: those of its forum, and a guest or two at the next one. */
export function makeTeams(sessions: readonly MadeSession[]): Member[] {
  const isChosen = (one: MadeSession) => wasHeld(one) || isToCome(one)
  return sessions.filter(isChosen).flatMap((session) =>
    [...staffAt(session), ...guestsAt(session)].map((member) => ({
      id: madeId('stm', `${session.id} ${member.personId ?? member.guestId}`),
      sessionId: session.id,
      ...member,
    })),
  )
}

const isToCome = ({ state, back }: MadeSession) => ['planned', 'confirmed'].includes(state ?? '') && back > -TEAMS_AHEAD

function staffAt(session: MadeSession): Coming[] {
  const [facilitator, support] = teamOf(session.slug)
  return [
    ...(facilitator ? [{ part: 'facilitator' as const, personId: facilitator }] : []),
    ...(support && !isThe(session, withoutSupport) ? [{ part: 'victim_support' as const, personId: support }] : []),
  ]
}

function guestsAt(session: MadeSession): Coming[] {
  if (wasHeld(session)) return []
  if (isThe(session, withPolice))
    return [
      { part: 'mps', guestId: guestId('Juniper'), nonUniform: true },
      { part: 'mps', guestId: guestId('Rowan') },
      { part: 'mopac', personId: personId('ash') },
    ]
  if (session.slug === 'women-and-girls' && session.back === 0)
    return [
      { part: 'mps', guestId: guestId('Juniper'), nonUniform: true },
      { part: 'interpreter', guestId: guestId('Willow') },
    ]
  return session.slug === 'lgbtq' && session.back === 0 ? [{ part: 'partner', guestId: guestId('Clover') }] : []
}

/** One question to a support worker waits for an answer. */
export function makeCoverRequests(sessions: readonly MadeSession[], now: Date): (typeof coverRequests.$inferInsert)[] {
  return sessions
    .filter((session) => isThe(session, withoutSupport))
    .map(({ id }) => ({
      id: madeId('cov', id),
      sessionId: id,
      personId: personId('plover'),
      askedBy: personId('fern'),
      askedAt: daysFrom(now, -2),
    }))
}
