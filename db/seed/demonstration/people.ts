import { addMonths, todayInLondon } from '#app/domain/shared/dates.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import type { people } from '#db/schema/index.ts'
import { others, staff } from './content/staff.ts'
import type { ForumSlug } from './content/types.ts'
import { madeId } from './ids.ts'

/** The id of each forum, by slug. */
export type ForumIds = Record<ForumSlug, string>

/** When the one who left was disabled. */
export const LEFT_DAYS = -64
export const daysFrom = (now: Date, days: number) => minutesAfter(now, days * 24 * 60)

/** The id of a made-up member of staff, by their key in `content/staff.ts`. */
export const personId = (key: string) => madeId('per', key)

/** The support workers had the training for supporting a forum. */
const trained = new Set(staff.filter(({ role }) => role === 'support').map(({ key }) => key))

/** Everybody with an account. They have no password: the demonstration signs in with one click. */
export function makePeople(now: Date) {
  const rows: (typeof people.$inferInsert)[] = [
    ...staff.map((one) => ({ ...one, state: 'active' as const })),
    ...others,
  ].map(({ key, name, email, organisation, state }) => ({
    id: personId(key),
    name,
    email,
    organisation,
    state,
    supportTrainedOn: trained.has(key) ? addMonths(todayInLondon(now), -14) : null,
    disabledAt: state === 'disabled' ? daysFrom(now, LEFT_DAYS) : null,
  }))
  return rows
}

/** The facilitator and the support worker of a forum. */
export function teamOf(slug: ForumSlug): string[] {
  return staff.filter(({ forums }) => forums?.includes(slug)).map(({ key }) => personId(key))
}
