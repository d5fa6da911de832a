/** What is said when something was done. */
export const notices = {
  make: 'The list is up to date',
  settle: 'Saved',
  change: 'Saved',
  add: 'Added to the list',
} as const

/** What is said when something could not be done. */
export const words = {
  over: { field: '', message: 'This session is over or called off. Nothing was saved' },
  'changed-meanwhile': {
    field: '',
    message: 'Somebody else changed who and when meanwhile. It says now what they chose. Save again if yours is right',
  },
  'not-a-colleague': { field: 'owner', message: 'Choose somebody who can open this session' },
}
