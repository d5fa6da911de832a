import { and, asc, count, eq, gt, inArray, ne, or, sum } from 'drizzle-orm'
import { getSession, type Session } from '#app/domain/sessions/queries.server.ts'
import { hasStarted } from '#app/domain/sessions/rules.ts'
import type { AnyCtx, Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { agendaItems, ballots, forums, places, sessions } from '#db/schema/index.ts'
import {
  agendaOf,
  canBringBack,
  canCarry,
  firstItem,
  firstItemId,
  isDone,
  type Line,
  leftOver,
  lineOf,
} from './rules.ts'

export type AgendaItem = typeof agendaItems.$inferSelect
export type AgendaLine = Line<AgendaItem>
type View = Ctx<'agenda:view'> | Ctx<'agenda:keep'>

/** Whether an item is in the forum of this session: what is not is not found. */
export const itemsOf = (forumId: string) => read().select().from(agendaItems).where(eq(agendaItems.forumId, forumId))

/** The first item as it would be stored, for a session where nobody has touched it yet. */
export function unstoredFirst(session: Session): AgendaItem {
  const nothing = { mergedInto: null, carriedFrom: null, minutes: null, dots: 0, roomDots: 0, version: 1 }
  return { ...nothing, startedAt: null, endedAt: null, ...firstItem(session) }
}

/** The agenda of a session within reach: the first item, the others in their order, and what was suggested in its forum. */
export async function getAgenda(ctx: View, sessionId: string) {
  const session = await getSession(ctx, sessionId)
  const all = await itemsOf(session.forumId).orderBy(asc(agendaItems.suggestedOn), asc(agendaItems.id))
  const first = all.find(({ id }) => id === firstItemId(session.id)) ?? unstoredFirst(session)
  const lines = agendaOf(session.id, all, session.agendaOrderedAt !== null)
  const inState = (state: AgendaItem['state']) =>
    all.filter((one) => one.state === state).map((one) => lineOf(one, all))
  return { session, all, first, lines, suggestions: inState('suggested'), notTaken: inState('not-taken').reverse() }
}
export type Agenda = Awaited<ReturnType<typeof getAgenda>>

/** The agenda in its order with the first item in front: for the day, for paper, and behind the link. */
export async function listAgenda(ctx: View, sessionId: string): Promise<AgendaLine[]> {
  const { first, lines } = await getAgenda(ctx, sessionId)
  return [lineOf(first, []), ...lines]
}

/** The next session of a forum after a moment, other than this one; null when there is none. */
export async function findNextOf({ id, forumId }: Pick<Session, 'id' | 'forumId'>, after: Date) {
  const toCome = and(inArray(sessions.state, ['planned', 'confirmed']), gt(sessions.startsAt, after))
  const [next] = await read()
    .select({ id: sessions.id, date: sessions.date, startsAt: sessions.startsAt })
    .from(sessions)
    .where(and(eq(sessions.forumId, forumId), ne(sessions.id, id), toCome))
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
    .limit(1)
  return next ?? null
}

export type AgendaCount = { items: number; suggestions: number; left: number }

/** How far the agenda of a session is, in numbers. Suggestions wait for the forum's next session alone. */
export async function countAgenda(ctx: AnyCtx, session: Session): Promise<AgendaCount> {
  const rows = await read()
    .select({
      id: agendaItems.id,
      sessionId: agendaItems.sessionId,
      state: agendaItems.state,
      source: agendaItems.source,
      endedAt: agendaItems.endedAt,
    })
    .from(agendaItems)
    .where(
      and(
        eq(agendaItems.forumId, session.forumId),
        ne(agendaItems.source, 'standing'),
        or(eq(agendaItems.sessionId, session.id), eq(agendaItems.state, 'suggested')),
      ),
    )
  const here = rows.filter(
    ({ sessionId, state }) => sessionId === session.id && ['on', 'done', 'carried'].includes(state),
  )
  const suggested = rows.filter(({ state }) => state === 'suggested').length
  const open = canCarry(session, ctx.now) ? here.filter((one) => one.state === 'on' && !isDone(one)) : []
  return {
    items: here.length,
    suggestions: suggested > 0 && (await isNextOf(session, ctx.now)) ? suggested : 0,
    left: open.length,
  }
}

async function isNextOf(session: Session, now: Date): Promise<boolean> {
  if (hasStarted(session, now)) return false
  const other = await findNextOf(session, now)
  return other === null || other.startsAt > session.startsAt
}

/** What was not talked about and where it can go: null when nothing is left, or the session is still to come. */
export async function findCarry(ctx: View, { session, lines }: Agenda) {
  if (!canCarry(session, ctx.now)) return null
  const items = leftOver(lines)
  const after = hasStarted(session, ctx.now) ? ctx.now : session.startsAt
  return items.length > 0 ? { items, next: await findNextOf(session, after) } : null
}

/** What went from an agenda to the next session, and whether it can be taken back; null when nothing did. */
export async function findCarried(ctx: View, { session, all }: Agenda) {
  const items = all.filter(({ sessionId, state }) => sessionId === session.id && state === 'carried')
  const copies = all.filter(({ carriedFrom }) => items.some(({ id }) => id === carriedFrom))
  if (items.length === 0) return null
  const ids = [...new Set(copies.flatMap(({ sessionId }) => sessionId ?? []))]
  const to = await read()
    .select({ date: sessions.date, state: sessions.state, startsAt: sessions.startsAt })
    .from(sessions)
    .where(inArray(sessions.id, ids))
    .orderBy(asc(sessions.startsAt))
  const mayBringBack = canBringBack(copies, { all, sessions: to }, ctx.now)
  return { items, copies, to, mayBringBack }
}

/** What limits the dots of a session: how many people can give any, how many did, and how many dots they gave. */
export async function dotLimits(session: Pick<Session, 'id' | 'forumId'>) {
  const [cast] = await read()
    .select({ voters: count(), dots: sum(ballots.used) })
    .from(ballots)
    .where(and(eq(ballots.sessionId, session.id), eq(ballots.kind, 'agenda')))
  const people = await read().$count(places, and(eq(places.forumId, session.forumId), eq(places.state, 'active')))
  return { people, voters: Number(cast?.voters ?? 0), linkDots: Number(cast?.dots ?? 0) }
}

/** The names of all forums: words that would tell what a meeting is. */
export async function listForumNames(): Promise<string[]> {
  return (await read().select({ name: forums.name }).from(forums)).map(({ name }) => name)
}
