import { countAskAgain } from '#app/domain/agreements/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type Task, tasks } from './rules.ts'

/** Forums in which people answered words that have changed since, with how many they are. */
export async function agreementsToAskAgain(ctx: Ctx<'agreement:keep'>): Promise<Task[]> {
  return (await countAskAgain(ctx)).map(tasks.askAgain)
}
