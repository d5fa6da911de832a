import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { forums } from '#db/schema/index.ts'
import { type Forum, getForum } from './queries.server.ts'
import { slugFrom } from './rules.ts'
import { actionsFrom, type ForumAction, forumActions } from './status.ts'

const unique = { 'forums(name)': 'name-taken', 'forums(slug)': 'name-taken' } as const

/** Adds a forum in state planned. Its address follows from its name and stays when it is renamed. */
export function addForum(
  ctx: Ctx<'forum:manage'>,
  input: { name: string },
  once: Submission,
): Promise<Result<Forum, 'name-taken' | 'repeated' | 'sent-before'>> {
  return writeOnce(
    ctx,
    once,
    async (tx) => {
      const [forum] = await tx
        .insert(forums)
        .values({ id: newId('for'), slug: slugFrom(input.name), name: input.name })
        .returning()
      if (!forum) throw new Error('no row came back')
      return done(forum, event('forum.added', forum.id))
    },
    { unique },
  )
}

export function renameForum(
  ctx: Ctx<'forum:manage'>,
  slug: string,
  input: { name: string; version: number },
): Promise<Result<null, 'name-taken' | 'changed-meanwhile'>> {
  return write(
    ctx,
    async (tx) => {
      const forum = await getForum(ctx, slug)
      if (forum.name === input.name) return unchanged(null)
      if (!(await updateForum(tx, forum, input.version, { name: input.name }))) return refuse('changed-meanwhile')
      return done(null, event('forum.renamed', forum.id, { fields: ['name'] }))
    },
    { unique: { 'forums(name)': 'name-taken' } },
  )
}

/** Opens, pauses or resumes a forum as its life-cycle allows. Done already counts as done. */
export function moveForum(
  ctx: Ctx<'forum:manage'>,
  slug: string,
  input: { intent: ForumAction; version: number },
): Promise<Result<null, 'not-possible' | 'changed-meanwhile'>> {
  return write(ctx, async (tx) => {
    const forum = await getForum(ctx, slug)
    const action = forumActions[input.intent]
    if (forum.state === action.to) return unchanged(null)
    if (!actionsFrom(forum.state).includes(input.intent)) return refuse('not-possible')
    if (!(await updateForum(tx, forum, input.version, { state: action.to }))) return refuse('changed-meanwhile')
    return done(null, event(action.event, forum.id, { fields: ['state'] }))
  })
}

/** Changes a forum if it still has the version the form was made from. */
async function updateForum(tx: Database, forum: Forum, version: number, change: Partial<Forum>): Promise<boolean> {
  const current = and(eq(forums.id, forum.id), eq(forums.version, version))
  const updated = await tx
    .update(forums)
    .set({ ...change, version: version + 1 })
    .where(current)
    .returning({ id: forums.id })
  return updated.length === 1
}
