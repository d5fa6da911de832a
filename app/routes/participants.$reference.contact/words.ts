import { type RouteKind, routeWords } from '#app/domain/contact/status.ts'

/** What the page is asked to show: all, one way to change or to remove, or what holds for every way. */
export type Step = { kind: 'edit' | 'remove'; route: RouteKind } | { kind: 'rules' } | null

export function titleOf(step: Step): string {
  if (step === null) return 'Safe contact'
  if (step.kind === 'rules') return 'What holds for every way'
  const { label } = routeWords[step.route]
  return step.kind === 'edit' ? `Safe contact: ${label.toLowerCase()}` : `Remove: ${label.toLowerCase()}. Are you sure?`
}

const changed = {
  field: '',
  message: 'Somebody else changed this meanwhile. Nothing was saved. Check it and send again',
} as const
const erased = { field: '', message: 'What we held about them was removed. Nothing can be saved' } as const

/** What the page says when nothing was saved. */
export const refusalWords = {
  'changed-meanwhile': changed,
  erased,
  'nothing-held': { field: '', message: 'There is no safe way to confirm. Add one first' },
  'no-address': { field: 'address', message: 'Enter the address or number' },
  'bad-address': { field: 'address', message: 'Check what you typed' },
  'same-address': { field: 'address', message: 'Somebody else has the same one. Check it' },
} as const

export const whoSees = 'Only their forum’s facilitator sees this, and the participant. It is stored sealed.'
