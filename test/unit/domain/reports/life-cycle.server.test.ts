import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approveReport, deleteReport, publishReport, redraftReport } from '#app/domain/reports/commands.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { releases } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { ctxFor, once } from '#test/support/factories.ts'
import { aQuarterOf, drafted, reportOf, reportPeople } from '#test/support/reports.ts'
import { modelRounds } from '#test/support/runs.ts'

withTestDatabase()

type Who = 'analyst' | 'second' | 'commissioner'
type Model = {
  state: 'draft' | 'approved' | 'published' | 'deleted'
  drafter: Who
  approver: Who | null
  version: number
}
type Step = { act: 'redraft' | 'approve' | 'publish' | 'delete'; who: Who; stale: boolean }

const analysts = fc.constantFrom<Who>('analyst', 'second')
const anybody = fc.constantFrom<Who>('analyst', 'second', 'commissioner')
const stale = fc.nat({ max: 4 }).map((n) => n === 0)
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ act: fc.constant('redraft' as const), who: analysts, stale }), weight: 4 },
  { arbitrary: fc.record({ act: fc.constant('approve' as const), who: anybody, stale }), weight: 5 },
  {
    arbitrary: fc.record({ act: fc.constant('publish' as const), who: anybody, stale: fc.constant(false) }),
    weight: 3,
  },
  { arbitrary: fc.record({ act: fc.constant('delete' as const), who: analysts, stale }), weight: 1 },
)

/** The life of a report once more, by hand: two people before it is published, and after that nothing. */
function expected(now: Model, { act, who, stale: old }: Step): { says: string; becomes: Model } {
  const says = (reason: string) => ({ says: reason, becomes: now })
  if (now.state === 'deleted') return says('not found')
  if (act === 'publish') {
    if (now.state === 'published') return says('ok')
    return now.state === 'approved'
      ? { says: 'ok', becomes: { ...now, state: 'published', version: now.version + 1 } }
      : says('not-approved')
  }
  if (act === 'approve') {
    if (now.state === 'approved' && now.approver === who) return says('ok')
    if (now.state !== 'draft') return says('not-possible')
    if (old) return says('changed-meanwhile')
    if (now.drafter === who) return says('same-person')
    return { says: 'ok', becomes: { ...now, state: 'approved', approver: who, version: now.version + 1 } }
  }
  if (now.state === 'published') return says('not-possible')
  if (old) return says('changed-meanwhile')
  if (act === 'delete') return { says: 'ok', becomes: { ...now, state: 'deleted' } }
  return { says: 'ok', becomes: { state: 'draft', drafter: who, approver: null, version: now.version + 1 } }
}

describe('AZ-08 the life of a report', () => {
  const seen = new Set<string>()
  let publishedInAll = 0

  it.each(modelRounds)('takes no step but those of its life-cycle, in whatever order (seed $seed)', async (round) => {
    const people = await reportPeople()
    const forums = ['open', 'black-communities', 'women-and-girls', 'disability', 'lgbtq', 'parents-of-young-victims']
    for (const forum of forums) await aQuarterOf(forum, {}, { people: 12 })
    let published = 0
    const run = async (steps: Step[]) => {
      const { id } = await drafted(people, [forums[published] ?? ''])
      let now: Model = { state: 'draft', drafter: 'analyst', approver: null, version: 1 }
      for (const one of steps) {
        const { says, becomes } = expected(now, one)
        const person = people[one.who]
        const digest = (await reportOf(id))?.digest ?? ''
        const version = now.version - (one.stale ? 1 : 0)
        const result = await {
          redraft: () => redraftReport(ctxFor(person, 'report:draft'), id, { introduction: '', version }, once()),
          approve: () => approveReport(ctxFor(person, 'report:approve'), id, { digest, version }),
          publish: () => publishReport(ctxFor(person, 'report:publish'), id, { digest }),
          delete: () => deleteReport(ctxFor(person, 'report:draft'), id, { version }, once()),
        }
          [one.act]()
          .catch((error: unknown) => ({ ok: false as const, reason: error instanceof NotFound ? 'not found' : error }))
        expect(result.ok ? 'ok' : result.reason, JSON.stringify([now, one])).toBe(says)
        const saved = await reportOf(id)
        expect(saved?.state ?? 'deleted').toBe(becomes.state)
        if (saved) expect(saved.version).toBe(becomes.version)
        now = becomes
        seen.add(`${one.act} ${says} ${becomes.state}`)
      }
      if (now.state === 'published') published++
      expect(await rows().select().from(releases)).toHaveLength(published)
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), (steps) =>
        published < forums.length ? run(steps) : Promise.resolve(),
      ),
      round,
    )
    publishedInAll += published
  })

  it('met different outcomes on the way', () => {
    expect(publishedInAll).toBeGreaterThan(2)
    expect(seen.size).toBeGreaterThan(12)
  })
})
