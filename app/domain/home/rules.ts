/** One thing somebody has to do: what, a line that says more, and where; and whether it is for today, or late. */
export type Task = { title: string; hint: string; href: string; mark?: 'today' | 'late' }

const lateIf = (isLate: boolean): Pick<Task, 'mark'> => (isLate ? { mark: 'late' } : {})

type Meeting = { sessionId: string; forum: string; when: string }

export const counted = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`)

type WriteUpDue = Meeting & { due: string; late: boolean }

type SessionDue = Meeting & { weekday: string }

type RequestDue = { reference: string; due: string }

/** The words and the address of each thing that can need doing. */
export const tasks = {
  sessionToday: ({ sessionId, forum, when }: Meeting): Task => ({
    title: `Session today: ${forum}`,
    hint: when,
    href: `/sessions/${sessionId}/day`,
    mark: 'today',
  }),
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
  writeUp: ({ sessionId, forum, when, due, late }: WriteUpDue): Task => ({
    ...lateIf(late),
    title: `Write up what ${forum} said`,
    hint: `${when}. ${due}`,
    href: `/sessions/${sessionId}/write-up`,
  }),
  submit: ({ sessionId, forum, when, due, late }: WriteUpDue): Task => ({
    ...lateIf(late),
    title: `Submit the points of ${forum} to MOPAC`,
    hint: `${when}. ${due}`,
    href: `/sessions/${sessionId}/write-up#submit`,
  }),
  destroyNotes: ({ sessionId, forum, when }: Meeting): Task => ({
    title: `Destroy the notes of ${forum}`,
    hint: `${when}. The points are submitted`,
    href: `/sessions/${sessionId}/write-up#destroy`,
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
  askAgain: ({ forum, people }: { forum: string; people: number }): Task => ({
    title: `Ask ${counted(people, 'person', 'people')} in ${forum} for their agreement again`,
    hint: 'The words have changed since they answered',
    href: '/agreement',
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
  contactTasks: ({ open, late }: { open: number; late: number }): Task => ({
    ...lateIf(late > 0),
    title: `${counted(open, 'contact task', 'contact tasks')} to do`,
    hint: late > 0 ? `Calls, texts and letters. ${late} late` : 'Calls, texts and letters that a person has to make',
    href: '/contact-tasks',
  }),
  toRing: ({
    sessionId,
    forum,
    when,
    weekday,
    people,
    isRung,
  }: SessionDue & { people: number; isRung: boolean }): Task => ({
    title: `${counted(people, 'person', 'people')} still to ring ${isRung ? '' : 'or write to '}for ${weekday}’s session`,
    hint: `${forum}, ${when}`,
    href: `/sessions/${sessionId}/calls`,
  }),
  notDelivered: ({ sessionId, forum, when, messages }: SessionDue & { messages: number }): Task => ({
    title: `${counted(messages, 'message', 'messages')} could not be delivered`,
    hint: `About ${forum}, ${when}`,
    href: `/sessions/${sessionId}/messages`,
  }),
  confirmContact: ({ people }: { people: number }): Task => ({
    title: `Ask ${counted(people, 'participant', 'participants')} how they can be reached safely`,
    hint: 'Missing, or confirmed more than six weeks ago. Nothing is sent to them until then',
    href: '/contact-tasks#to-confirm',
  }),
  checkInsOverdue: ({ overdue }: { overdue: number }): Task => ({
    title: `${counted(overdue, 'check-in after a session is', 'check-ins after a session are')} overdue`,
    hint: 'They agreed to be asked how they are within 72 hours',
    href: '/welfare',
    mark: 'late',
  }),
  linkLocked: ({ reference }: { reference: string }): Task => ({
    title: `Look at the private link of ${reference}`,
    hint: 'It was locked after five wrong words. Speak to them first',
    href: `/participants/${reference}/link`,
  }),
  agenda: ({ sessionId, forum, when, suggestions }: Meeting & { suggestions: number }): Task => ({
    title: `Look at ${counted(suggestions, 'suggestion', 'suggestions')} for the agenda of ${forum}`,
    hint: when,
    href: `/sessions/${sessionId}/agenda`,
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
  opening: ({ id, opener, when, reads }: { id: string; opener: string; when: string; reads: number }): Task => ({
    title: `Look at the emergency access of ${opener}`,
    hint: `${when}. Looked at ${counted(reads, 'time', 'times')}`,
    href: `/break-glass/${id}`,
  }),
  dataRequest: ({
    id,
    reference,
    kind,
    due,
    left,
    late,
  }: RequestDue & { id: string; kind: string; left: string; late: boolean }): Task => ({
    title: late ? `Late: answer ${reference} about their data` : `Answer ${reference} about their data`,
    hint: `${kind}. Due ${due}, ${left}`,
    href: `/data/requests/${id}`,
  }),
  moreDataRequests: ({ more }: { more: number }): Task => ({
    title: `${counted(more, 'more request', 'more requests')} about data`,
    hint: 'Due later',
    href: '/data/requests',
  }),
  requestToCheck: ({ reference, due }: RequestDue): Task => ({
    title: `Make sure that it was ${reference} who asked about their data`,
    hint: `The answer is due ${due}`,
    href: `/participants/${reference}/data`,
  }),
  copyToHandOver: ({ reference, due }: RequestDue): Task => ({
    title: `Hand ${reference} the copy of their data`,
    hint: `Due ${due}`,
    href: `/participants/${reference}/data`,
  }),
  toPutRight: ({ reference, due }: RequestDue): Task => ({
    title: `Put right what ${reference} says is wrong`,
    hint: `Due ${due}`,
    href: `/participants/${reference}/data`,
  }),
  removal: ({ reference, what, when }: { reference: string; what: 'contact' | 'person'; when: string }): Task => ({
    title: what === 'contact' ? `Contact details of ${reference} will be removed` : `${reference} will be removed`,
    hint: `${when}. If they come back, give them a place before then`,
    href: `/participants/${reference}`,
  }),
  removalOverdue: ({ overdue }: { overdue: number }): Task => ({
    title: `${counted(overdue, 'thing is', 'things are')} kept longer than allowed`,
    hint: 'The nightly removal has not taken it. Look at what is left, and why',
    href: '/data/retention',
  }),
}
