import type { Taken } from '#app/domain/agreements/commands.server.ts'
import { type AgreementPurpose, purposeWords } from '#app/domain/agreements/status.ts'
import type { Result } from '#app/domain/shared/result.ts'

const NOTHING_NEW = 'That was already so. Nothing was changed.'
const STOPPED = 'Nothing is sent to them any more.'

/** What the page says after answers were sent. */
export const answerWordsOf = {
  done: (result: Result<Taken, string>): string => {
    if (!result.ok || result.value.written === 0) return NOTHING_NEW
    const saved = result.value.written === 1 ? '1 answer saved.' : `${result.value.written} answers saved.`
    return result.value.stopped ? `${saved} ${STOPPED}` : saved
  },
  refusals: {
    'nothing-said': { field: 'taking-part', message: 'Choose yes or no for at least one of them' },
    'words-changed': {
      field: '',
      message: 'The words changed since you opened this page. Nothing was saved. Read the new words with them first',
    },
    'changed-meanwhile': {
      field: '',
      message: 'Somebody else took down answers meanwhile. Nothing was saved. Check them below and send again',
    },
  },
} as const

export function withdrawnNotice(purpose: AgreementPurpose, result: Result<Taken, string>): string {
  if (!result.ok || result.value.written === 0) return NOTHING_NEW
  const what = `“${purposeWords[purpose].label}” is withdrawn. It counts from now.`
  return result.value.stopped ? `${what} ${STOPPED}` : what
}
