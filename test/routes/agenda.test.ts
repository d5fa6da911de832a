import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as homeLoader } from '#app/routes/_index/route.tsx'
import * as page from '#app/routes/sessions.$session.agenda._index/route.tsx'
import * as paper from '#app/routes/sessions.$session.agenda.print/route.tsx'
import { agendaItems, releaseCuts, releases, reports, sessions } from '#db/schema/index.ts'
import { agendaWorld, anItem } from '#test/support/agenda.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aPoint, aSession, forumNamed, given, NOON } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
withTestDatabase()
let world: Awaited<ReturnType<typeof agendaWorld>>
beforeEach(async () => {
  vi.mocked(now).mockReturnValue(NOON)
  world = await agendaWorld(2)
})

type Who = { id: string }
const one = { session: 'ses_one' }
const HERE = '/sessions/ses_one/agenda'
const shown = async (search = '', who: Who = world.facilitator) => renderRoute(page, await get(HERE + search, who, one))
const send = async (fields: Record<string, string | string[]>, who: Who = world.facilitator) =>
  (await page.action(await post(HERE, who, fields, one))) as Response
const printed = async (search = '') => renderRoute(paper, await get(`${HERE}/print${search}`, world.facilitator, one))
const items = () => rows().select().from(agendaItems)

/** A report of the open forum on a quarter, published on a day. */
async function aRelease(quarter: string, publishedAt: string) {
  const { id: analyst } = await aPerson('analyst')
  const { id: forumId } = await forumNamed('open')
  const row = { quarter, content: '{}', digest: 'd', draftedBy: analyst, approvedBy: analyst }
  await given(async (tx) => {
    await tx.insert(reports).values({ ...row, id: 'rep_1', state: 'published' })
    await tx
      .insert(releases)
      .values({ ...row, number: 1, reportId: 'rep_1', publishedBy: analyst, publishedAt: new Date(publishedAt) })
    await tx.insert(releaseCuts).values({ releaseNumber: 1, forumId, quarter })
  })
}

describe('/sessions/:session/agenda', () => {
  it('takes a suggestion, adds one from the phone, and shows neither a day nor who', async () => {
    await anItem('a', { state: 'suggested', sessionId: null, text: 'Who rings us' })
    const before = await shown()
    expect(before).toMatch(/Suggestions to look at[\s\S]*Who rings us[\s\S]*Nobody sees who suggested it/)
    expect((await send({ intent: 'take', item: 'agi_a' })).status).toBe(303)
    const submission = submissionKey()
    const add = { intent: 'add', text: 'Plain letters', source: 'phone', submission }
    expect((await Promise.all([send(add), send(add)])).map(({ status }) => status)).toEqual([303, 303])
    expect((await items()).map(({ text, state, source }) => [text, state, source]).toSorted()).toEqual([
      ['Plain letters', 'on', 'phone'],
      ['Who rings us', 'on', 'link'],
    ])
    expect(await shown()).not.toMatch(/2026-11|Alias|VVF-|ptc_/)
  })

  it('comes back with what was typed when a form is wrong, and changes nothing', async () => {
    await anItem('a')
    const wrong = await send({ intent: 'add', text: ' '.repeat(3) })
    expect([wrong.status, await wrong.json()]).toMatchObject([
      400,
      { errors: [{ field: 'text' }, { field: 'source' }] },
    ])
    const minutes = { intent: 'minutes', 'minutes-agi_a': 'ten', 'was-agi_a': '' }
    const refused = await send(minutes)
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { errors: [{ field: 'minutes-agi_a', message: expect.stringContaining('whole number') }], typed: minutes },
    ])
    const step = { intent: 'up', item: 'agi_a' }
    const odd: Record<string, string>[] = [
      { intent: 'explode' },
      { intent: 'room', surprise: '1' },
      { ...step, at: 'x' },
    ]
    for (const fields of odd) expect((await send(fields)).status).toBe(400)
    expect((await send({ intent: 'merge', item: 'agi_a', into: 'agi_a' })).status).toBe(400)
    expect(await items()).toMatchObject([{ minutes: null, version: 1 }])
  })

  it('sets minutes against the length of the session, moves, merges and takes apart without a script', async () => {
    await anItem('a', { dots: 2 })
    await anItem('b', { dots: 1 })
    const fields = { 'minutes-agi_first_ses_one': '15', 'minutes-agi_a': '110', 'minutes-agi_b': '' }
    expect((await send({ intent: 'minutes', ...fields })).status).toBe(303)
    expect(await shown()).toContain('125 of 120 minutes are planned. That is 5 too many. 1 item has none yet.')
    expect((await send({ intent: 'up', item: 'agi_b', at: '1' })).status).toBe(303)
    expect(await shown()).toMatch(/You put it in this order[\s\S]*Item b[\s\S]*Item a/)
    expect(await shown('?step=merge&item=agi_b')).toContain('Which one says the same?')
    expect((await send({ intent: 'merge', item: 'agi_b', into: 'agi_a' })).status).toBe(303)
    expect(await shown()).toMatch(/Item a[\s\S]*3 dots[\s\S]*Merged into it[\s\S]*Item b/)
    expect((await send({ intent: 'take-apart', item: 'agi_b' })).status).toBe(303)
    expect(await shown()).not.toContain('Merged into it')
  })

  it('offers to carry over what time ran out for', async () => {
    await anItem('a')
    await anItem('b')
    await aSession('open', { key: 'next', date: '2027-01-14' })
    vi.mocked(now).mockReturnValue(new Date('2026-12-03T19:30:00Z'))
    expect((await send({ intent: 'done', item: 'agi_a' })).status).toBe(303)
    expect(await shown()).toMatch(/1 item not talked about[\s\S]*Thursday 14 January 2027[\s\S]*Carry 1 item over/)
    expect((await send({ intent: 'carry' })).status).toBe(303)
    expect((await send({ intent: 'carry' })).status).toBe(400)
    expect((await items()).filter(({ sessionId }) => sessionId === 'ses_next')).toMatchObject([
      { carriedFrom: 'agi_b' },
    ])
    expect(await shown()).toMatch(/1 item carried over[\s\S]*14 January 2027[\s\S]*Take 1 item back/)
    expect((await send({ intent: 'bring-back-carried' })).status).toBe(303)
    expect(await shown()).toContain('Carry 1 item over')
  })

  it('fills the first item from what was handed on since the last held session, and says so when there is nothing', async () => {
    expect(await shown()).toContain('There was no session before this one')
    await aSession('open', { key: 'last', date: '2026-09-24', state: 'held' })
    await aPoint('ses_last', 'a')
    expect(await shown()).toMatch(/No report was handed on[\s\S]*1 point was written up[\s\S]*not in a report yet/)
    await aRelease('2026-Q3', '2026-10-27T11:00:00Z')
    expect(await shown()).toMatch(/Report 1, July to September 2026[\s\S]*handed on, on Tuesday 27 October 2026/)
    expect(await printed()).toContain('What was said in July to September 2026 was handed on')
  })

  it('AZ-02 is read by a support worker of the forum, kept by its facilitator, and not there for others', async () => {
    await anItem('a')
    const support = await aPerson('support', { forum: 'open' })
    expect(await shown('?step=minutes', support)).not.toMatch(/<form/)
    // AZ-03: what came through a link is the facilitator's alone to read, until it is on the agenda, also in the data.
    await anItem('raw', { state: 'suggested', sessionId: null, text: 'Sent through a link' })
    await anItem('under', { state: 'merged', mergedInto: 'agi_a', text: 'Sent like another one' })
    for (const search of ['', '?step=merge&item=agi_raw', '?step=merge&item=agi_a', '?step=change&item=agi_raw']) {
      const told = async (who: Who) =>
        JSON.stringify(await (await page.loader(await get(HERE + search, who, one))).json())
      expect(await told(support), search).not.toContain('Sent ')
      expect(await told(world.facilitator), search).toContain('Sent through a link')
    }
    await expect(send({ intent: 'by-dots' }, support)).rejects.toThrow(Forbidden)
    const other = await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    await expect(page.loader(await get(HERE, other, one))).rejects.toThrow(NotFound)
    await expect(paper.loader(await get(`${HERE}/print`, other, one))).rejects.toThrow(NotFound)
    await expect(send({ intent: 'take-off', item: 'agi_a' }, other)).rejects.toThrow(NotFound)
  })
})

describe('the printed agenda', () => {
  it('LNK-06 domain §7 says nothing of who meets, in full and in easy words, and has times where there are minutes', async () => {
    await anItem('a', { minutes: 30 })
    await anItem('b')
    await send({ intent: 'minutes', 'minutes-agi_first_ses_one': '15' })
    for (const search of ['', '?easy=1']) {
      const sheet = await printed(search)
      expect(sheet).not.toMatch(/forum|victim|police|MPS|MOPAC|crime|cohort/i)
      expect(sheet).toMatch(/(What changed|what changed)[\s\S]*Item a[\s\S]*Item b/)
      expect(sheet).toMatch(/Thursday 3 December 2026[\s\S]*6:15pm[\s\S]*6:45pm/)
    }
    expect(await printed('?easy=1')).toContain('<svg')
    expect(paper.meta({} as Parameters<typeof paper.meta>[0])).toEqual([{ title: 'What we talk about' }])
  })
})

describe('on the home page', () => {
  it('suggestions wait ten days before the session, and not before', async () => {
    await anItem('a', { state: 'suggested', sessionId: null })
    const titles = async () =>
      (await (await homeLoader(await get('/', world.facilitator))).json()).tasks.map(({ title }) => title)
    const title = 'Look at 1 suggestion for the agenda of Open forum'
    expect(await titles()).not.toContain(title)
    await given((tx) => tx.update(sessions).set({ date: '2026-11-29' }))
    expect(await titles()).toContain(title)
  })
})
