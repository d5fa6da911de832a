import { toParticipant } from './to-participant.ts'

/** Asks a participant who came whether the words that were written down are right (product, step 8). */
export const wordingCheck = toParticipant('There is something for you to read over on your page:', [
  'Are the words right? You can say so there, or write other words. You do not have to.',
])
