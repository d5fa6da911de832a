import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { confirmImport, stageImport } from '#app/domain/points/commands.server.ts'
import { readPointsCsv } from '#app/domain/points/csv-import.ts'
import type { ReportContent } from '#app/domain/reports/rules.ts'
import type { Result } from '#app/domain/shared/result.ts'
import { tagPoint } from '#app/domain/tagging/commands.server.ts'
import { points, releases } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, once } from '#test/support/factories.ts'
import { aQuarterOf, published, reportPeople } from '#test/support/reports.ts'

withTestDatabase()

const file = fileURLToPath(new URL('../../../shared/data/published-extracts.csv', import.meta.url))

function granted<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

it.skipIf(!existsSync(file))(
  '45 published extracts go in, are tagged and reported apart from what a forum said',
  async () => {
    const people = await reportPeople()
    const [session = ''] = await aQuarterOf('open', { 'RPT-FIRST': 6 })
    const facilitator = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'point:record')
    const read = readPointsCsv(readFileSync(file))
    if (!read.ok) throw new Error(read.reason)
    const staged = granted(await stageImport(facilitator, session, read, once()))
    granted(await confirmImport(facilitator, { sessionId: session, id: staged.id, screened: true }, once()))

    const extracts = await rows().select().from(points).where(eq(points.origin, 'published'))
    expect(extracts).toHaveLength(45)
    const analyst = ctxFor(people.analyst, 'point:tag')
    for (const { id, suggestedThemes } of extracts) {
      granted(await tagPoint(analyst, { point: id, theme: suggestedThemes }, once()))
    }

    const { number } = await published(people)
    const [release] = await rows().select().from(releases).where(eq(releases.number, number))
    const content = JSON.parse(release?.content ?? '') as ReportContent
    expect(content.themes.map(({ code, shown }) => [code, shown])).toEqual([['RPT-FIRST', '5']])
    const suggested = new Set(extracts.flatMap(({ suggestedThemes }) => suggestedThemes))
    expect(new Set(content.publishedThemes.map(({ code }) => code))).toEqual(suggested)
    expect(content.publishedThemes.some(({ value }) => value !== null)).toBe(true)
  },
)
