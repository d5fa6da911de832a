import { toParticipant } from './to-participant.ts'

/** Tells a participant that a session does not take place. */
export const sessionOff = toParticipant('The time we said is off. Your page says when the next one is:', [
  'There is nothing you need to do.',
])
