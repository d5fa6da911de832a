import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { feedEntries } from '#app/domain/calendar/feed.ts'
import { findFeedSessions } from '#app/domain/calendar/feed-queries.server.ts'
import { calendarFile } from '#app/domain/calendar/ics.ts'
import { NotFound } from '#app/domain/shared/errors.ts'

/** A calendar program fetches this by itself: the address is the only key, it shows days and times and changes nothing. */
export async function loader({ params }: LoaderFunctionArgs) {
  const at = now()
  const sessions = await findFeedSessions((params.token ?? '').replace(/\.ics$/, ''), at)
  if (!sessions) throw new NotFound()
  return new Response(calendarFile(feedEntries(sessions, config.origin), { now: at, name: 'Meetings' }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="meetings.ics"',
    },
  })
}
