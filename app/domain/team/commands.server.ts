import { and, eq, inArray } from 'drizzle-orm'
import { wakeMessages } from '#app/domain/mail/session-commands.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { canBeChanged, hasStarted } from '#app/domain/sessions/rules.ts'
import { SESSION_TRANSITIONS } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, write } from '#db/client.server.ts'
import { coverRequests, people, sessions, sessionTeam } from '#db/schema/index.ts'
import type { NoteTraining, SaveTeam } from './input.ts'
import { sessionsToComeWith, standingOf } from './queries.server.ts'
import { memberKey, standsBetween } from './rules.ts'
import { fallBack } from './standing-commands.server.ts'
import type { Part } from './status.ts'
import { findUnfit, getTeam, listColleagues } from './team-queries.server.ts'

type Team = Ctx<'session:team'>
type Chosen = { part: Part; id: string; nonUniform: boolean; guest?: boolean }
export type SaveRefusal = 'over' | 'cannot-be-there' | 'two-parts' | 'changed-meanwhile'

/**
 * Saves the whole team of a session, if it still is the team the form was made from. Somebody who may not be there is
 * refused, whatever the reason: it is the same "no" for a role that ended and for a wish (product, step 2).
 */
export function saveTeam(ctx: Team, sessionId: string, input: SaveTeam): Promise<Result<null, SaveRefusal>> {
  return write(ctx, async (tx) => {
    const session = await getSession(ctx, sessionId)
    if (!canBeChanged(session.state)) return refuse('over')
    const chosen = input.members.map((one) => ({ ...one, nonUniform: isInPlainClothes(one, input.nonUniform) }))
    if (new Set(chosen.map(({ id }) => id)).size < chosen.length) return refuse('two-parts')
    if ((await findUnfit(ctx, sessionId, chosen)).length > 0) return refuse('cannot-be-there')
    const { members: current } = await getTeam(ctx, sessionId)
    if (sameKeys(current.map(memberKey), chosen.map(memberKey))) return unchanged(null)
    if (!sameKeys(current.map(memberKey), input.before)) return refuse('changed-meanwhile')
    const ended = await putTeam(tx, ctx, session.id, chosen)
    const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id)
    const [before, after] = [idsOf(current), idsOf(chosen)]
    const saved = event('session.team-saved', session.id, {
      added: after.filter((id) => !before.includes(id)),
      removed: before.filter((id) => !after.includes(id)),
    })
    return done(null, saved, ...ended, ...(await fallBack(tx, ctx, [session.id])))
  })
}

const isInPlainClothes = ({ part, id }: { part: Part; id: string }, said: readonly string[]) =>
  part === 'mps' && said.includes(id)

/** Puts a team in the place of another. The asking of those who are in it now, or no longer, is over. */
async function putTeam(tx: Database, ctx: Team, sessionId: string, chosen: readonly Chosen[]): Promise<AuditEvent[]> {
  await tx.delete(sessionTeam).where(eq(sessionTeam.sessionId, sessionId))
  const rows = chosen.map(({ part, id, nonUniform }) => ({
    id: newId('stm'),
    sessionId,
    part,
    nonUniform,
    personId: isGuest(id) ? null : id,
    guestId: isGuest(id) ? id : null,
  }))
  if (rows.length > 0) await tx.insert(sessionTeam).values(rows)
  const open = await tx
    .select()
    .from(coverRequests)
    .where(and(eq(coverRequests.sessionId, sessionId), inArray(coverRequests.state, ['asked', 'yes'])))
  const isIn = (personId: string) => chosen.some(({ id }) => id === personId)
  const over = open.filter(({ state, personId }) => isIn(personId) === (state === 'asked'))
  if (over.length === 0) return []
  const ids = over.map(({ id }) => id)
  const settled = { state: 'not-needed' as const, answeredAt: ctx.now }
  await tx.update(coverRequests).set(settled).where(inArray(coverRequests.id, ids))
  return [event('cover.ended', sessionId, { requests: ids })]
}

const isGuest = (id: string) => id.startsWith('gst_')

/** Confirms a session, when nothing stands between (product, step 2). */
export function confirmSession(ctx: Team, sessionId: string): Promise<Result<null, 'over' | 'something-missing'>> {
  return write(ctx, async (tx) => {
    const { from, to, event: action } = SESSION_TRANSITIONS.confirm
    const session = await getSession(ctx, sessionId)
    if (session.state === to) return unchanged(null)
    if (!(from as readonly string[]).includes(session.state) || hasStarted(session, ctx.now)) return refuse('over')
    if (standsBetween(await standingOf(session.id, ctx.now)).length > 0) return refuse('something-missing')
    await tx.update(sessions).set({ state: to }).where(eq(sessions.id, session.id))
    await wakeMessages(tx, session.id, ctx.now)
    return done(null, event(action, session.id))
  })
}

/** Notes on which day a support worker of the session's forum had the training for supporting a forum. */
export function noteTraining(
  ctx: Team,
  sessionId: string,
  { person, on }: NoteTraining,
): Promise<Result<null, 'in-the-future'>> {
  return write(ctx, async (tx) => {
    const { trainedOn } = await supportWorker(ctx, sessionId, person)
    if (on > todayInLondon(ctx.now)) return refuse('in-the-future')
    if (trainedOn === on) return unchanged(null)
    await tx.update(people).set({ supportTrainedOn: on }).where(eq(people.id, person))
    return done(null, event('person.trained', person, { on }))
  })
}

/** Takes back that somebody had the training: it was noted by mistake. Sessions that rest on it are no longer confirmed. */
export function takeBackTraining(ctx: Team, sessionId: string, person: string): Promise<Result<null, never>> {
  return write(ctx, async (tx) => {
    const { trainedOn } = await supportWorker(ctx, sessionId, person)
    if (trainedOn === null) return unchanged(null)
    await tx.update(people).set({ supportTrainedOn: null }).where(eq(people.id, person))
    const fallen = await fallBack(tx, ctx, await sessionsToComeWith(person, ctx.now))
    return done(null, event('person.trained', person, { on: null }), ...fallen)
  })
}

async function supportWorker(ctx: Team, sessionId: string, person: string) {
  const found = (await listColleagues(ctx, sessionId)).find(({ id }) => id === person)
  if (!found?.roles.includes('support')) throw new NotFound()
  return found
}

function sameKeys(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((key) => others.includes(key))
}
