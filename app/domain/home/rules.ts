/** One thing somebody has to do: what, a line that says more, and where. */
export type Task = { title: string; hint: string; href: string }

type Meeting = { sessionId: string; forum: string; when: string }

const counted = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`)

/** The words and the address of each thing that can need doing. */
export const tasks = {
  register: ({ sessionId, forum, when }: Meeting): Task => ({
    title: `Complete the register of ${forum}`,
    hint: when,
    href: `/sessions/${sessionId}/register`,
  }),
  vouchers: ({ sessionId, forum, when, people }: Meeting & { people: number }): Task => ({
    title: `Thank the people who came to ${forum}`,
    hint: `${when}. ${counted(people, 'person', 'people')} without a voucher issued or declined`,
    href: `/sessions/${sessionId}/vouchers`,
  }),
  points: ({ sessionId, forum, when }: Meeting): Task => ({
    title: `Write up what ${forum} said`,
    hint: `${when}. No points yet`,
    href: `/sessions/${sessionId}/points`,
  }),
  freePlace: ({
    slug,
    forum,
    free,
    waiting,
  }: {
    slug: string
    forum: string
    free: number
    waiting: number
  }): Task => ({
    title: `Give a free place in ${forum} to the next in line`,
    hint: `${counted(free, 'place', 'places')} free, ${waiting} waiting`,
    href: `/forums/${slug}/participants`,
  }),
  onTheWay: ({
    slug,
    forum,
    steps,
    longest,
  }: {
    slug: string
    forum: string
    steps: string[]
    longest: string
  }): Task => ({
    title: `Go on with those who were referred to ${forum}`,
    hint: `${steps.join(', ')}. The first was referred ${longest}`,
    href: `/forums/${slug}/participants`,
  }),
  termsEnding: (due: { slug: string; forum: string; people: number; first: string; over: boolean }): Task => ({
    title: `Ask ${counted(due.people, 'person', 'people')} in ${due.forum} whether they go on`,
    hint: `${due.people === 1 ? 'The term' : 'The first term'} ${due.over ? 'ended' : 'ends'} on ${due.first}`,
    href: `/forums/${due.slug}/participants`,
  }),
  tagging: ({ untagged }: { untagged: number }): Task => ({
    title: `Tag ${counted(untagged, 'point', 'points')}`,
    hint: 'No theme yet',
    href: '/tagging',
  }),
  ownDraft: ({ id, quarter }: { id: string; quarter: string }): Task => ({
    title: `Your draft report for ${quarter}`,
    hint: 'Waits for somebody else to approve it',
    href: `/reports/drafts/${id}`,
  }),
  approve: ({ id, quarter }: { id: string; quarter: string }): Task => ({
    title: `Check the draft report for ${quarter}`,
    hint: 'Waits for your approval, as the second person',
    href: `/reports/drafts/${id}`,
  }),
  publish: ({ id, quarter }: { id: string; quarter: string }): Task => ({
    title: `Publish the report for ${quarter}`,
    hint: 'Approved',
    href: `/reports/drafts/${id}`,
  }),
  approvals: ({ waiting }: { waiting: number }): Task => ({
    title: `${counted(waiting, 'role waits', 'roles wait')} for your approval`,
    hint: 'Proposed by another administrator',
    href: '/people/approvals',
  }),
  accessReview: ({ quarter, until, overdue }: { quarter: string; until: string; overdue: boolean }): Task => ({
    title: `Access review for ${quarter}`,
    hint: overdue ? `Overdue since ${until}` : `Due until ${until}`,
    href: '/people/review',
  }),
  invitationsFailed: ({ people }: { people: number }): Task => ({
    title: `${counted(people, 'invitation', 'invitations')} could not be sent`,
    hint: 'Check the email address, and send a new link',
    href: '/people?state=invited',
  }),
  invitationsExpired: ({ people }: { people: number }): Task => ({
    title: `${counted(people, 'invitation has', 'invitations have')} expired`,
    hint: 'They have not opened their account. Send a new link, or disable it',
    href: '/people?state=invited',
  }),
  opening: ({ id, opener, when, reads }: { id: string; opener: string; when: string; reads: number }): Task => ({
    title: `Look at the emergency access of ${opener}`,
    hint: `${when}. Looked at ${counted(reads, 'time', 'times')}`,
    href: `/break-glass/${id}`,
  }),
}
