import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { markPerson } from '#app/domain/day/mark-commands.server.ts'
import type { Mark } from '#app/domain/day/protocol.ts'
import { markOf } from '#app/domain/day/rules.ts'
import { auditEvents, registerEntries } from '#db/schema/index.ts'
import { aDay, EVENING } from '#test/support/day.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, once } from '#test/support/factories.ts'

withTestDatabase()

/** All of them on the engine that is used; some on the other, where each takes longer. */
const RUNS = config.engine === 'postgres' ? 40 : 200
const PEOPLE = ['ptc_open_1', 'ptc_open_2'] as const
type Register = Record<string, Mark>
const empty = (): Register => Object.fromEntries(PEOPLE.map((id) => [id, 'none']))

/** Who taps what for whom, and whether they look at the page again before. */
const tap = fc.record({
  who: fc.constantFrom(0, 1),
  participant: fc.constantFrom(...PEOPLE),
  wanted: fc.constantFrom<Mark>('none', 'attended', 'left_early', 'apologies'),
  looks: fc.boolean(),
})

async function twoOfThem() {
  const { facilitator } = await aDay({ people: 2 })
  const colleague = await aPerson('facilitator', { forum: 'open', key: 'colleague' })
  return [facilitator, colleague].map((one) => ctxFor(one, 'day:keep', EVENING))
}

const savedNow = async (): Promise<Register> => {
  const lines = await rows().select().from(registerEntries)
  return { ...empty(), ...Object.fromEntries(lines.map(({ participantId, status }) => [participantId, status])) }
}

describe('two facilitators on one register', () => {
  it('lose no mark in 200 interleavings: each is saved, was so already, or is reported as a conflict', async () => {
    const keys = await twoOfThem()
    await fc.assert(
      fc.asyncProperty(fc.array(tap, { minLength: 2, maxLength: 5 }), async (taps) => {
        await given((tx) => tx.delete(registerEntries))
        let saved = empty()
        const seen = [empty(), empty()]
        for (const { who, participant, wanted, looks } of taps) {
          if (looks) seen[who] = { ...saved }
          const before = seen[who]?.[participant] ?? 'none'
          const verdict = markOf(before, saved[participant] ?? 'none', wanted)
          const ctx = keys[who] ?? (keys[0] as (typeof keys)[number])
          const result = await markPerson(ctx, 'ses_one', { participant, before, wanted }, once())
          expect(result.ok ? 'done' : result.reason).toBe(verdict === 'nothing' ? 'already' : verdict)
          if (result.ok) saved = { ...saved, [participant]: wanted }
        }
        expect(await savedNow()).toEqual(saved)
      }),
      { numRuns: RUNS, seed: 1119 },
    )
  })

  it('tap in the same moment: one is saved, the other is told, and the trail has one line', async () => {
    const [mine, theirs] = await twoOfThem()
    if (!mine || !theirs) throw new Error('nobody')
    const post = (wanted: Mark) => ({ participant: PEOPLE[0], before: 'none' as const, wanted })
    const results = await Promise.all([
      markPerson(mine, 'ses_one', post('attended'), once()),
      markPerson(theirs, 'ses_one', post('apologies'), once()),
    ])
    expect(results.map((result) => (result.ok ? 'done' : result.reason)).sort()).toEqual(['conflict', 'done'])
    const trail = await rows().select().from(auditEvents)
    expect(trail.filter(({ action }) => action === 'register.marked')).toHaveLength(1)
  })
})
