import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { approveReport, draftReport, redraftReport } from '#app/domain/reports/commands.server.ts'
import { getDraft } from '#app/domain/reports/queries.server.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { auditEvents, pointThemes, registerEntries, reports, sessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, forumNamed, given, NOON, once, participantsIn } from '#test/support/factories.ts'
import { aQuarterOf, ask, drafted, pointsOn, QUARTER, reportOf, reportPeople } from '#test/support/reports.ts'

withTestDatabase()

describe('drafting a report', () => {
  it('holds protected numbers only: 4 is hidden, 7 reads 5, 8 and 12 read 10, 13 reads 15', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', { 'RPT-ACCESS': 4, 'RPT-FIRST': 7, 'COM-UPDATES': 8, 'TRT-EMPATHY': 12, 'INV-EFFORT': 13 })
    const { id, digest } = await drafted(people)
    const report = await reportOf(id)
    expect(sha256(report?.content ?? '')).toBe(digest)
    const { themes } = JSON.parse(report?.content ?? '')
    expect(themes.map((row: { code: string; shown: string }) => [row.code, row.shown])).toEqual([
      ['INV-EFFORT', '15'],
      ['TRT-EMPATHY', '10'],
      ['COM-UPDATES', '10'],
      ['RPT-FIRST', '5'],
      ['RPT-ACCESS', 'fewer than 5'],
    ])
  })

  it('pools forums, counts only held sessions of the quarter, and keeps published sources apart', async () => {
    const people = await reportPeople()
    const open = await aQuarterOf('open', { 'RPT-FIRST': 6 })
    await aQuarterOf('disability', { 'RPT-FIRST': 6 })
    await pointsOn(open, 'RPT-FIRST', 9, { origin: 'published' })
    const [first = ''] = open
    await given((tx) => tx.update(sessions).set({ state: 'cancelled' }).where(eq(sessions.id, first)))
    const { id } = await drafted(people, ['open', 'disability'])
    const { content } = await getDraft(ctxFor(people.commissioner, 'report:review'), id)
    expect(content.forums).toEqual(['Disabled people', 'Open forum'])
    expect(content.sessions[1]).toEqual({
      forum: 'Open forum',
      held: [
        { month: 'August 2026', quorate: true },
        { month: 'September 2026', quorate: true },
      ],
    })
    expect(content.themes).toEqual([expect.objectContaining({ code: 'RPT-FIRST', value: 10 })])
    expect(content.publishedThemes).toEqual([expect.objectContaining({ code: 'RPT-FIRST', value: 5 })])
  })

  it('needs ten different people and three held sessions behind it', async () => {
    const people = await reportPeople()
    const ctx = ctxFor(people.analyst, 'report:draft')
    expect(await draftReport(ctx, ask(['open']), once())).toEqual({ ok: false, reason: 'base-both' })
    await aQuarterOf('open', {}, { people: 9 })
    expect(await draftReport(ctx, ask(['open']), once())).toEqual({ ok: false, reason: 'base-people' })
    await aQuarterOf('lgbtq', {}, { people: 12, sessions: 2 })
    expect(await draftReport(ctx, ask(['lgbtq']), once())).toEqual({ ok: false, reason: 'base-sessions' })
    expect(await draftReport(ctx, ask(['open', 'lgbtq']), once())).toMatchObject({ ok: true })
  })

  it('counts a person once, and only people who were in the room', async () => {
    const people = await reportPeople()
    const [first = ''] = await aQuarterOf('open', {}, { people: 9 })
    const [tenth] = await participantsIn('open', 1, { from: 10 })
    const entry = { sessionId: first, participantId: tenth?.id ?? '', status: 'did_not_attend' as const }
    await given((tx) => tx.insert(registerEntries).values(entry))
    const ctx = ctxFor(people.analyst, 'report:draft')
    expect(await draftReport(ctx, ask(['open']), once())).toMatchObject({ reason: 'base-people' })
    const itsOwn = eq(registerEntries.participantId, entry.participantId)
    await given((tx) => tx.update(registerEntries).set({ status: 'left_early' }).where(itsOwn))
    expect(await draftReport(ctx, ask(['open']), once())).toMatchObject({ ok: true })
  })

  it.each(['2026-Q4', '2027-Q1', '2024-Q3'])(
    'refuses %s, which is not one of the last eight quarters over',
    async (quarter) => {
      const { analyst } = await reportPeople()
      const result = await draftReport(ctxFor(analyst, 'report:draft'), ask(['open'], { quarter }), once())
      expect(result).toEqual({ ok: false, reason: 'open-quarter' })
    },
  )

  it('refuses a forum that does not exist, or is out of reach', async () => {
    const { analyst } = await reportPeople()
    const scoped = await aPerson('analyst', { key: 'scoped', forum: 'open' })
    const all = ctxFor(analyst, 'report:draft')
    const one = ctxFor(scoped, 'report:draft')
    for (const [ctx, slugs] of [
      [all, ['open', 'nowhere']],
      [all, []],
      [one, ['lgbtq']],
    ] as const) {
      expect(await draftReport(ctx, ask([...slugs]), once())).toEqual({ ok: false, reason: 'unknown-forum' })
    }
  })

  it('drafts once, however often the form is sent', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    const ctx = ctxFor(people.analyst, 'report:draft')
    const form = once()
    expect(await draftReport(ctx, ask(['open']), form)).toMatchObject({ ok: true })
    expect(await draftReport(ctx, ask(['open']), form)).toEqual({ ok: false, reason: 'repeated' })
    expect(await rows().select().from(reports)).toHaveLength(1)
  })

  it('records what it hid and by which rule, and never a word somebody typed', async () => {
    const people = await reportPeople()
    const [first = ''] = await aQuarterOf('open', { 'RPT-FIRST': 3 })
    await pointsOn([first], 'RPT-ACCESS', 1, { breadth: 'one' })
    const { id, digest } = await drafted(people, ['open'], 'A word of our own')
    const trail = await rows().select().from(auditEvents).where(eq(auditEvents.object, id))
    const { id: forumId } = await forumNamed('open')
    expect(trail).toEqual([
      expect.objectContaining({
        action: 'report.drafted',
        detail: {
          quarter: QUARTER,
          forums: [forumId],
          digest,
          hidden: ['D4 RPT-ACCESS', 'D3 RPT-FIRST', 'D3 other:RPT'],
        },
      }),
    ])
  })
})

describe('approving a report', () => {
  it('takes a second person, whatever roles the first one has', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    const draft = await drafted(people)
    const own = { ...people.analyst, role: 'commissioner' as const }
    const refused = await approveReport(ctxFor(own, 'report:approve'), draft.id, draft)
    expect(refused).toEqual({ ok: false, reason: 'same-person' })
    const approve = () => approveReport(ctxFor(people.second, 'report:approve'), draft.id, draft)
    expect(await approve()).toEqual({ ok: true, value: null })
    expect(await approve()).toEqual({ ok: true, value: null })
    expect(await reportOf(draft.id)).toMatchObject({
      state: 'approved',
      approvedBy: people.second.id,
      approvedAt: NOON,
    })
  })

  it('is bound to what the page showed: a redraft meanwhile makes it void', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    const draft = await drafted(people)
    const again = { introduction: 'Other words', version: 1 }
    expect(await redraftReport(ctxFor(people.analyst, 'report:draft'), draft.id, again, once())).toMatchObject({
      ok: true,
    })
    const ctx = ctxFor(people.commissioner, 'report:approve')
    const now = await reportOf(draft.id)
    const changed = { ok: false, reason: 'changed-meanwhile' }
    expect(await approveReport(ctx, draft.id, draft)).toEqual(changed)
    expect(await approveReport(ctx, draft.id, { digest: now?.digest ?? '', version: 1 })).toEqual(changed)
    expect(await approveReport(ctx, draft.id, { digest: draft.digest, version: 2 })).toEqual(changed)
    expect(await reportOf(draft.id)).toMatchObject({ state: 'draft', approvedBy: null, version: 2 })
  })

  it('is stopped by a disclosure check, and by a content that is not the one of the digest', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', { 'RPT-FIRST': 6 })
    const draft = await drafted(people)
    const ctx = ctxFor(people.commissioner, 'report:approve')
    const { content = '' } = (await reportOf(draft.id)) ?? {}
    const leaking = content.replace('"shown":"5","value":5', '"shown":"6","value":6')
    expect(leaking).not.toBe(content)
    const put = (change: { content: string; digest?: string }) =>
      given((tx) => tx.update(reports).set(change).where(eq(reports.id, draft.id)))
    await put({ content: leaking })
    expect(await approveReport(ctx, draft.id, draft)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    const digest = sha256(leaking)
    await put({ content: leaking, digest })
    expect(await approveReport(ctx, draft.id, { digest, version: 1 })).toEqual({ ok: false, reason: 'disclosure' })
  })

  it('is stopped when a number has become small since the draft, until it is drafted again', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', { 'RPT-FIRST': 5 })
    const draft = await drafted(people)
    const [one] = await rows().select().from(pointThemes)
    await given((tx) => tx.delete(pointThemes).where(eq(pointThemes.pointId, one?.pointId ?? '')))
    const review = ctxFor(people.commissioner, 'report:review')
    expect(await getDraft(review, draft.id)).toMatchObject({ outOfDate: true })
    const ctx = ctxFor(people.commissioner, 'report:approve')
    expect(await approveReport(ctx, draft.id, draft)).toEqual({ ok: false, reason: 'disclosure' })
    const again = { introduction: '', version: 1 }
    await redraftReport(ctxFor(people.analyst, 'report:draft'), draft.id, again, once())
    const { digest = '', version = 0 } = (await reportOf(draft.id)) ?? {}
    expect(await approveReport(ctx, draft.id, { digest, version })).toMatchObject({ ok: true })
  })
})

describe('drafting again', () => {
  it('takes today’s data, takes the approval away, and makes whoever does it the drafter', async () => {
    const people = await reportPeople()
    const held = await aQuarterOf('open', { 'RPT-FIRST': 6 })
    const draft = await drafted(people)
    await approveReport(ctxFor(people.commissioner, 'report:approve'), draft.id, draft)
    await pointsOn(held, 'RPT-FIRST', 5)
    const again = { introduction: 'New words', version: 2 }
    expect(await redraftReport(ctxFor(people.second, 'report:draft'), draft.id, again, once())).toMatchObject({
      ok: true,
    })
    const after = await reportOf(draft.id)
    expect(after).toMatchObject({
      state: 'draft',
      draftedBy: people.second.id,
      approvedBy: null,
      approvedAt: null,
      version: 3,
    })
    expect(JSON.parse(after?.content ?? '')).toMatchObject({ introduction: 'New words', themes: [{ value: 10 }] })
    const shown = { digest: after?.digest ?? '', version: 3 }
    const bySecond = await approveReport(ctxFor(people.second, 'report:approve'), draft.id, shown)
    expect(bySecond).toEqual({ ok: false, reason: 'same-person' })
  })

  it('refuses a stale form and a base that has gone', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    const { id } = await drafted(people)
    const ctx = ctxFor(people.analyst, 'report:draft')
    const stale = await redraftReport(ctx, id, { introduction: '', version: 7 }, once())
    expect(stale).toEqual({ ok: false, reason: 'changed-meanwhile' })
    await given((tx) => tx.delete(registerEntries))
    const thin = await redraftReport(ctx, id, { introduction: '', version: 1 }, once())
    expect(thin).toEqual({ ok: false, reason: 'base-people' })
  })
})
