import { voterOf } from '#app/domain/agenda/own-queries.server.ts'
import { DOTS, firstItem, monthOf } from '#app/domain/agenda/rules.ts'
import { addDays, type LocalDate } from '#app/domain/shared/dates.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import type { Database } from '#db/client.server.ts'
import { agendaItems, ballots } from '#db/schema/index.ts'
import { agendaContent, type MadeItem, talkedAbout } from './content/agenda.ts'
import { forumSlugs } from './content/types.ts'
import { madeId } from './ids.ts'
import type { Member } from './participants.ts'
import { isThe, type MadeSession, MEETS_TODAY, wasHeld } from './sessions.ts'

type Row = typeof agendaItems.$inferInsert
type Ballot = typeof ballots.$inferInsert

/** Puts an agenda in for the next session of each forum, with the ballots that its dots came from. */
export async function putAgendas(
  tx: Database,
  { sessions, members }: { sessions: readonly MadeSession[]; members: readonly Member[] },
  today: LocalDate,
): Promise<AuditEvent> {
  const made = forumSlugs.map((slug) => {
    const next = sessions.find((one) => isThe(one, { slug, back: slug === MEETS_TODAY ? -1 : 0 }))
    const last = sessions.filter((one) => one.slug === slug && wasHeld(one)).at(-1)
    // The last of them have voted, so that whoever looks behind the first link can still give dots.
    const voters = members.filter((one) => one.slug === slug && one.place.state === 'active').toReversed()
    return next ? agendaOf(next, last, { today, voters }) : { items: [], ballots: [] }
  })
  const items = [...sessions.filter(wasHeld).flatMap(heldAgenda), ...made.flatMap((one) => one.items)]
  await tx.insert(agendaItems).values(items)
  await tx.insert(ballots).values(made.flatMap((one) => one.ballots))
  return event('demonstration.agendas-added', 'demonstration', { count: items.length })
}

type Around = { today: LocalDate; voters: readonly Member[] }

function agendaOf(next: MadeSession, last: MadeSession | undefined, { today, voters }: Around) {
  const content = agendaContent[next.slug]
  const items = content.flatMap((item) => rowsOf(item, next, last, today))
  const dots = items.reduce((sum, item) => sum + (item.dots ?? 0), 0)
  const suggested = items.filter(({ source }) => source === 'link').length
  const cast = [
    ...voters
      .slice(0, Math.ceil(dots / DOTS))
      .map((one, at) => ({ one, kind: 'agenda' as const, used: Math.min(DOTS, dots - at * DOTS) })),
    ...voters.slice(0, suggested).map((one) => ({ one, kind: 'suggestion' as const, used: 1 })),
  ]
  return {
    items: [{ ...firstItem(next), minutes: 15 }, ...items],
    ballots: cast.map((ballot) => ballotOf(next, ballot)),
  }
}

/** What a session that was held talked about, each with when it began and ended. */
function heldAgenda(session: MadeSession): Row[] {
  const { id: sessionId, forumId, date, startsAt, back } = session
  const texts = [0, 1, 2].map((at) => talkedAbout[(Math.abs(back) + at) % talkedAbout.length] ?? '')
  const talks = texts.map((text, at) => ({
    id: madeId('agi', `${sessionId} ${text}`),
    text,
    source: sources[at] ?? 'room',
  }))
  const first = { ...firstItem(session), forumId, sessionId }
  return [first, ...talks].map((item, at) => {
    const startedAt = minutesAfter(startsAt, at === 0 ? 0 : 15 + (at - 1) * 30)
    const minutes = at === 0 ? 15 : 30
    const times = { startedAt, endedAt: minutesAfter(startedAt, minutes), minutes }
    const dots = at === 0 ? 0 : 7 - at * 2
    return { ...item, forumId, sessionId, position: at, state: 'done', dots, ...times, suggestedOn: addDays(date, -10) }
  })
}
const sources = ['link', 'phone', 'room'] as const

function rowsOf(item: MadeItem, next: MadeSession, last: MadeSession | undefined, today: LocalDate): Row[] {
  const { text, source, dots = 0, room = 0, minutes = null, says, carried, state = 'on' } = item
  const id = madeId('agi', `${next.id} ${text}`)
  const suggestedOn = source === 'link' ? monthOf(addDays(today, -30)) : addDays(today, -9)
  const base = { forumId: next.forumId, sessionId: state === 'on' ? next.id : null, suggestedOn }
  const row: Row & { id: string } = { ...base, id, text, source, dots, roomDots: room, minutes, state }
  const merged = says ? [{ ...base, id: madeId('agi', `${next.id} ${says.text}`), ...says }] : []
  const before = carried && last ? [carriedFrom(row, last)] : []
  return [
    ...before,
    { ...row, carriedFrom: before[0]?.id ?? null },
    ...merged.map((one) => ({ ...one, state: 'merged' as const, mergedInto: id })),
  ]
}

/** Time ran out for it at the last session that was held. */
function carriedFrom(row: Row, last: MadeSession): Row {
  const id = madeId('agi', `${last.id} ${row.text}`)
  return { ...row, id, sessionId: last.id, state: 'carried', position: 3, suggestedOn: addDays(last.date, -7) }
}

/** A ballot as it is kept of whoever votes or suggests something behind their link. */
function ballotOf({ id, date }: MadeSession, { one, kind, used }: Cast): Ballot {
  return { sessionId: id, kind, voter: voterOf(one.participant.id, id, kind), used, castOn: date }
}
type Cast = { one: Member; kind: 'agenda' | 'suggestion'; used: number }
