import { and, asc, eq, gt, isNotNull, ne } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { outbox, people } from '#db/schema/index.ts'
import { failureWords } from './failures.ts'
import { letterWords } from './letter-words.ts'
import { undeliveredSince } from './rules.ts'

/**
 * Letters to staff that were given up lately, the oldest first: whose, what about, why, and whether it still makes sense to
 * send them again. Invitations are not here: the page of the person offers a new one.
 */
export async function listDeadLetters(ctx: Ctx<'people:manage'>) {
  const rows = await read()
    .select({
      ...{ id: outbox.id, template: outbox.template, lastError: outbox.lastError, notAfter: outbox.notAfter },
      ...{ personId: people.id, name: people.name, email: people.email, state: people.state },
    })
    .from(outbox)
    .innerJoin(people, eq(people.id, outbox.personId))
    .where(
      and(
        eq(outbox.state, 'dead'),
        isNotNull(outbox.personId),
        ne(outbox.template, 'invitation'),
        gt(outbox.notAfter, undeliveredSince(ctx.now)),
      ),
    )
    .orderBy(asc(outbox.notBefore), asc(outbox.id))
  return rows.map(({ id, template, lastError, notAfter, personId, name, email, state }) => ({
    ...{ id, personId, name, email, notAfter, about: letterWords(template), why: failureWords(lastError) },
    mayGoAgain: notAfter > ctx.now && state === 'active',
  }))
}
