import type { SessionState } from '../sessions/status.ts'
import type { CalendarEntry } from './ics.ts'

/** What an entry of the feed is called: a phone shows it to whoever looks at it (domain §7). */
export const FEED_TITLE = 'Meeting'

type Fed = { id: string; startsAt: Date; minutes: number; state: SessionState; version: number }

/** The entries of a feed: a day, a time, how sure it is, and the page that says more to whoever is signed in. */
export function feedEntries(sessions: readonly Fed[], origin: URL): CalendarEntry[] {
  return sessions.map(({ id, startsAt, minutes, state, version }) => ({
    uid: `${id}@${origin.hostname}`,
    ...{ startsAt, minutes, title: FEED_TITLE, sequence: version, status: statusOf(state) },
    url: new URL(`/sessions/${id}`, origin).href,
  }))
}

function statusOf(state: SessionState): NonNullable<CalendarEntry['status']> {
  if (state === 'cancelled' || state === 'postponed') return 'CANCELLED'
  return state === 'planned' ? 'TENTATIVE' : 'CONFIRMED'
}
