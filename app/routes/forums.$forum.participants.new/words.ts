import type { Added } from '#app/domain/participants/commands.server.ts'
import type { NewParticipant } from '#app/domain/participants/input.ts'
import type { Result } from '#app/domain/shared/result.ts'

const clash = {
  field: '',
  message: 'Somebody else added a participant at the same moment. Nothing was saved. Send it again',
}

/** What the page says when nobody gets a place. The first two come with an offer of the waiting list. */
export const addWords = {
  'forum-full': {
    field: 'reached',
    message: 'All the places of this forum are filled. You can put them on the waiting list',
  },
  'people-waiting': {
    field: 'reached',
    message: 'A place is free, but others are waiting for it. You can put them on the waiting list',
  },
  'not-open': { field: '', message: 'Nobody can have a place, because this forum is not open. Nothing was saved' },
  clash,
} as const

export const referWords = {
  closed: { field: '', message: 'Nobody can be taken down, because this forum is closed. Nothing was saved' },
  clash,
} as const

export function isOffer(reason: string): reason is 'forum-full' | 'people-waiting' {
  return reason === 'forum-full' || reason === 'people-waiting'
}

export function addedWords(result: Result<Added, string>): string {
  const seat = result.ok ? result.value.seat : null
  return seat === null ? 'Participant put on the waiting list.' : `Participant added. They have place ${seat}.`
}

export const referredWords = 'Referral taken down. What to do next is at the top of this page.'

export const reachedWords: Record<NewParticipant['reached'], { text: string; hint?: string }> = {
  referred: { text: 'Nobody has called them yet' },
  called: { text: 'The first call is made' },
  welcomed: { text: 'They are welcomed', hint: 'They know what the forum is and what is agreed there.' },
  agreed: { text: 'They have agreed to take part', hint: 'They get a free place now, or a turn on the waiting list.' },
}
