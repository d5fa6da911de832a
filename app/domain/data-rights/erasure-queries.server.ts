import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import type { AuditDetail } from '#app/domain/shared/result.ts'
import { read } from '#db/client.server.ts'
import { tableFacts } from '#db/data-map/tables.ts'
import { listHoldings } from '#db/erase.server.ts'
import { auditEvents, dataRequests, participants } from '#db/schema/index.ts'
import { findHold, getRequest, listUnanswered } from './request-queries.server.ts'

/** Erasures that have begun and were cut short: from the first step on they are gone through to the end. */
export async function listBegun() {
  const rows = await read()
    .select({ id: dataRequests.id, participantId: dataRequests.participantId, step: dataRequests.step })
    .from(dataRequests)
    .where(and(eq(dataRequests.kind, 'erasure'), eq(dataRequests.state, 'working'), isNotNull(dataRequests.step)))
    .orderBy(asc(dataRequests.id))
  return rows.flatMap(({ id, participantId, step }) => (participantId && step ? [{ id, participantId, step }] : []))
}

/** Everybody who was erased, or whose erasure has begun, as the trail has it. */
export async function listErasedInTrail() {
  const said = ['erasure.began', 'erasure.replayed']
  const rows = await read()
    .select({ detail: auditEvents.detail, at: auditEvents.at })
    .from(auditEvents)
    .where(inArray(auditEvents.action, said))
    .orderBy(asc(auditEvents.sequence))
  return rows.flatMap(({ detail, at }) => {
    const { participant } = detail as AuditDetail
    return typeof participant === 'string' ? [{ participantId: participant, at }] : []
  })
}

export function listParticipantIds() {
  return read().select({ id: participants.id, erasedOn: participants.erasedOn }).from(participants)
}

/** What is left of a table after an erasure, where that is not what the table holds before. */
const leftWords: Record<string, string> = {
  participants: 'Their reference',
  register_entries: 'How many came to each session',
  data_requests: 'That they asked, and what was done',
}

export type ErasurePlan = Awaited<ReturnType<typeof getErasurePlan>>

/** What an erasure would take away and what it would leave and why, and what stands in its way. */
export async function getErasurePlan(ctx: Ctx<'data-request:settle'>, id: string) {
  const { participantId, step } = await getRequest(ctx, id)
  if (!participantId) return null
  const [holdings, hold, unanswered] = await Promise.all([
    listHoldings(participantId),
    findHold(participantId, ctx.now),
    listUnanswered(participantId),
  ])
  const named = holdings.map((holding) => ({ ...holding, what: tableFacts[holding.table]?.holds ?? holding.table }))
  const isKept = holdings.some(({ erasure }) => erasure.rule === 'kept')
  return {
    begun: step !== null,
    hold,
    waitsForCopy: unanswered.some(({ kind }) => kind === 'access'),
    goes: named
      .filter(({ erasure }) => erasure.rule === 'deleted' || erasure.rule === 'counted')
      .map(({ what, rows }) => ({ what, rows })),
    stays: named
      .filter(({ table }) => table !== 'participants' || isKept)
      .flatMap(({ table, what, rows, erasure }) =>
        'why' in erasure ? [{ what: leftWords[table] ?? what, rows, why: erasure.why }] : [],
      ),
  }
}
