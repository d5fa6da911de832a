import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { isBooked, redated } from '#app/domain/preparations/rules.ts'
import { GIVEN_BEFORE } from '#app/domain/register/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import type { Database } from '#db/client.server.ts'
import { coverRequests, preparations, registerEntries, sessions, sessionTeam } from '#db/schema/index.ts'
import type { PlannedMove } from './planning-queries.server.ts'
import { SESSION_TRANSITIONS } from './status.ts'

type Plan = Ctx<'session:plan'>
type Move = Pick<PlannedMove, 'id' | 'from' | 'date' | 'startsAt'>

/**
 * Takes back what was promised for the old date of a session, in the transaction that gives it the new one: the answers in
 * its register, what was booked, and, where the team or the venue cannot say yet, that it is confirmed. The team is told, and
 * whoever was asked to cover is asked again (product, steps 2 and 3).
 */
export async function takeBackPromises(
  tx: Database,
  ctx: Plan,
  move: Move,
  { isReady }: { isReady: boolean },
): Promise<AuditEvent[]> {
  const fell = isReady ? [] : await unconfirm(tx, move)
  const back = [...fell, ...(await putAnswersBack(tx, move)), ...(await redatePreparations(tx, ctx, move))]
  const template = fell.length > 0 ? 'session-unconfirmed' : 'session-redated'
  await tellTeam(tx, ctx, move, { template, cause: `moved:${ctx.now.getTime()}` })
  await askCoverAgain(tx, ctx, move)
  return back
}

/** Sets a confirmed session back to planned. Each of the police is asked anew whether they come in non-uniform. */
async function unconfirm(tx: Database, { id }: Move): Promise<AuditEvent[]> {
  const { from, to, event: said } = SESSION_TRANSITIONS['fall-back']
  const [fell] = await tx
    .update(sessions)
    .set({ state: to })
    .where(and(eq(sessions.id, id), inArray(sessions.state, [...from])))
    .returning({ id: sessions.id })
  if (!fell) return []
  const police = and(eq(sessionTeam.sessionId, id), eq(sessionTeam.part, 'mps'))
  await tx.update(sessionTeam).set({ nonUniform: false }).where(police)
  return [event(said, id)]
}

/** Whoever has answered has answered for another day. They stay invited, and are asked again. */
async function putAnswersBack(tx: Database, { id }: Move): Promise<AuditEvent[]> {
  const given = and(eq(registerEntries.sessionId, id), inArray(registerEntries.status, [...GIVEN_BEFORE]))
  const back = await tx
    .update(registerEntries)
    .set({ status: 'invited' })
    .where(given)
    .returning({ participantId: registerEntries.participantId })
  if (back.length === 0) return []
  const [row] = await tx.select({ version: sessions.registerVersion }).from(sessions).where(eq(sessions.id, id))
  await tx
    .update(sessions)
    .set({ registerVersion: (row?.version ?? 0) + 1 })
    .where(eq(sessions.id, id))
  return [event('register.asked-again', id, { participants: back.map(({ participantId }) => participantId) })]
}

/** What is due before the session is due as long before the new date. What was booked for the old date is to do again. */
async function redatePreparations(tx: Database, { now }: Plan, { id, from, date }: Move): Promise<AuditEvent[]> {
  const rows = await tx.select().from(preparations).where(eq(preparations.sessionId, id))
  const events: AuditEvent[] = []
  for (const row of rows) {
    const dueOn = redated(row.dueOn, { from, to: date }, todayInLondon(now))
    const reopened = isBooked(row)
    if (dueOn === row.dueOn && !reopened) continue
    const again = reopened ? { state: 'open' as const, settledBy: null, settledAt: null } : {}
    await tx
      .update(preparations)
      .set({ dueOn, ...again })
      .where(eq(preparations.id, row.id))
    const fields = reopened ? ['dueOn', 'state'] : ['dueOn']
    events.push(event('preparation.changed', row.id, { session: id, fields }))
  }
  return events
}

/** Writes to each of the team of a session but whoever changed it. Nothing is told of one that has begun. */
export async function tellTeam(
  tx: Database,
  { actor, now }: Plan,
  { id, startsAt }: Pick<Move, 'id' | 'startsAt'>,
  letter: { template: 'session-unconfirmed' | 'session-redated' | 'session-called-off'; cause: string },
): Promise<void> {
  if (startsAt <= now) return
  const team = await tx
    .select({ id: sessionTeam.personId })
    .from(sessionTeam)
    .where(and(eq(sessionTeam.sessionId, id), isNotNull(sessionTeam.personId)))
  for (const { id: personId } of team)
    if (personId && personId !== actor.id)
      await enqueueLetter(tx, { ...letter, about: id, personId, now, notAfter: startsAt })
}

async function askCoverAgain(tx: Database, { now }: Plan, { id: sessionId, startsAt }: Move): Promise<void> {
  const asked = await tx
    .update(coverRequests)
    .set({ askedAt: now })
    .where(and(eq(coverRequests.sessionId, sessionId), eq(coverRequests.state, 'asked')))
    .returning({ id: coverRequests.id, personId: coverRequests.personId })
  const cause = `moved:${now.getTime()}`
  for (const { id, personId } of asked)
    await enqueueLetter(tx, { template: 'cover-asked', about: id, personId, cause, now, notAfter: startsAt })
}

/** Nobody is needed for a session that is off: whoever was asked to cover and has not answered is thanked. */
export async function thankAsked(
  tx: Database,
  { now }: Plan,
  { id: sessionId, startsAt }: Pick<Move, 'id' | 'startsAt'>,
): Promise<AuditEvent[]> {
  const ended = await tx
    .update(coverRequests)
    .set({ state: 'not-needed', answeredAt: now })
    .where(and(eq(coverRequests.sessionId, sessionId), eq(coverRequests.state, 'asked')))
    .returning({ id: coverRequests.id, personId: coverRequests.personId })
  if (ended.length === 0) return []
  const cause = `thanked:${now.getTime()}`
  for (const { id, personId } of startsAt > now ? ended : [])
    await enqueueLetter(tx, { template: 'cover-thanked', about: id, personId, cause, now, notAfter: startsAt })
  return [event('cover.ended', sessionId, { requests: ended.map(({ id }) => id) })]
}
