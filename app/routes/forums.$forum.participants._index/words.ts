/** What the page says when the free place is not given. */
export const giveWords = {
  'forum-full': { field: '', message: 'All the places of this forum are filled, so there is none to give' },
  'not-open': { field: '', message: 'No place can be given, because this forum is not open' },
  'changed-meanwhile': {
    field: '',
    message: 'Somebody else changed the waiting list meanwhile. Nothing was saved. Check it below and send again',
  },
} as const
