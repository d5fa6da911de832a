import { and, asc, count, desc, eq, gte, lt, ne, type SQL } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { agreedPurposes } from '#app/domain/agreements/queries.server.ts'
import { listRegister } from '#app/domain/register/queries.server.ts'
import type { Session } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { withNames } from '#db/names.server.ts'
import { forums, participants, people, sessions, welfareFollowUps } from '#db/schema/index.ts'

type MaySee = Ctx<'welfare:view' | 'welfare:settle'>
type MayReveal = Ctx<'welfare:reveal'>

/** What was settled is shown for so long, and at most so many. */
const LATELY_DAYS = 30
const SHOWN_SETTLED = 50

const columns = {
  id: welfareFollowUps.id,
  participantId: welfareFollowUps.participantId,
  reference: participants.reference,
  alias: participants.alias,
  sessionId: welfareFollowUps.sessionId,
  sessionState: sessions.state,
  forumId: sessions.forumId,
  forum: forums.name,
  startsAt: sessions.startsAt,
  ownerId: welfareFollowUps.ownerId,
  owner: people.name,
  dueAt: welfareFollowUps.dueAt,
  state: welfareFollowUps.state,
  settledAt: welfareFollowUps.settledAt,
}

const select = (ctx: MaySee | MayReveal, which: SQL | undefined) =>
  read()
    .select(columns)
    .from(welfareFollowUps)
    .innerJoin(sessions, eq(sessions.id, welfareFollowUps.sessionId))
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .innerJoin(participants, eq(participants.id, welfareFollowUps.participantId))
    .leftJoin(people, eq(people.id, welfareFollowUps.ownerId))
    .where(and(which, reachable(ctx, sessions.forumId)))

/** The check-ins after one session within reach, what is due first comes first. */
export async function listOfSession(ctx: MaySee, sessionId: string) {
  const rows = await select(ctx, eq(welfareFollowUps.sessionId, sessionId)).orderBy(
    asc(welfareFollowUps.dueAt),
    asc(participants.reference),
  )
  return withNames(ctx, rows)
}

/** Every open check-in within reach, what is due first comes first. */
export async function listOpen(ctx: MaySee) {
  const rows = await select(ctx, eq(welfareFollowUps.state, 'open')).orderBy(
    asc(welfareFollowUps.dueAt),
    asc(participants.reference),
  )
  return withNames(ctx, rows)
}

/** What was settled within the last month, the newest first. */
export async function listSettled(ctx: MaySee) {
  const since = new Date(ctx.now.getTime() - LATELY_DAYS * 24 * 3_600_000)
  const lately = and(ne(welfareFollowUps.state, 'open'), gte(welfareFollowUps.settledAt, since))
  const rows = await select(ctx, lately)
    .orderBy(desc(welfareFollowUps.settledAt), asc(participants.reference))
    .limit(SHOWN_SETTLED)
  return withNames(ctx, rows)
}

/** One check-in within reach; throws NotFound for any other (security.md AZ-02). */
export async function getFollowUp(ctx: MaySee | MayReveal, id: string) {
  return found((await withNames(ctx, await select(ctx, eq(welfareFollowUps.id, id))))[0])
}
export type FollowUp = Awaited<ReturnType<typeof getFollowUp>>

/** How many nobody has made in time. No name is opened to count them. */
export async function countOverdue(ctx: MaySee): Promise<number> {
  const [row] = await read()
    .select({ n: count() })
    .from(welfareFollowUps)
    .innerJoin(sessions, eq(sessions.id, welfareFollowUps.sessionId))
    .where(
      and(eq(welfareFollowUps.state, 'open'), lt(welfareFollowUps.dueAt, ctx.now), reachable(ctx, sessions.forumId)),
    )
  return row?.n ?? 0
}

/**
 * Whom of a session somebody may be asked to look after: everybody on its register who agrees to it today and has no
 * check-in yet. What the register says of them is not told.
 */
export async function listToChoose(ctx: MaySee, session: Session) {
  const lines = await listRegister(ctx, session)
  const has = await read()
    .select({ id: welfareFollowUps.participantId })
    .from(welfareFollowUps)
    .where(eq(welfareFollowUps.sessionId, session.id))
  const without = lines.filter(({ participantId }) => has.every(({ id }) => id !== participantId))
  const agree = await Promise.all(
    without.map(async ({ participantId }) => (await agreedPurposes(participantId, ctx.now)).has('check-in')),
  )
  return without
    .filter((_line, at) => agree[at])
    .map(({ participantId, reference, alias }) => ({ participantId, reference, alias }))
}
