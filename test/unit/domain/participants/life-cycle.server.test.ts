import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addParticipant, referParticipant } from '#app/domain/participants/commands.server.ts'
import { givePlace, movePlace } from '#app/domain/participants/place-commands.server.ts'
import { forums, participants, places } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, once } from '#test/support/factories.ts'
import { intents, nextOn, SEATS, SOON, type Somebody, type Step, states, told } from '#test/support/place-model.ts'
import { modelRounds } from '#test/support/runs.ts'
import { of } from '#test/support/stories/step.ts'

withTestDatabase()

const PEOPLE = 4
const who = fc.integer({ min: 0, max: PEOPLE - 1 })
const on = fc.record({ who, nth: fc.nat({ max: 11 }) })
const any = fc.record({ who, move: fc.constantFrom(...intents), from: fc.constant(null) })
const stale = fc.record({ who, move: fc.constantFrom(...intents), from: fc.constantFrom(...states) })
const give = fc.record({ who, give: fc.constant(true as const) })
/** Most steps go on along the road; some are strays, from forms shown just now or a while ago. */
const step: fc.Arbitrary<Step | { who: number; nth: number }> = fc.oneof(
  { arbitrary: on, weight: 4 },
  { arbitrary: any, weight: 2 },
  { arbitrary: stale, weight: 1 },
  { arbitrary: give, weight: 1 },
)

/** A forum of two places: both are taken, the term of the first ends soon; one waits, and one was referred. */
async function fourPeople(key: string) {
  const slug = `forum-${key}`
  const forum = { id: `for_${key}`, slug, name: `Forum ${key}`, places: SEATS, state: 'open' as const }
  await given((tx) => tx.insert(forums).values(forum))
  const ctx = ctxFor(await aPerson('facilitator', { key: `facilitator${key}` }), 'participant:manage')
  const sky = { alias: 'Sky', source: 'other' } as const
  const made = [
    await addParticipant(ctx, slug, sky, once()),
    await addParticipant(ctx, slug, sky, once()),
    await addParticipant(ctx, slug, { ...sky, waitingList: 'yes' }, once()),
    await referParticipant(ctx, slug, { ...sky, reached: 'referred' }, once()),
  ]
  const references = made.map((one) => of<{ reference: string }>(one).reference)
  await given((tx) => tx.update(places).set({ plannedEndOn: SOON }).where(eq(places.seat, 1)))
  const saved = async () => {
    const found = await rows()
      .select({ reference: participants.reference, place: places })
      .from(places)
      .innerJoin(participants, eq(participants.id, places.participantId))
      .where(eq(places.forumId, forum.id))
    return references.map((reference) => {
      const place = found.find((one) => one.reference === reference)?.place
      if (!place) throw new Error('a place is gone')
      return place
    })
  }
  return { slug, ctx, references, saved }
}

const standing = ({ state, seat, waitingOrder, plannedEndOn }: typeof places.$inferSelect): Somebody => ({
  state,
  seat,
  order: waitingOrder,
  end: plannedEndOn,
})

describe('AZ-08 the life of a place', () => {
  const seen = new Set<string>()

  it.each(modelRounds)('takes no step but those of its life-cycle, in whatever order (seed $seed)', async (round) => {
    let runs = 0
    const run = async (steps: (Step | { who: number; nth: number })[]) => {
      const { slug, ctx, references, saved } = await fourPeople(`${round.seed}-${++runs}`)
      let now = (await saved()).map(standing)
      for (const drawn of steps) {
        const one: Step =
          'nth' in drawn ? { who: drawn.who, move: nextOn(now[drawn.who], drawn.nth), from: null } : drawn
        const place = (await saved())[one.who]
        const { says, becomes } = told(now, one)
        const result =
          'give' in one
            ? await givePlace(ctx, slug, { place: place?.id ?? '' }, once())
            : await movePlace(
                ctx,
                references[one.who] ?? '',
                { intent: one.move, from: one.from ?? place?.state ?? 'left', until: place?.plannedEndOn ?? '' },
                once(),
              )
        expect(result.ok ? 'ok' : result.reason, JSON.stringify([now, one])).toBe(says)
        const after = (await saved()).map(standing)
        expect(after, JSON.stringify([now, one])).toEqual(becomes)
        const seats = after.flatMap(({ seat }) => seat ?? [])
        expect(new Set(seats).size).toBe(seats.length)
        now = after
        seen.add(`${'give' in one ? 'give' : one.move} ${says} ${becomes[one.who]?.state}`)
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), run), round)
  })

  it('met every step that can be taken, and each refusal, on the way', () => {
    const met = [...seen]
    for (const move of intents)
      expect(
        met.some((one) => one.startsWith(`${move} ok`)),
        move,
      ).toBe(true)
    for (const says of ['not-possible', 'changed-meanwhile', 'forum-full', 'people-waiting'])
      expect(
        met.some((one) => one.includes(says)),
        says,
      ).toBe(true)
    expect(met.length).toBeGreaterThan(40)
  })
})
