import type { followUpStates } from '#db/schema/preparations.ts'
import type { AuditAction } from '../audit/actions.ts'

export type FollowUpState = (typeof followUpStates)[number]

/** How a check-in stands. What was said is kept nowhere (domain §8, "After"). */
export const followUpStateWords: Record<FollowUpState, { label: string; tag: string }> = {
  open: { label: 'To do', tag: 'govuk-tag--blue' },
  offered: { label: 'Offered', tag: 'govuk-tag--green' },
  made: { label: 'Made', tag: 'govuk-tag--green' },
  declined: { label: 'Declined', tag: 'govuk-tag--grey' },
  'not-reached': { label: 'Not reached', tag: 'govuk-tag--yellow' },
}

type Move = { from: readonly FollowUpState[]; to: FollowUpState; button: string; done: string; event: AuditAction }

const SETTLED = ['offered', 'made', 'declined', 'not-reached'] as const

/** The life of a check-in as data: buttons, checks, messages and the trail read the same row (architecture rule 6). */
export const followUpMoves = {
  made: {
    from: ['open'],
    to: 'made',
    button: 'We spoke',
    done: 'Recorded that you spoke.',
    event: 'welfare.settled',
  },
  offered: {
    from: ['open'],
    to: 'offered',
    button: 'I offered it',
    done: 'Recorded that you offered it.',
    event: 'welfare.settled',
  },
  declined: {
    from: ['open'],
    to: 'declined',
    button: 'They did not want to',
    done: 'Recorded that they did not want to.',
    event: 'welfare.settled',
  },
  'not-reached': {
    from: ['open'],
    to: 'not-reached',
    button: 'I did not reach them',
    done: 'Recorded that you did not reach them.',
    event: 'welfare.settled',
  },
  reopen: {
    from: SETTLED,
    to: 'open',
    button: 'Undo',
    done: 'The check-in is open again.',
    event: 'welfare.reopened',
  },
} as const satisfies Record<string, Move>

export type FollowUpIntent = keyof typeof followUpMoves
export const FOLLOW_UP_INTENTS = Object.keys(followUpMoves) as [FollowUpIntent, ...FollowUpIntent[]]
