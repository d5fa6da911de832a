import { and, asc, eq, gte } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { sessions, welfareFollowUps } from '#db/schema/index.ts'
import type { Task } from './rules.ts'
import { supportTasks } from './support-rules.ts'

/**
 * Check-ins that can still be made in time: one's own, and those that nobody has taken. Counted without opening a name;
 * what is overdue is a task of its own.
 */
export async function checkInsToMake(ctx: Ctx<'cover:answer'>): Promise<Task[]> {
  const open = and(eq(welfareFollowUps.state, 'open'), gte(welfareFollowUps.dueAt, ctx.now))
  const rows = await read()
    .select({ ownerId: welfareFollowUps.ownerId, dueAt: welfareFollowUps.dueAt })
    .from(welfareFollowUps)
    .innerJoin(sessions, eq(sessions.id, welfareFollowUps.sessionId))
    .where(and(open, reachable(ctx, sessions.forumId)))
    .orderBy(asc(welfareFollowUps.dueAt))
  const counted = (ownerId: string | null) => {
    const due = rows.filter((row) => row.ownerId === ownerId)
    return due[0] ? [{ people: due.length, first: formatDateTime(due[0].dueAt) }] : []
  }
  return [...counted(ctx.actor.id).map(supportTasks.ownCheckIns), ...counted(null).map(supportTasks.freeCheckIns)]
}
