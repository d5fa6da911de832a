export const openWords = {
  'no-such-participant': {
    field: 'reference',
    message: 'No participant has this reference. Check it and type it again',
  },
  'nobody-to-tell': {
    field: '',
    message:
      'There is nobody who could be told, so nothing was opened. Somebody must first be made data protection officer',
  },
} as const
