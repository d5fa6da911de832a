import { describe, expect, it } from 'vitest'
import { ADJUSTMENT_KINDS } from '#app/domain/contact/adjustments.ts'
import { addVenueInput, placeInput } from '#app/domain/venues/input.ts'
import { isGap, matchNeeds, tellsTooMuch, wantsLook } from '#app/domain/venues/rules.ts'
import { ACCESS_QUESTIONS } from '#app/domain/venues/status.ts'

const TODAY = '2026-11-19'
const typed = {
  ...{ name: 'Hall', address: '1 Test Street', directions: '', roomName: 'Community meeting', holds: '', cost: '' },
  ...{ notPolice: 'yes', checkedOn: '//' },
  ...Object.fromEntries(ACCESS_QUESTIONS.map((question) => [`access-${question}`, 'not-known'])),
}
const problems = (change: Record<string, string>) =>
  addVenueInput(TODAY)
    .safeParse({ ...typed, ...change })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

describe('what is needed against what a venue has (domain §8)', () => {
  const needs = [
    { kind: 'step-free', people: 2 },
    { kind: 'hearing-loop', people: 1 },
    { kind: 'bsl', people: 1 },
    { kind: 'online', people: 1 },
  ] as const

  it('is met, a gap, not known, or to be got ready, each with the reason', () => {
    const access = { 'step-free': 'yes', toilet: 'yes', 'hearing-loop': 'no' } as const
    expect(matchNeeds(needs, { access, hasJoining: false }).map(({ words, standing }) => [words, standing])).toEqual([
      ['2 people need step-free access', 'met'],
      ['1 person needs a hearing loop', 'gap'],
      ['1 person needs a BSL interpreter', 'prepare'],
      ['1 person needs to join online', 'gap'],
    ])
  })

  it('is not met by half of what somebody needs', () => {
    const one = (access: Parameters<typeof matchNeeds>[1]['access']) =>
      matchNeeds(needs.slice(0, 1), { access, hasJoining: true })[0]?.standing
    expect(one({ 'step-free': 'yes' })).toBe('not-known')
    expect(one({ 'step-free': 'yes', toilet: 'no' })).toBe('gap')
    expect(one({})).toBe('not-known')
    expect(one(null)).toBe('no-venue')
  })

  it('never calls a need met that nobody has answered for, whatever it is', () => {
    const all = ADJUSTMENT_KINDS.map((kind) => ({ kind, people: 1 }))
    for (const access of [null, {}])
      for (const need of matchNeeds(all, { access, hasJoining: false }))
        expect(isGap(need) || need.standing === 'prepare').toBe(true)
  })
})

describe('what is typed about a venue', () => {
  it('may leave open what is not known', () => {
    expect(problems({})).toEqual([])
    expect(addVenueInput(TODAY).parse(typed)).toMatchObject({ holds: null, costPence: null, checkedOn: null })
    expect(addVenueInput(TODAY).parse({ ...typed, cost: '£120', holds: '14' })).toMatchObject({
      costPence: 12_000,
      holds: 14,
    })
  })

  it('is refused in a police building, with a telling room name, or with a look in the future', () => {
    expect(problems({ notPolice: '' })[0]).toContain('never meets in a police building')
    expect(problems({ roomName: 'Victim Voice Forum' })).toEqual([
      'roomName: Room name must not say what the meeting is about',
    ])
    expect(problems({ checkedOn: '20/11/2026' })).toEqual([
      'checkedOn: Date somebody last looked must be today or in the past',
    ])
    expect(problems({ cost: 'much', holds: 'lots' }).join()).toMatch(/holds: .*number.*cost: .*cost of one session/i)
    expect(problems({ cost: 'much', holds: 'lots' }).join()).not.toContain('Invalid input')
    const placed = (change: object) =>
      placeInput.safeParse({ version: '1', venue: '', roomName: '', joining: '', cost: '', ...change }).success
    expect([placed({}), placed({ roomName: 'MPS' })]).toEqual([true, false])
    // LNK-06: both stand on the page behind a private link.
    expect(problems({ directions: 'Ask at the desk for the victims’ forum' })[0]).toMatch(/^directions: /)
    expect(placed({ joining: 'https://meet.example.org/crime-panel' })).toBe(false)
  })

  it.each(['Crime panel', 'the Met', 'Survivors', 'MOPAC room', 'Hate incidents'])(
    'knows that “%s” tells too much',
    (name) => {
      expect(tellsTooMuch(name)).toBe(true)
    },
  )

  it.each([
    'Community meeting',
    'Metropolitan suite',
    'Room 4',
    'Book group',
    'Chateau',
    'Whatever suits',
    'You are met at the desk',
  ])('lets “%s” pass', (name) => {
    expect(tellsTooMuch(name)).toBe(false)
  })

  it('asks for a new look after a year', () => {
    expect([wantsLook(null, TODAY), wantsLook('2025-11-19', TODAY), wantsLook('2025-11-20', TODAY)]).toEqual([
      true,
      true,
      false,
    ])
  })
})
