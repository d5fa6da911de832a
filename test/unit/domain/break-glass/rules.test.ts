import { describe, expect, it } from 'vitest'
import { openGlassInput } from '#app/domain/break-glass/input.ts'
import { endOf, GLASS_MINUTES, stateAt, toBeTold } from '#app/domain/break-glass/rules.ts'
import { referenceFrom } from '#app/domain/shared/fields.ts'

const openedAt = new Date('2026-11-19T12:00:00Z')
const opening = { openedAt, endsAt: endOf(openedAt), closedAt: null }
const minutesOn = (minutes: number, ms = 0) => new Date(openedAt.getTime() + minutes * 60_000 + ms)

describe('AZ-07 how an opening stands by the clock', () => {
  it('lasts thirty minutes', () => {
    expect(GLASS_MINUTES).toBe(30)
    expect(opening.endsAt).toEqual(minutesOn(30))
  })

  it.each([
    ['a moment before it began, on a clock set back', minutesOn(0, -1), 'over'],
    ['when it begins', openedAt, 'open'],
    ['a moment before the end', minutesOn(30, -1), 'open'],
    ['at the end', minutesOn(30), 'over'],
    ['a year on', minutesOn(525_600), 'over'],
  ])('%s', (_when, now, state) => expect(stateAt(opening, now)).toBe(state))

  it('stays closed once it is closed', () => {
    for (const now of [minutesOn(0), minutesOn(5), minutesOn(31)])
      expect(stateAt({ ...opening, closedAt: minutesOn(5) }, now)).toBe('closed')
  })
})

describe('a reference as somebody types it', () => {
  it.each(['VVF-7K2Q', 'vvf-7k2q', ' VVF 7K2Q ', 'vvf7k2q', '7k2q', 'VVF – 7K2Q', 'v v f - 7 k 2 q', 'VVF\u00a07K2Q'])(
    '%s',
    (typed) => expect(referenceFrom(typed)).toBe('VVF-7K2Q'),
  )

  it.each(['', 'VVF', 'VVF-', 'VVF-7K2', 'VVF-7K2QQ', 'VVE-7K2Q', 'Robin', 'VVF-7K2Q; drop', 'VVF-7К2Q'])(
    'and not %s',
    (typed) => expect(referenceFrom(typed)).toBeNull(),
  )

  it.each([
    ['', 'Enter the participant’s reference'],
    ['   ', 'Enter the participant’s reference'],
    ['Robin', 'Reference must be like VVF-7K2Q'],
    [`VVF-7K2Q${' '.repeat(10_000)}`, 'Reference must be like VVF-7K2Q'],
  ])('says what is wrong with "%.10s"', (reference, message) => {
    const parsed = openGlassInput.safeParse({ reference, reason: 'safety', explanation: 'x' })
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([message])
  })
})

describe('AZ-07 who is told of an opening', () => {
  it.each([
    ['every officer when an administrator opens', ['d1', 'd2'], ['a1', 'd1', 'd2'], 'a1', ['d1', 'd2']],
    ['the opener too when they are an officer', ['d1', 'd2'], ['a1', 'd1', 'd2'], 'd1', ['d1', 'd2']],
    ['administrators too when the opener is the only officer', ['d1'], ['a1', 'd1'], 'd1', ['d1', 'a1']],
    ['every other administrator when there is no officer', [], ['a1', 'a2', 'a3'], 'a1', ['a2', 'a3']],
    ['nobody when there is only the opener', [], ['a1'], 'a1', []],
    ['nobody when the opener is administrator and only officer in one', ['a1'], ['a1'], 'a1', []],
  ])('%s', (_who, officers, administrators, opener, told) =>
    expect(toBeTold({ officers, administrators }, opener)).toEqual(told),
  )
})
