import type { Plan } from '#app/domain/sessions/planning-queries.server.ts'
import type { FieldError } from '#app/domain/shared/result.ts'

const JUST_CHANGED = { field: '', message: 'Somebody else has just changed the sessions of this forum. Try again.' }

/** What to say when sessions cannot be laid out as asked. */
export function layOutWords(plan: Plan): Record<'not-possible' | 'undecided' | 'nothing-missing', FieldError> {
  return {
    'not-possible': plan.ok ? JUST_CHANGED : { field: plan.field, message: plan.message },
    undecided: JUST_CHANGED,
    'nothing-missing': { field: 'first', message: 'These 12 months are laid out already. There is nothing to add.' },
  }
}

/** `8 sessions laid out. 1 date left out. 1 was there already.` */
export function laidOutNotice({ added, leftOut, there }: { added: number; leftOut: number; there: number }): string {
  return [
    added === 1 ? '1 session laid out' : `${added} sessions laid out`,
    leftOut > 0 && (leftOut === 1 ? '1 date left out' : `${leftOut} dates left out`),
    there > 0 && (there === 1 ? '1 was there already' : `${there} were there already`),
  ]
    .filter(Boolean)
    .join('. ')
}
