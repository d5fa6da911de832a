import { describe, expect, it } from 'vitest'
import { sessionTasks } from '#app/domain/sessions/tasks.ts'

const nothing = {
  ...{ team: 0, missing: 0, arrived: 0, vouchersSettled: 0, points: 0, registerSaved: false, hasVenue: false },
  preparations: { all: 0, open: 0, late: 0 },
  calledOffLate: false,
  followUpsOpen: 0,
  writeUp: { submitted: false, notesDestroyed: false, due: 'Due soon' },
  agenda: { items: 0, suggestions: 0, left: 0 },
}
const words = (facts: Partial<Parameters<typeof sessionTasks>[0]>) =>
  sessionTasks({ ...nothing, state: 'planned', started: false, ...facts }).map(({ status, outcome }) => [
    status,
    outcome,
  ])

describe('what a session still needs', () => {
  it('is a team before it, and the rest on the day', () => {
    expect(words({})).toEqual([
      ['Choose the team', 'to-do'],
      ['Choose where it meets', 'to-do'],
      ['Make the list', 'to-do'],
      ['Nothing on it yet', 'to-do'],
      ['On the day', 'later'],
      ['On the day', 'later'],
      ['After the register', 'later'],
      ['After the register', 'later'],
      ['On the day', 'later'],
      ['After the session', 'later'],
    ])
  })

  it('is what the team lacks, then its confirming, and nothing once it is confirmed', () => {
    expect(words({ team: 2, missing: 1 })[0]).toEqual(['1 thing missing', 'to-do'])
    expect(words({ team: 3 })[0]).toEqual(['Confirm the session', 'to-do'])
    expect(words({ team: 3, state: 'confirmed' })[0]).toEqual(['3 people', 'done'])
  })

  it('is the register and the points once it has begun', () => {
    expect(words({ started: true, team: 1 })).toEqual([
      ['1 person', 'done'],
      ['Nothing was on it', 'later'],
      ['Open', 'to-do'],
      ['To do', 'to-do'],
      ['After the register', 'later'],
      ['After the register', 'later'],
      ['To do', 'to-do'],
      ['Due soon', 'to-do'],
    ])
  })

  it('is a voucher for everybody who came', () => {
    expect(words({ started: true, state: 'held', team: 3, arrived: 8, vouchersSettled: 6, points: 12 })).toEqual([
      ['3 people', 'done'],
      ['Nothing was on it', 'later'],
      ['Held', 'done'],
      ['Complete', 'done'],
      ['2 to settle', 'to-do'],
      ['None to do', 'done'],
      ['12 points', 'done'],
      ['Due soon', 'to-do'],
    ])
    expect(words({ state: 'held', started: true, arrived: 8, vouchersSettled: 8 })[4]).toEqual(['All settled', 'done'])
  })

  it('is a check-in for everybody who is still to be asked', () => {
    expect(words({ started: true, state: 'held', followUpsOpen: 2 })).toContainEqual(['2 to settle', 'to-do'])
  })

  it('is the write-up until it is submitted and the notes are destroyed', () => {
    const last = (notesDestroyed: boolean) =>
      words({ started: true, state: 'held', writeUp: { submitted: true, notesDestroyed, due: '' } }).at(-1)
    const late = { submitted: false, notesDestroyed: false, due: 'Overdue since Friday', late: true }
    expect(words({ started: true, state: 'held', writeUp: late }).at(-1)).toEqual(['Overdue since Friday', 'late'])
    expect([last(false), last(true)]).toEqual([
      ['Destroy the notes', 'to-do'],
      ['Submitted', 'done'],
    ])
  })

  it('is a voucher for everybody who had said yes when it was called off at short notice', () => {
    const off = { state: 'cancelled', calledOffLate: true } as const
    expect(words({ ...off, arrived: 3, vouchersSettled: 1 })).toEqual([['2 to settle', 'to-do']])
    expect(words(off)).toEqual([])
  })

  it.each(['cancelled', 'postponed'] as const)('is nothing when it is %s', (state) => {
    expect(words({ state })).toEqual([])
  })
})
