import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Dated, inOrder, moveSession, overExisting } from '#app/domain/sessions/cadence.ts'
import { canBeCancelled, canBeChanged, canBePostponed, layOut, takesSessions } from '#app/domain/sessions/rules.ts'
import { addDays, londonInstant, londonParts } from '#app/domain/shared/dates.ts'

/** Histories a run; at night MODEL_RUNS says 10,000. */
const RUNS = Number(process.env.MODEL_RUNS || 300)
const AT_ONCE = 300
const rounds = Array.from({ length: Math.ceil(RUNS / AT_ONCE) }, (_, at) => ({
  seed: 1645 + at,
  numRuns: Math.min(AT_ONCE, RUNS - at * AT_ONCE),
}))
const FIRST_DAY = '2026-01-05'

type World = { sessions: Dated[]; paused: boolean; today: string; made: number }
type Step =
  | { act: 'lay-out'; in: number; time: string; skip: number }
  | { act: 'move'; which: number; days: number; time: string; follow: boolean }
  | { act: 'cancel' | 'postpone' | 'hold'; which: number }
  | { act: 'redate'; which: number; in: number; time: string }
  | { act: 'pause' | 'resume' }
  | { act: 'wait'; days: number }

const which = fc.nat({ max: 30 })
const time = fc.constantFrom('18:00', '10:30', '00:30', '01:30', '23:45')
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('lay-out'),
      in: fc.integer({ min: -60, max: 120 }),
      time,
      skip: fc.nat({ max: 255 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('move'),
      which,
      days: fc.integer({ min: -90, max: 90 }),
      time,
      follow: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('cancel', 'postpone', 'hold'), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('redate'), which, in: fc.integer({ min: 0, max: 200 }), time }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('pause', 'resume') }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('wait'), days: fc.nat({ max: 80 }) }) },
) as fc.Arbitrary<Step>

const noon = (world: World) => new Date(`${world.today}T12:00:00Z`)
const pick = (sessions: Dated[], at: number) => sessions[at % Math.max(1, sessions.length)]

/** What the commands do with what the rules say: nothing where they refuse. */
function take(world: World, step: Step): World {
  const { sessions } = world
  const changed = (id: string, change: Partial<Dated>) => ({
    ...world,
    sessions: sessions.map((one) => (one.id === id ? { ...one, ...change } : one)),
  })
  switch (step.act) {
    case 'wait':
      return { ...world, today: addDays(world.today, step.days) }
    case 'pause':
    case 'resume':
      return { ...world, paused: step.act === 'pause' }
    case 'lay-out':
      return laidOut(world, step)
    case 'move':
      return moved(
        world,
        pick(
          sessions.filter(({ state }) => canBeChanged(state)),
          step.which,
        ),
        step,
      )
    case 'redate': {
      const waiting = pick(
        sessions.filter(({ state }) => state === 'postponed'),
        step.which,
      )
      const days = waiting ? (Date.parse(addDays(world.today, step.in)) - Date.parse(waiting.date)) / 86_400_000 : 0
      return moved(world, waiting, { days, time: step.time, follow: false })
    }
    case 'hold': {
      const [next] = inOrder(sessions).filter(({ state }) => canBeChanged(state))
      return next && next.startsAt <= noon(world) ? changed(next.id, { state: 'held' }) : world
    }
    default: {
      const may = step.act === 'cancel' ? canBeCancelled : canBePostponed
      const one = pick(
        sessions.filter(({ state }) => may(state)),
        step.which,
      )
      return one ? changed(one.id, { state: step.act === 'cancel' ? 'cancelled' : 'postponed' }) : world
    }
  }
}

function laidOut(world: World, step: Extract<Step, { act: 'lay-out' }>): World {
  const laid = layOut(addDays(world.today, step.in), step.time)
  if (!laid.ok || !takesSessions(world.paused ? 'paused' : 'open')) return world
  const missing = overExisting(laid.value, world.sessions).filter(({ there }) => !there)
  const kept = missing.filter((_, at) => ((step.skip >> at) & 1) === 0)
  const added = kept.map(({ date, time, startsAt }, at): Dated => {
    return { id: `ses_${world.made + at}`, date, time, startsAt, state: 'planned' }
  })
  return { ...world, made: world.made + added.length, sessions: [...world.sessions, ...added] }
}

function moved(
  world: World,
  session: Dated | undefined,
  { days, time, follow }: { days: number; time: string; follow: boolean },
): World {
  if (!session) return world
  const to = { id: session.id, date: addDays(session.date, days), time, follow }
  const result = moveSession(world.sessions, to, noon(world))
  if (!result.ok) return world
  const isRedated = session.state === 'postponed'
  const sessions = world.sessions.map((one): Dated => {
    const { from: _from, ...place } = result.moves.find(({ id }) => id === one.id) ?? { from: '' }
    return { ...one, ...place, ...(isRedated && one.id === session.id ? { state: 'planned' } : {}) }
  })
  return { ...world, sessions }
}

const ids = (sessions: Dated[]) => sessions.map(({ id }) => id)

/** What has gone wrong between the world before and after a step; empty when nothing has. */
function wrong(before: World, after: World): string[] {
  const [was, live] = [inOrder(before.sessions), inOrder(after.sessions)]
  const stay = new Set(ids(was).filter((id) => ids(live).includes(id)))
  const order = (sessions: Dated[]) => ids(sessions.filter(({ id }) => stay.has(id))).join()
  const touched = after.sessions.filter((one) => !before.sessions.includes(one))
  const held = before.sessions.filter(({ state }) => state === 'held')
  const kept = (one: Dated) =>
    after.sessions.some(({ id, date, state }) => id === one.id && date === one.date && state === 'held')
  return [
    new Set(live.map(({ date }) => date)).size < live.length && 'two on one day',
    order(was) !== order(live) && 'another order',
    !held.every(kept) && 'a held session lost',
    after.sessions.length < before.sessions.length && 'a session lost',
    !touched.every(isInLondon) && 'not the time in London',
  ].filter((problem) => problem !== false)
}

function isInLondon({ date, time, startsAt }: Dated): boolean {
  const start = londonInstant(date, time)
  const back = londonParts(startsAt)
  return start.ok && start.at.getTime() === startsAt.getTime() && back.date === date && back.time === time
}

describe('any history of laying out, moving, postponing, calling off and pausing', () => {
  const seen = new Map<string, number>()

  it.each(rounds)('keeps the order, has never two on one day, loses none that was held (seed $seed)', (round) => {
    const play = (steps: Step[]) => {
      let world: World = { sessions: [], paused: false, today: FIRST_DAY, made: 0 }
      for (const one of [{ act: 'lay-out', in: 7, time: '18:00', skip: 0 } as const, ...steps]) {
        const next = take(world, one)
        const problems = wrong(world, next)
        if (problems.length > 0) throw new Error(`${problems.join(', ')} after ${JSON.stringify(one)}`)
        if (next !== world) seen.set(one.act, (seen.get(one.act) ?? 0) + 1)
        world = next
      }
    }
    fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), play), round)
  })

  it('took every kind of step often', () => {
    const acts = ['lay-out', 'move', 'cancel', 'postpone', 'redate', 'hold', 'pause', 'resume', 'wait']
    for (const act of acts) expect(seen.get(act) ?? 0, act).toBeGreaterThan(RUNS / 20)
  })
})
