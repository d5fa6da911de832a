const over = { field: '', message: 'The session has been held or cancelled. Its team can no longer be changed.' }

export const teamWords = {
  over,
  'not-a-colleague': {
    field: 'members',
    message: 'Choose people from the list. Somebody you chose can no longer open this session.',
  },
  'changed-meanwhile': {
    field: '',
    message: 'Somebody else changed this team meanwhile. Nothing of yours was saved. Both are shown below.',
  },
}

export const remindWords = {
  over: { field: '', message: 'The session has begun, been held or been cancelled. No reminder was sent.' },
  nobody: { field: 'members', message: 'Choose the team and save it first. There is nobody to remind.' },
  'all-waiting': { field: '', message: 'A reminder to everyone in the team is already waiting to be sent.' },
}
