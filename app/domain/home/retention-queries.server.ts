import { countOverdue, listNearRemovals } from '#app/domain/retention/queries.server.ts'
import { countdownInWords } from '#app/domain/retention/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { type Task, tasks } from './rules.ts'

/** Removals of the week to come, of people within reach, the nearest first: the clock that warns (domain §6.6). */
export async function removalsNear(ctx: Ctx<'participant:view'>): Promise<Task[]> {
  const today = todayInLondon(ctx.now)
  return (await listNearRemovals(ctx)).map(({ on, what, reference }) =>
    tasks.removal({ reference, what, when: `${formatDate(on)}, ${countdownInWords(today, on)}` }),
  )
}

/** What should be gone and is not, for those who see to it: as a number. */
export async function removalOverdue(ctx: Ctx<'retention:view'>): Promise<Task[]> {
  const overdue = await countOverdue(todayInLondon(ctx.now))
  return overdue > 0 ? [tasks.removalOverdue({ overdue })] : []
}
