import type { WhyNotAdded } from '#app/domain/factors/passkey-commands.server.ts'
import { MOST_PASSKEYS } from '#app/domain/factors/passkey-rules.ts'
import type { FieldError, Typed } from '#app/domain/shared/result.ts'

/** Why a passkey was not added or not removed. */
export const passkeyWords: Record<WhyNotAdded | 'last-factor' | 'last-passkey', FieldError> = {
  refused: {
    field: '',
    message: 'The passkey could not be added. It took too long, or it is in use already. Try again.',
  },
  'too-many': { field: '', message: `You can have ${MOST_PASSKEYS} passkeys. Remove one that you no longer use first` },
  'has-one': { field: '', message: 'You have a passkey already. Sign in with it to add another' },
  'last-factor': {
    field: '',
    message:
      'This is the only thing besides your password that proves who you are. Add another passkey or an app first',
  },
  'last-passkey': { field: '', message: 'Your role needs a passkey. Add another one before you remove this one' },
}

export const notices = {
  'add-passkey': 'Passkey added. If you were signed in anywhere else, you are not any more.',
  'remove-passkey': 'Passkey removed. If you were signed in anywhere else, you are not any more.',
}

/** What comes back to the page: the browser's answer is of no use to it. */
export function withoutAnswer({ answer: _answer, ...typed }: Typed): Typed {
  return typed
}
