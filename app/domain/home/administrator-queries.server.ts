import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import { invitationState } from '#app/domain/accounts/rules.ts'
import { listRecentAlerts } from '#app/domain/audit/queries.server.ts'
import { alertWords } from '#app/domain/audit/status.ts'
import { countApprovalsWaiting, getReviewStanding } from '#app/domain/grants/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, formatQuarter, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { grants, invitations, outbox, people } from '#db/schema/index.ts'
import { administratorTasks } from './administrator-rules.ts'
import type { Task } from './rules.ts'

/** Roles that another administrator proposed. */
export async function approvalsWaiting(ctx: Ctx<'grant:approve'>): Promise<Task[]> {
  const waiting = await countApprovalsWaiting(ctx)
  return waiting > 0 ? [administratorTasks.approvals({ waiting })] : []
}

/** What the service noticed by itself in the last days. */
export async function alertsRaised(ctx: Ctx<'audit:view'>): Promise<Task[]> {
  const raised = await listRecentAlerts(ctx)
  return raised.map(({ kind, at, ended }) =>
    administratorTasks.alert({ what: alertWords[kind], when: formatDateTime(at), ended, kind }),
  )
}

/** Whom the service cannot do without and does not have, not even invited: a second administrator, an officer. */
export async function peopleMissing(ctx: Ctx<'people:manage'>): Promise<Task[]> {
  const rows = await read()
    .selectDistinct({ id: people.id, role: grants.role })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(and(inArray(grants.role, ['admin', 'dpo']), ne(people.state, 'disabled'), liveGrant(todayInLondon(ctx.now))))
  const holding = (role: string) => rows.filter((row) => row.role === role).length
  return [
    ...(holding('admin') < 2 ? [administratorTasks.secondAdministrator()] : []),
    ...(holding('dpo') < 1 ? [administratorTasks.dataProtectionOfficer()] : []),
  ]
}

/** The quarterly look at every role: due from the first day of a quarter, overdue after a month. */
export async function reviewDue(ctx: Ctx<'access:review'>): Promise<Task[]> {
  const { standing, quarter, dueUntil } = await getReviewStanding(ctx.now)
  if (standing !== 'due' && standing !== 'overdue') return []
  return [
    administratorTasks.accessReview({
      quarter: formatQuarter(quarter),
      until: formatDate(dueUntil),
      overdue: standing === 'overdue',
    }),
  ]
}

/** People who were invited and have not come, for whom something can be done: no letter left, or its link is too old. */
export async function invitationsOpen(ctx: Ctx<'people:manage'>): Promise<Task[]> {
  const rows = await read()
    .select({ expiresAt: invitations.expiresAt, letter: outbox.state })
    .from(people)
    .innerJoin(invitations, and(eq(invitations.personId, people.id), isNull(invitations.usedAt)))
    .leftJoin(outbox, and(eq(outbox.template, 'invitation'), eq(outbox.about, invitations.id)))
    .where(eq(people.state, 'invited'))
  const states = rows.map((row) => invitationState(row, ctx.now))
  const failed = states.filter((state) => state === 'failed').length
  const expired = states.filter((state) => state === 'expired').length
  return [
    ...(failed > 0 ? [administratorTasks.invitationsFailed({ people: failed })] : []),
    ...(expired > 0 ? [administratorTasks.invitationsExpired({ people: expired })] : []),
  ]
}
