import { and, asc, count, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { arrived } from '#app/domain/register/rules.ts'
import { REGISTER_STATUS_CODES } from '#app/domain/register/status.ts'
import { wasCalledOffLate } from '#app/domain/sessions/rules.ts'
import { HELD_STATES, tookPlace } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { forums, registerEntries, sessions, voucherIssues } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

/**
 * Sessions at which somebody has neither been given a voucher nor declined one: whoever came, and whoever had said yes to a
 * session that was called off at short notice.
 */
export async function vouchersDue(ctx: Ctx<'voucher:issue'>): Promise<Task[]> {
  const theirs = and(
    eq(voucherIssues.sessionId, registerEntries.sessionId),
    eq(voucherIssues.participantId, registerEntries.participantId),
    eq(voucherIssues.live, true),
  )
  const came = inArray(registerEntries.status, REGISTER_STATUS_CODES.filter(arrived))
  const calledOff = and(eq(sessions.state, 'cancelled'), isNotNull(sessions.cancelledAt))
  const due = or(
    and(inArray(sessions.state, [...HELD_STATES]), came),
    and(calledOff, eq(registerEntries.status, 'accepted')),
  )
  const { state, startsAt, cancelledAt } = sessions
  const rows = await read()
    .select({ sessionId: sessions.id, forum: forums.name, state, startsAt, cancelledAt, people: count() })
    .from(registerEntries)
    .innerJoin(sessions, eq(sessions.id, registerEntries.sessionId))
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .leftJoin(voucherIssues, theirs)
    .where(and(due, isNull(voucherIssues.id), reachable(ctx, sessions.forumId)))
    .groupBy(sessions.id, forums.name, state, startsAt, cancelledAt)
    .orderBy(asc(startsAt))
  return rows
    .filter((row) => tookPlace(row.state) || wasCalledOffLate(row))
    .map(({ sessionId, forum, people, ...row }) =>
      tasks.vouchers({ sessionId, forum, people, when: formatDateTime(row.startsAt) }),
    )
}
