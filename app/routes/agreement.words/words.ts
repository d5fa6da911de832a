/** What the page says when words do not come into use. */
export const refusalWords = {
  'in-the-past': { field: 'inUseFrom', message: 'The day from which they are used must be today or later' },
  'before-the-last': {
    field: 'inUseFrom',
    message: 'Other words are planned for a later day. Choose that day or one after it',
  },
  'same-words': { field: 'text', message: 'These are the words that are there already. Change something, or leave it' },
  'changed-meanwhile': {
    field: '',
    message: 'Somebody else added words meanwhile. Nothing was saved. Look at theirs before you go on',
  },
} as const

export const doneWords = (label: string) => `The new words for “${label}” are saved. They are used from their day on.`
