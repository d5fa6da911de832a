import { json } from '@remix-run/node'
import { bankHolidayOn, type Calendar, knowsBankHolidaysOf } from '#app/domain/calendar/rules.ts'
import { daysLate } from '#app/domain/sessions/cadence.ts'
import { type Clash, needsDecision } from '#app/domain/sessions/clashes.ts'
import { decisionInWords } from '#app/domain/sessions/decisions.ts'
import type { Decision, PlannedSession } from '#app/domain/sessions/planning-queries.server.ts'
import type { Session } from '#app/domain/sessions/queries.server.ts'
import { hasStarted, repeatedHourWords } from '#app/domain/sessions/rules.ts'
import { takesItsDay } from '#app/domain/sessions/status.ts'
import { formatDate, formatDateTime, formatTime } from '#app/domain/shared/dates.ts'
import type { FieldError, RefusedForm, Typed } from '#app/domain/shared/result.ts'

type Frame = { all: readonly Session[]; calendar: Calendar; cadenceDays: number; now: Date }

/** A session as the list shows it, with how late it is against the one before it. */
export function sessionLine(session: Session, { all, calendar, cadenceDays, now }: Frame) {
  const past = hasStarted(session, now)
  return {
    id: session.id,
    date: formatDate(session.date),
    time: formatTime(session.time),
    state: session.state,
    clash: bankHolidayOn(session.date, calendar.bankHolidays),
    late: past || !takesItsDay(session.state) ? null : daysLate(all, session, cadenceDays),
    past,
  }
}

/** A decision as the history shows it. */
export function decisionLine(decision: Decision) {
  const { id, reason, at, by } = decision
  return { id, what: decisionInWords(decision), reason, at: formatDateTime(at), by: by ?? 'Somebody who has left' }
}

export type PreviewedPlan = {
  past: number
  adds: number
  beyondCalendar: boolean
  /** The last day of the calendar of holidays, where a date lies past it. */
  calendarEnds: string | null
  lines: PreviewLine[]
}
export type PreviewLine = {
  key: string
  date: string
  time: string
  /** The session that is there already, with the day it is on. */
  there: { id: string; date: string } | null
  past: boolean
  twice: string | null
  clashes: Clash[]
  toDecide: boolean
  before: { choice: 'keep' | 'skip'; reason: string } | null
}
/** What comes back to the page: a refused form, or a preview with what was typed. */
export type LaidOutAnswer = RefusedForm & { plan?: PreviewedPlan }

/**
 * The answer to "show me the dates": what was typed, and the sessions it would make; with errors where a date still needs
 * its decision. Nothing has been saved.
 */
export function previewed(typed: Typed, sessions: PlannedSession[], calendar: Calendar, errors: FieldError[] = []) {
  const plan: PreviewedPlan = {
    past: sessions.filter(({ past, there }) => past && !there).length,
    adds: sessions.filter(({ there }) => !there).length,
    beyondCalendar: sessions.some(({ date }) => !knowsBankHolidaysOf(date, calendar)),
    calendarEnds: sessions.some(({ date }) => date > calendar.endsOn) ? formatDate(calendar.endsOn) : null,
    lines: sessions.map(previewLine),
  }
  return json({ errors, typed, plan }, { status: errors.length > 0 ? 400 : 200 })
}

function previewLine({ date, time, there, clashes, past, before }: PlannedSession): PreviewLine {
  return {
    key: date,
    date: formatDate(date),
    time: formatTime(time),
    there: there && { id: there.id, date: formatDate(there.date) },
    past,
    twice: repeatedHourWords(date, time),
    // What is there already stays: a clash of a date that is not taken is nobody's to decide.
    clashes: there ? [] : clashes,
    toDecide: there === null && needsDecision(clashes),
    before: before && { choice: before.kind === 'skipped' ? 'skip' : 'keep', reason: before.reason },
  }
}
