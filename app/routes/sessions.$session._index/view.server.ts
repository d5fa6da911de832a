import type { Person } from '#app/domain/accounts/queries.server.ts'
import type { AgendaCount } from '#app/domain/agenda/queries.server.ts'
import type { listReminders } from '#app/domain/mail/queries.server.ts'
import { deliveryWords, isWaiting, reminderStillDue } from '#app/domain/mail/rules.ts'
import { bankHoliday } from '#app/domain/sessions/calendar.ts'
import type { Session } from '#app/domain/sessions/queries.server.ts'
import { canBeChanged, hasStarted, hoursInWords } from '#app/domain/sessions/rules.ts'
import { type Progress, sessionTasks } from '#app/domain/sessions/tasks.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { mayDo } from '#app/http/guards.server.ts'

/** The few facts the top of the page shows. */
export function glance(session: Session, now: Date, mayPlan: boolean) {
  return {
    id: session.id,
    forum: session.forumName,
    when: formatDateTime(session.startsAt),
    hours: hoursInWords(session),
    state: session.state,
    cancelReason: session.cancelReason,
    clash: bankHoliday(session.date),
    past: hasStarted(session, now),
    mayChange: mayPlan && canBeChanged(session.state),
  }
}

/** The tasks this person may open; nobody is shown how far something is that they may not see. */
export function tasksFor(person: Person, session: Session, progress: Progress & { agenda: AgendaCount }, now: Date) {
  const facts = {
    ...progress,
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
