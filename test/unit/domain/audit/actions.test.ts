import { describe, expect, it } from 'vitest'
import { auditActions, standsOut, wordsOf } from '#app/domain/audit/actions.ts'
import { actionGroups } from '#app/domain/audit/groups.ts'
import { askedFrom, exportInput, NO_FILTER } from '#app/domain/audit/input.ts'

const asked = (search: string) => askedFrom(new URLSearchParams(search))

describe('the words of the trail', () => {
  it('has each action in one group', () => {
    const grouped = actionGroups.flatMap(({ actions }) => actions.map(({ action }) => action))
    expect(grouped.sort()).toEqual(Object.keys(auditActions).sort())
    expect(actionGroups.filter(({ actions }) => actions.length === 0)).toEqual([])
  })

  it('shows what it has no words for by its name', () => {
    expect([wordsOf('forum.added'), wordsOf('moon.landed'), wordsOf('toString')]).toEqual([
      'added a forum',
      'moon.landed',
      'toString',
    ])
  })

  it('AZ-07 lets broken glass stand out, and refusals', () => {
    const names = Object.keys(auditActions)
    const marked = (mark: string) => names.filter((name) => standsOut(name) === mark)
    expect(marked('break-glass')).toEqual(names.filter((name) => name.startsWith('break-glass.')))
    expect(marked('alert')).toEqual(['alert.raised'])
    expect(marked('refused')).toEqual(
      expect.arrayContaining(['sign-in.refused', 'sign-in.throttled', 'sign-in.factor-refused', 'access.refused']),
    )
    expect(marked('refused')).not.toContain('grant.refused')
  })
})

describe('what the address of /audit asks for', () => {
  it('is everything, when it says nothing', () => {
    expect(asked('')).toMatchObject({ filter: NO_FILTER, page: 1, errors: [] })
  })

  it('takes each field, and dates in one box or in three', () => {
    const search =
      'person=per_x&role=dpo&action=signing-in&about=ses_1&from=2026-11-01&to-day=2&to-month=dec&to-year=2026&page=3'
    expect(asked(search)).toMatchObject({
      filter: {
        person: 'per_x',
        role: 'dpo',
        action: 'signing-in',
        about: 'ses_1',
        from: '2026-11-01',
        to: '2026-12-02',
      },
      page: 3,
      errors: [],
    })
  })

  it.each([
    'x=y',
    'role=owner',
    'action=moon.landed',
    'action=toString',
    'person=%3Cb%3E',
    'page=-1',
    'page=x',
    'page=1e99',
    '__proto__=x',
    'from=',
    'from-day=',
  ])('passes over %s', (search) => expect(asked(search)).toMatchObject({ filter: NO_FILTER, page: 1, errors: [] }))

  it.each([
    ['from-day=31&from-month=2&from-year=2026', 'from', 'From must be a real date'],
    ['from=2026-02-31', 'from', 'From must be a real date'],
    ['from=31/2/2026', 'from', 'From must be a real date'],
    ['to-day=1&to-month=2', 'to', 'To must include a day, a month and a year'],
    ['to=0001-01-01', 'to', 'To must be a date from 2020 to 2099'],
    ['to=9999-12-31', 'to', 'To must be a date from 2020 to 2099'],
    ['from=2026-11-02&to=2026-11-01', 'to', 'To must be the same as or after From'],
    ['about=a%20b', 'about', 'Enter an id as the list shows it, or leave it empty'],
    ['about=%00', 'about', 'Enter an id as the list shows it, or leave it empty'],
  ])('says what is wrong with %s', (search, field, message) => {
    expect(asked(search)).toMatchObject({ filter: NO_FILTER, errors: [{ field, message }] })
  })
})

describe('the form for a copy', () => {
  it('takes the filter and nothing else', () => {
    expect(exportInput.parse(NO_FILTER)).toEqual(NO_FILTER)
    expect(exportInput.parse({})).toEqual(NO_FILTER)
    expect(exportInput.safeParse({ ...NO_FILTER, names: 'yes' }).success).toBe(false)
    expect(exportInput.safeParse({ ...NO_FILTER, from: 'yesterday' }).success).toBe(false)
  })
})
