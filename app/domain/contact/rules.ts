import type { PlaceState } from '../participants/status.ts'
import { addDays, dayOfWeek, daysBetween, type LocalDate, londonInstant, londonParts } from '../shared/dates.ts'
import { type Blocked, CONFIRMED_DAYS, ROUTE_KINDS, type RouteKind, type SomeoneElse, type Weekday } from './status.ts'

/** When a route may be used: on these days, from one time to another. No days are every day, no times the whole day. */
export type SafeTimes = { days: Weekday[]; from: string | null; until: string | null }

/** What is safe on one route, as it lies sealed. */
export type RouteRules = {
  safe: boolean
  times: SafeTimes
  voicemail: boolean
  withhold: boolean
  /** The name a message comes from, and its subject; null for the neutral ones. */
  sender: string | null
  subject: string | null
}

/** What is safe whatever the route, as it lies sealed. */
export type PersonRules = { someoneElse: SomeoneElse; notUntil: LocalDate | null; contactUs: boolean }

export type SafeRoute = { kind: RouteKind; rules: RouteRules; confirmedOn: LocalDate | null }

/** All that the gate has to know of a participant. */
export type Facts = {
  routes: readonly SafeRoute[]
  person: PersonRules
  /** The last answer about each route; a route without one was not agreed. */
  agreed: Partial<Record<RouteKind, 'yes' | 'no' | 'withdrawn'>>
  isRestricted: boolean
  isErased: boolean
  /** The states of all their places. */
  places: readonly PlaceState[]
}

export const NEUTRAL_SENDER = 'Appointments'
export const NEUTRAL_SUBJECT = 'About your appointment'
export const anyTime: SafeTimes = { days: [], from: null, until: null }
export const plainPerson: PersonRules = { someoneElse: 'wrong-number', notUntil: null, contactUs: false }
export const plainRoute: RouteRules = {
  safe: true,
  times: anyTime,
  voicemail: false,
  withhold: true,
  sender: null,
  subject: null,
}

export type Open = {
  ok: true
  route: RouteKind
  sender: string
  subject: string
  voicemail: boolean
  withhold: boolean
}
/** `opensAt` is when the same route may be used, for one that is shut for the moment only. */
export type Shut = { ok: false; why: Blocked; route: RouteKind | null; opensAt: Date | null }
export type Verdict = Open | Shut

const shut = (why: Blocked, route: RouteKind | null = null, opensAt: Date | null = null): Shut => ({
  ok: false,
  why,
  route,
  opensAt,
})

/**
 * The one gate: whether a participant may be reached now, by which route, under which name (domain §7, security.md LNK-08).
 * The first route that is safe, agreed and fresh is the one; when it is shut at this hour the answer is to wait, not to try
 * another. Anything missing is a no.
 */
export function mayReach(facts: Facts, now: Date): Verdict {
  const { date } = londonParts(now)
  const whole = whyNobody(facts, date)
  if (whole) return shut(whole)
  const looked = ROUTE_KINDS.map((kind) => mayUse(facts, kind, now))
  const first = looked.find((one) => one.ok || one.why === 'outside-times')
  return first ?? nearest(looked) ?? shut('missing')
}

/** Whether one route may be used now, for what has to go by just this route. */
export function mayReachBy(facts: Facts, kind: RouteKind, now: Date): Verdict {
  const whole = whyNobody(facts, londonParts(now).date)
  return whole ? shut(whole) : mayUse(facts, kind, now)
}

/** The route for a person when one has failed: another that is safe, agreed and fresh, if not at this hour; null without one. */
export function otherRoute(facts: Facts, failed: RouteKind, now: Date): RouteKind | null {
  const verdict = mayReach({ ...facts, routes: facts.routes.filter(({ kind }) => kind !== failed) }, now)
  return verdict.ok || verdict.why === 'outside-times' ? verdict.route : null
}

/** What stands in the way whatever the route, if anything. */
function whyNobody({ isErased, isRestricted, places, person }: Facts, today: LocalDate): Blocked | null {
  if (isErased) return 'erased'
  if (places.every((state) => state === 'left' || state === 'declined')) return 'left'
  if (isRestricted) return 'restricted'
  if (person.contactUs) return 'contact-us'
  return person.notUntil !== null && today < person.notUntil ? 'not-until' : null
}

function mayUse({ routes, agreed }: Facts, kind: RouteKind, now: Date): Verdict {
  const route = routes.find((one) => one.kind === kind)
  if (!route) return shut('missing', kind)
  const { rules, confirmedOn } = route
  if (!rules.safe) return shut('not-safe', kind)
  if (agreed[kind] !== 'yes') return shut('not-agreed', kind)
  if (!isFresh(confirmedOn, londonParts(now).date)) return shut('old', kind)
  const opensAt = nextOpening(rules.times, now)
  if (opensAt === null || opensAt > now) return shut('outside-times', kind, opensAt)
  return {
    ok: true,
    route: kind,
    sender: rules.sender ?? NEUTRAL_SENDER,
    subject: rules.subject ?? NEUTRAL_SUBJECT,
    voicemail: rules.voicemail,
    withhold: rules.withhold,
  }
}

/** Of several reasons the one that is nearest to a yes: it says what to do. */
const NEAREST: readonly Blocked[] = ['old', 'not-agreed', 'not-safe', 'missing']
function nearest(looked: readonly Verdict[]): Shut | undefined {
  const all = looked.flatMap((one) => (one.ok ? [] : [one]))
  return all.toSorted((one, other) => NEAREST.indexOf(one.why) - NEAREST.indexOf(other.why))[0]
}

/** Whether a route was confirmed within six weeks. A day in the future is no confirmation. */
export function isFresh(confirmedOn: LocalDate | null, today: LocalDate): boolean {
  if (confirmedOn === null) return false
  const age = daysBetween(confirmedOn, today)
  return age >= 0 && age <= CONFIRMED_DAYS
}

/** Now, or the next moment at which these times are open; null when they never are. */
export function nextOpening({ days, from, until }: SafeTimes, now: Date): Date | null {
  const { date, time } = londonParts(now)
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = addDays(date, ahead)
    if (days.length > 0 && !days.includes(dayOfWeek(day))) continue
    const isToday = ahead === 0
    if (isToday && until !== null && time >= until) continue
    if (isToday && (from === null || time >= from)) return now
    // The hour that the clocks skip in March begins an hour later.
    const start = londonInstant(day, from ?? '00:00')
    const at = start.ok ? start : londonInstant(day, '03:00')
    if (at.ok) return at.at
  }
  return null
}

/** Whether this is for the facilitator to ask about: nothing else stands in the way. */
export const isToConfirm = (why: Blocked) => why === 'old' || why === 'missing'

/**
 * Words that would tell whoever looks over a shoulder what a message is about (security.md LNK-06, domain §7). The names
 * of the forums, which are data, come on top.
 */
const FORBIDDEN = [
  'victim',
  'police',
  'mps',
  'mopac',
  'crime',
  'criminal',
  'forum',
  'officer',
  'witness',
  'court',
] as const
/** Taken as a word alone: within another it says nothing, as in "metro" or "we met up". */
const ALONE = ['met', 'vvf'] as const

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
const has = (text: string, word: string) => new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u').test(text)

/** What tells in the name of a forum: its cohort, without the word forum. A word of every day alone tells nothing. */
const cohortOf = (name: string) => plain(name).replaceAll('forum', '').trim()
const EVERYDAY = ['open', '']

/** The first word in a text that must not be in a message to a participant; null when it is neutral. */
export function tellingWord(text: string, forums: readonly string[]): string | null {
  const said = plain(text)
  const within = FORBIDDEN.find((word) => said.includes(word))
  const cohort = forums.find((name) => !EVERYDAY.includes(cohortOf(name)) && said.includes(cohortOf(name)))
  return within ?? ALONE.find((word) => has(said, word)) ?? cohort ?? null
}
