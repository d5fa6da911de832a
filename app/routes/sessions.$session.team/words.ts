const over = { field: '', message: 'The session has been held or cancelled. Its team can no longer be changed.' }

export const teamWords = {
  over,
  'cannot-be-there': {
    field: 'members',
    message: 'This person cannot be in this session’s team. Choose somebody else.',
  },
  'two-parts': { field: 'members', message: 'Choose each person once: nobody comes as two things at one session.' },
  'changed-meanwhile': {
    field: '',
    message: 'Somebody else changed this team meanwhile. Nothing of yours was saved. Both are shown below.',
  },
}

/** The same words whatever the reason is: a role that ended, a guest who was retired, or a wish. */
export function unfitWords(names: readonly string[]): string {
  if (names.length === 0) return teamWords['cannot-be-there'].message
  return `${names.join(', ')} cannot be in this session’s team. Choose somebody else.`
}

export const confirmWords = {
  over: { field: '', message: 'The session has begun, been held or been cancelled. It can no longer be confirmed.' },
  'something-missing': { field: '', message: 'Something is still missing. It stands under “How the session stands”.' },
}

export const guestWords = {
  already: {
    field: 'name',
    message: 'Somebody of this name comes from there already. Add a letter to tell them apart, like Sam K',
  },
}

export const retireWords = {
  'in-a-team': {
    field: '',
    message:
      'They are still in the team of a session to come. They can be taken off the lists after it, or once they are out of it.',
  },
}

export const trainWords = {
  'in-the-future': { field: 'on', message: 'The day of the training must be today or in the past' },
}

export const remindWords = {
  over: { field: '', message: 'The session has begun, been held or been cancelled. No reminder was sent.' },
  nobody: { field: 'members', message: 'Choose the team and save it first. There is nobody to remind.' },
  'all-waiting': { field: '', message: 'A reminder to everyone in the team is already waiting to be sent.' },
}
