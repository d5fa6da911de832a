import { eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { pointThemes } from '#db/schema/index.ts'
import { themeCodesInUse } from '../codebook/queries.server.ts'
import { findPointToTag, listGivenThemes } from './queries.server.ts'

/** Gives a point its one to three themes. The first to save wins: a second analyst is told, not merged. */
export function tagPoint(
  ctx: Ctx<'point:tag'>,
  input: { point: string; theme: string[] },
  once: Submission,
): Promise<Result<null, 'tagged-meanwhile' | 'unknown-theme' | 'repeated' | 'sent-before'>> {
  return writeOnce(
    ctx,
    once,
    async (tx) => {
      const point = found(await findPointToTag(ctx, input.point))
      if ((await listGivenThemes(ctx, point.id)).length > 0) return refuse('tagged-meanwhile')
      const inUse = await themeCodesInUse(ctx)
      if (!input.theme.every((code) => inUse.has(code))) return refuse('unknown-theme')
      const given = input.theme.map((themeCode) => ({ pointId: point.id, themeCode, coderId: ctx.actor.id }))
      await tx.insert(pointThemes).values(given)
      return done(null, event('point.tagged', point.sessionId, { points: 1, themes: given.length }))
    },
    { unique: { 'point_themes(point_id,theme_code)': 'tagged-meanwhile' } },
  )
}

/** Takes one's own themes off a point, which is then to be tagged again. Taken off already is as good. */
export function untagPoint(ctx: Ctx<'point:tag'>, id: string): Promise<Result<null, 'not-yours'>> {
  return write(ctx, async (tx) => {
    const point = found(await findPointToTag(ctx, id))
    const given = await listGivenThemes(ctx, point.id)
    if (given.length === 0) return unchanged(null)
    if (given.some(({ coderId }) => coderId !== ctx.actor.id)) return refuse('not-yours')
    await tx.delete(pointThemes).where(eq(pointThemes.pointId, point.id))
    return done(null, event('point.untagged', point.sessionId, { points: 1, themes: given.length }))
  })
}
