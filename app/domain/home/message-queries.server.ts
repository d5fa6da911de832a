import { and, asc, count, eq, gt, inArray, isNull, notInArray, or } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { hasAnswered } from '#app/domain/mail/rules.ts'
import { REGISTER_STATUS_CODES } from '#app/domain/register/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { dayOfWeek, formatDateTime } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { contactTasks, forums, outbox, registerEntries, sessions } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

/** Who is still to be rung about a session, and what could not be delivered to its participants. No name is opened. */
export async function messagesDue(ctx: Ctx<'session:invite'>): Promise<Task[]> {
  const [calls, undelivered] = await Promise.all([callsOpen(ctx), notDelivered(ctx)])
  return [...calls.map(tasks.toRing), ...undelivered.map(tasks.notDelivered)]
}

const meeting = { sessionId: sessions.id, forum: forums.name, date: sessions.date, startsAt: sessions.startsAt }
const told = <T extends { startsAt: Date; date: string }>({ startsAt, date, ...rest }: T) => ({
  ...rest,
  when: formatDateTime(startsAt),
  weekday: dayOfWeek(date),
})

/** Whether a call is still worth making: before the session, to whoever has not answered; or to thank them. */
const isWorthIt = (ctx: Ctx<'session:invite'>) => {
  const answered = REGISTER_STATUS_CODES.filter(hasAnswered)
  const isOpen = or(isNull(registerEntries.status), notInArray(registerEntries.status, answered))
  const asks = inArray(contactTasks.about, ['session-invitation', 'session-coming'])
  const tells = inArray(contactTasks.about, ['session-moved', 'session-off'])
  const toCome = gt(sessions.startsAt, ctx.now)
  return or(and(asks, toCome, isOpen), and(tells, toCome), eq(contactTasks.about, 'session-thanks'))
}

async function callsOpen(ctx: Ctx<'session:invite'>) {
  const rows = await read()
    .select({ ...meeting, route: contactTasks.route, people: count() })
    .from(contactTasks)
    .innerJoin(sessions, eq(sessions.id, contactTasks.sessionId))
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .leftJoin(
      registerEntries,
      and(
        eq(registerEntries.sessionId, contactTasks.sessionId),
        eq(registerEntries.participantId, contactTasks.participantId),
      ),
    )
    .where(and(eq(contactTasks.state, 'open'), isWorthIt(ctx), reachable(ctx, sessions.forumId)))
    .groupBy(sessions.id, forums.name, sessions.date, sessions.startsAt, contactTasks.route)
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
  const bySession = new Map<string, { people: number; isRung: boolean } & Omit<(typeof rows)[number], 'route'>>()
  for (const { route, ...row } of rows) {
    const before = bySession.get(row.sessionId)
    const isRung = route === 'call' && (before?.isRung ?? true)
    bySession.set(row.sessionId, { ...row, people: row.people + (before?.people ?? 0), isRung })
  }
  return [...bySession.values()].map(told)
}

/** Messages that were given up, or that their carrier could not deliver, until somebody has done what became of them. */
async function notDelivered(ctx: Ctx<'session:invite'>) {
  const itsTask = and(
    eq(contactTasks.participantId, outbox.participantId),
    eq(contactTasks.sessionId, outbox.sessionId),
    eq(contactTasks.cause, outbox.cause),
  )
  const failed = or(eq(outbox.state, 'dead'), eq(outbox.delivery, 'failed'))
  const rows = await read()
    .select({ ...meeting, messages: count() })
    .from(outbox)
    .innerJoin(sessions, eq(sessions.id, outbox.sessionId))
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .innerJoin(contactTasks, itsTask)
    .where(and(failed, eq(contactTasks.state, 'open'), reachable(ctx, sessions.forumId)))
    .groupBy(sessions.id, forums.name, sessions.date, sessions.startsAt)
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
  return rows.map(told)
}
