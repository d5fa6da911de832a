import { toParticipant } from './to-participant.ts'

/** Asks a participant whether they come. Day, place and what it is stand behind the link alone (security.md T01, LNK-06). */
export const sessionInvitation = toParticipant('There is a new time on your page. Please say there if you can come:', [
  'You can say no, and you do not have to say why.',
])
