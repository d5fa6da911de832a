import { toParticipant } from './to-participant.ts'

/** Reminds a participant who has not said whether they come. */
export const sessionComing = toParticipant('A short reminder: please say on your page if you can come:', [
  'You can say no, and you do not have to say why.',
])
