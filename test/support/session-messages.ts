import { eq } from 'drizzle-orm'
import { askForMessages, enqueueSessionChange, enqueueSessionOff } from '#app/domain/mail/session-commands.server.ts'
import type { AskedTemplate } from '#app/domain/mail/session-rules.ts'
import { contactTasks, outbox, sessions } from '#db/schema/index.ts'
import { contactWorld, withRoute } from './contacts.ts'
import { rows } from './db.ts'
import { aSession, ctxFor, given, NOON, once } from './factories.ts'
import { agreeWord } from './private-links.ts'
import { withTeam } from './teams.ts'

/** A session on 3 December in the open forum, confirmed, with so many who can be emailed and have a code word. */
export async function invitedWorld(
  count = 1,
  { state = 'confirmed' as 'confirmed' | 'planned' | 'held', date = '2026-12-03' } = {},
) {
  const world = await contactWorld(count)
  const session = await aSession('open', { date, state })
  await withTeam(session.id, world.facilitator.id)
  for (const [at, { id, reference }] of world.people.entries()) {
    await withRoute(world, 'email', { address: `person${at + 1}@example.org`, same: true }, { reference })
    await agreeWord(id, 'marmalade')
  }
  const invite = ctxFor(world.facilitator, 'session:invite')
  const ask = (template: AskedTemplate = 'session-invitation', now = NOON) =>
    askForMessages(ctxFor(world.facilitator, 'session:invite', now), session.id, template, once())
  return { ...world, session, invite, ask }
}

export const change = (id: string, row: Partial<typeof sessions.$inferInsert>) =>
  given((tx) => tx.update(sessions).set(row).where(eq(sessions.id, id)))

/** Moves a session to another moment, as the command does that tells those who were invited. */
export const move = (id: string, startsAt: Date, version: number, now = NOON) =>
  given(async (tx) => {
    await tx.update(sessions).set({ startsAt, version }).where(eq(sessions.id, id))
    return enqueueSessionChange(tx, { id, startsAt, version }, now)
  })

/** Cancels a session, likewise. */
export const callOff = (id: string, startsAt: Date, version: number, now = NOON) =>
  given(async (tx) => {
    await tx.update(sessions).set({ state: 'cancelled', version }).where(eq(sessions.id, id))
    return enqueueSessionOff(tx, { id, startsAt, version }, now)
  })

export const tasksMade = async () => rows().select().from(contactTasks).orderBy(contactTasks.participantId)

/** The outbox as pairs of template and state, sorted. */
export const posted = async () => {
  const all = await rows().select().from(outbox)
  return all.map(({ template, state }) => `${template} ${state}`).sort()
}
