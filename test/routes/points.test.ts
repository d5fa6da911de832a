import { beforeEach, describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as pointsLoader } from '#app/routes/points/route.tsx'
import { action, loader } from '#app/routes/sessions.$session.points._index/route.tsx'
import { auditEvents, points, pointThemes } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aPoint, aSession, given } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

withTestDatabase()

const PATH = '/sessions/ses_one/points'
const said = { intent: 'record', text: 'Nobody  called\nback', kind: 'experience', breadth: 'several', valence: '' }
let facilitator: Awaited<ReturnType<typeof aPerson>>

beforeEach(async () => {
  facilitator = await aPerson('facilitator', { forum: 'open' })
  await aSession('open', { date: '2026-01-08', state: 'held' })
})

const send = async (fields: Record<string, string | string[]>, session = 'ses_one', path = PATH) =>
  action(await post(path, facilitator, fields, { session })) as Promise<Response>
const show = async (search = '', session = 'ses_one') =>
  (await loader(await get(`${PATH}${search}`, facilitator, { session }))).json()
const errorsOf = async (response: Response) => (await response.json()).errors
const stored = () => rows().select().from(points)
const tagged = (pointId: string) =>
  given((tx) => tx.insert(pointThemes).values({ pointId, themeCode: 'COM-CHASE', coderId: facilitator.id }))

describe('writing a point down', () => {
  it('keeps it without author and time, and says so in the trail without naming it', async () => {
    const response = await send(said)
    expect(response.status).toBe(303)
    expect(response.headers.get('Location')).toBe(PATH)
    expect(decodeURIComponent(response.headers.get('Set-Cookie') ?? '')).toContain('notice')
    const [point] = await stored()
    expect(point).toMatchObject({ text: 'Nobody called back', breadth: 'several', valence: null, origin: 'forum' })
    const trail = await rows().select().from(auditEvents)
    const entry = trail.find((line) => line.action === 'point.recorded')
    expect(entry).toMatchObject({ object: 'ses_one', detail: { points: 1, screened: false } })
    expect(JSON.stringify(trail)).not.toContain(point?.id ?? 'none')
  })

  it('takes the same form once', async () => {
    const form = { ...said, submission: submissionKey() }
    expect([(await send(form)).status, (await send(form)).status]).toEqual([303, 303])
    expect(await stored()).toHaveLength(1)
    expect((await send({ ...form, text: 'Other' })).status).toBe(400)
  })

  it.each([
    ['nothing', { text: ' ' }, 'text', 'Enter what was said'],
    ['too much', { text: 'x'.repeat(1001) }, 'text', 'What was said must be 1000 characters or fewer'],
    ['an unknown kind', { kind: 'rant' }, 'kind', 'Choose what sort of point it is'],
    ['an unknown breadth', { breadth: 'all' }, 'breadth', 'Choose how many people said it'],
    ['an unknown valence', { valence: 'bad' }, 'valence', 'Choose one of the answers, or “Not said”'],
    ['two texts', { text: ['A', 'B'] }, 'text', 'Fill in or choose an answer'],
    ['an author', { author: 'per_x' }, '', expect.stringContaining('something we did not ask for')],
  ])('refuses %s and keeps what was typed', async (_what, change, field, message) => {
    const response = await send({ ...said, ...change })
    expect(response.status).toBe(400)
    const refused = await response.json()
    expect(refused.errors).toContainEqual({ field, message })
    expect(refused.typed).toMatchObject(Object.keys(change).includes('text') ? {} : { text: said.text })
    expect(await stored()).toEqual([])
  })

  it('asks for the breadth', async () => {
    const { breadth: _, ...without } = said
    expect(await errorsOf(await send(without))).toEqual([
      { field: 'breadth', message: 'Choose how many people said it' },
    ])
  })

  it('asks to look again when the text may say who it is about', async () => {
    const text = 'PC 123 never called, mail jo@example.org'
    const [error] = await errorsOf(await send({ ...said, text }))
    expect(error).toEqual({
      field: 'screened',
      message: expect.stringContaining('an email address and an officer’s name or number'),
    })
    expect((await send({ ...said, text, screened: 'yes' })).status).toBe(303)
    expect(await stored()).toHaveLength(1)
  })

  it('is not possible before the session begins or when it is cancelled', async () => {
    await aSession('open', { key: 'late', date: '2027-01-07' })
    await aSession('open', { key: 'off', date: '2026-02-05', state: 'cancelled' })
    for (const id of ['ses_late', 'ses_off']) {
      expect((await show('', id)).open).toBe(false)
      expect(await errorsOf(await send(said, id))).toEqual([
        { field: '', message: expect.stringContaining('once the session has begun') },
      ])
    }
    expect(await stored()).toEqual([])
  })

  it('looks the same for another forum’s session as for none', async () => {
    await aSession('lgbtq', { key: 'other', date: '2026-01-08' })
    for (const id of ['ses_other', 'ses_none']) {
      await expect(show('', id)).rejects.toThrow(NotFound)
      await expect(send(said, id)).rejects.toThrow(NotFound)
    }
    const analyst = await aPerson('analyst')
    await expect(loader(await get(PATH, analyst, { session: 'ses_one' }))).rejects.toThrow(Forbidden)
  })
})

describe('changing and removing a point', () => {
  const change = { ...said, intent: 'change', point: 'pointa' }

  it('shows it in the form, then keeps the change', async () => {
    await aPoint('ses_one', 'a')
    const { editing } = await show('?edit=pointa')
    expect(editing).toMatchObject({ id: 'pointa', valence: 'problem' })
    expect((await send({ ...change, seen: editing?.seen ?? '' })).status).toBe(303)
    expect(await stored()).toMatchObject([{ id: 'pointa', text: 'Nobody called back', valence: null }])
  })

  it('says so when somebody else changed it meanwhile, and when it is gone', async () => {
    await aPoint('ses_one', 'a')
    const [stale] = await errorsOf(await send({ ...change, seen: 'older' }))
    expect(stale.message).toContain('Somebody else changed this point meanwhile')
    await send({ intent: 'remove', point: 'pointa' })
    const gone = await send({ ...change, seen: 'older' })
    expect(gone.status).toBe(400)
    expect(await gone.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('no longer there') }],
      typed: { text: said.text },
    })
    expect(await stored()).toEqual([])
  })

  it('does neither once it is tagged', async () => {
    await aPoint('ses_one', 'a')
    await tagged('pointa')
    expect((await show('?edit=pointa')).editing).toBeNull()
    for (const fields of [
      { ...change, seen: 'x' },
      { intent: 'remove', point: 'pointa' },
    ]) {
      expect((await errorsOf(await send(fields)))[0].message).toContain('has been tagged')
    }
    expect(await stored()).toHaveLength(1)
  })

  it('does not reach a point of another session, or an extract', async () => {
    await aSession('lgbtq', { key: 'other', date: '2026-01-08' })
    await aPoint('ses_other', 'theirs')
    await aPoint('ses_one', 'printed', { origin: 'published', breadth: null, sourceTitle: 'A report' })
    expect((await send({ intent: 'remove', point: 'pointtheirs' })).status).toBe(400)
    const [error] = await errorsOf(await send({ ...change, point: 'pointprinted', seen: 'x' }))
    expect(error.message).toContain('stays as it was printed')
    expect(await stored()).toHaveLength(2)
  })

  it('lists points by id, 25 to a page', async () => {
    for (let at = 29; at >= 1; at--) await aPoint('ses_one', String(at).padStart(2, '0'))
    const { points: shown, page } = await show('?page=2')
    expect(page).toMatchObject({ from: 26, to: 29, total: 29 })
    expect(shown.map(({ id }) => id)).toEqual(['point26', 'point27', 'point28', 'point29'])
  })
})

describe('/points', () => {
  const list = async (who: { id: string }, search = '') =>
    (await pointsLoader(await get(`/points${search}`, who))).json()

  beforeEach(async () => {
    await aSession('lgbtq', { key: 'other', date: '2026-03-05', state: 'held' })
    await aPoint('ses_one', 'b', { text: '100% of the time, the CAFÉ was shut' })
    await aPoint('ses_one', 'a', { text: 'I waited_for a call' })
    await aPoint('ses_other', 'c', { origin: 'published', breadth: null, sourceTitle: 'A report' })
    await tagged('pointa')
  })

  it('shows a facilitator the points of their forums, and an analyst all, newest session first', async () => {
    const analyst = await aPerson('analyst')
    const ids = async (who: { id: string }, search = '') => (await list(who, search)).points.map(({ id }) => id)
    expect(await ids(analyst)).toEqual(['pointc', 'pointa', 'pointb'])
    expect(await ids(facilitator)).toEqual(['pointa', 'pointb'])
    expect(await ids(facilitator, '?forum=lgbtq')).toEqual([])
    expect((await list(facilitator)).forums).toEqual([{ slug: 'open', name: 'Open forum' }])
  })

  it.each([
    ['?forum=open', ['pointa', 'pointb']],
    ['?forum=none', []],
    ['?theme=COM-CHASE', ['pointa']],
    ['?theme=COM-CHASE&tagged=no', []],
    ['?tagged=yes', ['pointa']],
    ['?tagged=no', ['pointc', 'pointb']],
    ['?tagged=perhaps&page=x', ['pointc', 'pointa', 'pointb']],
    ['?q=CALL', ['pointa']],
    ['?q=d_f', ['pointa']],
    ['?q=i_w', []],
    ['?q=100%25', ['pointb']],
    ['?q=1%25e', []],
    ['?q=caf%C3%A9', ['pointb']],
    ['?q=%5C', []],
    ["?q=%27;--'", []],
    ['?q=%00', ['pointc', 'pointa', 'pointb']],
    ['?page=7', ['pointc', 'pointa', 'pointb']],
  ])('%s', async (search, ids) => {
    const analyst = await aPerson('analyst')
    const { points: shown, page } = await list(analyst, search)
    expect(shown.map(({ id }) => id)).toEqual(ids)
    expect(page.total).toBe(ids.length)
  })

  it('gives each its themes, forum and session date, and is not for the Board', async () => {
    const { points: shown } = await list(facilitator)
    expect(shown[0]).toMatchObject({ forumName: 'Open forum', sessionDate: '2026-01-08' })
    expect(shown[0]?.themes.map(({ code }) => code)).toEqual(['COM-CHASE'])
    await expect(list(await aPerson('board'))).rejects.toThrow(Forbidden)
  })
})
