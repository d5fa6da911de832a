import { describe, expect, it } from 'vitest'
import {
  anyTime,
  type Facts,
  isFresh,
  mayReach,
  mayReachBy,
  nextOpening,
  plainPerson,
  plainRoute,
  type SafeRoute,
  tellingWord,
} from '#app/domain/contact/rules.ts'
import { type Blocked, ROUTE_KINDS, type RouteKind } from '#app/domain/contact/status.ts'
import { NOON } from '#test/support/factories.ts'

/** A Thursday at noon. */
const today = '2026-11-19'
const route = (kind: RouteKind, change: Partial<SafeRoute> = {}, rules = {}): SafeRoute => ({
  kind,
  confirmedOn: today,
  ...change,
  rules: { ...plainRoute, ...rules },
})
const yes = Object.fromEntries(ROUTE_KINDS.map((kind) => [kind, 'yes'])) as Facts['agreed']
const facts = (change: Partial<Facts> = {}): Facts => ({
  ...{ routes: [route('email')], person: plainPerson, agreed: yes, isRestricted: false, isErased: false },
  places: ['active'],
  ...change,
})
const why = (change: Partial<Facts>) => {
  const verdict = mayReach(facts(change), NOON)
  return verdict.ok ? verdict.route : verdict.why
}

describe('the gate', () => {
  it.each<[string, Partial<Facts>, Blocked | RouteKind]>([
    ['all is well', {}, 'email'],
    ['they are erased', { isErased: true }, 'erased'],
    ['they left', { places: ['left'] }, 'left'],
    ['they declined', { places: ['declined'] }, 'left'],
    ['they have no place at all', { places: [] }, 'left'],
    ['they left one forum and are in another', { places: ['left', 'active'] }, 'email'],
    ['they wait for a place', { places: ['waiting'] }, 'email'],
    ['they stepped back', { places: ['stepped_back'] }, 'email'],
    ['what we hold is restricted', { isRestricted: true }, 'restricted'],
    ['they contact us', { person: { ...plainPerson, contactUs: true } }, 'contact-us'],
    ['not until tomorrow', { person: { ...plainPerson, notUntil: '2026-11-20' } }, 'not-until'],
    ['not until today', { person: { ...plainPerson, notUntil: today } }, 'email'],
    ['nothing is held', { routes: [] }, 'missing'],
    ['the route is not safe', { routes: [route('email', {}, { safe: false })] }, 'not-safe'],
    ['they were never asked', { agreed: {} }, 'not-agreed'],
    ['they said no', { agreed: { ...yes, email: 'no' } }, 'not-agreed'],
    ['they withdrew', { agreed: { ...yes, email: 'withdrawn' } }, 'not-agreed'],
    ['it was never confirmed', { routes: [route('email', { confirmedOn: null })] }, 'old'],
    ['it was confirmed 42 days ago', { routes: [route('email', { confirmedOn: '2026-10-08' })] }, 'email'],
    ['it was confirmed 43 days ago', { routes: [route('email', { confirmedOn: '2026-10-07' })] }, 'old'],
    ['it was confirmed tomorrow', { routes: [route('email', { confirmedOn: '2026-11-20' })] }, 'old'],
    [
      'the hour is not safe',
      { routes: [route('email', {}, { times: { ...anyTime, from: '13:00' } })] },
      'outside-times',
    ],
    [
      'the day is not safe',
      { routes: [route('email', {}, { times: { ...anyTime, days: ['Friday'] } })] },
      'outside-times',
    ],
    ['text is there too', { routes: [route('text'), route('email')] }, 'email'],
    ['email is not safe, text is', { routes: [route('email', {}, { safe: false }), route('text')] }, 'text'],
    ['only call', { routes: [route('call')] }, 'call'],
    ['only post', { routes: [route('post')] }, 'post'],
    ['email is old, call is fresh', { routes: [route('email', { confirmedOn: '2026-09-01' }), route('call')] }, 'call'],
    [
      'one is old, one is not safe',
      { routes: [route('email', {}, { safe: false }), route('call', { confirmedOn: null })] },
      'old',
    ],
    ['everything is against it', { isErased: true, isRestricted: true, routes: [], places: ['left'] }, 'erased'],
  ])('LNK-08 when %s', (_what, change, expected) => expect(why(change)).toBe(expected))

  it('LNK-08 waits for the hour of the first route rather than take another', () => {
    const routes = [route('email', {}, { times: { ...anyTime, from: '18:00' } }), route('call')]
    expect(mayReach(facts({ routes }), NOON)).toEqual({
      ...{ ok: false, why: 'outside-times', route: 'email', opensAt: new Date('2026-11-19T18:00:00Z') },
    })
  })

  it.each(ROUTE_KINDS)('asks for each route by itself: %s', (kind) => {
    const all = facts({ routes: ROUTE_KINDS.map((one) => route(one, {}, { safe: one !== kind })) })
    expect(mayReachBy(all, kind, NOON)).toMatchObject({ ok: false, why: 'not-safe' })
    const others = ROUTE_KINDS.filter((one) => one !== kind)
    expect(others.every((one) => mayReachBy(all, one, NOON).ok)).toBe(true)
    expect(mayReachBy({ ...all, isRestricted: true }, kind, NOON)).toMatchObject({ why: 'restricted' })
  })

  it('gives the name and subject they chose, neutral ones without', () => {
    const chosen = route('email', {}, { sender: 'Sam', subject: 'Thursday' })
    expect(mayReach(facts({ routes: [chosen] }), NOON)).toMatchObject({ sender: 'Sam', subject: 'Thursday' })
    expect(mayReach(facts(), NOON)).toMatchObject({ sender: 'Appointments', subject: 'About your appointment' })
  })
})

describe('safe times', () => {
  it.each<[string, Partial<typeof anyTime>, string, string | null]>([
    ['any', {}, '2026-11-19T03:00:00Z', '2026-11-19T03:00:00.000Z'],
    ['later today', { from: '13:00' }, '2026-11-19T12:00:00Z', '2026-11-19T13:00:00.000Z'],
    ['from the very minute', { from: '12:00' }, '2026-11-19T12:00:00Z', '2026-11-19T12:00:00.000Z'],
    ['over at the very minute', { from: '09:00', until: '12:00' }, '2026-11-19T12:00:00Z', '2026-11-20T09:00:00.000Z'],
    ['a weekday', { days: ['Monday'], from: '09:00' }, '2026-11-19T12:00:00Z', '2026-11-23T09:00:00.000Z'],
    ['today next week', { days: ['Thursday'], until: '11:00' }, '2026-11-19T12:00:00Z', '2026-11-26T00:00:00.000Z'],
    ['in summer time', { from: '09:00' }, '2026-07-01T07:30:00Z', '2026-07-01T08:00:00.000Z'],
    ['over the clock change', { from: '09:00', until: '10:00' }, '2026-10-24T12:00:00Z', '2026-10-25T09:00:00.000Z'],
  ])('open %s', (_what, times, now, opens) =>
    expect(nextOpening({ ...anyTime, ...times }, new Date(now))?.toISOString()).toBe(opens),
  )

  it.each([
    ['2026-11-19', true],
    ['2026-10-08', true],
    ['2026-10-07', false],
    ['2026-11-20', false],
    [null, false],
  ])('a confirmation of %s is fresh: %s', (day, fresh) => expect(isFresh(day, today)).toBe(fresh))
})

describe('neutral words', () => {
  const forums = ['Open forum', 'Women and girls', 'LGBTQ+']
  it.each([
    ['Victim support', 'victim'],
    ['the POLICE', 'police'],
    ['MPS', 'mps'],
    ['From the Met', 'met'],
    ['MOPAC', 'mopac'],
    ['Crime line', 'crime'],
    ['Your forum', 'forum'],
    ['vi\u00ADctim', 'victim'],
    ['women and girls group', 'Women and girls'],
    ['lgbtq+ news', 'LGBTQ+'],
  ])('LNK-06 finds what tells in "%s"', (text, word) => expect(tellingWord(text, forums)).toBe(word))

  it.each(['We met up', 'Metro', 'Thursday’s appointment', 'Sam', 'Something', ''])(
    'lets "%s" pass unless it is the word alone',
    (text) => expect(tellingWord(text, forums)).toBe(text === 'We met up' ? 'met' : null),
  )
})
