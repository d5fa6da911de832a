import { inArray } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import { agendaItems } from '#db/schema/index.ts'
import { findCarried, findCarry, getAgenda } from './queries.server.ts'
import { canCarry } from './rules.ts'
import { save } from './stored.server.ts'

/**
 * Carries everything that was not talked about over to the forum's next session, when time ran out or the session is off.
 * What was carried says so, so that nothing goes twice. Dots were given for one session: they begin again.
 */
export function carryOver(
  ctx: Ctx<'agenda:keep'>,
  sessionId: string,
): Promise<Result<{ items: number }, 'too-early' | 'nothing-left' | 'no-next'>> {
  return write(ctx, async (tx) => {
    const agenda = await getAgenda(ctx, sessionId)
    if (!canCarry(agenda.session, ctx.now)) return refuse('too-early')
    const carry = await findCarry(ctx, agenda)
    if (!carry) return refuse('nothing-left')
    const { items, next } = carry
    if (!next) return refuse('no-next')
    for (const item of items) {
      const { forumId, text, source, minutes, suggestedOn, id: carriedFrom } = item
      const row = { forumId, text, source, minutes, suggestedOn, carriedFrom }
      await save(tx, item, { state: 'carried' })
      await tx.insert(agendaItems).values({ ...row, id: newId('agi'), sessionId: next.id, state: 'on' })
    }
    const detail = { to: next.id, items: items.length }
    return done({ items: items.length }, event('agenda.carried', agenda.session.id, detail))
  })
}

/**
 * Takes back what was carried over, as long as nobody gave dots to it where it went and that session has not begun. Words and minutes
 * that were changed there come back with it. Once it is back there is nothing to do.
 */
export function bringBack(ctx: Ctx<'agenda:keep'>, sessionId: string): Promise<Result<{ items: number }, 'gone-on'>> {
  return write(ctx, async (tx) => {
    const agenda = await getAgenda(ctx, sessionId)
    const carried = await findCarried(ctx, agenda)
    if (!carried) return unchanged({ items: 0 })
    if (!carried.mayBringBack) return refuse('gone-on')
    for (const item of carried.items) {
      const copy = carried.copies.find(({ carriedFrom }) => carriedFrom === item.id)
      const changed = copy ? { text: copy.text, minutes: copy.minutes } : {}
      await save(tx, item, { state: 'on', ...changed })
    }
    const ids = carried.copies.map(({ id }) => id)
    await tx.delete(agendaItems).where(inArray(agendaItems.id, ids))
    const items = carried.items.length
    return done({ items }, event('agenda.brought-back', agenda.session.id, { items }))
  })
}
