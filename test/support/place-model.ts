/** The life of places in a forum of two seats once more, by hand: what is not here cannot be done. */
export const SEATS = 2
export const SOON = '2026-12-01'

export const states = [
  ...(['referred', 'called', 'welcomed', 'waiting'] as const),
  ...(['active', 'stepped_back', 'left', 'declined'] as const),
]
export const intents = [
  ...(['call', 'welcome', 'queue', 'give-place', 'step-back'] as const),
  ...(['backfill', 'come-back', 'renew', 'leave', 'decline'] as const),
]
export type State = (typeof states)[number]
export type Intent = (typeof intents)[number]
export type Somebody = { state: State; seat: number | null; order: number | null; end: string | null }

/** `from: null` is a form that was shown just now. `give` is the button of the waiting list. */
export type Step = { who: number } & ({ move: Intent; from: State | null } | { give: true })
type Told = { says: string; becomes: Somebody[] }

const road: Record<State, Partial<Record<Intent, State>>> = {
  referred: { call: 'called', decline: 'declined' },
  called: { welcome: 'welcomed', decline: 'declined' },
  welcomed: { 'give-place': 'active', queue: 'waiting', decline: 'declined' },
  waiting: { 'give-place': 'active', decline: 'declined' },
  active: { renew: 'active', 'step-back': 'stepped_back', leave: 'left' },
  stepped_back: { 'come-back': 'active', renew: 'stepped_back', backfill: 'stepped_back', leave: 'left' },
  left: {},
  declined: {},
}
const meant: Record<Intent, State | null> = {
  call: 'called',
  welcome: 'welcomed',
  queue: 'waiting',
  'give-place': 'active',
  'step-back': 'stepped_back',
  backfill: 'stepped_back',
  'come-back': 'active',
  renew: null,
  leave: 'left',
  decline: 'declined',
}

/** A step that the road has from there: mostly one that goes on, now and then its end; a stray one where it has none. */
export function nextOn(one: Somebody | undefined, nth: number): Intent {
  const open = Object.keys(road[one?.state ?? 'left']) as Intent[]
  const goesOn = open.filter((move) => move !== 'leave' && move !== 'decline')
  const chosen = nth % 6 === 5 ? open.at(-1) : goesOn[nth % goesOn.length]
  return chosen ?? intents[nth % intents.length] ?? 'call'
}

/** What a step comes to, and how everybody stands after it. */
export function told(world: readonly Somebody[], step: Step): Told {
  const one = world[step.who]
  if (!one) throw new Error('nobody there')
  const same = (says: string) => ({ says, becomes: [...world] })
  const changed = (change: Partial<Somebody>) => ({
    says: 'ok',
    becomes: world.map((other) => (other === one ? { ...one, ...change } : other)),
  })
  const line = world.filter(({ state }) => state === 'waiting').sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
  const free = [1, 2].find((seat) => !world.some((other) => other.seat === seat))
  const seated = { state: 'active', order: null, end: one.end ?? '2028-11-19' } as const
  if ('give' in step) {
    if (line[0] !== one) return same('changed-meanwhile')
    return free === undefined ? same('forum-full') : changed({ ...seated, seat: free })
  }
  const { move, from } = step
  if (one.state === meant[move] && (move !== 'backfill' || one.seat === null)) return same('ok')
  if (from !== null && from !== one.state) return same('changed-meanwhile')
  const to = road[one.state][move]
  if (!to) return same('not-possible')
  if (move === 'renew') return one.end === SOON ? changed({ end: '2028-12-01' }) : same('not-possible')
  if (move === 'leave' || move === 'decline' || move === 'backfill')
    return changed({ state: to, seat: null, order: null })
  if (move === 'queue') return changed({ state: to, order: Math.max(0, ...line.map(({ order }) => order ?? 0)) + 1 })
  if (move !== 'give-place' && move !== 'come-back') return changed({ state: to })
  if (one.seat !== null) return changed({ state: to })
  if (free === undefined) return same('forum-full')
  return line[0] && line[0] !== one ? same('people-waiting') : changed({ ...seated, seat: free })
}
