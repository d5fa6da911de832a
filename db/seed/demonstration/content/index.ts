import { pointsBlackCommunities } from './points-black-communities.ts'
import { pointsDisability } from './points-disability.ts'
import { pointsLgbtq } from './points-lgbtq.ts'
import { pointsOpen } from './points-open.ts'
import { pointsParents } from './points-parents.ts'
import { pointsWomenAndGirls } from './points-women-and-girls.ts'
import type { DemoPoint, ForumSlug } from './types.ts'

export const pointsByForum: Record<ForumSlug, DemoPoint[]> = {
  open: pointsOpen,
  'black-communities': pointsBlackCommunities,
  'women-and-girls': pointsWomenAndGirls,
  disability: pointsDisability,
  lgbtq: pointsLgbtq,
  'parents-of-young-victims': pointsParents,
}
