import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addParticipant, givePlace, movePlace } from '#app/domain/participants/commands.server.ts'
import { forums, places } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, once } from '#test/support/factories.ts'
import { modelRounds } from '#test/support/runs.ts'

withTestDatabase()

const states = ['active', 'waiting', 'stepped_back', 'left'] as const
const intents = ['step-back', 'come-back', 'leave'] as const
type State = (typeof states)[number]
type Intent = (typeof intents)[number]
/** The life of a place once more, by hand: what is not here cannot be done. */
const allowed: Record<State, Partial<Record<Intent, State>>> = {
  active: { 'step-back': 'stepped_back', leave: 'left' },
  stepped_back: { 'come-back': 'active', leave: 'left' },
  waiting: { leave: 'left' },
  left: {},
}
const target: Record<Intent, State> = { 'step-back': 'stepped_back', 'come-back': 'active', leave: 'left' }

type Step = { who: 0 | 1 } & ({ move: Intent; from: State } | { give: true })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ who: fc.constantFrom(0, 1), move: fc.constantFrom(...intents), from: fc.constantFrom(...states) }),
  fc.record({ who: fc.constantFrom(0, 1), give: fc.constant(true) }),
)

/** A forum of one place, which the first has and the second waits for. */
async function twoPeople(key: string) {
  const slug = `forum-${key}`
  const forum = { id: `for_${key}`, slug, name: `Forum ${key}`, places: 1, state: 'open' as const }
  await given((tx) => tx.insert(forums).values(forum))
  const ctx = ctxFor(await aPerson('facilitator', { key: `facilitator${key}` }), 'participant:manage')
  const references: string[] = []
  for (const line of [{}, { waitingList: 'yes' as const }]) {
    const added = await addParticipant(ctx, slug, { intent: 'add', alias: 'Sky', ...line }, once())
    if (added.ok) references.push(added.value.reference)
  }
  const saved = async () => rows().select().from(places).where(eq(places.forumId, forum.id)).orderBy(places.startsOn)
  const [first, second] = [...(await saved())].sort((one, other) => (one.seat ?? 9) - (other.seat ?? 9))
  return { slug, ctx, references, ids: [first?.id ?? '', second?.id ?? ''], saved }
}

/** What a step comes to, and the states after it. */
function expected(now: readonly State[], { who, ...step }: Step): { says: string; becomes: State[] } {
  const state = now[who] ?? 'left'
  const other = now[1 - who] ?? 'left'
  const changedTo = (next: State) => now.map((one, at) => (at === who ? next : one))
  if ('give' in step) {
    if (state !== 'waiting') return { says: 'changed-meanwhile', becomes: [...now] }
    const free = other === 'left'
    return free ? { says: 'ok', becomes: changedTo('active') } : { says: 'forum-full', becomes: [...now] }
  }
  if (state === target[step.move]) return { says: 'ok', becomes: [...now] }
  if (state !== step.from) return { says: 'changed-meanwhile', becomes: [...now] }
  const next = allowed[state][step.move]
  return next ? { says: 'ok', becomes: changedTo(next) } : { says: 'not-possible', becomes: [...now] }
}

describe('AZ-08 the life of a place', () => {
  const seen = new Set<string>()

  it.each(modelRounds)('takes no step but those of its life-cycle, in whatever order (seed $seed)', async (round) => {
    let runs = 0
    const run = async (steps: Step[]) => {
      const { slug, ctx, references, ids, saved } = await twoPeople(String(++runs))
      let now: State[] = ['active', 'waiting']
      for (const one of steps) {
        const { says, becomes } = expected(now, one)
        const result =
          'give' in one
            ? await givePlace(ctx, slug, { place: ids[one.who] ?? '' }, once())
            : await movePlace(ctx, references[one.who] ?? '', { intent: one.move, from: one.from })
        expect(result.ok ? 'ok' : result.reason, JSON.stringify([now, one])).toBe(says)
        const after = await saved()
        const byId = ids.map((id) => after.find((place) => place.id === id))
        expect(byId.map((place) => place?.state)).toEqual(becomes)
        for (const place of byId)
          expect(place?.seat).toBe(place?.state === 'active' || place?.state === 'stepped_back' ? 1 : null)
        now = becomes
        seen.add(`${says} ${becomes}`)
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), run), round)
  })

  it('met different outcomes on the way', () => {
    expect(seen.size).toBeGreaterThan(12)
  })
})
