import { describe, expect, it } from 'vitest'
import { newParticipantInput } from '#app/domain/participants/input.ts'
import { lowestFreeSeat, nextWaitingOrder, whyNotAnAlias } from '#app/domain/participants/rules.ts'
import {
  actionsFrom,
  leadsTo,
  type PlaceAction,
  type PlaceState,
  placeStateWords,
  transition,
} from '#app/domain/participants/status.ts'

const somebody = { source: 'other', reached: 'agreed' }

describe('lowestFreeSeat', () => {
  it.each([
    ['an empty forum', [], 12, 1],
    ['a gap', [1, 2, 4, 12], 12, 3],
    ['the last one', [1, 2], 3, 3],
    ['a full forum', [3, 1, 2], 3, null],
    ['a forum made smaller', [1, 2, 3, 4], 2, null],
  ])('in %s', (_what, taken, places, seat) => {
    expect(lowestFreeSeat(taken, places)).toBe(seat)
  })
})

it('puts somebody new at the end of the waiting list', () => {
  expect(nextWaitingOrder([])).toBe(1)
  expect(nextWaitingOrder([3, 7, 5])).toBe(8)
})

describe('an alias', () => {
  it.each(['Sam', 'Mary-Jane', 'Auntie B', 'Zoë', 'Sam 2', 'The quiet one', '李'])('may be %s', (alias) => {
    expect(whyNotAnAlias(alias)).toBeNull()
  })

  it.each([
    ['sam@example.org', 'email address'],
    ['Sam @ home', 'email address'],
    ['07700 900123', 'phone number'],
    ['+44 20 7946 0000', 'phone number'],
    ['Sam 90012', 'phone number'],
    ['One two three four', '3 words or fewer'],
    ['---', 'must have letters'],
  ])('is never %s', (alias, words) => {
    expect(whyNotAnAlias(alias)).toContain(words)
  })

  it.each([
    ['', 'Enter a first name or nickname'],
    [' \t ', 'Enter a first name or nickname'],
    ['x'.repeat(41), 'First name or nickname must be 40 characters or fewer'],
  ])('typed as %j is refused in words', (alias, message) => {
    const parsed = newParticipantInput.safeParse({ ...somebody, alias })
    expect(parsed.error?.issues.map((issue) => issue.message)).toContain(message)
  })

  it('may be 40 characters, and is trimmed to one line', () => {
    expect(newParticipantInput.parse({ ...somebody, alias: `  ${'x'.repeat(40)} ` }).alias).toHaveLength(40)
    expect(newParticipantInput.parse({ ...somebody, alias: 'Auntie\n B' }).alias).toBe('Auntie B')
  })
})

describe('the life-cycle of a place', () => {
  const states = Object.keys(placeStateWords) as PlaceState[]
  const rows = states.flatMap((state) => actionsFrom(state).map((action) => [state, action] as const))

  it.each<[PlaceState, PlaceAction[]]>([
    ['referred', ['call', 'decline']],
    ['called', ['welcome', 'decline']],
    ['welcomed', ['give-place', 'queue', 'decline']],
    ['waiting', ['give-place', 'decline']],
    ['active', ['renew', 'step-back', 'leave']],
    ['stepped_back', ['come-back', 'renew', 'backfill', 'leave']],
    ['left', []],
    ['declined', []],
  ])('offers from %s just %j', (state, actions) => {
    expect(actionsFrom(state)).toEqual(actions)
  })

  it.each(rows)('%s → %s leads on, has words and an event', (state, action) => {
    const row = transition(state, action)
    expect(row).toMatchObject({ to: leadsTo(action) ?? state, event: expect.stringMatching(/^place\.[a-z-]+$/) })
    if (action !== 'renew' && action !== 'backfill') expect(row?.to).not.toBe(state)
    for (const words of [row?.words.button, row?.words.help, row?.words.done]) expect(words).toBeTruthy()
  })

  it('asks first before a place is lost', () => {
    const freeing = rows.map(([state, action]) => transition(state, action)).filter((row) => row?.seat === 'freed')
    expect(freeing).toHaveLength(7)
    for (const row of freeing) expect(row?.words.confirm?.length).toBeGreaterThan(1)
  })

  it('says no to what it does not name', () => {
    expect(transition('active', 'come-back')).toBeNull()
    expect(transition('left', 'leave')).toBeNull()
  })
})
