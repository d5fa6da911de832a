import { eq } from 'drizzle-orm'
import { bankHolidayOn } from '#app/domain/calendar/rules.ts'
import { addDays, dayOfWeek } from '#app/domain/shared/dates.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import type { Database } from '#db/client.server.ts'
import { forums, sessionDecisions } from '#db/schema/index.ts'
import calendar from '../reference/calendar.json' with { type: 'json' }
import { madeId } from './ids.ts'
import { teamOf } from './people.ts'
import { CALLED_OFF_DAYS, type MadeSession, rhythm, wasHeld, weeksOf } from './sessions.ts'

/** The rhythm of the forums as their made-up sessions lie, and why some of these were moved or called off. */
export async function keepCadence(tx: Database, sessions: readonly MadeSession[]): Promise<AuditEvent[]> {
  const weeks = weeksOf(sessions)
  for (const { slug, week } of weeks) await tx.update(forums).set({ week }).where(eq(forums.slug, slug))
  const decisions = sessions.flatMap((session) => decisionAbout(session) ?? [])
  await tx.insert(sessionDecisions).values(decisions)
  return [
    event('demonstration.rhythms-added', 'demonstration', { count: weeks.length }),
    event('demonstration.decisions-added', 'demonstration', { count: decisions.length }),
  ]
}

function decisionAbout(session: MadeSession): typeof sessionDecisions.$inferInsert | null {
  const { id, forumId, slug, date, startsAt, cancelReason } = session
  const by = {
    id: madeId('sde', id),
    forumId,
    sessionId: id,
    decidedBy: teamOf(slug)[0],
    at: new Date(startsAt.getTime() - CALLED_OFF_DAYS * 86_400_000),
  }
  if (cancelReason) return { ...by, kind: 'cancelled', date, reason: cancelReason }
  const from = wasHeld(session) ? dayOfRhythm(session) : date
  if (from === date) return null
  const holiday = bankHolidayOn(from, calendar.bankHolidays.events)
  return { ...by, kind: 'moved', date: from, toDate: date, reason: `The venue is closed on bank holidays: ${holiday}` }
}

/** The day on which the session would have met, had it not been a bank holiday. */
function dayOfRhythm({ slug, date }: MadeSession): string {
  let day = date
  while (dayOfWeek(day) !== rhythm[slug].weekday) day = addDays(day, -1)
  return day
}
