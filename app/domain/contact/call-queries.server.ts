import { and, asc, eq, ne } from 'drizzle-orm'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { byName, withNames } from '#db/names.server.ts'
import { contactTasks, participants, registerEntries } from '#db/schema/index.ts'
import { callStanding, seenOf } from './calls.ts'
import { getScript } from './task-queries.server.ts'

type MayInvite = Ctx<'session:invite'>

/** What a person has to say or write to participants about one session, by name, with what may be said now. */
export async function getCallSheet(ctx: MayInvite, sessionId: string) {
  const session = await getSession(ctx, sessionId)
  const calls = (await withNames(ctx, await callsOf(session.id))).sort(byName)
  const told = await Promise.all(
    calls.map(async (call) => ({
      ...call,
      standing: callStanding(call),
      seen: seenOf(call),
      ...(await getScript(ctx, call)),
    })),
  )
  return { session, calls: told }
}

/** One call of a session within reach; throws NotFound for any other. */
export async function getCall(ctx: MayInvite, sessionId: string, id: string) {
  const session = await getSession(ctx, sessionId)
  return { session, call: found((await callsOf(session.id)).find((one) => one.id === id)) }
}

async function callsOf(sessionId: string) {
  return read()
    .select({
      id: contactTasks.id,
      participantId: contactTasks.participantId,
      reference: participants.reference,
      alias: participants.alias,
      route: contactTasks.route,
      about: contactTasks.about,
      cause: contactTasks.cause,
      sessionId: contactTasks.sessionId,
      state: contactTasks.state,
      settledAt: contactTasks.settledAt,
      dueOn: contactTasks.dueOn,
      status: registerEntries.status,
    })
    .from(contactTasks)
    .innerJoin(participants, eq(participants.id, contactTasks.participantId))
    .leftJoin(
      registerEntries,
      and(
        eq(registerEntries.sessionId, contactTasks.sessionId),
        eq(registerEntries.participantId, contactTasks.participantId),
      ),
    )
    .where(and(eq(contactTasks.sessionId, sessionId), ne(contactTasks.state, 'cancelled')))
    .orderBy(asc(contactTasks.dueOn), asc(contactTasks.id))
}
