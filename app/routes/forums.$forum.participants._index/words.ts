import type { Added } from '#app/domain/participants/commands.server.ts'
import type { Result } from '#app/domain/shared/result.ts'

const full = 'All the places of this forum are filled'

/** What the page says when a participant is not added. The first two come with an offer of the waiting list. */
export const addWords = {
  'forum-full': { field: 'alias', message: `${full}. You can put them on the waiting list` },
  'people-waiting': {
    field: 'alias',
    message: 'A place is free, but others are waiting for it. You can put them on the waiting list',
  },
  'not-open': { field: '', message: 'Nobody can be added, because this forum is not open. Nothing was saved' },
  clash: {
    field: '',
    message: 'Somebody else added a participant at the same moment. Nothing was saved. Send it again',
  },
} as const

export const giveWords = {
  'forum-full': { field: '', message: `${full}, so there is none to give` },
  'not-open': { field: '', message: 'No place can be given, because this forum is not open' },
  'changed-meanwhile': {
    field: '',
    message: 'Somebody else changed the waiting list meanwhile. Nothing was saved. Check it below and send again',
  },
} as const

export function isOffer(reason: string): reason is 'forum-full' | 'people-waiting' {
  return reason === 'forum-full' || reason === 'people-waiting'
}

export function addedWords(result: Result<Added, string>): string {
  const seat = result.ok ? result.value.seat : null
  return seat === null ? 'Participant put on the waiting list.' : `Participant added. They have place ${seat}.`
}
