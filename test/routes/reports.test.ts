import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import * as index from '#app/routes/reports._index/route.tsx'
import * as draftPage from '#app/routes/reports.drafts.$report/route.tsx'
import * as newPage from '#app/routes/reports.new/route.tsx'
import { releases, reports } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { NOON } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'
import { aQuarterOf, drafted, published, QUARTER, reportOf, reportPeople } from '#test/support/reports.ts'

withTestDatabase()
beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

type Who = { id: string }
type Fields = Record<string, string | string[]>
const draftPath = (id: string) => `/reports/drafts/${id}`
const getDraftPage = async (who: Who, id: string) => get(draftPath(id), who, { report: id })
const send = async (who: Who, id: string, fields: Fields) =>
  draftPage.action(await post(draftPath(id), who, fields, { report: id }))
const draftForm = async (who: Who, fields: Fields) => newPage.action(await post('/reports/new', who, fields))
const errorsOf = async (response: Response) => (await response.json()).errors

describe('/reports', () => {
  it('tells a newcomer what comes first', async () => {
    const { analyst, board } = await reportPeople()
    const html = await renderRoute(index, await get('/reports', analyst))
    expect(html).toContain('href="/reports/new"')
    expect(html).toContain('No report is being drafted. Choose “Draft a report” to make one.')
    expect(html).toContain('No report has been published yet.')
    const forBoard = await renderRoute(index, await get('/reports', board))
    expect(forBoard).not.toMatch(/draft a report|not published yet/i)
  })

  it('shows releases to a Board member, and nothing of a draft', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    await aQuarterOf('lgbtq', {})
    const draft = await drafted(people, ['lgbtq'])
    await published(people)
    const html = await renderRoute(index, await get('/reports', people.board))
    expect(html).toContain('<a class="govuk-link" href="/reports/1">Board report 1: July to September 2026</a>')
    expect(html).not.toContain(draft.id)
    expect(await (await index.loader(await get('/reports', people.board))).json()).toMatchObject({ drafts: null })
    await expect(draftPage.loader(await getDraftPage(people.board, draft.id))).rejects.toThrow(Forbidden)
    await expect(newPage.loader(await get('/reports/new', people.board))).rejects.toThrow(Forbidden)
    await expect(send(people.board, draft.id, { intent: 'approve' })).rejects.toThrow(Forbidden)
  })

  it('says who has to act on a draft', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    await drafted(people)
    const own = await renderRoute(index, await get('/reports', people.analyst))
    expect(own).toContain('Somebody other than you must approve it')
    const other = await renderRoute(index, await get('/reports', people.commissioner))
    expect(other).toContain('You can approve it')
    expect(other).not.toContain('href="/reports/new"')
  })
})

describe('/reports/new', () => {
  it('offers every forum, the last eight quarters that are over, and what is published for each', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    await published(people)
    const { forums, quarters } = await (await newPage.loader(await get('/reports/new', people.analyst))).json()
    expect(forums).toHaveLength(6)
    expect(quarters).toHaveLength(8)
    expect(quarters[0]).toEqual({
      quarter: QUARTER,
      period: 'July to September 2026',
      published: ['Open forum (report 1)'],
    })
  })

  it('drafts a report, once', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    await aQuarterOf('disability', {})
    const fields = {
      forums: ['open', 'disability'],
      quarter: QUARTER,
      introduction: ' One.\r\n\r\nTwo. ',
      submission: submissionKey(),
    }
    const first = await draftForm(people.analyst, fields)
    const second = await draftForm(people.analyst, fields)
    expect([first.status, second.status]).toEqual([303, 303])
    const [report, ...others] = await rows().select().from(reports)
    expect(others).toEqual([])
    expect(first.headers.get('Location')).toBe(draftPath(report?.id ?? ''))
    expect(report).toMatchObject({ introduction: 'One.\nTwo.', draftedBy: people.analyst.id, state: 'draft' })
  })

  const whole = { forums: 'open', quarter: QUARTER, introduction: '' }
  it.each([
    ['no forum', { quarter: QUARTER, introduction: '' }, 'forums', 'Choose at least one forum'],
    ['no quarter', { forums: 'open', introduction: '' }, 'quarter', 'Choose a quarter'],
    ['no such quarter', { ...whole, quarter: '2026-Q5' }, 'quarter', 'Choose a quarter'],
    [
      'an open quarter',
      { ...whole, quarter: '2026-Q4' },
      'quarter',
      'Choose one of the quarters in the list. They are over',
    ],
    ['an unknown forum', { ...whole, forums: ['open', 'moon'] }, 'forums', 'Choose forums from the list'],
    [
      'too long an introduction',
      { ...whole, introduction: 'x'.repeat(2001) },
      'introduction',
      'Introduction must be 2,000 characters or fewer',
    ],
    [
      'people counted',
      { ...whole, introduction: 'We met 7 women.' },
      'introduction',
      'Take out the number of people or points, as in “three people” or “7 points”',
    ],
    [
      'a field we did not ask for',
      { ...whole, state: 'published' },
      '',
      expect.stringContaining('something we did not ask for'),
    ],
    [
      'a forum with a base too small',
      whole,
      'forums',
      expect.stringMatching(/^Fewer than 10 different people took part.*Fewer than 3 sessions/),
    ],
  ])('refuses %s, and keeps what was typed', async (_what, fields, field, message) => {
    const { analyst } = await reportPeople()
    const response = await draftForm(analyst, fields as Fields)
    expect(response.status).toBe(400)
    const { errors, typed } = await response.json()
    expect(errors).toContainEqual({ field, message })
    expect(typed.introduction).toBe(fields.introduction)
    expect(await rows().select().from(reports)).toEqual([])
  })

  it('names the report in which a forum already stands', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    await published(people)
    const [error] = await errorsOf(await draftForm(people.analyst, { ...whole, forums: ['open', 'lgbtq'] }))
    expect(error).toEqual({
      field: 'forums',
      message: expect.stringMatching(
        /^Open forum is already in Board report 1 for this quarter\. A forum is in one report/,
      ),
    })
  })

  it('never says how many people took part', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {}, { people: 9, sessions: 3 })
    const [error] = await errorsOf(await draftForm(people.analyst, whole))
    expect(error.message).toBe('Fewer than 10 different people took part. Choose a longer period or more forums')
  })
})

describe('/reports/drafts/:report', () => {
  it('goes from draft to release by two people', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', { 'RPT-FIRST': 6 })
    const { id, digest } = await drafted(people)
    const own = await renderRoute(draftPage, await getDraftPage(people.analyst, id))
    expect(own).toContain('A second person must approve it')
    expect(own).not.toContain('value="approve"')
    expect(own).toContain('Disclosure checks passed')
    const approve = { intent: 'approve', version: '1', digest }
    expect(await errorsOf(await send(people.analyst, id, approve))).toEqual([
      { field: '', message: 'A second person must approve it' },
    ])
    expect(await renderRoute(draftPage, await getDraftPage(people.commissioner, id))).toContain('value="approve"')
    expect((await send(people.commissioner, id, approve)).status).toBe(303)
    const ready = await renderRoute(draftPage, await getDraftPage(people.commissioner, id))
    expect(ready).toContain('Publish this report')
    expect(ready).not.toContain('Delete this draft')
    const out = await send(people.commissioner, id, { intent: 'publish', digest })
    expect(out.headers.get('Location')).toBe('/reports/1')
    const again = await send(people.commissioner, id, { intent: 'publish', digest })
    expect(again.headers.get('Location')).toBe('/reports/1')
    expect(await rows().select().from(releases)).toHaveLength(1)
    const moved = await draftPage.loader(await getDraftPage(people.analyst, id)).catch((thrown: Response) => thrown)
    expect((moved as Response).headers.get('Location')).toBe('/reports/1')
  })

  it('shows a stale page what changed instead of approving it', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    const { id, digest } = await drafted(people)
    const again = { intent: 'redraft', version: '1', introduction: 'Other words' }
    expect((await send(people.analyst, id, again)).status).toBe(303)
    const response = await send(people.commissioner, id, { intent: 'approve', version: '1', digest })
    expect(response.status).toBe(400)
    expect((await errorsOf(response))[0].message).toContain('drafted again after you loaded the page')
    expect((await send(people.analyst, id, { ...again, introduction: 'Late words' })).status).toBe(400)
    expect(await reportOf(id)).toMatchObject({ state: 'draft', introduction: 'Other words' })
  })

  it('deletes a draft only when that is confirmed, and only for an analyst', async () => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    const { id } = await drafted(people)
    const [error] = await errorsOf(await send(people.analyst, id, { intent: 'delete', version: '1' }))
    expect(error).toEqual({ field: 'confirm', message: 'Tick the box to say that the draft may go' })
    const sure = { intent: 'delete', version: '1', confirm: 'yes' }
    await expect(send(people.commissioner, id, sure)).rejects.toThrow(Forbidden)
    expect((await send(people.analyst, id, sure)).headers.get('Location')).toBe('/reports')
    await expect(draftPage.loader(await getDraftPage(people.analyst, id))).rejects.toThrow(NotFound)
  })

  it.each([
    ['an unknown step', { intent: 'unpublish', version: '1' }],
    ['no step', { version: '1' }],
    ['a digest that is none', { intent: 'approve', version: '1', digest: 'x' }],
    ['a version that is none', { intent: 'redraft', version: 'one', introduction: '' }],
    ['two digests', { intent: 'publish', digest: ['a'.repeat(64), 'b'.repeat(64)] }],
  ])('refuses %s', async (_what, fields) => {
    const people = await reportPeople()
    await aQuarterOf('open', {})
    const { id } = await drafted(people)
    expect((await send(people.analyst, id, fields)).status).toBe(400)
    expect(await reportOf(id)).toMatchObject({ state: 'draft', version: 1 })
  })
})
