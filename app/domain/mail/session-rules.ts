import { isToConfirm, type Verdict } from '../contact/rules.ts'
import { blockedWords, type RouteKind, type TaskState } from '../contact/status.ts'
import { arrived } from '../register/rules.ts'
import { REGISTER_STATUSES, type RegisterStatus } from '../register/status.ts'
import { canBeChanged, hasStarted, mayInvite } from '../sessions/rules.ts'
import type { SessionState } from '../sessions/status.ts'
import { formatDateTime, type LocalDate, todayInLondon } from '../shared/dates.ts'
import { deliveryWords, hasAnswered, type SessionTemplate, thanksEnd } from './rules.ts'

/** What a facilitator asks for; a change and a cancellation are told by themselves. */
export const ASKED_TEMPLATES = ['session-invitation', 'session-coming', 'session-thanks'] as const
export type AskedTemplate = (typeof ASKED_TEMPLATES)[number]

export type SentMessage = {
  template: string
  state: 'pending' | 'leased' | 'sent' | 'dead' | 'cancelled'
  attempts: number
  notBefore: Date
  sentAt: Date | null
  delivery: 'taken' | 'delivered' | 'failed' | null
}
export type HandedTask = { about: string; state: TaskState; route: RouteKind | null; settledAt: Date | null }

/** One participant of a session, with all that says whether and how they are told something. */
export type Addressed = {
  participantId: string
  reference: string
  /** Has an active place on the day of the session. */
  expected: boolean
  status: RegisterStatus | null
  verdict: Verdict
  /** The private link that would go with it; `by-hand` where a person tells them. */
  carried: 'link' | 'make' | 'none' | 'by-hand'
  /** Of this session, the newest first. */
  messages: readonly SentMessage[]
  tasks: readonly HandedTask[]
}

type Meeting = { state: SessionState; startsAt: Date }

/** How somebody would be told now: by a route, after a word was agreed, after they were asked, or not at all; and why. */
export type WayKind = RouteKind | 'word' | 'ask' | 'no'
export type PersonWay = { kind: WayKind; why: string | null }

const NO_WORD = 'No code word or PIN would open their page, or their link was locked. Speak to them first.'

export function personWay({ verdict, carried }: Pick<Addressed, 'verdict' | 'carried'>): PersonWay {
  const isLater = !verdict.ok && verdict.why === 'outside-times'
  if (verdict.route && (verdict.ok || isLater)) {
    if (carried === 'none') return { kind: 'word', why: NO_WORD }
    const opens = isLater && verdict.opensAt ? `Safe from ${formatDateTime(verdict.opensAt)}.` : null
    return { kind: verdict.route, why: opens }
  }
  if (verdict.ok) return { kind: 'no', why: null }
  return { kind: isToConfirm(verdict.why) ? 'ask' : 'no', why: blockedWords[verdict.why] }
}

const tellsOf = ({ messages, tasks }: Addressed, template: SessionTemplate) => ({
  sent: messages.filter((one) => one.template === template),
  handed: tasks.filter((one) => one.about === template && one.state !== 'cancelled'),
})

/** Whether somebody is being told, or was: a message that waits or left, or a task for a person. */
const isTold = (person: Addressed, template: SessionTemplate) => {
  const { sent, handed } = tellsOf(person, template)
  return handed.length > 0 || sent.some(({ state }) => ['pending', 'leased', 'sent'].includes(state))
}

/** Whether somebody knows of the session from us: they got the invitation, were rung, or said something. */
export function isInvited(person: Addressed): boolean {
  const { sent, handed } = tellsOf(person, 'session-invitation')
  return (
    person.status !== null || sent.some(({ state }) => state === 'sent') || handed.some(({ state }) => state === 'done')
  )
}

/** Whether a message may be asked for now: before the session, or for two weeks after it. */
export function mayAsk(template: AskedTemplate, session: Meeting, now: Date): boolean {
  if (template === 'session-thanks') return hasStarted(session, now) && now < thanksEnd(session)
  return canBeChanged(session.state) && !hasStarted(session, now)
}

/**
 * Who a message is still wanted for: an invitation for whoever has none, a reminder once a day for whoever has not answered,
 * thanks for whoever came.
 */
export function isWanted(template: AskedTemplate, person: Addressed, today: LocalDate): boolean {
  if (template === 'session-thanks')
    return person.status !== null && arrived(person.status) && !isTold(person, template)
  if (!person.expected || hasAnswered(person.status)) return false
  if (template === 'session-invitation') return !isTold(person, template)
  const { sent, handed } = tellsOf(person, template)
  const isOnItsWay = sent.some(({ state }) => state === 'pending' || state === 'leased')
  const isOfToday = sent.some(({ notBefore, sentAt }) => todayInLondon(sentAt ?? notBefore) === today)
  return isInvited(person) && !isOnItsWay && !isOfToday && !handed.some(({ state }) => state === 'open')
}

/** Those a message is wanted for and may be written to: whoever must not be reached at all gets none. */
export const recipientsOf = <P extends Addressed>(template: AskedTemplate, people: readonly P[], today: LocalDate) =>
  people.filter((person) => isWanted(template, person, today) && personWay(person).kind !== 'no')

/** Where a session stands with its participants, in numbers. */
export function countsOf(people: readonly Addressed[]) {
  const expected = people.filter((person) => person.expected || person.status !== null)
  const number = (holds: (person: Addressed) => boolean) => expected.filter(holds).length
  return {
    expected: expected.length,
    invited: number(isInvited),
    came: number(({ status }) => status !== null && arrived(status)),
    didNotCome: number(({ status }) => status === 'did_not_attend'),
    unmarked: number(({ status }) => status === null || !REGISTER_STATUSES[status].settled),
    accepted: number(({ status }) => status === 'accepted'),
    declined: number(({ status }) => status === 'declined' || status === 'apologies'),
    unanswered: number((person) => isInvited(person) && !hasAnswered(person.status)),
    unreachable: number(
      (person) => !hasAnswered(person.status) && ['no', 'ask', 'word'].includes(personWay(person).kind),
    ),
    toRing: people.flatMap((person) => person.tasks.filter((task) => isToDo(task, person))).length,
    undelivered: people.flatMap(({ messages }) => messages.filter(isUndelivered)).length,
  }
}

/** A call that is still to be made: an invitation or a reminder only to whoever has not answered. */
const isToDo = ({ state, about }: HandedTask, { status }: Addressed) =>
  state === 'open' && !(hasAnswered(status) && ['session-invitation', 'session-coming'].includes(about))

const isUndelivered = ({ state, delivery }: SentMessage) => state === 'dead' || delivery === 'failed'

const handedWords = ({ state, route, settledAt }: HandedTask): string => {
  if (state === 'done') return `Told${settledAt ? ` ${formatDateTime(settledAt)}` : ''}`
  if (state === 'not-reached') return 'Not reached'
  if (settledAt) return 'Asked to be rung again'
  if (route === null || route === 'email') return 'Could not be sent. Look at the call sheet'
  return route === 'call' ? 'For you to ring' : 'For you to write'
}

/** How far one message is: by the person who does it, or else by the newest attempt of the machine. Null when there is none. */
export function progressOf(person: Addressed, template: SessionTemplate, session: Meeting): string | null {
  const { sent, handed } = tellsOf(person, template)
  const [task] = handed
  const [message] = sent
  if (task) return handedWords(task)
  if (!message) return null
  const isHeld = message.state === 'pending' && template !== 'session-moved' && canBeChanged(session.state)
  if (isHeld && !mayInvite(session.state)) return 'Waits until the session is confirmed'
  if (message.state === 'sent' && message.delivery === 'failed') return 'Not delivered'
  const words = message.delivery === 'delivered' ? 'Delivered' : deliveryWords(message)
  if (message.state === 'cancelled') return 'Not sent: it was not safe, or not needed any more'
  return message.sentAt ? `${words} ${formatDateTime(message.sentAt)}` : words
}
