import { json } from '@remix-run/node'
import { bankHoliday, knowsBankHolidaysOf } from '#app/domain/sessions/calendar.ts'
import type { PlannedSession, Session } from '#app/domain/sessions/queries.server.ts'
import { hasStarted } from '#app/domain/sessions/rules.ts'
import { formatDate, formatTime } from '#app/domain/shared/dates.ts'
import type { FieldError, RefusedForm, Typed } from '#app/domain/shared/result.ts'

/** A session as the list shows it. */
export function sessionLine(session: Session, now: Date) {
  return {
    id: session.id,
    date: formatDate(session.date),
    time: formatTime(session.time),
    state: session.state,
    clash: bankHoliday(session.date),
    past: hasStarted(session, now),
  }
}

export type PreviewedPlan = {
  past: number
  clashes: number
  beyondCalendar: boolean
  lines: { key: string; date: string; time: string; clash: string | null; past: boolean }[]
}
/** What comes back to the page: a refused form, or a preview with what was typed. */
export type LaidOutAnswer = RefusedForm & { plan?: PreviewedPlan }

/** The answer to "show me the dates": what was typed, and the sessions it would make. Nothing has been saved. */
export function previewed(typed: Typed, sessions: PlannedSession[]) {
  const plan: PreviewedPlan = {
    past: sessions.filter(({ past }) => past).length,
    clashes: sessions.filter(({ clash }) => clash !== null).length,
    beyondCalendar: sessions.some(({ date }) => !knowsBankHolidaysOf(date)),
    lines: sessions.map(({ date, time, clash, past }) => ({
      key: date,
      date: formatDate(date),
      time: formatTime(time),
      clash,
      past,
    })),
  }
  return json({ errors: [] as FieldError[], typed, plan })
}
