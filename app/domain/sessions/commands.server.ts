import { eq } from 'drizzle-orm'
import { enqueueReminders } from '#app/domain/mail/commands.server.ts'
import { listReminders } from '#app/domain/mail/queries.server.ts'
import { isWaiting } from '#app/domain/mail/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { sessionTeam } from '#db/schema/index.ts'
import type { SaveTeam } from './input.ts'
import { getSession, listColleagues, listTeam } from './queries.server.ts'
import { canBeChanged, hasStarted } from './rules.ts'

type Repeats = 'repeated' | 'sent-before'

/** Saves the whole team of a session, if it still is the team the form was made from. */
export function saveTeam(
  ctx: Ctx<'session:team'>,
  id: string,
  { members, before }: SaveTeam,
): Promise<Result<null, 'over' | 'not-a-colleague' | 'changed-meanwhile'>> {
  return write(ctx, async (tx) => {
    const session = await getSession(ctx, id)
    if (!canBeChanged(session.state)) return refuse('over')
    const colleagues = new Set((await listColleagues(ctx, id)).map((person) => person.id))
    if (!members.every((member) => colleagues.has(member))) return refuse('not-a-colleague')
    const current = (await listTeam(ctx, id)).map((person) => person.id)
    if (sameIds(current, members)) return unchanged(null)
    if (!sameIds(current, before)) return refuse('changed-meanwhile')
    await tx.delete(sessionTeam).where(eq(sessionTeam.sessionId, session.id))
    if (members.length > 0)
      await tx.insert(sessionTeam).values(
        members.map((personId) => ({
          id: newId('stm'),
          sessionId: session.id,
          personId,
          part: 'facilitator' as const,
        })),
      )
    const added = members.filter((member) => !current.includes(member))
    const removed = current.filter((member) => !members.includes(member))
    return done(null, event('session.team-saved', session.id, { added, removed }))
  })
}

/** Asks for one reminder to each member of the team for whom none is waiting. The mail worker sends them. */
export function askForReminders(
  ctx: Ctx<'session:remind'>,
  id: string,
  once: Submission,
): Promise<Result<{ count: number }, 'over' | 'nobody' | 'all-waiting' | Repeats>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, id)
    if (!canBeChanged(session.state) || hasStarted(session, ctx.now)) return refuse('over')
    const colleagues = new Set((await listColleagues(ctx, id)).map((person) => person.id))
    const team = (await listTeam(ctx, id)).filter((person) => colleagues.has(person.id))
    if (team.length === 0) return refuse('nobody')
    const waiting = new Set((await listReminders(ctx, id)).filter(isWaiting).map((message) => message.personId))
    const personIds = team.map((person) => person.id).filter((personId) => !waiting.has(personId))
    if (personIds.length === 0) return refuse('all-waiting')
    const count = await enqueueReminders(tx, { personIds, session, cause: `asked:${once.key}`, now: ctx.now })
    return done({ count }, event('reminder.asked', session.id, { cause: once.key, messages: count }))
  })
}

function sameIds(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id))
}
