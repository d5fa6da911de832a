import { REVEALS_A_DAY } from '#app/domain/contact/status.ts'

const notNow = { field: '', message: 'It is not safe to get in touch this way any more. Nothing was shown' }

export const revealWords = {
  'no-passkey': { field: '', message: 'You need a passkey to see contact details. Nothing was shown' },
  'not-held': notNow,
  restricted: notNow,
  'too-many': {
    field: '',
    message: `You have looked at ${REVEALS_A_DAY} contact details within a day. No more are shown. The data protection officer can see this`,
  },
} as const
