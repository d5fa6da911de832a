import { and, asc, eq, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { listClocked, removalsLeft } from '#app/domain/retention/people-queries.server.ts'
import { countOverdue } from '#app/domain/retention/queries.server.ts'
import { countdownInWords, warningDay } from '#app/domain/retention/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { participants, places } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

/** Removals of the week to come, of people within reach, the nearest first: the clock that warns (domain §6.6). */
export async function removalsNear(ctx: Ctx<'participant:view'>): Promise<Task[]> {
  const today = todayInLondon(ctx.now)
  const rows = await read()
    .selectDistinct({ id: participants.id, reference: participants.reference })
    .from(participants)
    .innerJoin(places, eq(places.participantId, participants.id))
    .where(and(inArray(places.state, ['left', 'declined', 'referred', 'called']), reachable(ctx, places.forumId)))
    .orderBy(asc(participants.reference))
  if (rows.length === 0) return []
  const clocked = await listClocked(
    today,
    rows.map(({ id }) => id),
  )
  const near = clocked.flatMap((one) => {
    const [next] = one.held ? [] : removalsLeft(one)
    const reference = rows.find(({ id }) => id === one.id)?.reference
    return next && reference && warningDay(next.on) <= today ? [{ ...next, reference }] : []
  })
  return near
    .sort((one, other) => one.on.localeCompare(other.on))
    .map(({ on, what, reference }) =>
      tasks.removal({ reference, what, when: `${formatDate(on)}, ${countdownInWords(today, on)}` }),
    )
}

/** What should be gone and is not, for those who see to it: as a number. */
export async function removalOverdue(ctx: Ctx<'retention:view'>): Promise<Task[]> {
  const overdue = await countOverdue(todayInLondon(ctx.now))
  return overdue > 0 ? [tasks.removalOverdue({ overdue })] : []
}
