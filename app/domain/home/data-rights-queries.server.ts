import { and, asc, eq, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { countdown, countdownInWords } from '#app/domain/data-rights/rules.ts'
import { requestKindWords, UNANSWERED } from '#app/domain/data-rights/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { dataRequests, places } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

const SHOWN = 5
const unanswered = inArray(dataRequests.state, [...UNANSWERED])
const dueFirst = [asc(dataRequests.dueOn), asc(dataRequests.id)] as const

/** Requests about data that wait for an answer, those due first at the top; beyond a few, how many more. */
export async function requestsToAnswer(ctx: Ctx<'data-request:settle'>): Promise<Task[]> {
  const today = todayInLondon(ctx.now)
  const rows = await read()
    .select()
    .from(dataRequests)
    .where(unanswered)
    .orderBy(...dueFirst)
  const first = rows.slice(0, SHOWN).map((row) => {
    const left = countdown(row, today)
    return tasks.dataRequest({
      id: row.id,
      reference: row.reference,
      kind: requestKindWords[row.kind].label,
      due: formatDate(row.dueOn),
      left: countdownInWords(left),
      late: left.standing === 'overdue',
    })
  })
  return rows.length > SHOWN ? [...first, tasks.moreDataRequests({ more: rows.length - SHOWN })] : first
}

/** What a facilitator still has to do about requests of their participants: make sure who asks, hand over, put right. */
export async function requestsToFollow(ctx: Ctx<'data-request:take'>): Promise<Task[]> {
  const rows = await read()
    .selectDistinct({
      id: dataRequests.id,
      reference: dataRequests.reference,
      kind: dataRequests.kind,
      state: dataRequests.state,
      identity: dataRequests.identity,
      dueOn: dataRequests.dueOn,
    })
    .from(dataRequests)
    .innerJoin(places, eq(places.participantId, dataRequests.participantId))
    .where(and(unanswered, reachable(ctx, places.forumId)))
    .orderBy(...dueFirst)
  return rows.flatMap(({ reference, kind, state, identity, dueOn }) => {
    const fact = { reference, due: formatDate(dueOn) }
    if (identity === null) return [tasks.requestToCheck(fact)]
    if (state !== 'working') return []
    if (kind === 'access') return [tasks.copyToHandOver(fact)]
    return kind === 'rectification' ? [tasks.toPutRight(fact)] : []
  })
}
