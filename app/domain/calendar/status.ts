import type { observingGroups } from '#db/schema/forums.ts'

export type CohortCode = (typeof observingGroups)[number]

/** Whose observances a forum can look out for, besides those of everybody (domain §11). */
export const COHORTS = {
  black: 'Black Londoners',
  women_girls: 'Women and girls',
  disability: 'Disabled people',
  lgbtq: 'LGBTQ+ people',
} as const satisfies Record<CohortCode, string>
export const COHORT_CODES = Object.keys(COHORTS) as [CohortCode, ...CohortCode[]]

/** How much a clash weighs: it needs a decision, it is a warning, or it is good to know (product, step 1). */
export const WEIGHTS = {
  block: { label: 'Needs a decision', colour: 'red' },
  warn: { label: 'Warning', colour: 'yellow' },
  note: { label: 'Note', colour: 'grey' },
} as const
export type Weight = keyof typeof WEIGHTS
export const WEIGHT_CODES = Object.keys(WEIGHTS) as Weight[]

/** Days around which police officers are wanted elsewhere, by name: Carnival for its whole week (domain §8). */
export const OFFICERS_SHORT = [
  { called: /\bcarnival\b/i, before: 6, after: 1 },
  { called: /\bpride in london\b/i, before: 0, after: 0 },
] as const
