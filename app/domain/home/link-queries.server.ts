import { listLocked } from '#app/domain/links/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type Task, tasks } from './rules.ts'

/** Private links that were locked after wrong words, until somebody makes a new one. */
export async function linksLocked(ctx: Ctx<'link:send'>): Promise<Task[]> {
  return (await listLocked(ctx)).map(tasks.linkLocked)
}
