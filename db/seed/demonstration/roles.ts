import { grantIdOf, isReviewed } from '#app/domain/grants/rules.ts'
import {
  addDays,
  addMonths,
  dayOfWeek,
  londonInstant,
  type Quarter,
  quarterBounds,
  quarterOf,
  todayInLondon,
} from '#app/domain/shared/dates.ts'
import type { accessReviewLines, accessReviews, grantProposals, grants } from '#db/schema/index.ts'
import { firstRoles, furtherRoles, staff } from './content/staff.ts'
import { madeId } from './ids.ts'
import { daysFrom, type ForumIds, LEFT_DAYS, personId } from './people.ts'

type GrantRow = typeof grants.$inferInsert
type ProposalRow = typeof grantProposals.$inferInsert

const [flint, slate] = [personId('flint'), personId('slate')]
/** The review began on the first Tuesday after so many days of its quarter, and was finished so many days later. */
const REVIEW_BEGAN = 5
const REVIEW_TOOK = 3

/** Who may do what, since when, given by whom and why; what was proposed; and the review of the last quarter. */
export function makeRoles(forumIds: ForumIds, now: Date) {
  const today = todayInLondon(now)
  const began = reviewDay(now, REVIEW_BEGAN)
  const first = staff.flatMap(({ key, role, forums }) =>
    (forums ?? [null]).map((slug) => grantOf(today, { key, role, ...termsOf(key) }, slug && forumIds[slug], slug)),
  )
  const further = furtherRoles.map((one) => grantOf(today, one, one.forum ? forumIds[one.forum] : null, one.forum))
  const rows = [...first, ...further, leaver(now), endedInReview(now, began)]
  const proposals = makeProposals(now)
  const given = rows.map((row) => {
    const by = proposals.find((one) => one.state === 'approved' && one.personId === row.personId)
    return by && by.role === row.role ? { ...row, id: grantIdOf(by.id) } : row
  })
  return { grants: given, proposals, ...makeReview(given, began, now) }
}

const termsOf = (key: string) => firstRoles[key] ?? { from: -400, used: null, reason: '' }

type Given = Pick<GrantRow, 'role'> & {
  key: string
  from: number
  until?: number
  used: number | null
  reason: string
}

function grantOf(today: string, one: Given, forumId: string | null, slug: string | null | undefined): GrantRow {
  const { key, role, from, until, used, reason } = one
  return {
    id: madeId('grt', `${key} ${slug ?? null} ${from}`),
    personId: personId(key),
    role,
    forumId,
    startsOn: addDays(today, from),
    endsOn: until === undefined ? null : addDays(today, until),
    givenBy: key === 'flint' ? null : flint,
    reason,
    lastUsedOn: used === null ? null : addDays(today, -used),
  }
}

const leaver = (now: Date): GrantRow => ({
  ...grantOf(
    todayInLondon(now),
    { key: 'rook', role: 'partner', from: -420, used: 90, reason: 'Reads reports for the City funder' },
    null,
    null,
  ),
  endedAt: daysFrom(now, LEFT_DAYS),
})

/** The one role that the last review ended. */
const endedInReview = (now: Date, began: Date): GrantRow => ({
  ...grantOf(
    todayInLondon(now),
    { key: 'sorrel', role: 'commissioner', from: -330, used: 260, reason: 'Second signature while Harbour was away' },
    null,
    'commissioner',
  ),
  endedAt: daysFrom(began, 2),
})

/** Two that were approved, by the operator and by a second administrator, and one that waits. */
function makeProposals(now: Date): ProposalRow[] {
  const made = (key: string, role: 'admin' | 'dpo', days: number, reason: string): ProposalRow => ({
    id: madeId('gpr', `${key} ${role}`),
    personId: personId(key),
    role,
    startsOn: addDays(todayInLondon(now), days),
    endsOn: null,
    reason,
    proposedBy: flint,
    proposedAt: daysFrom(now, days),
    expiresAt: daysFrom(now, days + 14),
  })
  const approved = (row: ProposalRow, decidedBy: string | null): ProposalRow => ({
    ...row,
    state: 'approved',
    decidedBy,
    decidedAt: row.proposedAt,
  })
  return [
    approved(made('slate', 'admin', termsOf('slate').from, termsOf('slate').reason), null),
    approved(made('quill', 'dpo', termsOf('quill').from, termsOf('quill').reason), slate),
    { ...made('harbour', 'admin', -2, 'A third administrator, for when Slate is away'), proposedBy: slate },
  ]
}

/** The review of the quarter before this one: each role looked at by somebody whose own it is not. */
function makeReview(rows: readonly GrantRow[], began: Date, now: Date) {
  const review: typeof accessReviews.$inferInsert = {
    id: madeId('rvw', 'last quarter'),
    quarter: lastQuarter(now),
    startedBy: flint,
    startedAt: began,
    closedAt: daysFrom(began, REVIEW_TOOK),
  }
  const part = rows.filter(({ startsOn = null, endsOn = null, endedAt = null }) =>
    isReviewed({ startsOn, endsOn, endedAt }, todayInLondon(began), began),
  )
  const answers: (typeof accessReviewLines.$inferInsert)[] = part.map((row) => ({
    reviewId: review.id,
    grantId: row.id,
    verdict: row.endedAt && row.endedAt <= daysFrom(began, REVIEW_TOOK) ? 'end' : 'keep',
    decidedBy: row.personId === flint ? slate : flint,
    decidedAt: daysFrom(began, 2),
  }))
  return { reviews: [review], answers }
}

const lastQuarter = (now: Date): Quarter => quarterOf(addMonths(quarterBounds(quarterOf(todayInLondon(now))).from, -3))

function reviewDay(now: Date, days: number): Date {
  let day = addDays(quarterBounds(lastQuarter(now)).from, days)
  while (dayOfWeek(day) !== 'Tuesday') day = addDays(day, 1)
  const at = londonInstant(day, '10:00')
  if (!at.ok) throw new Error('no such moment')
  return at.at
}
