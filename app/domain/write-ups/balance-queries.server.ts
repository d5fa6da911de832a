import { and, asc, count, eq, inArray, isNotNull, isNull, notInArray, or } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { countRegister } from '#app/domain/register/queries.server.ts'
import { REGISTER_STATUS_CODES, REGISTER_STATUSES } from '#app/domain/register/status.ts'
import type { Session } from '#app/domain/sessions/queries.server.ts'
import { hasStarted, wasCalledOffLate } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { isDue } from '#app/domain/vouchers/rules.ts'
import { read } from '#db/client.server.ts'
import {
  points,
  rawNotes,
  registerEntries,
  sessions,
  voucherIssues,
  welfareFollowUps,
  writeUps,
} from '#db/schema/index.ts'
import type { BalanceFacts } from './balance.ts'
import { arrivedStatuses, listReadyToClose } from './queries.server.ts'

const unsettledStatuses = REGISTER_STATUS_CODES.filter((code) => !REGISTER_STATUSES[code].settled)

const theirIssue = and(
  eq(voucherIssues.sessionId, registerEntries.sessionId),
  eq(voucherIssues.participantId, registerEntries.participantId),
  eq(voucherIssues.live, true),
)

/** What is missing of a session, to how many a voucher is due in all, how many points were recorded, and whether they are checked. */
export type SessionFacts = BalanceFacts & { vouchersDue: number; points: number; checked: boolean }

/** What is missing of a session is worked out from this, each time anew. The caller found the session within reach. */
export async function getBalanceFacts(ctx: Ctx<Permission>, session: Session): Promise<SessionFacts> {
  const { id, state } = session
  const [register, people, written] = await Promise.all([
    countRegister(ctx, session),
    thanksByStatus(id),
    writtenUp(ctx, id),
  ])
  const calledOffLate = wasCalledOffLate(session)
  const due = people.filter(({ status }) => isDue(status, session))
  const wrong = people.filter(({ status }) => !isDue(status, session))
  // Somebody who came back since and has no line is not asked about a session that was closed without them.
  const settled = state === 'balanced' && people.every(({ status }) => REGISTER_STATUSES[status].settled)
  return {
    ...{ state, started: hasStarted(session, ctx.now), calledOffLate },
    registerComplete: settled || register.complete,
    registerOpen: register.unsettled,
    vouchersDue: register.arrived + (calledOffLate ? register.accepted : 0),
    vouchersOpen: due.reduce((sum, { number, thanked }) => sum + number - thanked, 0),
    vouchersWrong: wrong.reduce((sum, { thanked }) => sum + thanked, 0),
    followUpsOpen: written.followUps,
    points: written.points,
    checked: written.checkedAt !== null,
    submitted: written.submittedAt !== null,
    notesDestroyed: written.notesDestroyedAt !== null && written.notes === 0,
  }
}

/** How many of each status are on a register, and how many of them have a voucher or said no to it. */
function thanksByStatus(sessionId: string) {
  const { status } = registerEntries
  return read()
    .select({ status, number: count(), thanked: count(voucherIssues.id) })
    .from(registerEntries)
    .leftJoin(voucherIssues, theirIssue)
    .where(eq(registerEntries.sessionId, sessionId))
    .groupBy(status)
}

/** How far the write-up is, and how many points, raw notes and open check-ins there are. */
async function writtenUp(ctx: Ctx<Permission>, sessionId: string) {
  const open = and(eq(welfareFollowUps.sessionId, sessionId), eq(welfareFollowUps.state, 'open'))
  const [row] = await read()
    .select({
      checkedAt: writeUps.checkedAt,
      submittedAt: writeUps.submittedAt,
      notesDestroyedAt: writeUps.notesDestroyedAt,
      points: read().$count(points, eq(points.sessionId, sessionId)),
      notes: read().$count(rawNotes, eq(rawNotes.sessionId, sessionId)),
      followUps: read().$count(welfareFollowUps, open),
    })
    .from(sessions)
    .leftJoin(writeUps, eq(writeUps.sessionId, sessions.id))
    .where(and(eq(sessions.id, sessionId), reachable(ctx, sessions.forumId)))
  return found(row)
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
