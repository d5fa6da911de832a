import { toParticipant } from './to-participant.ts'

/** Thanks a participant who came, and says where they see what happens next (product, step 6 and domain §8). */
export const sessionThanks = toParticipant('Thank you. Your page says what happens next:', [
  'Is there anything that would make the next time easier for you? You can say so there too.',
])
