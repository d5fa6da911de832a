import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  approveReport,
  deleteReport,
  draftReport,
  publishReport,
  redraftReport,
} from '#app/domain/reports/commands.server.ts'
import { getDraft, getRelease, listDrafts, listReleases } from '#app/domain/reports/queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { forums, registerEntries, releaseCuts, releases, reportForums, reports } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, forumNamed, given, NOON, once } from '#test/support/factories.ts'
import {
  aForgedRelease,
  aQuarterOf,
  ask,
  drafted,
  pointsOn,
  published,
  QUARTER,
  reportPeople,
} from '#test/support/reports.ts'

withTestDatabase()

describe('publishing a report', () => {
  it('needs an approval of just this content', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    const draft = await drafted(people)
    const ctx = ctxFor(people.analyst, 'report:publish')
    expect(await publishReport(ctx, draft.id, draft)).toEqual({ ok: false, reason: 'not-approved' })
    await approveReport(ctxFor(people.commissioner, 'report:approve'), draft.id, draft)
    const other = await publishReport(ctx, draft.id, { digest: 'f'.repeat(64) })
    expect(other).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await rows().select().from(releases)).toEqual([])
  })

  it('makes one release, however often it is asked for', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    const { id, digest, number } = await published(people)
    const ctx = ctxFor(people.commissioner, 'report:publish')
    const twice = await Promise.all([publishReport(ctx, id, { digest }), publishReport(ctx, id, { digest })])
    expect(twice).toEqual([1, 2].map(() => ({ ok: true, value: { number } })))
    expect(await rows().select().from(releases)).toHaveLength(1)
    expect(await rows().select().from(releaseCuts)).toHaveLength(1)
  })

  it('numbers releases one after another', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    await aQuarterOf('lgbtq', {})
    expect((await published(people)).number).toBe(1)
    expect((await published(people, ['lgbtq'])).number).toBe(2)
    const list = await listReleases(ctxFor(people.board, 'report:read'))
    expect(list.map(({ number, forums: names }) => [number, names])).toEqual([
      [2, ['LGBTQ+']],
      [1, ['Open forum']],
    ])
  })

  it('lets a forum stand in one release a quarter: at drafting, at publishing and in the database', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    await aQuarterOf('lgbtq', {})
    const rival = await drafted(people, ['open', 'lgbtq'])
    await approveReport(ctxFor(people.commissioner, 'report:approve'), rival.id, rival)
    const first = await published(people)
    const overlap = { ok: false, reason: 'overlap' }
    expect(await publishReport(ctxFor(people.analyst, 'report:publish'), rival.id, rival)).toEqual(overlap)
    expect(await draftReport(ctxFor(people.analyst, 'report:draft'), ask(['open']), once())).toEqual(overlap)
    const again = { introduction: '', version: 2 }
    expect(await redraftReport(ctxFor(people.analyst, 'report:draft'), rival.id, again, once())).toEqual(overlap)
    const { id: forumId } = await forumNamed('open')
    const { id: reportId } = rival
    const by = { draftedBy: people.analyst.id, approvedBy: people.second.id, publishedBy: people.second.id }
    const forced = given(async (tx) => {
      await tx
        .insert(releases)
        .values({ number: 9, reportId, quarter: QUARTER, content: '{}', digest: '', publishedAt: NOON, ...by })
      await tx.insert(releaseCuts).values({ releaseNumber: 9, forumId, quarter: QUARTER })
    })
    await expect(forced).rejects.toThrow()
    expect(await rows().select().from(releases)).toEqual([expect.objectContaining({ number: first.number })])
  })
})

describe('a release', () => {
  it('keeps every byte when what it was made of changes', async () => {
    const people = await reportPeople()
    const held = await aQuarterOf('open', { 'RPT-FIRST': 6 })
    const { number } = await published(people)
    const ctx = ctxFor(people.board, 'report:read')
    const before = await getRelease(ctx, String(number))
    await pointsOn(held, 'RPT-FIRST', 40)
    await given((tx) => tx.update(forums).set({ name: 'Renamed' }).where(eq(forums.slug, 'open')))
    await given((tx) => tx.delete(registerEntries))
    const after = await getRelease(ctx, String(number))
    expect(after).toEqual(before)
    expect(after).toMatchObject({ intact: true, content: { forums: ['Open forum'] } })
  })

  it('cannot be changed or deleted in the database', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    const { number, id } = await published(people)
    const its = eq(releases.number, number)
    const cut = eq(releaseCuts.releaseNumber, number)
    await expect(given((tx) => tx.update(releases).set({ content: '{}' }).where(its))).rejects.toThrow()
    await expect(given((tx) => tx.delete(releaseCuts).where(cut))).rejects.toThrow()
    await expect(given((tx) => tx.delete(releases).where(its))).rejects.toThrow()
    const refused = { ok: false, reason: 'not-possible' }
    expect(await deleteReport(ctxFor(people.analyst, 'report:draft'), id, { version: 3 }, once())).toEqual(refused)
    const again = { introduction: '', version: 3 }
    expect(await redraftReport(ctxFor(people.analyst, 'report:draft'), id, again, once())).toEqual(refused)
  })

  it('says so when it is not what was published', async () => {
    const people = await reportPeople()
    await aForgedRelease(people, 5)
    const ctx = ctxFor(people.board, 'report:read')
    expect(await getRelease(ctx, '5')).toMatchObject({ intact: false, content: null })
  })

  it.each(['2', '0', '01', '1e0', '', 'x', '99999999999999'])('is not found by “%s”', async (number) => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    await published(people)
    await expect(getRelease(ctxFor(people.board, 'report:read'), number)).rejects.toThrow(NotFound)
  })
})

describe('a draft', () => {
  it('can be deleted while it is not published', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    const { id } = await drafted(people)
    const ctx = ctxFor(people.analyst, 'report:draft')
    expect(await deleteReport(ctx, id, { version: 4 }, once())).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await deleteReport(ctx, id, { version: 1 }, once())).toMatchObject({ ok: true })
    expect(await rows().select().from(reports)).toEqual([])
    expect(await rows().select().from(reportForums)).toEqual([])
  })

  it('is in reach only of those who reach all of its forums', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    await aQuarterOf('lgbtq', {})
    const both = await drafted(people, ['open', 'lgbtq'])
    const one = await drafted(people, ['open'])
    const scoped = ctxFor(await aPerson('analyst', { key: 'scoped', forum: 'open' }), 'report:review')
    expect((await listDrafts(scoped)).map(({ id }) => id)).toEqual([one.id])
    await expect(getDraft(scoped, both.id)).rejects.toThrow(NotFound)
    expect(await listDrafts(ctxFor(people.commissioner, 'report:review'))).toHaveLength(2)
  })
})
