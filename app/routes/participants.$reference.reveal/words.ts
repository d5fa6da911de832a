import { REVEALS_A_DAY } from '#app/domain/contact/status.ts'

export const revealWords = {
  'no-passkey': { field: '', message: 'You need a passkey to see contact details. Nothing was shown' },
  'not-held': { field: '', message: 'We hold none any more. Nothing was shown' },
  restricted: {
    field: 'reason',
    message: 'They asked us not to use what we hold about them. It is shown only when somebody may be in danger',
  },
  'too-many': {
    field: '',
    message: `You have looked at ${REVEALS_A_DAY} contact details within a day. No more are shown. The data protection officer can see this`,
  },
} as const
