import { HOLD_MONTHS } from '#app/domain/retention/rules.ts'

export const holdWords = {
  'no-such-participant': {
    field: 'reference',
    message: 'We hold nothing about a participant with this reference. Check it and type it again',
  },
  'held-already': { field: 'reference', message: 'There is a hold on this participant already. End that one first' },
  'in-the-past': { field: 'endsOn', message: 'Last day must be today or later' },
  'too-far': {
    field: 'endsOn',
    message: `Last day must be within ${HOLD_MONTHS} months. You can set another hold then`,
  },
  'no-such-hold': { field: '', message: 'There is no such hold. Nothing was changed' },
} as const
