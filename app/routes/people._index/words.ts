export const peopleWords = {
  'email-taken': { field: 'email', message: 'Somebody already signs in with this email address' },
  'no-such-forum': { field: 'forum', message: 'Choose a forum from the list, or all forums' },
  'not-waiting': {
    field: 'person',
    message: 'This person has set a password meanwhile, so they need no link. Nothing was changed',
  },
} as const

export const personStateWords = {
  invited: { label: 'No password yet', tag: 'govuk-tag--yellow' },
  active: { label: 'Active', tag: 'govuk-tag--green' },
  disabled: { label: 'Cannot sign in', tag: 'govuk-tag--grey' },
} as const
