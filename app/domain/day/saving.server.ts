import { and, eq, max } from 'drizzle-orm'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { seal } from '#app/crypto/seal.server.ts'
import { listSealedLines } from '#app/domain/register/queries.server.ts'
import { arrived, takesRegister } from '#app/domain/register/rules.ts'
import type { Session } from '#app/domain/sessions/queries.server.ts'
import { canBeHeld } from '#app/domain/sessions/rules.ts'
import { SESSION_TRANSITIONS } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import { type Database, read, type Submission } from '#db/client.server.ts'
import { pulseTallies, rawNotes, sessions } from '#db/schema/index.ts'
import type { Noted } from './input.ts'
import { KEY_DAYS } from './protocol.ts'
import { getWriteUp, listItems, notePlace } from './queries.server.ts'
import { areDoorsOpen, type Tally, takesNotes } from './rules.ts'

/** The key of a form of the day as it is kept: longer than others, and under a digest that no guess at a note opens. */
export function lasting({ key, content }: Submission): Submission {
  return { key, content: keyedDigest('day', content), days: KEY_DAYS }
}

/**
 * Once somebody has come and the session has begun it counts as held, as with the register. What is to be told of it; a line
 * changed in the same transaction counts already.
 */
export async function holdIfDue(tx: Database, ctx: Ctx<'day:keep'>, session: Session): Promise<AuditEvent[]> {
  if (!canBeHeld(session, ctx.now)) return []
  const lines = await listSealedLines(ctx, session)
  if (!lines.some(({ status }) => status && arrived(status))) return []
  const { to, event: told } = SESSION_TRANSITIONS.hold
  await tx
    .update(sessions)
    .set({ state: to, version: session.version + 1 })
    .where(eq(sessions.id, session.id))
  return [event(told, session.id)]
}

/** A register form that was opened before learns that it is not the newest any more. */
export async function touchRegister(tx: Database, session: Session): Promise<void> {
  await tx
    .update(sessions)
    .set({ registerVersion: session.registerVersion + 1 })
    .where(eq(sessions.id, session.id))
}

export type Closed = 'written-up' | 'too-early' | 'not-taking-place'

/** Why nothing is written down for a session, or null. It never closes by time: only the write-up closes it. */
export async function closedFor(ctx: Ctx<'day:keep'>, session: Session): Promise<Closed | null> {
  if (!takesRegister(session.state)) return 'not-taking-place'
  if (!areDoorsOpen(session, ctx.now)) return 'too-early'
  return takesNotes(await getWriteUp(ctx, session.id)) ? null : 'written-up'
}

type NewNote = Noted & { id: string; item: string }

/** Adds notes at the end, in their order. One under an item that is not there any more is kept without it. */
export async function addNotes(
  tx: Database,
  ctx: Ctx<'day:keep'>,
  session: Session,
  notes: readonly NewNote[],
): Promise<void> {
  const items = new Set((await listItems(ctx, session.id)).map(({ id }) => id))
  const [last] = await read()
    .select({ at: max(rawNotes.position) })
    .from(rawNotes)
    .where(eq(rawNotes.sessionId, session.id))
  const rows = notes.map(({ id, item, text, ...rest }, at) => ({
    ...{ id, ...rest, sessionId: session.id, agendaItemId: items.has(item) ? item : null },
    text: seal(text, notePlace(id)),
    position: (last?.at ?? 0) + at + 1,
  }))
  if (rows.length > 0) await tx.insert(rawNotes).values(rows)
}

/** Adds to one total of the pulse, or takes from it: never below nothing. False when there is nothing to take from. */
export async function addToPulse(
  tx: Database,
  sessionId: string,
  { question, answer, number }: Tally,
): Promise<boolean> {
  const { sessionId: session, question: asked, answer: given } = pulseTallies
  const cell = and(eq(session, sessionId), eq(asked, question), eq(given, answer))
  const [held] = await tx.select({ number: pulseTallies.number }).from(pulseTallies).where(cell)
  const total = (held?.number ?? 0) + number
  if (total < 0) return false
  await tx
    .insert(pulseTallies)
    .values({ sessionId, question, answer, number: total })
    .onConflictDoUpdate({ target: [session, asked, given], set: { number: total } })
  return true
}
