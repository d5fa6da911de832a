import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SESSION_STATE_CODES } from '#app/domain/sessions/status.ts'
import { type BalanceFacts, isBalanced, missingFor, shownState } from '#app/domain/write-ups/balance.ts'

const closed: BalanceFacts = {
  ...{ state: 'held', started: true, calledOffLate: false, registerComplete: true, registerOpen: 0 },
  ...{ vouchersOpen: 0, vouchersWrong: 0, followUpsOpen: 0, submitted: true, notesDestroyed: true },
}
const texts = (facts: Partial<BalanceFacts>) => missingFor({ ...closed, ...facts }).map(({ text }) => text)
const facts = fc.record({
  state: fc.constantFrom(...SESSION_STATE_CODES),
  ...{ started: fc.boolean(), calledOffLate: fc.constant(false), registerComplete: fc.boolean() },
  ...{ registerOpen: fc.nat(3), vouchersOpen: fc.nat(2), vouchersWrong: fc.nat(1), followUpsOpen: fc.nat(1) },
  ...{ submitted: fc.boolean(), notesDestroyed: fc.boolean() },
})

describe('what is missing before a session is closed', () => {
  it.each<[string, Partial<BalanceFacts>, string]>([
    [
      'the register',
      { registerComplete: false, registerOpen: 2 },
      'Complete the register: 2 people have no final answer',
    ],
    ['a register that was not taken', { registerComplete: false }, 'Take the register'],
    ['a voucher', { vouchersOpen: 1 }, 'Thank 1 person with a voucher, or note that they declined'],
    ['a voucher too many', { vouchersWrong: 1 }, 'Look at 1 voucher given to somebody who did not come'],
    ['a follow-up', { followUpsOpen: 2 }, 'Settle 2 check-ins'],
    ['the points', { submitted: false }, 'Submit the points to MOPAC'],
    ['the notes', { notesDestroyed: false }, 'Destroy the notes and record it'],
  ])('%s', (_what, change, text) => {
    expect(texts(change)).toEqual([text])
    expect(shownState({ ...closed, ...change, state: 'balanced' })).toBe('held')
  })

  it('is nothing when all is done: it closes by itself, and pages say so before it is stored', () => {
    expect([texts({}), isBalanced(closed), shownState(closed)]).toEqual([[], true, 'balanced'])
  })

  it('is the vouchers alone of a session called off at short notice, and nothing of any other that is off', () => {
    const off = { ...closed, state: 'cancelled', submitted: false, vouchersOpen: 2 } as const
    expect(missingFor({ ...off, calledOffLate: true })).toMatchObject([{ page: 'vouchers' }])
    expect(missingFor(off)).toEqual([])
    expect(shownState({ ...off, calledOffLate: true, vouchersOpen: 0 })).toBe('cancelled')
  })

  it('is empty for a session that took place exactly when it is closed, whatever was stored', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const took = one.state === 'held' || one.state === 'balanced'
        expect(isBalanced(one)).toBe(took && missingFor(one).length === 0)
        expect(shownState({ ...one, state: 'held' })).toBe(shownState({ ...one, state: 'balanced' }))
        const waits = one.started && (one.state === 'planned' || one.state === 'confirmed')
        if (!took && !waits) expect(missingFor(one)).toEqual([])
      }),
    )
  })
})
