import type { Ctx } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import type { ChangeRefusal } from './item-commands.server.ts'
import { isOpenToChange, mayMerge, onAgendaOf } from './rules.ts'
import { openItem, save } from './stored.server.ts'

type Keep = Ctx<'agenda:keep'>

/**
 * Puts one item into another that says the same. Both are kept: the one that went stays under the other with its words and
 * its dots, and can be taken apart again. If it was on the agenda, the other one is now.
 */
export function mergeItems(
  ctx: Keep,
  sessionId: string,
  { item: id, into: intoId }: { item: string; into: string },
): Promise<Result<null, ChangeRefusal | 'not-these'>> {
  return write<null, ChangeRefusal | 'not-these'>(ctx, async (tx) => {
    const { item, session, all } = await openItem(ctx, sessionId, id)
    const into = all.find((one) => one.id === intoId)
    if (!isOpenToChange(session)) return refuse('closed')
    if (item.state === 'merged' && item.mergedInto === intoId) return unchanged(null)
    if (!into || !mayMerge(item, into)) return refuse('not-these')
    if ([item, into].some((one) => one.state === 'on' && one.sessionId !== session.id))
      return refuse('changed-meanwhile')
    const fresh = item.sessionId === session.id ? {} : { dots: 0, roomDots: 0 }
    await save(tx, item, { ...fresh, state: 'merged', mergedInto: into.id })
    if (into.state !== 'on' && item.state === 'on') await save(tx, into, onAgendaOf(into, session.id))
    return done(null, event('agenda.merged', into.id, { item: id, session: session.id }))
  })
}

/** Takes an item out of the one it went into: back onto the agenda if it was there, among the suggestions if not. */
export function takeApart(ctx: Keep, sessionId: string, id: string): Promise<Result<null, ChangeRefusal>> {
  return write<null, ChangeRefusal>(ctx, async (tx) => {
    const { item, session } = await openItem(ctx, sessionId, id)
    if (!isOpenToChange(session)) return refuse('closed')
    if (item.state !== 'merged') return unchanged(null)
    await save(tx, item, { state: item.sessionId === session.id ? 'on' : 'suggested', mergedInto: null })
    return done(null, event('agenda.unmerged', id, { from: item.mergedInto, session: session.id }))
  })
}
