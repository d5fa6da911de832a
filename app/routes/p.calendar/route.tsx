import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { calendarFile } from '#app/domain/calendar/ics.ts'
import { findNextSession } from '#app/domain/links/own-queries.server.ts'
import { requireVisit } from '#app/http/visit.server.ts'

/** The next date as a calendar file, when it is asked for (security.md LNK-08). Its name says no more than what is in it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireVisit(request)
  const next = await findNextSession(ctx)
  if (!next) return redirect('/p/next')
  const { startsAt, minutes } = next
  const uid = keyedDigest('visit', `appointment\0${next.id}\0${ctx.actor.id}`)
  return new Response(calendarFile([{ startsAt, minutes, uid, title: 'Appointment' }], { now: ctx.now }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="appointment.ics"',
    },
  })
}
