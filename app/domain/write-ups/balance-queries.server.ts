import { and, asc, count, eq, inArray, isNotNull, isNull, notInArray, or } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { summariseRegister } from '#app/domain/register/queries.server.ts'
import { REGISTER_STATUS_CODES, REGISTER_STATUSES } from '#app/domain/register/status.ts'
import type { Session } from '#app/domain/sessions/queries.server.ts'
import { hasStarted, wasCalledOffLate } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { dueStatuses } from '#app/domain/vouchers/rules.ts'
import { read } from '#db/client.server.ts'
import { rawNotes, registerEntries, sessions, voucherIssues, welfareFollowUps, writeUps } from '#db/schema/index.ts'
import type { BalanceFacts } from './balance.ts'
import { arrivedStatuses, findWriteUp, listReadyToClose } from './queries.server.ts'

const unsettledStatuses = REGISTER_STATUS_CODES.filter((code) => !REGISTER_STATUSES[code].settled)
const number = (rows: { n: number }[]) => rows[0]?.n ?? 0

const theirIssue = and(
  eq(voucherIssues.sessionId, registerEntries.sessionId),
  eq(voucherIssues.participantId, registerEntries.participantId),
  eq(voucherIssues.live, true),
)

/** What is missing of a session is worked out from this, each time anew. The caller found the session within reach. */
export async function getBalanceFacts(ctx: Ctx<Permission>, session: Session): Promise<BalanceFacts> {
  const { id, state } = session
  const ofSession = eq(registerEntries.sessionId, id)
  const due = inArray(registerEntries.status, dueStatuses(session))
  const notDue = notInArray(registerEntries.status, dueStatuses(session))
  const inRegister = () => read().select({ n: count() }).from(registerEntries).leftJoin(voucherIssues, theirIssue)
  const [register, open, unthanked, wrong, followUps, writeUp, notes] = await Promise.all([
    summariseRegister(ctx, session),
    inRegister().where(and(ofSession, inArray(registerEntries.status, unsettledStatuses))),
    inRegister().where(and(ofSession, due, isNull(voucherIssues.id))),
    inRegister().where(and(ofSession, notDue, isNotNull(voucherIssues.id))),
    read()
      .select({ n: count() })
      .from(welfareFollowUps)
      .where(and(eq(welfareFollowUps.sessionId, id), eq(welfareFollowUps.state, 'open'))),
    findWriteUp(ctx, id),
    read().select({ n: count() }).from(rawNotes).where(eq(rawNotes.sessionId, id)),
  ])
  // Somebody who came back since and has no line is not asked about a session that was closed without them.
  const settled = state === 'balanced' && number(open) === 0
  return {
    state,
    started: hasStarted(session, ctx.now),
    calledOffLate: wasCalledOffLate(session),
    registerComplete: settled || register.complete,
    registerOpen: register.unsettled,
    vouchersOpen: number(unthanked),
    vouchersWrong: number(wrong),
    followUpsOpen: number(followUps),
    submitted: Boolean(writeUp?.submittedAt),
    notesDestroyed: Boolean(writeUp?.notesDestroyedAt) && number(notes) === 0,
  }
}

/**
 * Sessions whose stored state may no longer be what is so: held ones of which all is written up, and closed ones at which
 * something may have opened again. It may name too many, never too few.
 */
export async function listToBalance(): Promise<string[]> {
  const [ready, opened] = [await listReadyToClose(), await listOpenedAgain()]
  return [...new Set([...ready, ...opened])]
}

async function listOpenedAgain(): Promise<string[]> {
  const closed = eq(sessions.state, 'balanced')
  const came = inArray(registerEntries.status, arrivedStatuses)
  const [entries, issues, followUps, written] = await Promise.all([
    read()
      .selectDistinct({ id: sessions.id })
      .from(registerEntries)
      .innerJoin(sessions, eq(sessions.id, registerEntries.sessionId))
      .leftJoin(voucherIssues, theirIssue)
      .where(and(closed, or(inArray(registerEntries.status, unsettledStatuses), and(came, isNull(voucherIssues.id))))),
    read()
      .selectDistinct({ id: sessions.id })
      .from(registerEntries)
      .innerJoin(sessions, eq(sessions.id, registerEntries.sessionId))
      .innerJoin(voucherIssues, theirIssue)
      .where(and(closed, notInArray(registerEntries.status, arrivedStatuses))),
    read()
      .selectDistinct({ id: sessions.id })
      .from(welfareFollowUps)
      .innerJoin(sessions, eq(sessions.id, welfareFollowUps.sessionId))
      .where(and(closed, eq(welfareFollowUps.state, 'open'))),
    read()
      .selectDistinct({ id: sessions.id })
      .from(sessions)
      .leftJoin(writeUps, eq(writeUps.sessionId, sessions.id))
      .leftJoin(rawNotes, eq(rawNotes.sessionId, sessions.id))
      .where(and(closed, or(isNull(writeUps.submittedAt), isNull(writeUps.notesDestroyedAt), isNotNull(rawNotes.id))))
      .orderBy(asc(sessions.id)),
  ])
  return [...entries, ...issues, ...followUps, ...written].map(({ id }) => id)
}
