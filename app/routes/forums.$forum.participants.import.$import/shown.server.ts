import { adjustmentLabel } from '#app/domain/participants/import-adjustments.ts'
import { columnName } from '#app/domain/participants/import-input.ts'
import { type ParticipantImport, planImport } from '#app/domain/participants/import-queries.server.ts'
import type { FileToLookAt } from '#app/domain/participants/import-staged.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime } from '#app/domain/shared/dates.ts'

/**
 * A file as its page shows it. How somebody is reached is named by its kind alone: a contact detail never stands beside the
 * name of the forum (security.md PRV-04).
 */
export async function shownImport(ctx: Ctx<'participant:manage'>, slug: string, found: ParticipantImport) {
  const until = formatDateTime(found.expiresAt)
  const { file, added } = found
  if (file?.stage === 'columns') {
    const { columns, refused, lines } = file
    const named = columns.map((column, at) => ({ ...column, name: columnName(at) }))
    return { state: 'columns' as const, columns: named, refused, lines: lines.length }
  }
  if (file?.stage === 'look') return shownPlan(ctx, slug, file)
  const kept = added?.kept ?? []
  const state = found.state === 'undone' ? ('undone' as const) : ('confirmed' as const)
  return { state, until, people: added?.people.length ?? 0, kept }
}
export type Shown = Awaited<ReturnType<typeof shownImport>>
export type ShownIn<S extends Shown['state']> = Extract<Shown, { state: S }>

const reachedBy = { email: 'Email', call: 'Calls', text: 'Texts' } as const

async function shownPlan(ctx: Ctx<'participant:manage'>, slug: string, file: FileToLookAt) {
  const { rows, problems, toCheck } = await planImport(ctx, slug, file)
  const hidden = ctx.signIn?.namesHidden ?? false
  const notes = file.notes.filter(({ line }) => rows.some((row) => row.line === line))
  return {
    state: 'look' as const,
    problems,
    toCheck: [...toCheck, ...notes].sort((one, other) => one.line - other.line),
    refused: file.refused,
    leftOut: file.leftOut,
    rows: rows.map(({ line, alias, routes, startsOn, adjustments, seat }) => ({
      line,
      alias: hidden ? 'Name hidden' : alias,
      reached: routes.map(({ route }) => reachedBy[route]).join(', '),
      startsOn: seat === null ? '' : startsOn ? formatDate(startsOn) : 'Today',
      adjustments: adjustments.map(adjustmentLabel).join(', '),
      place: seat === null ? 'Waiting list' : `Place ${seat}`,
    })),
  }
}
