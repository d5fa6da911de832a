import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { agendaItems } from '#db/schema/index.ts'
import type { Intent, Numbered } from './input.ts'
import { type Agenda, type AgendaItem, dotLimits, getAgenda } from './queries.server.ts'
import { canSettle, isOpenToChange, MOST_ITEMS, mostRoomDots, onAgendaOf } from './rules.ts'
import { type AgendaMove, isOfTheDay, moves } from './status.ts'
import { openItem, save, storeFirst } from './stored.server.ts'

type Keep = Ctx<'agenda:keep'>
export type Sent = 'repeated' | 'sent-before'
export type ChangeRefusal = 'closed' | 'changed-meanwhile'

/** Puts something on the agenda that somebody said on the phone or in the room, or that the facilitator suggests. */
export function addItem(
  ctx: Keep,
  sessionId: string,
  { text, source }: Pick<Intent<'add'>, 'text' | 'source'>,
  once: Submission,
): Promise<Result<null, 'closed' | 'full' | Sent>> {
  return writeOnce<null, 'closed' | 'full'>(ctx, once, async (tx) => {
    const { session, lines } = await getAgenda(ctx, sessionId)
    if (!isOpenToChange(session)) return refuse('closed')
    if (lines.length >= MOST_ITEMS) return refuse('full')
    const id = newId('agi')
    const row = { id, forumId: session.forumId, sessionId: session.id, state: 'on' as const, text, source }
    await tx.insert(agendaItems).values({ ...row, suggestedOn: todayInLondon(ctx.now) })
    return done(null, event('agenda.suggested', id, { session: session.id, source }))
  })
}

/** Changes the words of an item, if they still are those the form was made from. The first item keeps its words. */
export function changeItem(
  ctx: Keep,
  sessionId: string,
  { item: id, text, version }: Pick<Intent<'change'>, 'item' | 'text' | 'version'>,
): Promise<Result<null, ChangeRefusal>> {
  return write(ctx, async (tx) => {
    const { item, session } = await openItem(ctx, sessionId, id)
    if (!isOpenToChange(session)) return refuse('closed')
    if (item.text === text) return unchanged(null)
    if (item.version !== version) return refuse('changed-meanwhile')
    await save(tx, item, { text })
    return done(null, event('agenda.changed', id, { fields: ['text'] }))
  })
}

/** Takes an item up, off, or back, or says what became of it on the day. Said already is said. */
export function moveItem(
  ctx: Keep,
  sessionId: string,
  id: string,
  move: AgendaMove,
): Promise<Result<null, ChangeRefusal | 'full'>> {
  return write(ctx, async (tx) => {
    const { item, session, lines } = await openItem(ctx, sessionId, id)
    const { from, to } = moves[move]
    const allowed = isOfTheDay(move) ? canSettle(session, ctx.now) : isOpenToChange(session)
    if (!allowed) return refuse('closed')
    if (item.state === to) return unchanged(null)
    if (!(from as readonly string[]).includes(item.state)) return refuse('changed-meanwhile')
    if (['on', 'done'].includes(item.state) && item.sessionId !== session.id) return refuse('changed-meanwhile')
    if (move === 'take' && lines.length >= MOST_ITEMS) return refuse('full')
    const change = { take: onAgendaOf(item, session.id), 'not-done': { state: to, endedAt: null } }
    await save(tx, item, move === 'take' || move === 'not-done' ? change[move] : { state: to })
    return done(null, event('agenda.changed', id, { fields: ['state'], state: to, session: session.id }))
  })
}

/** Sets how many minutes each item has, the first one too. Only what was changed on the form is changed. */
export function setMinutes(
  ctx: Keep,
  sessionId: string,
  items: readonly Numbered[],
): Promise<Result<null, ChangeRefusal>> {
  return write<null, ChangeRefusal>(ctx, async (tx) => {
    const agenda = await getAgenda(ctx, sessionId)
    if (!isOpenToChange(agenda.session)) return refuse('closed')
    const changes = changesOf(agenda, items, (item) => item.minutes)
    if (!changes) return refuse('changed-meanwhile')
    if (changes.length === 0) return unchanged(null)
    for (const { item, now } of changes) {
      if (item.id === agenda.first.id) await storeFirst(tx, agenda.session)
      await save(tx, item, { minutes: now })
    }
    return done(null, event('agenda.changed', agenda.session.id, { fields: ['minutes'], items: changes.length }))
  })
}

/**
 * Sets how many dots each item got in the room, from those who have no link. Everybody has three: what would be more than
 * all of them together can have given is refused.
 */
export function countRoomDots(
  ctx: Keep,
  sessionId: string,
  items: readonly Numbered[],
): Promise<Result<null, ChangeRefusal | 'too-many'>> {
  return write<null, ChangeRefusal | 'too-many'>(ctx, async (tx) => {
    const agenda = await getAgenda(ctx, sessionId)
    if (!isOpenToChange(agenda.session)) return refuse('closed')
    const changes = changesOf(agenda, items, (item) => item.roomDots || null)
    if (!changes || changes.some(({ item }) => item.source === 'standing')) return refuse('changed-meanwhile')
    if (changes.length === 0) return unchanged(null)
    const before = agenda.lines.reduce((all, line) => all + line.allRoomDots, 0)
    const after = changes.reduce((all, { item, now }) => all - item.roomDots + (now ?? 0), before)
    if (after > before && after > mostRoomDots(await dotLimits(agenda.session))) return refuse('too-many')
    for (const { item, now } of changes) await save(tx, item, { roomDots: now ?? 0 })
    return done(null, event('agenda.changed', agenda.session.id, { fields: ['roomDots'], items: changes.length }))
  })
}

/** What a form of numbers changes; null when somebody else changed one of them meanwhile, or an item is gone. */
function changesOf(
  { first, lines }: Agenda,
  items: readonly Numbered[],
  numberOf: (item: AgendaItem) => number | null,
) {
  const there = [first, ...lines.flatMap((line) => [line, ...line.merged])]
  const changed = items.filter(({ was, now }) => was !== now)
  const changes = changed.map((one) => ({ ...one, item: there.find(({ id }) => id === one.id) }))
  const found = changes.flatMap(({ item, ...one }) => (item ? [{ ...one, item }] : []))
  const toDo = found.filter(({ item, now }) => numberOf(item) !== now)
  const isStale = found.length < changed.length || toDo.some(({ item, was }) => numberOf(item) !== was)
  return isStale ? null : toDo
}
