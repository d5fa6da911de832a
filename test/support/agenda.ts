import { visitContext } from '#app/domain/shared/context.ts'
import type { agendaItems } from '#db/schema/index.ts'
import { agendaItems as items } from '#db/schema/index.ts'
import { aPerson, aSession, ctxFor, forumNamed, given, NOON, participantsIn } from './factories.ts'
import { aLink, aVisit } from './private-links.ts'

/** A session of the open forum in two weeks, its facilitator, and so many participants. */
export async function agendaWorld(people = 1) {
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  const session = await aSession('open', { date: '2026-12-03' })
  const participants = await participantsIn('open', people)
  return { facilitator, session, participants, ctx: ctxFor(facilitator, 'agenda:keep') }
}

/** An item of the open forum, on the agenda of the session unless said otherwise. */
export async function anItem(key: string, change: Partial<typeof agendaItems.$inferInsert> = {}) {
  const { id: forumId } = await forumNamed('open')
  const row = {
    ...{ id: `agi_${key}`, forumId, sessionId: 'ses_one', text: `Item ${key}`, source: 'link' as const },
    ...{ state: 'on' as const, suggestedOn: '2026-11-01' },
    ...change,
  }
  await given((tx) => tx.insert(items).values(row))
  return row
}

/** The key of a participant behind their open private link. */
export async function visitOf(participantId: string, at = NOON) {
  const visit = await aVisit((await aLink(participantId)).id)
  return { ...visit, ctx: visitContext({ id: visit.id, participantId }, at, 'test') }
}
