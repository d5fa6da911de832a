import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { Forbidden } from '#app/domain/shared/errors.ts'
import { done } from '#app/domain/shared/result.ts'
import * as page from '#app/routes/audit._index/route.tsx'
import { action } from '#app/routes/audit[.]csv/route.tsx'
import { write } from '#db/client.server.ts'
import { auditEvents, signInSessions } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

withTestDatabase()
withFrozenClock()

const { loader } = page

type Person = Awaited<ReturnType<typeof aPerson>>
let dpo: Person
let fern: Person

/** Something said in the trail by a person at a moment. */
const said = (person: Person, name: string, object: string, at = NOON, detail = {}) =>
  write(ctxFor(person, 'home:view', at), async () => done(null, { action: name, object, detail }))
const show = async (search = '', who: Person = dpo) => {
  const response = await loader(await get(`/audit${search}`, who))
  return { status: response.status, ...(await response.json()) }
}
const htmlOf = async (search: string) => renderRoute(page, await get(`/audit${search}`, dpo))
const wordsListed = async (search: string) => (await show(search)).list?.entries.map(({ words }) => words)
const trail = () => rows().select().from(auditEvents).orderBy(auditEvents.sequence)
const viewed = async () => (await trail()).filter(({ action: name }) => name === 'audit.viewed')

beforeEach(async () => {
  dpo = await aPerson('dpo')
  fern = await aPerson('facilitator', { forum: 'open', key: 'fern' })
  await said(fern, 'forum.renamed', 'for_x', new Date('2026-11-01T23:59:59Z'), { fields: ['name'] })
  await said(fern, 'voucher.issued', 'vch_1', new Date('2026-11-02T00:00:00Z'), { participant: 'ptc_open_1' })
  await said(dpo, 'break-glass.opened', 'bgl_1', NOON, { participant: 'ptc_open_1', told: [dpo.id] })
  await said(fern, 'access.refused', fern.id, NOON, { permission: 'audit:view' })
})

describe('/audit', () => {
  it('lists entries newest first, in words, with names of staff and ids of participants', async () => {
    const { list } = await show()
    const [looked, , , refused, glass, voucher] = list?.entries ?? []
    expect([looked?.words, refused?.words]).toEqual([
      'looked at the audit trail',
      'was refused a page or an action that their role does not open',
    ])
    expect(voucher).toMatchObject({
      actor: { text: fern.id, name: fern.name },
      role: 'Facilitator',
      when: '2 Nov 2026, midnight',
      object: { text: 'vch_1', name: null },
      detail: [{ key: 'participant', values: [{ text: 'ptc_open_1', name: null, isId: true }] }],
    })
    expect([glass?.mark, refused?.mark, voucher?.mark]).toEqual(['break-glass', 'refused', null])
    expect(glass?.detail[1]?.values).toEqual([{ text: dpo.id, name: dpo.name, isId: true }])
    const html = await htmlOf('')
    expect(html).toContain('>Emergency access</strong>')
    expect(html).toContain('>Refused</strong>')
    expect(html).toContain('href="/audit?about=vch_1"')
    expect(html).toContain(`href="/audit?person=${fern.id}"`)
    expect(html).toContain('Nothing outside this machine can prove that nobody changed the trail')
    expect(html).not.toContain('@example.org')
  })

  it.each([
    ['?person=per_fern&role=facilitator&action=forums', ['renamed a forum']],
    ['?person=per_fern&action=vouchers', ['gave a participant a voucher']],
    ['?action=glass', ['used emergency access to look at a participant']],
    ['?action=break-glass.opened&role=admin', []],
    ['?about=vch_1', ['gave a participant a voucher']],
    ['?person=per_fern&to=2026-11-01', ['renamed a forum']],
    ['?person=per_fern&from=2026-11-02&to=2026-11-02', ['gave a participant a voucher']],
    [
      '?person=per_fern&from-day=2&from-month=11&from-year=2026&to-day=2&to-month=nov&to-year=2026',
      ['gave a participant a voucher'],
    ],
    ['?about=ses_none', []],
    ["?about=x'--", undefined],
  ])('filters by %s', async (search, words) => {
    expect(await wordsListed(search)).toEqual(words)
  })

  it('filters by what the service did itself', async () => {
    expect((await show('?person=system&action=forum.added')).list?.page.total).toBe(6)
  })

  it('says what is wrong with a date beside it and keeps what was typed, with no list', async () => {
    const search = '?from-day=31&from-month=2&from-year=2026&role=dpo'
    expect(await show(search)).toMatchObject({ status: 400, list: null })
    const html = await htmlOf(search)
    expect(html).toContain('From must be a real date')
    expect(html).toContain('href="#from-day"')
    expect(html).toMatch(/name="from-day"[^>]*value="31"/)
    expect(html).toMatch(/<option value="dpo" selected/)
  })

  it('says what to do when nothing fits, and what a filter means', async () => {
    const html = await htmlOf('?about=ses_none&from=2026-11-02')
    expect(html).toContain('No entry fits this filter')
    expect(html).toContain('Only: about ses_none; from Monday 2 November 2026.')
    expect(html).not.toContain('Download as CSV')
  })

  it('pages', async () => {
    for (let at = 0; at < 60; at++) await said(fern, 'forum.paused', `for_${at}`)
    const { list } = await show('?action=forum.paused&page=2')
    expect(list?.page).toMatchObject({ page: 2, pages: 2, from: 51, to: 60, total: 60 })
    expect(list?.entries.map(({ object }) => object.text)).toEqual(
      Array.from({ length: 10 }, (_, at) => `for_${9 - at}`),
    )
    const html = await htmlOf('?action=forum.paused&page=2')
    expect(html).toContain('href="/audit?action=forum.paused&amp;page=1"')
  })

  it('AUD-01 notes who looked, once for each sign-in and day', async () => {
    const request = await get('/audit', dpo)
    await loader(request)
    await loader(request)
    expect(await viewed()).toMatchObject([{ actor: dpo.id, object: expect.stringMatching(/^sis_/) }])
    await show()
    expect(await viewed()).toHaveLength(2)
  })

  it('is for the data protection officer alone', async () => {
    await expect(show('', fern)).rejects.toThrow(Forbidden)
    await expect(show('', await aPerson('admin'))).rejects.toThrow(Forbidden)
    await expect(loader(await get('/audit', null))).rejects.toMatchObject({ status: 302 })
  })
})

describe('/audit.csv', () => {
  const send = async (fields: Record<string, string | string[]>, who: Person = dpo) =>
    (await action(await post('/audit.csv', who, fields))) as Response
  const exported = async () => (await trail()).filter(({ action: name }) => name === 'audit.exported')
  const table = async (answer: Response) => parse(await answer.text(), { bom: true }) as string[][]

  it('AUD-01 gives the filtered entries with ids and hashes, and says so in the trail', async () => {
    const answer = await send({ person: 'per_fern', from: '2026-11-02', about: '' })
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="audit-trail-\d{4}-\d\d-\d\d\.csv"$/,
    )
    const [head, ...lines] = await table(answer)
    expect(head?.slice(0, 4)).toEqual(['Entry', 'Time (UTC)', 'Who', 'Role'])
    expect(lines.map((line) => line[4])).toEqual(['voucher.issued', 'access.refused'])
    expect(lines.every((line) => /^[0-9a-f]{64}$/.test(line.at(-1) ?? ''))).toBe(true)
    expect(JSON.stringify(lines)).not.toContain(fern.name)
    expect(await exported()).toMatchObject([{ actor: dpo.id, detail: { fields: ['person', 'from'], entries: 2 } }])
  })

  it('INJ-03 holds nothing that a spreadsheet takes for a formula', async () => {
    for (const object of ['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '＝1']) await said(fern, 'forum.renamed', object)
    const [, ...lines] = await table(await send({ person: 'per_fern' }))
    expect(lines.flat().filter((cell) => /^[\s"']*[=+\-@＝]/.test(cell) && !cell.startsWith("'"))).toEqual([])
    expect(lines.flat()).toContain("'=1+1")
  })

  it('asks somebody who has not confirmed lately to do so, and comes back to the same list', async () => {
    const request = await post('/audit.csv', dpo, { about: 'vch_1' })
    await given((tx) => tx.update(signInSessions).set({ confirmedAt: null }).where(eq(signInSessions.personId, dpo.id)))
    const answer = (await action(request)) as Response
    expect(answer.status).toBe(303)
    const to = new URL(answer.headers.get('Location') ?? '', 'http://x')
    expect(to.pathname).toBe('/confirm')
    expect(new URL(to.searchParams.get('next') ?? '', 'http://x').searchParams.get('about')).toBe('vch_1')
    expect(await exported()).toEqual([])
  })

  it.each<[string, Record<string, string | string[]>]>([
    ['a field we did not ask for', { names: 'yes' }],
    ['a field sent twice (AZ-05)', { person: ['per_fern', 'per_fern'] }],
    ['a day that is none', { from: '2026-02-31' }],
    ['the token of another sign-in', { 'form-token': 'x' }],
  ])('refuses %s in plain words and copies nothing', async (_what, fields) => {
    const answer = await send(fields)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('Content-Type')).toContain('text/plain')
    expect(await exported()).toEqual([])
  })

  it('is for the data protection officer alone', async () => {
    await expect(send({}, fern)).rejects.toThrow(Forbidden)
    await expect(send({}, await aPerson('admin'))).rejects.toThrow(Forbidden)
  })
})
