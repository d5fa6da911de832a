import { and, eq, inArray, isNull } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { countToConfirm } from '#app/domain/contact/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { contactTasks, places } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

/** Calls, texts and letters to do that are about no session, and whose safe contact is missing or old. */
export async function contactDue(ctx: Ctx<'contact:keep'>): Promise<Task[]> {
  const reached = read().select({ id: places.participantId }).from(places).where(reachable(ctx, places.forumId))
  const open = await read()
    .select({ dueOn: contactTasks.dueOn })
    .from(contactTasks)
    .where(
      and(eq(contactTasks.state, 'open'), isNull(contactTasks.sessionId), inArray(contactTasks.participantId, reached)),
    )
  const today = todayInLondon(ctx.now)
  const late = open.filter(({ dueOn }) => dueOn < today).length
  const people = await countToConfirm(ctx)
  return [
    ...(open.length > 0 ? [tasks.contactTasks({ open: open.length, late })] : []),
    ...(people > 0 ? [tasks.confirmContact({ people })] : []),
  ]
}
