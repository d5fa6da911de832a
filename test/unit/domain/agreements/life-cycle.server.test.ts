import { gt } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeAnswers, withdrawAgreement } from '#app/domain/agreements/commands.server.ts'
import { agreedPurposes, summariseAgreement } from '#app/domain/agreements/queries.server.ts'
import { agreementAnswersGiven, agreementWordings } from '#db/schema/index.ts'
import { answersStored, newWords, saying } from '#test/support/agreements.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, once, participantsIn } from '#test/support/factories.ts'
import { modelRounds } from '#test/support/runs.ts'

withTestDatabase()

const FIRST_DAY = Date.UTC(2026, 10, 19, 12)
const DAY = 86_400_000
const purposes = ['taking-part', 'quotes'] as const
type Purpose = (typeof purposes)[number]
type Last = { said: 'yes' | 'no' | 'withdrawn'; version: number } | null

/** The life of an agreement once more, by hand. */
type Model = { day: number; last: Record<Purpose, Last>; newer: Record<Purpose, number[]> }

const purpose = fc.constantFrom(...purposes)
const step = fc.oneof(
  fc.record({ do: fc.constant('say' as const), purpose, said: fc.constantFrom('yes' as const, 'no' as const) }),
  fc.record({ do: fc.constant('withdraw' as const), purpose }),
  fc.record({ do: fc.constant('new-words' as const), purpose }),
  fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(1, 30, 42, 43) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const versionNow = (model: Model, of: Purpose) => 1 + model.newer[of].length

function standing(model: Model, of: Purpose): string {
  const last = model.last[of]
  if (last === null) return 'not-asked'
  if (last.said === 'withdrawn') return 'withdrawn'
  const since = model.newer[of][last.version - 1]
  if (since === undefined) return last.said
  return last.said === 'yes' && model.day - since > 42 ? 'lapsed' : 'ask-again'
}

function agreed(model: Model): Purpose[] {
  const held = purposes.filter((of) => {
    const state = standing(model, of)
    return state === 'yes' || (state === 'ask-again' && model.last[of]?.said === 'yes')
  })
  return held.includes('taking-part') ? held : []
}

/** What a step adds to the answers of a purpose; null when nothing. */
function added(model: Model, one: Step): Last {
  if (one.do !== 'say' && one.do !== 'withdraw') return null
  const last = model.last[one.purpose]
  const version = versionNow(model, one.purpose)
  if (last?.said === 'yes' && (one.do === 'withdraw' || one.said === 'no'))
    return { said: 'withdrawn', version: last.version }
  if (one.do === 'withdraw') return null
  if (last === null || last.version < version) return { said: one.said, version }
  return one.said === 'yes' && last.said !== 'yes' ? { said: 'yes', version } : null
}

describe('AZ-08 the life of an agreement', () => {
  const seen = new Set<string>()

  it.each(modelRounds)(
    'is that of the model, whatever is said and whenever words change (seed $seed)',
    async (round) => {
      const facilitator = await aPerson('facilitator', { forum: 'open' })
      const [person] = await participantsIn('open', 1)
      const { id, reference } = person ?? { id: '', reference: '' }

      const run = async (steps: Step[]) => {
        await given(async (tx) => {
          await tx.delete(agreementAnswersGiven)
          await tx.delete(agreementWordings).where(gt(agreementWordings.version, 1))
        })
        const model: Model = {
          day: 0,
          last: { 'taking-part': null, quotes: null },
          newer: { 'taking-part': [], quotes: [] },
        }
        for (const one of steps) {
          const now = new Date(FIRST_DAY + model.day * DAY)
          const ctx = ctxFor(facilitator, 'agreement:keep', now)
          const before = (await answersStored(id)).length
          const adds = added(model, one)
          if (one.do === 'say') {
            const form = await saying(id, { [one.purpose]: one.said }, now)
            expect(await takeAnswers(ctx, reference, { ...form, how: 'spoken' }, once())).toMatchObject({ ok: true })
          } else if (one.do === 'withdraw') {
            expect(await withdrawAgreement(ctx, reference, one.purpose, once())).toMatchObject({ ok: true })
          } else if (one.do === 'new-words') {
            await newWords(one.purpose, versionNow(model, one.purpose) + 1, now.toISOString().slice(0, 10))
            model.newer[one.purpose].push(model.day)
          } else model.day += one.days
          if (adds && 'purpose' in one) model.last[one.purpose] = adds
          const stored = await answersStored(id)
          expect(stored.length - before, JSON.stringify([model, one])).toBe(adds ? 1 : 0)
          if (adds) expect(stored.at(-1)).toMatchObject({ answer: adds.said })
          const later = new Date(FIRST_DAY + model.day * DAY)
          const { purposes: shown } = await summariseAgreement(ctxFor(facilitator, 'agreement:keep', later), id)
          for (const of of purposes)
            expect(shown.find((entry) => entry.purpose === of)?.standing, JSON.stringify([model, of])).toBe(
              standing(model, of),
            )
          expect([...(await agreedPurposes(id, later))]).toEqual(agreed(model))
          seen.add(`${one.do} ${purposes.map((of) => standing(model, of))}`)
        }
      }
      await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), run), round)
      expect(await rows().select().from(agreementWordings)).not.toEqual([])
    },
  )

  it('met different outcomes on the way', () => {
    expect(seen.size).toBeGreaterThan(25)
  })
})
