/** What to say when a session cannot be changed as asked. What is wrong with a date is said by the plan. */
export const changeWords = {
  over: { field: '', message: 'The session has been held or cancelled. It can no longer be changed.' },
  'changed-meanwhile': {
    field: '',
    message: 'Somebody else changed this session meanwhile. Nothing of yours was saved. Both are shown below.',
  },
  'not-possible': {
    field: '',
    message: 'Somebody else has just changed the sessions of this forum. Nothing was saved. Try again.',
  },
  undecided: {
    field: '',
    message: 'Something has just come to clash with this date. Nothing was saved. Try again.',
  },
}

/** What happened, in the notice on the session's page. */
export function changedNotice(followed: number): string {
  if (followed === 0) return 'Session changed. The other sessions of the forum stay where they are.'
  return `Session changed. ${followed === 1 ? '1 later session' : `${followed} later sessions`} followed.`
}
