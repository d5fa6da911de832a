import type { RegisterStatus } from '../register/status.ts'
import type { LinkState } from './status.ts'

/** For how many days a link can be made to work; the last is the default (security.md LNK-04). */
export const LINK_DAYS = [1, 3, 7] as const
/** How long a page behind a link stays open, from the right word on, whatever is done there (security.md LNK-07). */
export const VISIT_MINUTES = 15
/** After so many wrong words in its life a link does not work any more (security.md LNK-05). */
export const MOST_WRONG_WORDS = 5

type Standing = { expiresAt: Date; lockedAt: Date | null; revokedAt: Date | null }

/** How a link stands at a moment. */
export function linkState({ expiresAt, lockedAt, revokedAt }: Standing, now: Date): LinkState {
  if (revokedAt) return 'stopped'
  if (lockedAt) return 'locked'
  return expiresAt <= now ? 'expired' : 'works'
}

/** A word as it is compared: spelled in one way, whatever the case, the spaces and the marks between its letters. */
export function normalisedWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('en-GB')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Whether one more wrong word locks the link. */
export const locksAfter = (wrongWords: number) => wrongWords + 1 >= MOST_WRONG_WORDS

/** Whether a participant may still say if they come: nobody has written into the register whether they came. */
export function mayStillAnswer(status: RegisterStatus | null): boolean {
  return status === null || ['invited', 'accepted', 'declined', 'apologies'].includes(status)
}

/** What the participant last said about a session; null when they said nothing, or somebody else did for them. */
export function answerIn(status: RegisterStatus | null): 'yes' | 'no' | null {
  if (status === 'accepted') return 'yes'
  return status === 'declined' || status === 'apologies' ? 'no' : null
}
