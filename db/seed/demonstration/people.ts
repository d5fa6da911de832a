import type { grants, people } from '#db/schema/index.ts'
import { staff } from './content/staff.ts'
import type { ForumSlug } from './content/types.ts'
import { madeId } from './ids.ts'

/** The id of each forum, by slug. */
export type ForumIds = Record<ForumSlug, string>

/** The id of a made-up member of staff, by their key in `content/staff.ts`. */
export const personId = (key: string) => madeId('per', key)

/** Everybody who signs in. They have no password: the demonstration signs in with one click. */
export function makePeople(forumIds: ForumIds) {
  const peopleRows: (typeof people.$inferInsert)[] = staff.map(({ key, name, email, organisation }) => ({
    id: personId(key),
    name,
    email,
    organisation,
    state: 'active',
  }))
  const grantRows: (typeof grants.$inferInsert)[] = staff.flatMap(({ key, role, forums }) =>
    (forums ?? [null]).map((slug) => ({
      id: madeId('grt', `${key} ${slug}`),
      personId: personId(key),
      role,
      forumId: slug && forumIds[slug],
    })),
  )
  return { people: peopleRows, grants: grantRows }
}

/** The facilitator and the support worker of a forum. */
export function teamOf(slug: ForumSlug): string[] {
  return staff.filter(({ forums }) => forums?.includes(slug)).map(({ key }) => personId(key))
}
