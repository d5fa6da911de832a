import type { Ctx } from '#app/domain/shared/context.ts'
import { countOverdue } from '#app/domain/welfare/queries.server.ts'
import { type Task, tasks } from './rules.ts'

/** Check-ins after a session that nobody has made in time, counted without opening a name. */
export async function checkInsOverdue(ctx: Ctx<'welfare:view'>): Promise<Task[]> {
  const overdue = await countOverdue(ctx)
  return overdue > 0 ? [tasks.checkInsOverdue({ overdue })] : []
}
