import type { Role } from '#app/domain/access/permissions.ts'
import type { pointBreadths, pointKinds, pointValences } from '#db/schema/points.ts'

/** The six forums of PCD 1645, by slug. */
export const forumSlugs = [
  'open',
  'black-communities',
  'women-and-girls',
  'disability',
  'lgbtq',
  'parents-of-young-victims',
] as const
export type ForumSlug = (typeof forumSlugs)[number]

export type PointKind = (typeof pointKinds)[number]
export type PointBreadth = (typeof pointBreadths)[number]
export type PointValence = (typeof pointValences)[number]

/** One thing a forum said, without a speaker, a place or a date. `themes` are one to three child codes. */
export type DemoPoint = {
  text: string
  kind: PointKind
  breadth: PointBreadth
  valence: PointValence
  themes: string[]
}

export type DemoRole = Exclude<Role, 'partner'>

/** Somebody who signs in to the demonstration. `forums` is given for the roles that are scoped to forums. */
export type DemoStaff = {
  key: string
  name: string
  email: string
  role: DemoRole
  forums?: ForumSlug[]
  organisation: string
}
