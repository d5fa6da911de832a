import { notAddedWords } from '#app/domain/factors/passkey-rules.ts'
import type { Typed } from '#app/domain/shared/result.ts'

/** Why a passkey was not added, or must stay. */
export const passkeyWords = {
  ...notAddedWords,
  'last-factor': {
    field: '',
    message:
      'This passkey must stay: with your password alone you could not sign in. Add another passkey or an authenticator app first',
  },
  'last-passkey': {
    field: '',
    message: 'This passkey must stay: your role needs one. Add another before you remove it',
  },
} as const

export const notices = {
  'add-passkey': 'Passkey added. If you were signed in anywhere else, you are not any more.',
  'remove-passkey': 'Passkey removed. If you were signed in anywhere else, you are not any more.',
}

/** What comes back to the page: the browser's answer is of no use to it. */
export function withoutAnswer({ answer: _answer, ...typed }: Typed): Typed {
  return typed
}
