import { describe, expect, it } from 'vitest'
import { sessionTasks } from '#app/domain/sessions/tasks.ts'

const nothing = { team: 0, missing: 0, arrived: 0, vouchersSettled: 0, points: 0, registerSaved: false }
const words = (facts: Partial<Parameters<typeof sessionTasks>[0]>) =>
  sessionTasks({ ...nothing, state: 'planned', started: false, ...facts }).map(({ status, outcome }) => [
    status,
    outcome,
  ])

describe('what a session still needs', () => {
  it('is a team before it, and the rest on the day', () => {
    expect(words({})).toEqual([
      ['Choose the team', 'to-do'],
      ['On the day', 'later'],
      ['After the register', 'later'],
      ['On the day', 'later'],
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
      ['To do', 'to-do'],
      ['After the register', 'later'],
      ['To do', 'to-do'],
    ])
  })

  it('is a voucher for everybody who came', () => {
    expect(words({ started: true, state: 'held', team: 3, arrived: 8, vouchersSettled: 6, points: 12 })).toEqual([
      ['3 people', 'done'],
      ['Complete', 'done'],
      ['2 to settle', 'to-do'],
      ['12 points', 'done'],
    ])
    expect(words({ state: 'held', arrived: 8, vouchersSettled: 8 })[2]).toEqual(['All settled', 'done'])
  })

  it.each(['cancelled', 'postponed'] as const)('is nothing when it is %s', (state) => {
    expect(words({ state })).toEqual([])
  })
})
