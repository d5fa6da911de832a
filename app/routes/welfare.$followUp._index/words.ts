import type { FieldError } from '#app/domain/shared/result.ts'

export const settleWords = {
  'changed-meanwhile': {
    field: '',
    message: 'This check-in was changed meanwhile, or is somebody else’s. Nothing was saved. Check it below',
  },
} satisfies Record<string, FieldError>
