import { and, eq } from 'drizzle-orm'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { canBeChanged, hasStarted } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { coverRequests, sessionTeam } from '#db/schema/index.ts'
import { askEach, endAsking } from './asking-commands.server.ts'
import { getCover, getOwnRequest } from './cover-queries.server.ts'
import { unwantedIn } from './queries.server.ts'
import { fallBack } from './standing-commands.server.ts'
import { findUnfit } from './team-queries.server.ts'

type Team = Ctx<'session:team'>
type Answer = Ctx<'cover:answer'>
export type AskRefusal = 'over' | 'covered' | 'not-on-the-list' | 'cannot-be-there'

/** Asks several trained support workers at once whether they can cover a session. Each gets a letter of their own. */
export function askForCover(
  ctx: Team,
  sessionId: string,
  { people }: { people: readonly string[] },
  once: Submission,
): Promise<Result<{ count: number }, AskRefusal | 'repeated' | 'sent-before'>> {
  return writeOnce(ctx, once, async (tx) => {
    const { session, open, requests, choices } = await getCover(ctx, sessionId)
    if (!open) return refuse('over')
    if (requests.some(({ state }) => state === 'yes')) return refuse('covered')
    const asked = people.filter((id) => requests.some((one) => one.personId === id && one.state === 'asked'))
    const wanted = people.filter((id) => !asked.includes(id))
    if (!wanted.every((id) => choices.some((choice) => choice.id === id))) return refuse('not-on-the-list')
    const members = wanted.map((id) => ({ id, part: 'victim_support' as const }))
    if ((await findUnfit(ctx, sessionId, members)).length > 0) return refuse('cannot-be-there')
    if (wanted.length === 0) return unchanged({ count: 0 })
    const ids: string[] = []
    for (const personId of wanted) ids.push(await request(tx, ctx, session.id, personId))
    await askEach(tx, ctx.now, session, ids)
    return done({ count: ids.length }, event('cover.asked', session.id, { people: wanted }))
  })
}

/** One row for each session and person: somebody who was asked before is asked again. */
async function request(tx: Database, ctx: Team, sessionId: string, personId: string): Promise<string> {
  const asked = { state: 'asked' as const, askedBy: ctx.actor.id, askedAt: ctx.now, answeredAt: null }
  const [row] = await tx
    .insert(coverRequests)
    .values({ id: newId('cov'), sessionId, personId, ...asked })
    .onConflictDoUpdate({ target: [coverRequests.sessionId, coverRequests.personId], set: asked })
    .returning({ id: coverRequests.id })
  if (!row) throw new Error('a request was not written')
  return row.id
}

/** Ends the asking: nobody is needed any more. Those who have not answered are thanked. */
export function endCover(ctx: Team, sessionId: string): Promise<Result<null, never>> {
  return write(ctx, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const [first, ...rest] = await endAsking(tx, ctx, session)
    return first ? done(null, first, ...rest) : unchanged(null)
  })
}

export type AnswerRefusal = 'late' | 'over'
/** What became of an answer: `late` when somebody is not needed any more, whatever the reason. */
export type Answered = 'yes' | 'no' | 'late'
type Meeting = { id: string; forumId: string; startsAt: Date }

/**
 * The answer of a support worker who was asked. The first yes holds, by the index: they join the team, and the others are
 * thanked. A yes that comes later changes nothing.
 */
export function answerCover(
  ctx: Answer,
  id: string,
  answer: 'yes' | 'no',
  once: Submission,
): Promise<Result<Answered, AnswerRefusal | 'repeated' | 'sent-before'>> {
  return writeOnce<Answered, AnswerRefusal>(
    ctx,
    once,
    async (tx) => {
      const { request: asked, session } = await getOwnRequest(ctx, id)
      if (asked.state === answer) return unchanged(answer)
      if (!canBeChanged(session.state) || hasStarted(session, ctx.now)) return refuse('over')
      if (asked.state !== 'asked') return refuse('late')
      if (answer === 'no') return decline(tx, ctx, id, session.id)
      return (await isUnwanted(ctx, session)) ? release(tx, ctx, session) : take(tx, ctx, id, session)
    },
    { unique: { 'cover_requests(session_id)': 'late' } },
  )
}

async function decline(tx: Database, ctx: Answer, id: string, sessionId: string) {
  await tx.update(coverRequests).set({ state: 'no', answeredAt: ctx.now }).where(eq(coverRequests.id, id))
  return done('no' as const, event('cover.declined', sessionId))
}

async function take(tx: Database, ctx: Answer, id: string, session: Meeting) {
  await tx.update(coverRequests).set({ state: 'yes', answeredAt: ctx.now }).where(eq(coverRequests.id, id))
  const member = { id: newId('stm'), sessionId: session.id, personId: ctx.actor.id, part: 'victim_support' as const }
  await tx.insert(sessionTeam).values(member).onConflictDoNothing()
  const ended = await endAsking(tx, ctx, session, { but: id })
  return done('yes' as const, event('cover.taken', session.id), ...ended)
}

/** A wish that came after the asking: they are not needed, and are thanked like everybody else. */
async function release(tx: Database, ctx: Answer, session: Meeting) {
  const [first, ...rest] = await endAsking(tx, ctx, session, { only: ctx.actor.id })
  return first ? done('late' as const, first, ...rest) : unchanged('late' as const)
}

const isUnwanted = async (ctx: Answer, { forumId }: Meeting) =>
  (await unwantedIn([forumId])).get(forumId)?.has(ctx.actor.id) ?? false

/**
 * A support worker takes back that they support a session, however short before it. When it no longer stands it goes back to
 * planned in the same transaction: what invites is held back, and the rest of the team is told.
 */
export function leaveSession(
  ctx: Answer,
  sessionId: string,
  once: Submission,
): Promise<Result<null, 'over' | 'not-in-it' | 'repeated' | 'sent-before'>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const own = and(eq(sessionTeam.sessionId, session.id), eq(sessionTeam.personId, ctx.actor.id))
    const [member] = await tx.select().from(sessionTeam).where(own)
    if (member?.part !== 'victim_support') return refuse('not-in-it')
    if (!canBeChanged(session.state) || hasStarted(session, ctx.now)) return refuse('over')
    await tx.delete(sessionTeam).where(own)
    const theirs = and(eq(coverRequests.sessionId, session.id), eq(coverRequests.personId, ctx.actor.id))
    await tx.update(coverRequests).set({ state: 'withdrawn', answeredAt: ctx.now }).where(theirs)
    return done(null, event('cover.withdrawn', session.id), ...(await fallBack(tx, ctx, [session.id])))
  })
}
