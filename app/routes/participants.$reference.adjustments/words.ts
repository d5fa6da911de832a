export const addWords = {
  already: { field: 'kind', message: 'This is on their list already' },
  'too-many': { field: '', message: 'The list is full. Remove what they do not need any more' },
  erased: { field: '', message: 'What we held about them was removed. Nothing can be saved' },
} as const
