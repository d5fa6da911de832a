import type { FieldError } from '#app/domain/shared/result.ts'

export const raiseWords = {
  closed: { field: '', message: 'This session is closed, or has not begun. Nobody can be asked about it now' },
  'not-to-be-asked': {
    field: 'participant',
    message: 'This person does not agree to be asked, or is being asked already',
  },
  'raised-already': { field: 'participant', message: 'Somebody has asked for this meanwhile. See the list' },
} satisfies Record<string, FieldError>
