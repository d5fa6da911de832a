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
  'not-said': {
    field: 'ready',
    message: 'Say whether the team and the venue can do the new date',
  },
}

/** What happened, in the notice on the session's page. */
export function changedNotice(followed: number, ready?: 'yes' | 'not-yet'): string {
  const others =
    followed === 0
      ? 'The other sessions of the forum stay where they are.'
      : `${followed === 1 ? '1 later session' : `${followed} later sessions`} followed.`
  const next = ready === 'not-yet' ? ' It is planned again: ask the team and the venue, then confirm it.' : ''
  return `Session changed. ${others}${next}`
}

/** Missing where something is confirmed that moves: whether the team and the venue can do it. */
export const notSaid = ({ moves }: { moves: readonly { confirmed: boolean }[] }, ready: string | undefined) =>
  !ready && moves.some(({ confirmed }) => confirmed) ? [changeWords['not-said']] : []
