import { and, desc, eq, inArray, isNotNull, lte, or } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { listReach } from '#app/domain/contact/queries.server.ts'
import { arrived } from '#app/domain/register/rules.ts'
import { REGISTER_STATUS_CODES } from '#app/domain/register/status.ts'
import { getSession, type Session } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { byName, withNames } from '#db/names.server.ts'
import { contactTasks, outbox, participants, places, registerEntries, sessions } from '#db/schema/index.ts'
import { listCarried } from './page-link-queries.server.ts'
import { type Addressed, countsOf } from './session-rules.ts'

type MayInvite = Ctx<'session:invite'>

/** A session within reach with everybody who is told something about it, by name. */
export async function getSessionMessages(ctx: MayInvite, sessionId: string) {
  const session = await getSession(ctx, sessionId)
  return { session, people: (await withNames(ctx, await listAddressed(ctx, session))).sort(byName) }
}

/** The same in numbers. No name is opened to count them. */
export async function countSessionMessages(ctx: MayInvite, session: Pick<Session, 'id' | 'forumId' | 'date'>) {
  return countsOf(await listAddressed(ctx, session))
}

/** Everybody who is expected at a session or was there, with how they can be reached and what they were told. */
export async function listAddressed(
  ctx: MayInvite,
  session: Pick<Session, 'id' | 'forumId' | 'date'>,
): Promise<(Addressed & { alias: string | null })[]> {
  const people = await peopleOf(ctx, session)
  const ids = people.map(({ participantId }) => participantId)
  const [verdicts, carried, messages, tasks] = await Promise.all([
    listReach(ids, ctx.now),
    listCarried(ids, ctx.now),
    messagesOf(session.id),
    tasksOf(session.id),
  ])
  return people.flatMap((person) => {
    const { participantId: id } = person
    const verdict = verdicts.get(id)
    if (!verdict) return []
    const isCarried = config.carried.some((route) => route === verdict.route)
    return {
      ...person,
      verdict,
      carried: isCarried ? (carried.get(id)?.kind ?? 'none') : 'by-hand',
      messages: messages.filter(({ participantId }) => participantId === id),
      tasks: tasks.filter(({ participantId }) => participantId === id),
    }
  })
}

/** Who has an active place on the day, and who was in the room. */
async function peopleOf(ctx: MayInvite, { id, forumId, date }: Pick<Session, 'id' | 'forumId' | 'date'>) {
  const came = inArray(registerEntries.status, REGISTER_STATUS_CODES.filter(arrived))
  const theirs = and(
    eq(places.participantId, participants.id),
    eq(places.forumId, forumId),
    eq(places.state, 'active'),
    lte(places.startsOn, date),
  )
  const rows = await read()
    .selectDistinct({
      participantId: participants.id,
      reference: participants.reference,
      alias: participants.alias,
      place: places.id,
      status: registerEntries.status,
    })
    .from(participants)
    .innerJoin(sessions, eq(sessions.id, id))
    .leftJoin(places, theirs)
    .leftJoin(
      registerEntries,
      and(eq(registerEntries.participantId, participants.id), eq(registerEntries.sessionId, id)),
    )
    .where(and(or(isNotNull(places.id), came), reachable(ctx, sessions.forumId)))
  return rows.map(({ place, ...person }) => ({ ...person, expected: place !== null }))
}

async function messagesOf(sessionId: string) {
  return read()
    .select({
      participantId: outbox.participantId,
      template: outbox.template,
      state: outbox.state,
      attempts: outbox.attempts,
      notBefore: outbox.notBefore,
      sentAt: outbox.sentAt,
      delivery: outbox.delivery,
    })
    .from(outbox)
    .where(and(eq(outbox.sessionId, sessionId), isNotNull(outbox.participantId)))
    .orderBy(desc(outbox.notBefore), desc(outbox.cause))
}

async function tasksOf(sessionId: string) {
  return read()
    .select({
      participantId: contactTasks.participantId,
      about: contactTasks.about,
      state: contactTasks.state,
      route: contactTasks.route,
      settledAt: contactTasks.settledAt,
    })
    .from(contactTasks)
    .where(eq(contactTasks.sessionId, sessionId))
    .orderBy(desc(contactTasks.dueOn), desc(contactTasks.cause))
}
