import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepRegister } from '#app/domain/register/commands.server.ts'
import { type RegisterStatus, staffFrom } from '#app/domain/register/status.ts'
import { cancelSession, changeSession } from '#app/domain/sessions/changing-commands.server.ts'
import { sessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, participantsIn } from '#test/support/factories.ts'
import { modelRounds } from '#test/support/runs.ts'

withTestDatabase()

/** A meeting at six, looked at before it, and after. */
const hours = { before: 12, after: 21 }
type When = keyof typeof hours
type State = 'planned' | 'held' | 'cancelled'
type Model = { state: State; version: number; register: number; status: RegisterStatus | null; reason: string }
type Step =
  | { act: 'cancel'; when: When; stale: boolean; reason: string }
  | { act: 'change'; when: When; stale: boolean }
  | { act: 'mark'; when: When; stale: boolean; status: RegisterStatus }

const when = fc.constantFrom<When>('before', 'after')
const stale = fc.nat({ max: 4 }).map((n) => n === 0)
const status = fc.constantFrom<RegisterStatus>('accepted', 'attended', 'left_early', 'apologies', 'did_not_attend')
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ act: fc.constant('mark'), when, stale, status }), weight: 6 },
  { arbitrary: fc.record({ act: fc.constant('change'), when, stale }), weight: 2 },
  {
    arbitrary: fc.record({ act: fc.constant('cancel'), when, stale, reason: fc.constantFrom('Snow', 'Flood') }),
    weight: 1,
  },
) as fc.Arbitrary<Step>

const onlyOnTheDay: readonly RegisterStatus[] = ['attended', 'left_early', 'did_not_attend']
const arrived: readonly RegisterStatus[] = ['attended', 'left_early']

/** The life of a session once more, by hand: it is planned until somebody came or it is cancelled, and then that stays. */
function expected(now: Model, step: Step): { says: string; becomes: Model } {
  const says = (reason: string) => ({ says: reason, becomes: now })
  if (step.act === 'cancel') {
    if (now.state === 'cancelled' && now.reason === step.reason) return says('ok')
    if (now.state !== 'planned') return says('over')
    if (step.stale) return says('changed-meanwhile')
    return { says: 'ok', becomes: { ...now, state: 'cancelled', version: now.version + 1, reason: step.reason } }
  }
  if (step.act === 'change') {
    if (now.state !== 'planned') return says('over')
    return step.stale ? says('changed-meanwhile') : { says: 'ok', becomes: { ...now, version: now.version + 1 } }
  }
  if (now.state === 'cancelled') return says('not-taking-place')
  if (now.status === step.status) return says('ok')
  if (step.stale) return says('changed-meanwhile')
  if (step.when === 'before' && onlyOnTheDay.includes(step.status)) return says('too-early')
  const holds = now.state === 'planned' && step.when === 'after' && arrived.includes(step.status)
  const next = { ...now, status: step.status, register: now.register + 1 }
  return { says: 'ok', becomes: holds ? { ...next, state: 'held', version: now.version + 1 } : next }
}

describe('AZ-08 the life of a session', () => {
  const seen = new Set<string>()

  it.each(modelRounds)('takes no step but those of its life-cycle, in whatever order (seed $seed)', async (round) => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const [somebody] = await participantsIn('open', 1)
    let runs = 0
    const run = async (steps: Step[]) => {
      const date = new Date(Date.UTC(2026, 0, ++runs)).toISOString().slice(0, 10)
      const { id } = await aSession('open', { key: `n${runs}`, date })
      let now: Model = { state: 'planned', version: 1, register: 0, status: null, reason: '' }
      let minutes = 120
      for (const one of steps) {
        const { says, becomes } = expected(now, one)
        const at = new Date(`${date}T${hours[one.when]}:00:00Z`)
        const plan = ctxFor(facilitator, 'session:plan', at)
        const version = now.version - (one.stale ? 1 : 0)
        const entry = {
          participantId: somebody?.id ?? '',
          status: one.act === 'mark' ? one.status : 'invited',
        } as const
        const register = { version: now.register - (one.stale ? 1 : 0), entries: [entry], staff: staffFrom(() => 0) }
        const day = { date, time: '18:00', minutes: minutes + 1, version }
        const result = await {
          cancel: () => cancelSession(plan, id, { reason: one.act === 'cancel' ? one.reason : '', version }),
          change: () => changeSession(plan, id, day),
          mark: () => keepRegister(ctxFor(facilitator, 'register:keep', at), id, register),
        }[one.act]()
        if (one.act === 'change' && result.ok) minutes++
        expect(result.ok ? 'ok' : result.reason, JSON.stringify([now, one])).toBe(says)
        const [saved] = await rows().select().from(sessions).where(eq(sessions.id, id))
        expect(saved).toMatchObject({
          state: becomes.state,
          version: becomes.version,
          registerVersion: becomes.register,
        })
        now = becomes
        seen.add(`${one.act} ${says} ${becomes.state}`)
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), run), round)
  })

  it('met different outcomes on the way', () => {
    expect([...seen].sort()).toEqual(
      expect.arrayContaining(['cancel ok cancelled', 'cancel over held', 'mark ok held']),
    )
    expect(seen.size).toBeGreaterThan(12)
  })
})
