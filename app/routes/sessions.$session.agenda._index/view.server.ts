import { findChanges } from '#app/domain/agenda/changes-queries.server.ts'
import {
  type AgendaLine,
  dotLimits,
  findCarried,
  findCarry,
  getAgenda,
  listForumNames,
} from '#app/domain/agenda/queries.server.ts'
import {
  canSettle,
  cautionsIn,
  isDone,
  isOpenToChange,
  mayMerge,
  minutesOf,
  mostRoomDots,
} from '#app/domain/agenda/rules.ts'
import { sourceWords } from '#app/domain/agenda/status.ts'
import { inWords } from '#app/domain/points/rules.ts'
import { hasStarted } from '#app/domain/sessions/rules.ts'
import { takesItsDay } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime } from '#app/domain/shared/dates.ts'

/** An item as the page shows it. What must not leave, such as when it was suggested, is not in it. */
export function shown(line: AgendaLine, forums: readonly string[]) {
  const { id, text, source, state, minutes, linkDots, allRoomDots, allDots, roomDots, version } = line
  const cautions = cautionsIn(text, forums)
  return {
    ...{ id, text, from: sourceWords[source], state, minutes, linkDots, allRoomDots, allDots, roomDots, version },
    carried: line.carriedFrom !== null,
    done: isDone(line),
    caution: cautions.length > 0 ? inWords(cautions) : null,
    merged: line.merged.map((one) => ({ id: one.id, text: one.text, from: sourceWords[one.source] })),
  }
}
export type ShownItem = ReturnType<typeof shown>

/**
 * Everything the page of an agenda shows. What came through a link and is not on the agenda is for whoever keeps it alone: it
 * may hold a name (decision 0017).
 */
export async function agendaPage(ctx: Ctx<'agenda:view'>, sessionId: string, mayKeep: boolean) {
  const agenda = await getAgenda(ctx, sessionId)
  const { session, first, lines, suggestions, notTaken } = agenda
  const [changes, forums] = await Promise.all([findChanges(session), listForumNames()])
  const [carry, carried] = await Promise.all([findCarry(ctx, agenda), findCarried(ctx, agenda)])
  const open = mayKeep && isOpenToChange(session)
  const show = (line: AgendaLine) => shown(mayKeep ? line : { ...line, merged: [] }, forums)
  return {
    session: { id: session.id, when: formatDateTime(session.startsAt), forum: session.forumName },
    open,
    mayKeep,
    started: hasStarted(session, ctx.now),
    takesPlace: takesItsDay(session.state),
    byHand: session.agendaOrderedAt !== null,
    first: { id: first.id, minutes: first.minutes, changes },
    lines: lines.map(show),
    suggestions: mayKeep ? suggestions.map(show) : [],
    notTaken: open ? notTaken.map(show) : [],
    time: minutesOf([first, ...lines], session.minutes),
    mostRoomDots: open ? mostRoomDots(await dotLimits(session)) : 0,
    maySettle: mayKeep && canSettle(session, ctx.now),
    carry: mayKeep && carry ? { items: carry.items.length, to: carry.next && formatDate(carry.next.date) } : null,
    carried: mayKeep && carried?.mayBringBack ? shownCarried(carried) : null,
  }
}

const shownCarried = ({ items, to }: NonNullable<Awaited<ReturnType<typeof findCarried>>>) => ({
  items: items.length,
  to: to.map(({ date }) => formatDate(date)).join(' and '),
})
export type AgendaPage = Awaited<ReturnType<typeof agendaPage>>

/** What an item can be merged into; null when it is none that can be. */
export function mergeChoices(page: Awaited<ReturnType<typeof getAgenda>>, id: string | null) {
  const item = page.all.find((one) => one.id === id)
  if (!item) return null
  const here = page.all.filter((one) => one.state === 'suggested' || one.sessionId === page.session.id)
  const choices = here.filter((one) => mayMerge(item, one)).map(({ id: into, text }) => ({ id: into, text }))
  return mayMerge(item, { ...item, id: '' }) ? { id: item.id, text: item.text, choices } : null
}
