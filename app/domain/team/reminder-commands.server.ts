import { enqueueReminders } from '#app/domain/mail/commands.server.ts'
import { listReminders } from '#app/domain/mail/queries.server.ts'
import { isWaiting } from '#app/domain/mail/rules.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { canBeChanged, hasStarted } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Submission, writeOnce } from '#db/client.server.ts'
import { listTeam } from './team-queries.server.ts'

/** Asks for one reminder to each member of the team with an account for whom none is waiting. The mail worker sends them. */
export function askForReminders(
  ctx: Ctx<'session:remind'>,
  id: string,
  once: Submission,
): Promise<Result<{ count: number }, 'over' | 'nobody' | 'all-waiting' | 'repeated' | 'sent-before'>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, id)
    if (!canBeChanged(session.state) || hasStarted(session, ctx.now)) return refuse('over')
    const team = await listTeam(ctx, id)
    if (team.length === 0) return refuse('nobody')
    const waiting = new Set((await listReminders(ctx, id)).filter(isWaiting).map((message) => message.personId))
    const personIds = team.map((person) => person.id).filter((personId) => !waiting.has(personId))
    if (personIds.length === 0) return refuse('all-waiting')
    const count = await enqueueReminders(tx, { personIds, session, cause: `asked:${once.key}`, now: ctx.now })
    return done({ count }, event('reminder.asked', session.id, { cause: once.key, messages: count }))
  })
}
