import { inArray, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { AnyCtx } from '#app/domain/shared/context.ts'

/** The forums the actor may reach, as a condition on a forum id: it belongs into every WHERE (architecture rule 3). */
export function reachable(ctx: Pick<AnyCtx, 'scope'>, forumId: SQLiteColumn): SQL | undefined {
  const { forums } = ctx.scope
  return forums === 'all' ? undefined : inArray(forumId, [...forums])
}

/** The same for rows that were read once for several keys: whether this one reaches a forum. */
export function reaches({ scope: { forums } }: Pick<AnyCtx, 'scope'>, forumId: string): boolean {
  return forums === 'all' || forums.includes(forumId)
}
