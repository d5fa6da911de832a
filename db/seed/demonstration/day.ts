import { seal } from '#app/crypto/seal.server.ts'
import { firstItem } from '#app/domain/agenda/rules.ts'
import { addDays } from '#app/domain/shared/dates.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import type { Database } from '#db/client.server.ts'
import { agendaItems, rawNotes, registerEntries } from '#db/schema/index.ts'
import { madeId } from './ids.ts'
import { type Member, membersAt } from './participants.ts'
import { isThe, type MadeSession, MEETS_TODAY } from './sessions.ts'

const AGENDA = [
  { text: 'What changed since last time', source: 'standing', minutes: 15 },
  { text: 'How parents are kept informed', source: 'link', minutes: 30 },
  { text: 'Waiting at the police station with a child', source: 'phone', minutes: 30 },
  { text: 'What would have helped in the first week', source: 'room', minutes: 30 },
] as const

/** The first notes, each under its item. */
const NOTES = [
  {
    item: 1,
    words: 'Parents hear news from their child first, because only the child is rung',
    said: { kind: 'experience', breadth: 'several', valence: 'problem' },
  },
  {
    item: 1,
    words: 'One name and one number to ring would be enough',
    said: { kind: 'ask', breadth: 'general', valence: null },
  },
  {
    item: 2,
    words: 'A quiet room with water and a charger made the wait bearable',
    said: { kind: 'experience', breadth: 'one', valence: 'working_well' },
  },
] as const
const ANSWERS = ['accepted', 'accepted', 'accepted', 'apologies', 'accepted', 'declined', 'invited'] as const

/** What there is of the session that is today: its agenda, who said that they come, and the first notes. */
export async function putToday(
  tx: Database,
  sessions: readonly MadeSession[],
  members: readonly Member[],
): Promise<AuditEvent> {
  const session = sessions.find((one) => isThe(one, { slug: MEETS_TODAY, back: 0 }))
  if (!session) throw new Error('no session is today')
  const { id: sessionId, forumId, date } = session
  const idOf = (at: number) => (at === 0 ? firstItem(session).id : madeId('agi', `${sessionId} ${at}`))
  await tx.insert(agendaItems).values(
    AGENDA.map((item, at) => ({
      ...{ ...item, id: idOf(at), forumId, sessionId, position: at, state: 'on' as const },
      ...{ dots: at === 0 ? 0 : 6 - at, suggestedOn: addDays(date, -10 - at) },
    })),
  )
  await tx.insert(registerEntries).values(
    membersAt(session, members)
      .slice(0, ANSWERS.length)
      .map(({ participant }, at) => ({ sessionId, participantId: participant.id, status: ANSWERS[at] ?? 'invited' })),
  )
  await tx.insert(rawNotes).values(
    NOTES.map(({ item, words, said }, at) => {
      const id = madeId('nte', `${sessionId} ${at}`)
      const text = seal(words, { table: 'raw_notes', column: rawNotes.text.name, row: id })
      return { id, sessionId, agendaItemId: idOf(item), text, ...said, position: at + 1 }
    }),
  )
  return event('demonstration.today-added', 'demonstration', { count: AGENDA.length + NOTES.length })
}
