import { and, count, eq, gt, gte, inArray, isNotNull, ne } from 'drizzle-orm'
import { TRIES_TO_TELL, undeliveredSince } from '#app/domain/mail/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { outbox } from '#db/schema/index.ts'
import { administratorTasks } from './administrator-rules.ts'
import type { Task } from './rules.ts'

/** Messages that the service has tried to send for half an hour or more: the letter about it may not leave either. */
export async function messagesWaiting(_ctx: Ctx<'people:manage'>): Promise<Task[]> {
  const [row] = await read()
    .select({ messages: count() })
    .from(outbox)
    .where(and(inArray(outbox.state, ['pending', 'leased']), gte(outbox.attempts, TRIES_TO_TELL)))
  return row && row.messages > 0 ? [administratorTasks.messagesWaiting(row)] : []
}

/** Letters to staff that could not be delivered. Invitations have a task of their own. */
export async function lettersUndelivered(ctx: Ctx<'people:manage'>): Promise<Task[]> {
  const givenUp = and(eq(outbox.state, 'dead'), isNotNull(outbox.personId), ne(outbox.template, 'invitation'))
  const [row] = await read()
    .select({ letters: count() })
    .from(outbox)
    .where(and(givenUp, gt(outbox.notAfter, undeliveredSince(ctx.now))))
  return row && row.letters > 0 ? [administratorTasks.lettersUndelivered(row)] : []
}
