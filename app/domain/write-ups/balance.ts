import type { Permission } from '../access/permissions.ts'
import { type SessionState, tookPlace } from '../sessions/status.ts'

/** What is known of a session that was to close itself (product, step 9). */
export type BalanceFacts = {
  state: SessionState
  started: boolean
  /** We called it off so late that those who had said yes still get their voucher. */
  calledOffLate: boolean
  registerComplete: boolean
  /** How many on the register still need a status that says how it ended. */
  registerOpen: number
  /** How many still wait for a voucher, and how many have one that the register does not say is due. */
  vouchersOpen: number
  vouchersWrong: number
  followUpsOpen: number
  submitted: boolean
  notesDestroyed: boolean
}

export type Missing = { page: 'register' | 'vouchers' | 'welfare' | 'write-up'; needs: Permission; text: string }

const number = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`)

/** What is missing before a session is closed, each with the page where it is done. Nobody ticks "complete". */
export function missingFor(facts: BalanceFacts): Missing[] {
  if (facts.calledOffLate) return vouchers(facts)
  if (!tookPlace(facts.state) && !isWaiting(facts)) return []
  return [...register(facts), ...vouchers(facts), ...followUps(facts), ...writeUp(facts)]
}

/** Whether a session is closed: it took place, and nothing is missing. */
export function isBalanced(facts: BalanceFacts): boolean {
  return tookPlace(facts.state) && missingFor(facts).length === 0
}

/** The state that pages show: what is so now, whatever was stored last. */
export function shownState(facts: BalanceFacts): SessionState {
  if (!tookPlace(facts.state)) return facts.state
  return isBalanced(facts) ? 'balanced' : 'held'
}

/** It has begun, and waits for its register. */
const isWaiting = ({ state, started }: BalanceFacts) => started && (state === 'planned' || state === 'confirmed')

function register({ registerComplete, registerOpen }: BalanceFacts): Missing[] {
  if (registerComplete) return []
  const text =
    registerOpen > 0
      ? `Complete the register: ${number(registerOpen, 'person has', 'people have')} no final answer`
      : 'Take the register'
  return [{ page: 'register', needs: 'register:keep', text }]
}

function vouchers({ vouchersOpen, vouchersWrong }: BalanceFacts): Missing[] {
  const page = { page: 'vouchers', needs: 'voucher:issue' } as const
  return [
    ...(vouchersOpen > 0
      ? [
          {
            ...page,
            text: `Thank ${number(vouchersOpen, 'person', 'people')} with a voucher, or note that they declined`,
          },
        ]
      : []),
    ...(vouchersWrong > 0
      ? [
          {
            ...page,
            text: `Look at ${number(vouchersWrong, 'voucher', 'vouchers')} given to somebody who did not come`,
          },
        ]
      : []),
  ]
}

function followUps({ followUpsOpen }: BalanceFacts): Missing[] {
  if (followUpsOpen === 0) return []
  return [
    {
      page: 'welfare',
      needs: 'welfare:view',
      text: `Settle ${number(followUpsOpen, 'check-in', 'check-ins')}`,
    },
  ]
}

function writeUp({ submitted, notesDestroyed }: BalanceFacts): Missing[] {
  const page = { page: 'write-up', needs: 'write-up:keep' } as const
  return [
    ...(submitted ? [] : [{ ...page, text: 'Submit the points to MOPAC' }]),
    ...(notesDestroyed ? [] : [{ ...page, text: 'Destroy the notes and record it' }]),
  ]
}
