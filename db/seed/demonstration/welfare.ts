import { lastAnswers } from '#app/domain/agreements/rules.ts'
import type { AgreementPurpose } from '#app/domain/agreements/status.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { dueAfter, RAISING_STATUSES } from '#app/domain/welfare/rules.ts'
import type { Database } from '#db/client.server.ts'
import { type agreementAnswersGiven, welfareFollowUps } from '#db/schema/index.ts'
import { textedOnly } from './contacts.ts'
import { madeId } from './ids.ts'
import type { Member } from './participants.ts'
import { daysFrom, teamOf } from './people.ts'
import type { MadeEntry } from './registers.ts'
import { type MadeSession, wasHeld } from './sessions.ts'
import { isInTheMiddle } from './write-ups.ts'

type Answer = typeof agreementAnswersGiven.$inferInsert
type FollowUp = typeof welfareFollowUps.$inferInsert
type Made = {
  sessions: readonly MadeSession[]
  entries: readonly MadeEntry[]
  answers: readonly Answer[]
  members: readonly Member[]
}

/** Older ones are not kept. */
const KEPT_DAYS = 300
const SETTLED_BEFORE_DUE = -26 * 60
const endings = ['made', 'offered', 'made', 'not-reached', 'declined'] as const

/**
 * Puts in who was asked how they are after a session: one is overdue, two under way, of whom one can be sent a text and one
 * is asked when they are next seen, one lately made, the others long settled.
 */
export async function putWelfare(tx: Database, made: Made, now: Date): Promise<AuditEvent[]> {
  const recent = made.sessions.filter((session) => wasHeld(session) && session.startsAt > daysFrom(now, -KEPT_DAYS))
  const agree = agreeing(made.answers)
  const entriesOf = (session: MadeSession) =>
    made.entries.filter(({ sessionId, participantId }) => sessionId === session.id && agree.has(participantId))
  const raised = recent.flatMap((session) =>
    entriesOf(session)
      .filter(({ status }) => RAISING_STATUSES.some((one) => one === status))
      .map(({ participantId }) => ({ session, participantId })),
  )
  const overdue = raised.find(({ session }) => isInTheMiddle(session))
  const settled = raised.filter((one) => one !== overdue).map((one, at) => settledOf(one, at))
  const canBeRung = agreeing(made.answers, 'contact-call')
  const byHand = recent.filter(isInTheMiddle).flatMap((session) => {
    const rung = entriesOf(session).find((one) => one.status === 'attended' && canBeRung.has(one.participantId))
    return rung ? [{ session, participantId: rung.participantId }] : []
  })
  const [first] = byHand
  const canBeTexted = agreeing(made.answers, 'contact-text')
  const texted = textedOnly(made.members)
  const reached = (first ? entriesOf(first.session) : []).find(
    ({ status, participantId: id }) => status === 'attended' && canBeTexted.has(id) && texted.has(id),
  )
  const rows: FollowUp[] = [
    ...settled,
    ...(overdue ? [followUpOf(overdue)] : []),
    ...byHand.slice(0, 2).map((one, at) => (at === 0 ? underWay(one, now) : latelyMade(one, now))),
    ...(first && reached ? [underWay({ ...first, participantId: reached.participantId }, now)] : []),
  ]
  await tx.insert(welfareFollowUps).values(rows)
  return [event('demonstration.check-ins-added', 'demonstration', { count: rows.length })]
}

type Raised = { session: MadeSession; participantId: string }

const followUpOf = ({ session, participantId }: Raised): FollowUp => ({
  id: madeId('wfu', `${session.id} ${participantId}`),
  participantId,
  sessionId: session.id,
  dueAt: dueAfter({ startsAt: session.startsAt, minutes: session.minutes ?? 120 }),
})

function settledOf(raised: Raised, at: number): FollowUp {
  const row = followUpOf(raised)
  const by = teamOf(raised.session.slug).at(-1)
  const settledAt = minutesAfter(row.dueAt, SETTLED_BEFORE_DUE)
  return { ...row, ownerId: by, state: endings[at % endings.length], settledBy: by, settledAt }
}

/** Somebody of the team asked for it by hand, and does it. */
const underWay = (raised: Raised, now: Date): FollowUp => ({
  ...followUpOf(raised),
  ownerId: teamOf(raised.session.slug).at(-1),
  dueAt: daysFrom(now, 2),
})

function latelyMade(raised: Raised, now: Date): FollowUp {
  const settledAt = daysFrom(now, -2)
  const owned = underWay(raised, settledAt)
  return { ...owned, state: 'made', settledBy: owned.ownerId, settledAt }
}

/** Who agrees to be asked, by their last answers; and to one thing more where it is named. */
function agreeing(answers: readonly Answer[], also: AgreementPurpose = 'check-in'): Set<string> {
  const people = new Map<string, (Answer & { sequence: number })[]>()
  for (const [sequence, one] of answers.entries())
    people.set(one.participantId, [...(people.get(one.participantId) ?? []), { ...one, sequence }])
  const saidYes = (given: readonly (Answer & { sequence: number })[]) => {
    const last = lastAnswers(given)
    return (['taking-part', 'check-in', also] as const).every((purpose) => last.get(purpose)?.answer === 'yes')
  }
  return new Set([...people].filter(([, given]) => saidYes(given)).map(([id]) => id))
}
