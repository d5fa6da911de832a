import { hasAnswered } from '../mail/rules.ts'
import type { RegisterStatus } from '../register/status.ts'
import type { TaskAbout, TaskState } from './status.ts'

type Recorded = { button: string; status: RegisterStatus | null; state: TaskState; tag: string; said: string }

/** What is tapped on the call sheet: what it writes into the register and what becomes of the task. */
export const callAnswers = {
  comes: { button: 'Comes', status: 'accepted', state: 'done', tag: 'green', said: 'Comes' },
  'does-not-come': { button: 'Does not come', status: 'declined', state: 'done', tag: 'grey', said: 'Does not come' },
  told: { button: 'Told them', status: null, state: 'done', tag: 'green', said: 'Told' },
  'not-reached': { button: 'Not reached', status: null, state: 'not-reached', tag: 'yellow', said: 'Not reached' },
  'ring-again': { button: 'Ring again', status: null, state: 'open', tag: 'blue', said: 'Asked to be rung again' },
} as const satisfies Record<string, Recorded>
export type CallAnswer = keyof typeof callAnswers
export const CALL_ANSWERS = Object.keys(callAnswers) as CallAnswer[]

/** Whether somebody is asked if they come; the other calls only tell something. */
export const asksForAnswer = (about: TaskAbout) =>
  ['session-invitation', 'session-coming', 'session-moved'].includes(about)

/** What can be tapped for a call. */
export const answersFor = (about: TaskAbout): CallAnswer[] =>
  asksForAnswer(about) ? ['comes', 'does-not-come', 'not-reached', 'ring-again'] : ['told', 'not-reached', 'ring-again']

export type Call = { about: TaskAbout; state: TaskState; settledAt: Date | null; status: RegisterStatus | null }

/**
 * What was tapped last, or what they said themselves meanwhile; null for a call that is still to be made. A task that is open
 * and was settled before is one of somebody who asked to be rung again.
 */
export function callStanding({ about, state, settledAt, status }: Call): CallAnswer | null {
  const isAnswered = asksForAnswer(about) && hasAnswered(status)
  if (isAnswered && (state === 'done' || about !== 'session-moved'))
    return status === 'declined' || status === 'apologies' ? 'does-not-come' : 'comes'
  if (state === 'done') return 'told'
  if (state === 'not-reached') return 'not-reached'
  return settledAt ? 'ring-again' : null
}

/** What the page showed, so that nobody overwrites unseen what somebody else has tapped meanwhile. */
export const seenOf = ({ state, settledAt, status }: Call) =>
  [state, settledAt?.getTime() ?? 0, status ?? 'none'].join(' ')
