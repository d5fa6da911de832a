import { and, asc, count, desc, eq, inArray, ne, type SQL } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { findCarried, findPageLink, pageAddress } from '#app/domain/mail/queries.server.ts'
import { fateOf, isSessionTemplate } from '#app/domain/mail/rules.ts'
import { hoursInWords } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { withNames } from '#db/names.server.ts'
import { contactTasks, participants, places, registerEntries, sessions } from '#db/schema/index.ts'
import { type PageOf, pageOf } from '../points/rules.ts'
import { mayReachBy, type Verdict } from './rules.ts'
import { type Script, scriptFor, wantsLink } from './script.ts'
import { factsOf, openSafeContact } from './stored.server.ts'

const TASKS_A_PAGE = 50
type Keep = Ctx<'contact:keep'> | Ctx<'link:send'>

const task = {
  id: contactTasks.id,
  participantId: contactTasks.participantId,
  reference: participants.reference,
  alias: participants.alias,
  route: contactTasks.route,
  about: contactTasks.about,
  cause: contactTasks.cause,
  sessionId: contactTasks.sessionId,
  dueOn: contactTasks.dueOn,
  state: contactTasks.state,
  settledBy: contactTasks.settledBy,
  settledAt: contactTasks.settledAt,
  startsAt: sessions.startsAt,
}

/** Tasks of participants within reach, never with their forum (security.md PRV-04). */
function tasksWithin(ctx: Keep, which: SQL | undefined) {
  const reached = read().select({ id: places.participantId }).from(places).where(reachable(ctx, places.forumId))
  return and(which, inArray(contactTasks.participantId, reached))
}

/** What has to be said, sent or posted by a person: what is due first comes first; settled ones the newest first. */
export async function listTasks(ctx: Keep, { settled, page: wanted }: { settled: boolean; page: number }) {
  const which = tasksWithin(ctx, settled ? ne(contactTasks.state, 'open') : eq(contactTasks.state, 'open'))
  const [row] = await read().select({ total: count() }).from(contactTasks).where(which)
  const page: PageOf = pageOf(row?.total ?? 0, wanted, TASKS_A_PAGE)
  const order = settled ? desc(contactTasks.settledAt) : asc(contactTasks.dueOn)
  const rows = await read()
    .select(task)
    .from(contactTasks)
    .innerJoin(participants, eq(participants.id, contactTasks.participantId))
    .leftJoin(sessions, eq(sessions.id, contactTasks.sessionId))
    .where(which)
    .orderBy(order, asc(contactTasks.id))
    .limit(TASKS_A_PAGE)
    .offset(page.offset)
  return { tasks: await withNames(ctx, rows), page }
}

/** One task within reach; throws NotFound for any other (security.md AZ-02). */
export async function getTask(ctx: Keep, id: string) {
  const rows = await read()
    .select(task)
    .from(contactTasks)
    .innerJoin(participants, eq(participants.id, contactTasks.participantId))
    .leftJoin(sessions, eq(sessions.id, contactTasks.sessionId))
    .where(tasksWithin(ctx, eq(contactTasks.id, id)))
  return found((await withNames(ctx, rows))[0])
}

export type Task = Awaited<ReturnType<typeof getTask>>

type ToTell = Pick<Task, 'participantId' | 'route' | 'about' | 'cause' | 'sessionId'>

/**
 * What may be said for a task at this moment: the gate is asked again each time it is opened. Null in place of the script
 * when they may not be reached this way now, the link or session it is about is over, or the session is not confirmed.
 * `carries`: whether a private link goes with the words, could be made for them, or cannot go; null where none is wanted.
 */
export async function getScript(ctx: Keep | Ctx<'session:invite'>, told: ToTell) {
  const { participantId, route, about, cause } = told
  const session = await sessionOf(told)
  const fate = session && isSessionTemplate(about) ? fateOf(about, session, ctx.now) : 'goes'
  const byHand = route === 'text' || route === 'post'
  const carried =
    byHand && about !== 'private-link' && wantsLink(about) ? await findCarried(participantId, ctx.now) : null
  const own = about === 'private-link' ? await findPageLink(cause, participantId, ctx.now) : null
  const link = carried?.kind === 'link' ? carried.link : own
  const isOver = fate === 'over' || (about === 'private-link' && link === null)
  const carries = carried?.kind ?? null
  const standing = { isOver, isHeld: fate === 'held', when: session && whenOf(session), carries }
  const facts = (await factsOf([participantId], ctx.now)).get(participantId)
  if (!facts || !route) return { ...standing, verdict: null, script: null, hasCodeWord: false }
  const verdict: Verdict = mayReachBy(facts, route, ctx.now)
  const { person, hasCodeWord } = await openSafeContact(participantId)
  const times = facts.routes.find(({ kind }) => kind === route)?.rules.times
  const script: Script | null =
    verdict.ok && times && !isOver && fate === 'goes'
      ? scriptFor({ about, open: verdict, person, times, link: link && pageAddress(link.id) })
      : null
  return { ...standing, verdict, script, hasCodeWord }
}

/** The session that a task is about, with what the register says of the participant; null for a task about none. */
async function sessionOf({ sessionId, participantId }: ToTell) {
  if (!sessionId) return null
  const { state, startsAt, date, time, minutes } = sessions
  const theirs = and(eq(registerEntries.sessionId, sessions.id), eq(registerEntries.participantId, participantId))
  const [row] = await read()
    .select({ state, startsAt, date, time, minutes, status: registerEntries.status })
    .from(sessions)
    .leftJoin(registerEntries, theirs)
    .where(eq(sessions.id, sessionId))
  return row ?? null
}

const whenOf = (session: Parameters<typeof hoursInWords>[0] & { date: string }) =>
  `${formatDate(session.date)}, ${hoursInWords(session)}`
