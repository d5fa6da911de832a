import { config } from '#app/config.server.ts'
import { sessionReminder } from '#emails/session-reminder.ts'

/** The reminder of a session as it is sent, and as the page beside the button shows it. Its link starts at our own origin. */
export function reminderLetter(session: { id: string; startsAt: Date }) {
  const link = new URL(`/sessions/${session.id}`, config.origin).href
  return sessionReminder({ startsAt: session.startsAt, link })
}
