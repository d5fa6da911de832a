import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { NotFound } from '#app/domain/shared/errors.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import * as release from '#app/routes/reports.$number/route.tsx'
import { loader as csvLoader } from '#app/routes/reports.$number[.]csv/route.tsx'
import * as draftPage from '#app/routes/reports.drafts.$report/route.tsx'
import { forums, releases, themes } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { given } from '#test/support/factories.ts'
import { get } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'
import { aForgedRelease, aQuarterOf, drafted, pointsOn, published, reportPeople } from '#test/support/reports.ts'

withTestDatabase()

type Who = { id: string }
const getRelease = (who: Who, number = '1') => get(`/reports/${number}`, who, { number })
const pageOf = async (who: Who, number = '1') => renderRoute(release, await getRelease(who, number))
const csvOf = async (who: Who, number = '1') => csvLoader(await get(`/reports/${number}.csv`, who, { number }))

describe('/reports/:number', () => {
  it('gives a Board member the whole report, with proof that it is what was published', async () => {
    const people = await reportPeople()
    const held = await aQuarterOf('open', { 'RPT-FIRST': 7, 'RPT-ACCESS': 4 })
    await pointsOn(held, 'TRT-EMPATHY', 13, { origin: 'published' })
    const { digest } = await published(people, ['open'], 'What we heard.\nAnd how.')
    const html = await pageOf(people.board)
    for (const words of [
      'Board report 1: July to September 2026',
      'Open forum',
      '<p class="govuk-body">What we heard.</p><p class="govuk-body">And how.</p>',
      'July 2026',
      'fewer than 5',
      'From published sources, not said in a forum',
      'How the numbers are protected',
      'Published Thursday 19 November 2026',
      'This report is exactly as it was published',
      digest,
      'href="/reports/1.csv"',
    ]) {
      expect(html).toContain(words)
    }
    expect(html.indexOf('<svg')).toBeLessThan(html.indexOf('Points</th>'))
    const [row] = await rows().select().from(releases)
    expect(sha256(row?.content ?? '')).toBe(digest)
  })

  it('shows a draft and its release by the same bytes', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', { 'RPT-FIRST': 7 })
    const { id } = await drafted(people)
    const inside = (html: string) =>
      /<div class="app-report">.*<\/section><\/div>/s.exec(html)?.[0].split('</p></section></div>')[0]
    const before = await renderRoute(draftPage, await get(`/reports/drafts/${id}`, people.analyst, { report: id }))
    await published(people)
    const after = await pageOf(people.board)
    expect(inside(after)).toBe(inside(before))
    expect(inside(after)).toContain('First response')
  })

  it('holds no true number in any byte of page, data, drawing or spreadsheet', async () => {
    const people = await reportPeople()
    // 173, 67 and 38 are numbers that nothing else on the page can make by chance.
    await aQuarterOf('open', { 'RPT-FIRST': 173, 'RPT-ACCESS': 67, 'COM-UPDATES': 4 }, { people: 38 })
    const { number } = await published(people)
    const { digest } = (await rows().select().from(releases))[0] ?? { digest: '' }
    const data = await (await release.loader(await getRelease(people.board))).text()
    const csv = await (await csvOf(people.board)).text()
    for (const bytes of [await pageOf(people.board), data, csv]) {
      const said = bytes.replaceAll(digest, '').replaceAll(/ (?:viewBox|d|x\d?|y\d?|width|height)="[^"]*"/g, '')
      expect(said).not.toMatch(/173|67|38|244/)
      expect(said).toContain('175')
      expect(said).toContain('65')
    }
    expect(number).toBe(1)
    expect(JSON.stringify(JSON.parse(data))).not.toMatch(/draftedBy|approvedBy|per_|ses_|ptc_|point/)
  })

  it('keeps its bytes when the points, the codebook and the forum change', async () => {
    const people = await reportPeople()
    const held = await aQuarterOf('open', { 'RPT-FIRST': 6 })
    await published(people)
    const before = [await pageOf(people.board), await (await csvOf(people.board)).text()]
    await pointsOn(held, 'RPT-FIRST', 30)
    await given((tx) => tx.update(forums).set({ name: 'Other' }).where(eq(forums.slug, 'open')))
    await given((tx) => tx.update(themes).set({ name: 'Other' }).where(eq(themes.code, 'RPT-FIRST')))
    expect([await pageOf(people.board), await (await csvOf(people.board)).text()]).toEqual(before)
  })

  it('warns loudly when it is not what was published', async () => {
    const people = await reportPeople()
    await aForgedRelease(people, 1)
    const html = await pageOf(people.board)
    expect(html).toContain('This report is not as it was published. Do not use it.')
    expect(html).not.toContain('exactly as it was published')
    await expect(csvOf(people.board)).rejects.toThrow(NotFound)
  })

  it.each(['2', '0', '-1', 'one'])('is not found by %s', async (number) => {
    const { board } = await reportPeople()
    await expect(release.loader(await getRelease(board, number))).rejects.toThrow(NotFound)
    await expect(csvOf(board, number)).rejects.toThrow(NotFound)
  })
})

describe('/reports/:number.csv', () => {
  it('is a UTF-8 download with a constant name', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', { 'RPT-FIRST': 7 })
    await published(people)
    const response = await csvOf(people.board)
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="report-1.csv"')
    const lines: string[][] = parse(await response.text(), { bom: true, relax_column_count: true })
    expect(lines).toContainEqual(['Open forum', 'July 2026', 'Yes'])
    expect(lines).toContainEqual(['RPT-FIRST', 'First response', 'Reporting and first response', '5'])
  })

  it('keeps names that look like formulas inert', async () => {
    const people = await reportPeople()
    await given((tx) => tx.update(forums).set({ name: '=HYPERLINK("http://x")' }).where(eq(forums.slug, 'open')))
    await given((tx) => tx.update(themes).set({ name: '+cmd|calc' }).where(eq(themes.code, 'RPT-FIRST')))
    await aQuarterOf('open', { 'RPT-FIRST': 7 })
    await published(people, ['open'], '@SUM(A1)')
    const lines: string[][] = parse(await (await csvOf(people.board)).text(), { bom: true, relax_column_count: true })
    const cells = lines.flat()
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(cells).toEqual(expect.arrayContaining(['\'=HYPERLINK("http://x")', "'+cmd|calc", "'@SUM(A1)"]))
  })
})
