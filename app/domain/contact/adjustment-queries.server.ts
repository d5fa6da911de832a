import { and, asc, eq, inArray, notInArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { adjustments, places, registerEntries, sessions } from '#db/schema/index.ts'
import { type Sealing, sealingsFor } from '#db/seal.server.ts'
import { ADJUSTMENT_KINDS, type AdjustmentKind, countByKind, isAdjustmentKind } from './adjustments.ts'
import { getReachable, type Keeping } from './queries.server.ts'

export type Adjustment = { id: string; kind: AdjustmentKind; line: string | null }

/** What we do for one participant within reach, in the order of the list of kinds. */
export async function getAdjustments(ctx: Keeping, reference: string) {
  const participant = await getReachable(ctx, reference)
  return { participant, adjustments: await adjustmentsOf(participant.participantId) }
}

/** The same for the participant behind their private link. */
export async function listOwnAdjustments(ctx: Ctx<'visit:own'>): Promise<Adjustment[]> {
  return adjustmentsOf(ctx.actor.id)
}

export async function adjustmentsOf(participantId: string): Promise<Adjustment[]> {
  const sealing = (await sealingsFor([participantId])).get(participantId)
  if (!sealing) return []
  const rows = await read()
    .select()
    .from(adjustments)
    .where(eq(adjustments.participantId, participantId))
    .orderBy(asc(adjustments.id))
  return rows.flatMap((row) => openedWith(sealing, row)).sort(inOrder)
}

/** What is done for each of some participants. */
export type NeedsOfPeople = ReadonlyMap<string, Pick<Adjustment, 'kind' | 'line'>[]>

/** The same for each of these participants at once, for the day of their session: who needs nothing is not in it. */
export async function needsOf(_ctx: Ctx<'day:keep'>, participantIds: readonly string[]): Promise<NeedsOfPeople> {
  if (participantIds.length === 0) return new Map()
  const rows = await read()
    .select()
    .from(adjustments)
    .where(inArray(adjustments.participantId, [...participantIds]))
    .orderBy(asc(adjustments.id))
  const sealings = await sealingsFor(participantIds)
  const needs = new Map<string, Adjustment[]>()
  for (const row of rows) {
    const sealing = sealings.get(row.participantId)
    const opened = sealing ? openedWith(sealing, row) : []
    if (opened.length > 0) needs.set(row.participantId, [...(needs.get(row.participantId) ?? []), ...opened])
  }
  for (const list of needs.values()) list.sort(inOrder)
  return needs
}

function openedWith(sealing: Sealing, { id, kind: sealed, line }: typeof adjustments.$inferSelect): Adjustment[] {
  const kind = sealing.open(adjustments.kind, id, sealed)
  return isAdjustmentKind(kind) ? [{ id, kind, line: line && sealing.open(adjustments.line, id, line) }] : []
}

const inOrder = (one: Adjustment, other: Adjustment) =>
  ADJUSTMENT_KINDS.indexOf(one.kind) - ADJUSTMENT_KINDS.indexOf(other.kind)

/**
 * How many of those who are expected at a session need what: numbers alone, without a name or a line. Expected is who has an
 * active place and has not said that they will not come.
 */
export async function countAdjustments(ctx: Ctx<'session:plan' | 'session:prepare'>, sessionId: string) {
  const away = read()
    .select({ id: registerEntries.participantId })
    .from(registerEntries)
    .where(and(eq(registerEntries.sessionId, sessionId), inArray(registerEntries.status, ['declined', 'apologies'])))
  const rows = await read()
    .select({ id: adjustments.id, participantId: adjustments.participantId, kind: adjustments.kind })
    .from(adjustments)
    .innerJoin(places, eq(places.participantId, adjustments.participantId))
    .innerJoin(sessions, eq(sessions.forumId, places.forumId))
    .where(
      and(
        eq(sessions.id, sessionId),
        eq(places.state, 'active'),
        notInArray(adjustments.participantId, away),
        reachable(ctx, sessions.forumId),
      ),
    )
  const sealings = await sealingsFor(rows.map(({ participantId }) => participantId))
  const opened = rows.flatMap(({ id, participantId, kind: sealed }) => {
    const kind = sealings.get(participantId)?.open(adjustments.kind, id, sealed)
    return kind && isAdjustmentKind(kind) ? [{ participantId, kind }] : []
  })
  return countByKind(opened)
}
