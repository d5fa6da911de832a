import { describe, expect, it } from 'vitest'
import {
  firstDay,
  grantIdOf,
  grantStanding,
  isReviewed,
  isUnused,
  isWaiting,
  overlaps,
  proposalIdOf,
  reviewCalendar,
  whyNotApprove,
  whyNotFrom,
} from '#app/domain/grants/rules.ts'

const TODAY = '2026-11-19'
const open = { startsOn: null, endsOn: null, endedAt: null }
const moment = new Date('2026-11-19T12:00:00Z')

describe('when a role may begin', () => {
  it.each([
    ['2026-11-18', 'starts-in-the-past'],
    ['2026-11-19', null],
    ['2027-11-19', null],
    ['2027-11-20', 'starts-too-late'],
  ])('%s: %s', (day, refusal) => expect(whyNotFrom(day, TODAY)).toBe(refusal))

  it('is the day of approval when the proposed day has passed', () => {
    expect([firstDay('2026-11-01', TODAY), firstDay('2026-12-01', TODAY), firstDay(null, TODAY)]).toEqual([
      TODAY,
      '2026-12-01',
      TODAY,
    ])
  })
})

describe('how a role stands', () => {
  it.each([
    [{}, 'live'],
    [{ startsOn: TODAY, endsOn: TODAY }, 'live'],
    [{ startsOn: '2026-11-20' }, 'future'],
    [{ endsOn: '2026-11-18' }, 'ended'],
    [{ endedAt: moment }, 'ended'],
    [{ startsOn: '2026-11-20', endedAt: moment }, 'ended'],
  ])('%o is %s', (change, standing) => expect(grantStanding({ ...open, ...change }, TODAY)).toBe(standing))
})

describe('whether somebody has a role already', () => {
  const held = { ...open, role: 'facilitator' as const, forumId: 'for_a' }
  const wanted = { role: 'facilitator' as const, forumId: 'for_a', startsOn: TODAY, endsOn: null }
  it.each([
    ['the same', held, wanted, true],
    ['another role', held, { ...wanted, role: 'support' as const }, false],
    ['another forum', held, { ...wanted, forumId: 'for_b' }, false],
    ['all forums when one is held', held, { ...wanted, forumId: null }, false],
    ['one forum when all are held', { ...held, forumId: null }, wanted, true],
    ['after it was ended', { ...held, endedAt: moment }, wanted, false],
    ['after its last day', { ...held, endsOn: '2026-11-18' }, wanted, false],
    ['on its last day', { ...held, endsOn: TODAY }, wanted, true],
    ['up to the day before it begins', { ...held, startsOn: '2026-12-02' }, { ...wanted, endsOn: '2026-12-01' }, false],
    ['up to the day it begins', { ...held, startsOn: '2026-12-01' }, { ...wanted, endsOn: '2026-12-01' }, true],
  ])('%s', (_what, one, other, expected) => expect(overlaps(one, other)).toBe(expected))
})

describe('AUT-10 who may approve', () => {
  const proposal = { personId: 'per_c', proposedBy: 'per_a' }
  it.each([
    ['per_a', 'own-proposal'],
    ['per_c', 'own-account'],
    ['per_b', null],
  ])('%s: %s', (actor, refusal) => expect(whyNotApprove(proposal, actor)).toBe(refusal))

  it('ends with the fourteenth day, to the moment', () => {
    const at = (state: 'open' | 'refused', expiresAt: Date) => isWaiting({ state, expiresAt }, moment)
    expect(at('open', new Date(moment.getTime() + 1))).toBe(true)
    expect(at('open', moment)).toBe(false)
    expect(at('refused', new Date(moment.getTime() + 1))).toBe(false)
  })

  it('names the grant after its proposal, there and back', () => {
    expect(grantIdOf('gpr_7k2q')).toBe('grt_7k2q')
    expect(proposalIdOf('grt_7k2q')).toBe('gpr_7k2q')
  })
})

describe('the quarterly review', () => {
  it.each([
    ['2026-10-01', '2026-Q4', '2026-10-01', '2026-10-31'],
    ['2026-12-31', '2026-Q4', '2026-10-01', '2026-10-31'],
    ['2027-01-01', '2027-Q1', '2027-01-01', '2027-01-31'],
  ])('of %s is for %s, due from %s to %s', (today, quarter, dueFrom, dueUntil) =>
    expect(reviewCalendar(today)).toEqual({ quarter, dueFrom, dueUntil }),
  )

  it.each([
    ['an old one', {}, true],
    ['one given the day before', { startsOn: '2026-11-18' }, true],
    ['one given that day', { startsOn: TODAY }, false],
    ['one over before', { endsOn: '2026-11-18' }, false],
    ['one with its last day then', { endsOn: TODAY }, true],
    ['one ended before', { endedAt: new Date('2026-11-19T11:59:59Z') }, false],
    ['one ended since', { endedAt: new Date('2026-11-19T12:00:01Z') }, true],
  ])('has in it: %s', (_what, change, part) => expect(isReviewed({ ...open, ...change }, TODAY, moment)).toBe(part))

  it.each([
    ['never, and old', { startsOn: null, lastUsedOn: null }, true],
    ['never, and young', { startsOn: '2026-08-22', lastUsedOn: null }, false],
    ['91 days ago', { startsOn: null, lastUsedOn: '2026-08-20' }, true],
    ['90 days ago', { startsOn: null, lastUsedOn: '2026-08-21' }, false],
  ])('marks what was used %s', (_when, grant, marked) => expect(isUnused(grant, TODAY)).toBe(marked))
})
