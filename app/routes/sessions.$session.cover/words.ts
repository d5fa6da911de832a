export const askWords = {
  over: { field: '', message: 'The session has begun, been held or been cancelled. Nobody was asked.' },
  covered: { field: '', message: 'Somebody has said yes meanwhile. Nobody else was asked.' },
  'not-on-the-list': { field: 'people', message: 'Choose people from the list. Somebody you chose cannot be asked.' },
  'cannot-be-there': {
    field: 'people',
    message: 'Somebody you chose cannot be in this session’s team. Nobody was asked. Choose others.',
  },
} as const
