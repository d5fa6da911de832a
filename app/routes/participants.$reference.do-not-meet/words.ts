export const addWords = {
  already: { field: 'whom', message: 'This person stands on their list already' },
  'not-on-the-list': {
    field: 'whom',
    message: 'Choose somebody from the list. Whom you chose comes to no sessions any more',
  },
  erased: { field: '', message: 'What we held about them was removed. Nothing can be saved' },
} as const
