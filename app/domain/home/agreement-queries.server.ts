import { asc } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { listToAsk } from '#app/domain/agreements/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { forums } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

/** Forums in which people answered words that have changed since, with how many they are. */
export async function agreementsToAskAgain(ctx: Ctx<'agreement:keep'>): Promise<Task[]> {
  const again = (await listToAsk(ctx)).filter((person) => person.again.length > 0)
  if (again.length === 0) return []
  const inReach = await read().select().from(forums).where(reachable(ctx, forums.id)).orderBy(asc(forums.name))
  return inReach.flatMap(({ id, name }) => {
    const people = again.filter(({ forumId }) => forumId === id).length
    return people > 0 ? [tasks.askAgain({ forum: name, people })] : []
  })
}
