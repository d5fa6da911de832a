import { json } from '@remix-run/node'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { bankHolidayOn } from '#app/domain/calendar/rules.ts'
import { daysLate, followers } from '#app/domain/sessions/cadence.ts'
import type { MovePlan, PlannedMove } from '#app/domain/sessions/planning-queries.server.ts'
import { listSessions, type Session } from '#app/domain/sessions/queries.server.ts'
import { slipInWords } from '#app/domain/sessions/rhythm.ts'
import { awaitsDate, canBeChanged, repeatedHourWords } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, formatTime } from '#app/domain/shared/dates.ts'
import type { FieldError, RefusedForm, Typed } from '#app/domain/shared/result.ts'

/** The session as the form shows it: how late it is, what it clashes with now, and how many could follow a move. */
export async function shown(ctx: Ctx<'session:plan'>, session: Session) {
  const { id, forumName, state, version, date, time, minutes, startsAt } = session
  const all = await listSessions(ctx, session.forumId)
  const { bankHolidays } = await getCalendar()
  return {
    ...{ id, forumName, state, version, date, time, minutes },
    when: formatDateTime(startsAt),
    open: canBeChanged(state) || awaitsDate(state),
    awaitsDate: awaitsDate(state),
    clash: bankHolidayOn(date, bankHolidays),
    late: awaitsDate(state) ? null : daysLate(all, session),
    twice: repeatedHourWords(date, time),
    later: followers(all, session, ctx.now).length,
  }
}

/** What comes back to the page: a refused form, or a preview with what was typed. */
export type ChangedAnswer = RefusedForm & { preview?: ReturnType<typeof previewOf> }

/** The answer to "show me": what was typed, and what it would do. Nothing has been saved. */
export function previewed(
  typed: Typed,
  session: Session,
  plan: Extract<MovePlan, { ok: true }>,
  errors: FieldError[] = [],
) {
  const preview = previewOf(session, plan)
  return json({ errors, typed, preview }, { status: errors.length > 0 ? 400 : 200 })
}

function previewOf(session: Session, { moves, slip, later }: Extract<MovePlan, { ok: true }>) {
  return {
    id: session.id,
    moves: moves.map((move) => moveLine(move, session)),
    staying: later - (moves.length - 1),
    slip: slip.after && slipInWords(slip.after),
    again: moves.some(({ asksAgain }) => asksAgain),
    answered: moves.reduce((sum, move) => sum + move.answered, 0),
    confirmed: moves.filter((move) => move.confirmed).length,
  }
}

function moveLine({ id, from, date, time, minutes, clashes, needsDecision }: PlannedMove, own: Session) {
  return {
    key: date,
    from: formatDate(from),
    to: `${formatDate(date)}, ${formatTime(time)}`,
    minutes: id === own.id && minutes !== own.minutes ? minutes : null,
    twice: repeatedHourWords(date, time),
    clashes,
    toDecide: needsDecision,
  }
}
