import { describe, expect, it } from 'vitest'
import { sha256 } from '#app/domain/shared/ids.ts'
import { releaseCuts, releases, reports } from '#db/schema/index.ts'
import { reportIntroductions } from '#db/seed/demonstration/content/narratives.ts'
import { personId } from '#db/seed/demonstration/people.ts'
import { fillReports } from '#db/seed/demonstration/reports.ts'
import { fillWorld, reportedQuarters } from '#db/seed/demonstration/world.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'

withTestDatabase()

describe('the reports of the demonstration', () => {
  it.each([
    '2026-11-21T10:00:00Z',
    '2026-01-01T09:00:00Z',
    '2026-10-01T22:30:00Z',
    '2027-04-02T07:00:00Z',
    '2027-07-14T12:00:00Z',
  ])('are three that followed one another and a draft, filled on %s', async (moment) => {
    const now = new Date(moment)
    await fillWorld(now)
    await fillReports(now)
    const quarters = reportedQuarters(now)
    const published = await rows().select().from(releases)
    expect(published.map(({ number, quarter }) => [number, quarter])).toEqual(
      quarters.slice(0, 3).map((quarter, at) => [at + 1, quarter]),
    )
    for (const { content, digest, draftedBy, approvedBy, publishedAt } of published) {
      expect(sha256(content)).toBe(digest)
      expect([draftedBy, approvedBy]).toEqual([personId('ash'), personId('cove')])
      expect(publishedAt < now).toBe(true)
    }
    const all = await rows().select().from(reports)
    expect(all.map(({ introduction }) => introduction).sort()).toEqual(reportIntroductions.toSorted())
    const drafts = all.filter(({ state }) => state === 'draft')
    expect(drafts.map(({ quarter, draftedBy }) => [quarter, draftedBy])).toEqual([[quarters[3], personId('ash')]])
    expect(await rows().select().from(releaseCuts)).toHaveLength(18)
  })

  it('are not made twice', async () => {
    const now = new Date('2026-11-21T10:00:00Z')
    await fillWorld(now)
    await fillReports(now)
    const before = await rows().select().from(reports)
    await fillReports(now)
    expect(await rows().select().from(reports)).toEqual(before)
  })
})
