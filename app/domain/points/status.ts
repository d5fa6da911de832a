type Choices = Record<string, { label: string; hint: string }>

/** What sort of thing the room said. */
export const POINT_KINDS = {
  experience: { label: 'Experience', hint: 'Something that happened, in general words' },
  suggestion: { label: 'Suggestion', hint: 'An idea for doing it better' },
  ask: { label: 'Ask of the police', hint: 'Something the room wants the police to do' },
} as const satisfies Choices

/** How many people said it. A point has no author and no head count, only this (product, "Points have no author"). */
export const POINT_BREADTHS = {
  one: { label: 'One person', hint: 'Only one person said this' },
  several: { label: 'Two or more people', hint: 'At least two people said this' },
  general: { label: 'General agreement', hint: 'Most of the room agreed. Never write “all”' },
} as const satisfies Choices

/** Whether it is about something bad, something good, or both. */
export const POINT_VALENCES = {
  problem: { label: 'Problem', hint: 'Something that goes wrong' },
  mixed: { label: 'Mixed', hint: 'Some of it works and some does not' },
  working_well: { label: 'Working well', hint: 'Something to keep doing' },
} as const satisfies Choices

export type PointKind = keyof typeof POINT_KINDS
export type Breadth = keyof typeof POINT_BREADTHS
export type Valence = keyof typeof POINT_VALENCES

/** The codes, in the order in which pages show them. */
export const POINT_KIND_CODES = Object.keys(POINT_KINDS) as [PointKind, ...PointKind[]]
export const BREADTH_CODES = Object.keys(POINT_BREADTHS) as [Breadth, ...Breadth[]]
export const VALENCE_CODES = Object.keys(POINT_VALENCES) as [Valence, ...Valence[]]

/** Whether more than one person stands behind a point, which is what lets a theme appear (domain D4). */
export function isBroad(breadth: Breadth | null): boolean {
  return breadth === 'several' || breadth === 'general'
}
