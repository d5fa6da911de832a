import { asc } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { countAskAgain } from '#app/domain/agreements/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { forums } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

/** Forums in which people answered words that have changed since, with how many they are. */
export async function agreementsToAskAgain(ctx: Ctx<'agreement:keep'>): Promise<Task[]> {
  const again = await countAskAgain(ctx)
  if (again.size === 0) return []
  const inReach = await read().select().from(forums).where(reachable(ctx, forums.id)).orderBy(asc(forums.name))
  return inReach.flatMap(({ id, name }) => {
    const people = again.get(id) ?? 0
    return people > 0 ? [tasks.askAgain({ forum: name, people })] : []
  })
}
