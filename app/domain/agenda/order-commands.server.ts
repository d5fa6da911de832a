import { eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { agendaItems } from '#db/schema/index.ts'
import type { ChangeRefusal, Sent } from './item-commands.server.ts'
import { getAgenda } from './queries.server.ts'
import { isOpenToChange, isSameSet, stepped } from './rules.ts'
import { saveOrderedAt } from './stored.server.ts'

type Keep = Ctx<'agenda:keep'>
type Step = { item: string; at: number; way: 'up' | 'down' }

/** Moves an item one step, if it still stands where the page showed it. From then on the order is that of a person. */
export function stepItem(
  ctx: Keep,
  sessionId: string,
  { item, at, way }: Step,
  once: Submission,
): Promise<Result<null, ChangeRefusal | Sent>> {
  return writeOnce<null, ChangeRefusal>(ctx, once, async (tx) => {
    const { session, lines } = await getAgenda(ctx, sessionId)
    const now = lines.map(({ id }) => id)
    if (!isOpenToChange(session)) return refuse('closed')
    const order = now[at] === item ? stepped(now, at, way) : null
    if (!order) return refuse('changed-meanwhile')
    await keepOrder(tx, session.id, order, ctx.now)
    return done(null, event('agenda.ordered', session.id, { items: order.length }))
  })
}

/** Puts the whole agenda in an order, if it still is the one the page showed. */
export function orderItems(
  ctx: Keep,
  sessionId: string,
  { items, before }: { items: readonly string[]; before: readonly string[] },
): Promise<Result<null, ChangeRefusal>> {
  return write(ctx, async (tx) => {
    const { session, lines } = await getAgenda(ctx, sessionId)
    const now = lines.map(({ id }) => id).join(' ')
    if (!isOpenToChange(session)) return refuse('closed')
    if (now === items.join(' ')) return unchanged(null)
    if (now !== before.join(' ') || !isSameSet(items, before)) return refuse('changed-meanwhile')
    await keepOrder(tx, session.id, items, ctx.now)
    return done(null, event('agenda.ordered', session.id, { items: items.length }))
  })
}

/** Gives the agenda back to the dots. */
export function orderByDots(ctx: Keep, sessionId: string): Promise<Result<null, 'closed'>> {
  return write(ctx, async (tx) => {
    const { session } = await getAgenda(ctx, sessionId)
    if (!isOpenToChange(session)) return refuse('closed')
    if (session.agendaOrderedAt === null) return unchanged(null)
    await tx.update(agendaItems).set({ position: null }).where(eq(agendaItems.sessionId, session.id))
    await saveOrderedAt(tx, session.id, null)
    return done(null, event('agenda.ordered', session.id, { byDots: true }))
  })
}

async function keepOrder(tx: Database, sessionId: string, order: readonly string[], now: Date): Promise<void> {
  for (const [at, id] of order.entries())
    await tx
      .update(agendaItems)
      .set({ position: at + 1 })
      .where(eq(agendaItems.id, id))
  await saveOrderedAt(tx, sessionId, now)
}
