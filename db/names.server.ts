import type { AnyCtx } from '#app/domain/shared/context.ts'
import { participants } from './schema/participants.ts'
import { sealingsFor } from './seal.server.ts'

/** Said in place of a name that is not held any more. */
export const NO_NAME = 'Name removed'

type Sealed = { participantId: string; reference: string; alias: string | null }

/**
 * The same rows with each participant's name in the clear, for the pages of the forum's own facilitator. Whoever has hidden
 * names on their screen gets the reference in its place; an erased participant has no name.
 */
export async function withNames<R extends Sealed>(
  ctx: AnyCtx,
  rows: readonly R[],
): Promise<(Omit<R, 'alias'> & { alias: string })[]> {
  const hidden = ctx.signIn?.namesHidden ?? false
  const sealings = hidden ? new Map() : await sealingsFor(rows.map(({ participantId }) => participantId))
  return rows.map((row) => {
    if (hidden) return { ...row, alias: row.reference }
    const sealing = sealings.get(row.participantId)
    const alias = row.alias && sealing ? sealing.open(participants.alias, row.participantId, row.alias) : NO_NAME
    return { ...row, alias }
  })
}

/** Orders people as a list of names is read, those of one name by their reference. */
export function byName(one: { alias: string; reference: string }, other: { alias: string; reference: string }): number {
  return (
    one.alias.localeCompare(other.alias, 'en-GB', { numeric: true }) || one.reference.localeCompare(other.reference)
  )
}
