import type { Person } from '#app/domain/accounts/queries.server.ts'
import type { AgendaCount } from '#app/domain/agenda/queries.server.ts'
import { bankHolidayOn, type Calendar } from '#app/domain/calendar/rules.ts'
import type { listReminders } from '#app/domain/mail/queries.server.ts'
import { deliveryWords, isWaiting, reminderStillDue } from '#app/domain/mail/rules.ts'
import type { Session } from '#app/domain/sessions/queries.server.ts'
import {
  awaitsDate,
  canBeChanged,
  hasStarted,
  hoursInWords,
  repeatedHourWords,
  wasCalledOffLate,
} from '#app/domain/sessions/rules.ts'
import { takesItsDay } from '#app/domain/sessions/status.ts'
import { type Progress, sessionTasks, type WriteUpProgress } from '#app/domain/sessions/tasks.ts'
import { formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { findWhere } from '#app/domain/venues/queries.server.ts'
import { type BalanceFacts, isBalanced, missingFor, shownState } from '#app/domain/write-ups/balance.ts'
import type { SessionFacts } from '#app/domain/write-ups/balance-queries.server.ts'
import { clockOf, dueWords } from '#app/domain/write-ups/rules.ts'
import { mayDo } from '#app/http/guards.server.ts'

/** What is missing before the session is closed, for this person: what they may not open is only counted. */
export function missingWords(person: Person, session: Session, facts: BalanceFacts) {
  const missing = missingFor(facts)
  const open = missing.filter(({ needs }) => mayDo(person, needs, session.forumId))
  return {
    lines: open.map(({ page, text }) => ({ href: `/sessions/${session.id}/${page}`, text })),
    others: missing.length - open.length,
    closed: isBalanced(facts),
  }
}

/** How far the write-up is, for the list of what needs doing. */
export function writeUpProgress(
  session: Session,
  { checked, submitted, notesDestroyed }: SessionFacts,
  now: Date,
  { bankHolidays }: Calendar,
): WriteUpProgress {
  const clock = clockOf(session.date, { written: checked, submitted }, todayInLondon(now), bankHolidays)
  const next = clock.writeUp.standing === 'done' ? clock.submit : clock.writeUp
  return { submitted, notesDestroyed, due: dueWords(next), late: next.standing === 'overdue' }
}

/** Whether people are still expected at it: what they need is of no use once it began or was called off. */
export function isToCome(session: Session, now: Date): boolean {
  return takesItsDay(session.state) && !hasStarted(session, now)
}

/** The few facts the top of the page shows. */
export function glance(session: Session, facts: BalanceFacts, now: Date, person: Person, { bankHolidays }: Calendar) {
  const mayPlan = mayDo(person, 'session:plan', session.forumId)
  const isOpen = mayDo(person, 'day:keep', session.forumId) && canBeChanged(session.state)
  return {
    id: session.id,
    forum: session.forumName,
    when: formatDateTime(session.startsAt),
    hours: hoursInWords(session),
    state: shownState(facts),
    cancelReason: session.cancelReason,
    clash: bankHolidayOn(session.date, bankHolidays),
    twice: repeatedHourWords(session.date, session.time),
    past: hasStarted(session, now),
    off: !takesItsDay(session.state),
    openDay: isOpen && session.date === todayInLondon(now),
    mayChange: mayPlan && (canBeChanged(session.state) || awaitsDate(session.state)),
    awaitsDate: awaitsDate(session.state),
  }
}

/** The tasks this person may open; nobody is shown how far something is that they may not see. */
export function tasksFor(
  person: Person,
  session: Session,
  progress: Progress & { agenda: AgendaCount; followUpsOpen: number; writeUp: WriteUpProgress },
  now: Date,
) {
  const facts = {
    ...progress,
    calledOffLate: wasCalledOffLate(session),
    state: session.state,
    started: hasStarted(session, now),
    registerSaved: session.registerVersion > 0,
  }
  return sessionTasks(facts).filter(({ needs }) => mayDo(person, needs, session.forumId))
}

/** A reminder and how far it is. One that still waits for a session that is off or has begun will not be sent any more. */
export function reminderLine(
  message: Awaited<ReturnType<typeof listReminders>>[number],
  session: Pick<Session, 'state' | 'startsAt'>,
  now: Date,
) {
  const { id, name, attempts, sentAt } = message
  const isVain = isWaiting(message) && !reminderStillDue(session, now)
  const words = deliveryWords({ state: isVain ? 'cancelled' : message.state, attempts })
  return { id, name, words: words + (sentAt ? ` ${formatDateTime(sentAt)}` : '') }
}

/** "Example Hall, as “Room 4 booking”"; null while it is not known. */
export async function whereInWords(session: Session): Promise<string | null> {
  const { venue, room, joining } = await findWhere(session)
  const there = venue && (room ? `${venue.name}, as “${room}”` : venue.name)
  return [there, joining && 'online'].filter(Boolean).join(' and ') || null
}
