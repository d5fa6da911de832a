import { agendaItems } from '#db/schema/index.ts'
import { aPerson, aSession, ctxFor, forumNamed, given, participantsIn } from './factories.ts'

/** The evening of the session of the tests: it began two hours before. */
export const EVENING = new Date('2026-11-19T20:00:00Z')
export const NOTED = {
  text: 'Nobody rang them back',
  kind: 'experience',
  breadth: 'several',
  valence: 'problem',
} as const

/** A session of the open forum with people who have places, and an agenda of so many items. */
export async function aDay({ people = 3, items = 0 } = {}) {
  const session = await aSession('open')
  if (people > 0) await participantsIn('open', people)
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  await withItems(items)
  return { session, facilitator, evening: EVENING, ctx: ctxFor(facilitator, 'day:keep', EVENING) }
}

/** Items of its agenda, the first of them what changed since last time. */
export async function withItems(count: number): Promise<void> {
  const { id: forumId } = await forumNamed('open')
  const made = Array.from({ length: count }, (_, at) => ({
    id: `agi_${at + 1}`,
    forumId,
    sessionId: 'ses_one',
    text: at === 0 ? 'What changed since last time' : `Item ${at + 1}`,
    source: at === 0 ? ('standing' as const) : ('room' as const),
    state: 'on' as const,
    position: at,
    minutes: 15,
    suggestedOn: '2026-11-01',
  }))
  if (made.length > 0) await given((tx) => tx.insert(agendaItems).values(made))
}
