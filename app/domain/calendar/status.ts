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

/** The shapes that tell forums apart besides their colour and their letter. */
export const SHAPES = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'hexagon',
  'pentagon',
  'shield',
  'cross',
  'octagon',
  'arrow',
] as const
export type Shape = (typeof SHAPES)[number]
/** How a forum is told apart on a calendar. */
export type Mark = { shape: Shape; letter: string }

/** The three ways to look at the calendar. */
export const VIEWS = { month: 'Month', 'six-weeks': 'Six weeks', list: 'List' } as const
export type View = keyof typeof VIEWS
export const VIEW_CODES = Object.keys(VIEWS) as [View, ...View[]]
