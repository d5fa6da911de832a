import { describe, expect, it } from 'vitest'
import { sessionTasks } from '#app/domain/sessions/tasks.ts'

const nothing = {
  team: 0,
  arrived: 0,
  vouchersSettled: 0,
  points: 0,
  registerSaved: false,
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
      ['Nothing on it yet', 'to-do'],
      ['On the day', 'later'],
      ['After the register', 'later'],
      ['On the day', 'later'],
    ])
  })

  it('is the register and the points once it has begun', () => {
    expect(words({ started: true, team: 1 })).toEqual([
      ['1 person', 'done'],
      ['Nothing was on it', 'later'],
      ['To do', 'to-do'],
      ['After the register', 'later'],
      ['To do', 'to-do'],
    ])
  })

  it('is a voucher for everybody who came', () => {
    expect(words({ started: true, state: 'held', team: 3, arrived: 8, vouchersSettled: 6, points: 12 })).toEqual([
      ['3 people', 'done'],
      ['Nothing was on it', 'later'],
      ['Complete', 'done'],
      ['2 to settle', 'to-do'],
      ['12 points', 'done'],
    ])
    expect(words({ state: 'held', arrived: 8, vouchersSettled: 8 })[3]).toEqual(['All settled', 'done'])
  })

  it('is to look at suggestions before it, and to carry over what time ran out for', () => {
    const agenda = (items: number, suggestions: number, left = 0) => words({ agenda: { items, suggestions, left } })[1]
    expect(agenda(3, 2)).toEqual(['3 items, 2 suggestions to look at', 'to-do'])
    expect(agenda(1, 0)).toEqual(['1 item', 'done'])
    expect(agenda(5, 0, 2)).toEqual(['2 of 5 items not talked about', 'to-do'])
  })

  it.each(['cancelled', 'postponed'] as const)('is nothing when it is %s', (state) => {
    expect(words({ state })).toEqual([])
  })
})
