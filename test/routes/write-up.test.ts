import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { offerWords, replyToWording } from '#app/domain/write-ups/wording-commands.server.ts'
import { getOfferedWords } from '#app/domain/write-ups/wording-queries.server.ts'
import * as forumsRoute from '#app/routes/forums._index/route.tsx'
import * as sessionRoute from '#app/routes/sessions.$session._index/route.tsx'
import * as cancelRoute from '#app/routes/sessions.$session.cancel/route.tsx'
import * as route from '#app/routes/sessions.$session.write-up/route.tsx'
import { points, rawNotes, sessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aPoint, aSession, NOON, once } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'
import { aNote, behindLink, heldSession } from '#test/support/write-ups.ts'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
withTestDatabase()
beforeEach(() => void vi.mocked(now).mockReturnValue(NOON))

type Who = { id: string } | null
const PATH = '/sessions/ses_one/write-up'
const params = { session: 'ses_one' }
const show = async (who: Who, search = '') => renderRoute(route, await get(PATH + search, who, params))
const send = async (who: Who, fields: Record<string, string>, search = '') =>
  (await route.action(await post(PATH + search, who, fields, params))) as Response
const check = { intent: 'check', note: 'nte_a', version: '1', text: 'Nobody called', kind: 'experience' }
const said = { ...check, breadth: 'several', valence: '', caseDetail: 'no' }

describe('/sessions/:id/write-up', () => {
  it('goes from the first note to notes that are destroyed, each step saying what comes next', async () => {
    const { facilitator } = await heldSession(0)
    await aNote('ses_one', 'a', { text: 'PC Example never rang' })
    await aNote('ses_one', 'b', { position: 2, text: 'Second' })
    const first = await show(facilitator)
    expect(first).toMatch(/2 notes to check[\s\S]*looks as if this note has an officer[\s\S]*PC Example never rang/)
    expect(first).toMatch(/Due Thursday 19 November 2026[\s\S]*at the latest until Thursday 24 December 2026/)
    expect(await show(facilitator, '?note=nte_b')).toMatch(/>Second</)
    const submission = submissionKey()
    const twice = await Promise.all([1, 2].map(() => send(facilitator, { ...said, submission })))
    expect(twice.map(({ status }) => status)).toEqual([303, 303])
    expect(await show(facilitator)).toMatch(/The last note to check[\s\S]*Some notes are not checked yet/)
    expect(await show(facilitator, '?drop=nte_b')).toMatch(/are you sure\?[\s\S]*nothing of it is kept/)
    await send(facilitator, { intent: 'drop', note: 'nte_b', version: '1' })
    expect(await show(facilitator)).toMatch(
      /Every note is checked[\s\S]*Nobody was there[\s\S]*I have read every point/,
    )
    expect((await send(facilitator, { intent: 'submit' })).status).toBe(400)
    expect((await send(facilitator, { intent: 'submit', read: 'yes' })).status).toBe(303)
    const submitted = await show(facilitator)
    expect(submitted).toMatch(
      /Submitted on Thursday 19 November 2026[\s\S]*1 note in this service[\s\S]*Notes on paper/,
    )
    const destroy = { intent: 'destroy', fate: 'shredded', gone: 'yes' }
    expect((await send(facilitator, destroy)).status).toBe(303)
    expect(await show(facilitator)).toContain('Recorded on Thursday 19 November 2026: notes on paper are shredded')
    expect([await rows().select().from(rawNotes), (await rows().select().from(points)).length]).toEqual([[], 1])
  })

  it('D10 refuses what tells who it is about, beside its field, with all that was typed', async () => {
    const { facilitator } = await heldSession()
    await aNote('ses_one', 'a')
    const answer = await send(facilitator, { ...said, text: 'Ring 020 7946 0018' }, '?note=nte_a')
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { errors: [{ field: 'screened' }], typed: { text: 'Ring 020 7946 0018', breadth: 'several' } },
    ])
    const cases: [Record<string, string>, string][] = [
      [{ caseDetail: 'yes' }, 'caseDetail'],
      [{ caseDetail: '' }, 'caseDetail'],
      [{ text: ' ' }, 'text'],
      [{ breadth: 'all' }, 'breadth'],
      [{ version: 'x' }, 'version'],
      [{ note: 'nte_none' }, ''],
      [{ author: 'x' }, ''],
    ]
    for (const [change, field] of cases) {
      const refused = await send(facilitator, { ...said, ...change })
      expect([refused.status, (await refused.json()).errors[0].field]).toEqual([400, field])
    }
    const shown = await renderRoute(route, await post(PATH, facilitator, { ...said, caseDetail: 'yes' }, params))
    expect(shown).toMatch(/Take the facts of the case out[\s\S]*Nobody called/)
    expect(await rows().select().from(points)).toEqual([])
  })

  it('offers the words, shows a few as a few, and takes other words after a look', async () => {
    const { facilitator, ctx, ids } = await heldSession(3)
    const point = await aPoint('ses_one', 'a')
    expect(await show(facilitator)).toMatch(/3 people who were there[\s\S]*How many days do they have\?/)
    expect((await send(facilitator, { intent: 'offer', days: '4' })).status).toBe(400)
    expect((await send(facilitator, { intent: 'offer', days: '3' })).status).toBe(303)
    expect((await offerWords(ctx, 'ses_one', 3, once())).ok).toBe(false)
    const { seen } = await getOfferedWords('ses_one')
    const replies = [{ point: point.id, answer: 'other-words' as const, words: 'Said in my way' }]
    const visit = await behindLink(ids[0] ?? '')
    await replyToWording(visit.ctx, { session: 'ses_one', seen, replies }, once())
    const shown = await show(facilitator)
    expect(shown).toMatch(
      /until the end of Sunday 22 November 2026[\s\S]*A few people have answered[\s\S]*Said in my way/,
    )
    expect(shown).not.toMatch(/Alias|VVF-/)
    const reply = /\?take=(wrp_\w+)/.exec(shown)?.[1] ?? ''
    const step = await show(facilitator, `?take=${reply}`)
    expect(step).toMatch(/The point says now[\s\S]*>Said in my way</)
    const take = { intent: 'take', reply, seen: /name="seen" value="(\w+)"/.exec(step)?.[1] ?? '' }
    expect((await send(facilitator, { ...take, text: ' ' })).status).toBe(400)
    expect((await send(facilitator, { ...take, text: 'Said in our way' })).status).toBe(303)
    expect(await show(facilitator)).toMatch(/Said in our way[\s\S]*Taken\./)
  })

  it('AZ-02 is for the facilitator of the forum alone', async () => {
    await heldSession()
    const other = await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    await expect(route.loader(await get(PATH, other, params))).rejects.toThrow(NotFound)
    await expect(send(other, { intent: 'submit', read: 'yes' })).rejects.toThrow(NotFound)
    for (const role of ['support', 'analyst', 'commissioner', 'dpo', 'admin'] as const) {
      const who = await aPerson(role)
      await expect(route.loader(await get(PATH, who, params))).rejects.toThrow(Forbidden)
      await expect(send(who, { intent: 'submit', read: 'yes' })).rejects.toThrow(Forbidden)
    }
  })
})

describe('what is missing', () => {
  const page = async (who: Who) => renderRoute(sessionRoute, await get('/sessions/ses_one', who, params))

  it('is the first thing on the page of a session, with links for those who may open them', async () => {
    const { facilitator } = await heldSession(1)
    const shown = await page(facilitator)
    expect(shown).toMatch(
      /What is missing[\s\S]*href="\/sessions\/ses_one\/vouchers"[\s\S]*Submit the points[\s\S]*State/,
    )
    const others = await page(await aPerson('analyst'))
    expect(others).toContain('3 things that others see to')
    expect(others).not.toContain('/write-up')
  })

  it('counts for commissioners on the list of forums, and for nobody else', async () => {
    const { facilitator } = await heldSession()
    await aSession('open', { key: 'closed', date: '2026-10-01', state: 'balanced' })
    const list = async (who: Who) => renderRoute(forumsRoute, await get('/forums', who))
    expect(await list(await aPerson('commissioner'))).toContain('1 of 2 sessions balanced')
    expect(await list(facilitator)).not.toContain('balanced')
  })

  it('still says vouchers of a session that was called off at short notice', async () => {
    const { facilitator, ids } = await heldSession(1)
    const row = await aSession('open', { key: 'soon', date: '2026-11-20' })
    const at = ['/sessions/ses_soon/cancel', { session: row.id }] as const
    const off = await cancelRoute.action(
      await post(at[0], facilitator, { intent: 'cancel', version: '1', reason: 'Flood' }, at[1]),
    )
    expect((off as Response).status).toBe(303)
    expect((await rows().select().from(sessions)).find(({ id }) => id === row.id)?.cancelledAt).toEqual(NOON)
    expect(ids).toHaveLength(1)
  })
})
