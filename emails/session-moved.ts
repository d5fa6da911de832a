import { toParticipant } from './to-participant.ts'

/** Tells a participant that a session has changed. What is new stands on their page, as it is when they look. */
export const sessionMoved = toParticipant(
  'Something has changed about the next time. Your page says how it is now. Please say there if you can come:',
  ['You can say no, and you do not have to say why.'],
)
