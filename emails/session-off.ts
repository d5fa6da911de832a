import { toParticipant } from './to-participant.ts'

/** Tells a participant that a session does not take place. */
export const sessionOff = toParticipant('We cannot meet at the time we said. Your page says when we meet next:', [
  'There is nothing you need to do.',
])
