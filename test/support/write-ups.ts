import { seal } from '#app/crypto/seal.server.ts'
import { visitContext } from '#app/domain/shared/context.ts'
import { rawNotes } from '#db/schema/index.ts'
import { serviceSeals } from '#db/service-seals.ts'
import { aPerson, aSession, ctxFor, given, inRegister, NOON, participantsIn } from './factories.ts'
import { aLink, aVisit } from './private-links.ts'

/** A raw note of a session, as it was typed in the room. */
export async function aNote(sessionId: string, key: string, change: Partial<typeof rawNotes.$inferInsert> = {}) {
  const id = `nte_${key}`
  const { text = `A note called ${key}`, ...rest } = change
  const sealed = seal(text, { ...serviceSeals.notes.place, row: id })
  const row = { id, sessionId, kind: 'experience' as const, breadth: 'several' as const, position: 1, ...rest }
  await given((tx) => tx.insert(rawNotes).values({ ...row, text: sealed }))
  return { ...row, text }
}

/** A session of the open forum a week ago to which some came, with its facilitator. */
export async function heldSession(came = 3) {
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  const session = await aSession('open', { date: '2026-11-12', state: 'held' })
  const ids = came > 0 ? (await participantsIn('open', came)).map(({ id }) => id) : []
  if (came > 0) await inRegister(session.id, ids)
  return { facilitator, session, ids, ctx: ctxFor(facilitator, 'write-up:keep') }
}

/** The key of a participant who followed their link and gave the word. */
export async function behindLink(participantId: string, now = NOON) {
  const { id } = await aLink(participantId)
  const visit = await aVisit(id, { secret: `visit-of-${participantId}` })
  return { ...visit, ctx: visitContext({ id: visit.id, participantId }, now, 'test') }
}

/** What the form for one note sends. */
export const checked = (note: { id: string; text: string }, change: object = {}) => ({
  ...{ note: note.id, version: 1, text: note.text, kind: 'experience' as const, breadth: 'several' as const },
  ...{ valence: null, caseDetail: 'no' as const, screened: undefined },
  ...change,
})
