import { eq } from 'drizzle-orm'
import type { AnyCtx } from '#app/domain/shared/context.ts'
import { done, event, type Result, unchanged } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import { signInSessions } from '#db/schema/index.ts'

/** Hides the names of participants on this sign-in, for a screen in a shared room, or shows them again (domain §7). */
export function hideNames(ctx: AnyCtx, hidden: boolean): Promise<Result<null, never>> {
  return write<null, never>(ctx, async (tx) => {
    if (!ctx.signIn || (ctx.signIn.namesHidden ?? false) === hidden) return unchanged(null)
    await tx.update(signInSessions).set({ namesHidden: hidden }).where(eq(signInSessions.id, ctx.signIn.id))
    return done(null, event(hidden ? 'names.hidden' : 'names.shown', ctx.signIn.handle))
  })
}
