import { beforeEach, describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as codebookLoader } from '#app/routes/codebook/route.tsx'
import { action, loader } from '#app/routes/tagging/route.tsx'
import { auditEvents, pointThemes, themes } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aPoint, aSession, given } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

withTestDatabase()

let analyst: Awaited<ReturnType<typeof aPerson>>

beforeEach(async () => {
  analyst = await aPerson('analyst')
  await aSession('open', { key: 'later', date: '2026-05-07', state: 'held' })
  await aSession('lgbtq', { key: 'first', date: '2026-01-08', state: 'held' })
  await aPoint('ses_later', 'a')
  await aPoint('ses_first', 'z')
  await aPoint('ses_first', 'm', { suggestedThemes: ['COM-CHASE', 'RPT-FIRST'] })
})

const show = async (search = '', who: { id: string } = analyst) =>
  (await loader(await get(`/tagging${search}`, who))).json()
const send = async (fields: Record<string, string | string[]>, who: { id: string } = analyst) =>
  (await action(await post(`/tagging?point=${fields.point}`, who, fields))) as Response
const tag = (point: string, theme: string | string[], who: { id: string } = analyst) =>
  send({ intent: 'tag', point, theme, keys: 'on' }, who)
const codesOf = async () => (await rows().select().from(pointThemes)).map(({ themeCode }) => themeCode).sort()
const refusal = async (response: Response) => {
  expect(response.status).toBe(400)
  return (await response.json()).errors[0]
}

describe('the next point', () => {
  it('is the first without themes by session date, then id; skipping goes on, and round', async () => {
    expect(await show()).toMatchObject({ point: { id: 'pointm', forumName: 'LGBTQ+' }, left: 3, given: [] })
    expect((await show('?after=pointm')).point?.id).toBe('pointz')
    expect((await show('?after=pointz')).point?.id).toBe('pointa')
    expect((await show('?after=pointa')).point?.id).toBe('pointm')
    expect((await show('?after=nonsense&keys=maybe')).point?.id).toBe('pointm')
    expect((await show('?point=%00')).point?.id).toBe('pointm')
  })

  it('is none when all are tagged, and none when there are none', async () => {
    for (const id of ['pointa', 'pointz', 'pointm']) await tag(id, 'COM-CHASE')
    expect(await show()).toMatchObject({ point: null, left: 0, anyPoints: true })
    const elsewhere = await aPerson('analyst', { forum: 'disability', key: 'elsewhere' })
    expect(await show('', elsewhere)).toMatchObject({ point: null, left: 0, anyPoints: false })
  })

  it('is one of the forums within reach', async () => {
    const open = await aPerson('analyst', { forum: 'open', key: 'open' })
    expect(await show('', open)).toMatchObject({ point: { id: 'pointa' }, left: 1 })
    expect((await show('?point=pointm', open)).point?.id).toBe('pointa')
    await expect(tag('pointm', 'COM-CHASE', open)).rejects.toThrow(NotFound)
    await expect(show('', await aPerson('facilitator', { forum: 'open' }))).rejects.toThrow(Forbidden)
  })

  it('offers the 50 themes, never a group and never a retired one', async () => {
    await given((tx) => tx.insert(themes).values({ ...retired, parent: 'COM' }))
    const { groups } = await show()
    expect(groups).toHaveLength(9)
    expect(groups.flatMap((group) => group.themes)).toHaveLength(50)
    expect(await refusal(await tag('pointm', 'COM-OLD'))).toMatchObject({ field: 'theme' })
    expect(await refusal(await tag('pointm', 'COM'))).toMatchObject({ field: 'theme' })
  })
})

const retired = {
  code: 'COM-OLD',
  sinceVersion: 1,
  position: 99,
  name: 'Old',
  definition: 'Old',
  include: '',
  exclude: '',
  rights: [],
  stages: [],
  state: 'retired' as const,
}

describe('tagging', () => {
  it('saves the themes, goes on and offers to undo', async () => {
    const response = await tag('pointm', ['COM-CHASE', 'RPT-FIRST'])
    expect(response.headers.get('Location')).toBe('/tagging?tagged=pointm')
    const { point, justTagged, left } = await show('?tagged=pointm')
    expect([point?.id, left]).toEqual(['pointz', 2])
    expect(justTagged?.given.map(({ code }) => code)).toEqual(['RPT-FIRST', 'COM-CHASE'])
    const trail = await rows().select().from(auditEvents)
    expect(trail.find((line) => line.action === 'point.tagged')).toMatchObject({
      action: 'point.tagged',
      object: 'ses_first',
      detail: { points: 1, themes: 2 },
    })
    expect(JSON.stringify(trail)).not.toContain('pointm')
  })

  it('undoes, and brings the point back', async () => {
    await tag('pointm', 'COM-CHASE')
    const response = await send({ intent: 'undo', point: 'pointm' })
    expect(response.headers.get('Location')).toBe('/tagging?point=pointm')
    expect(await codesOf()).toEqual([])
    expect(await show('?point=pointm')).toMatchObject({ point: { id: 'pointm' }, given: [], left: 3 })
    expect((await send({ intent: 'undo', point: 'pointm' })).status).toBe(303)
    expect((await tag('pointm', 'COM-CHASE')).status).toBe(303)
  })

  it('takes the same form once', async () => {
    const form = { intent: 'tag', point: 'pointm', theme: 'COM-CHASE', submission: submissionKey() }
    expect([(await send(form)).status, (await send(form)).status]).toEqual([303, 303])
    expect(await codesOf()).toEqual(['COM-CHASE'])
  })

  it.each([
    ['no theme', {}, 'Choose at least 1 theme'],
    ['four', { theme: ['COM-CHASE', 'RPT-FIRST', 'RPT-ACCESS', 'RPT-BELIEF'] }, 'no more than 3 themes. You chose 4'],
    ['an unknown theme', { theme: 'NONE' }, 'no longer used'],
    ['a field we did not ask for', { theme: 'COM-CHASE', coder: 'x' }, 'did not ask for'],
  ])('refuses %s', async (_what, fields, words) => {
    expect((await refusal(await send({ intent: 'tag', point: 'pointm', ...fields }))).message).toContain(words)
    expect(await codesOf()).toEqual([])
  })

  it('does not know an unknown point', async () => {
    await expect(tag('pointnone', 'COM-CHASE')).rejects.toThrow(NotFound)
    await expect(send({ intent: 'undo', point: 'pointnone' })).rejects.toThrow(NotFound)
  })

  it('tells the second of two analysts, and shows both choices', async () => {
    const other = await aPerson('analyst', { key: 'other' })
    const [first, second] = await Promise.all([tag('pointm', 'COM-CHASE', other), tag('pointm', 'RPT-FIRST')])
    expect([first?.status, second?.status].sort()).toEqual([303, 400])
    expect(await codesOf()).toHaveLength(1)
    const loser = first?.status === 400 ? first : second
    if (!loser) throw new Error('nobody lost')
    const refused = await loser.json()
    expect(refused.errors[0].message).toContain('Somebody else tagged this point meanwhile')
    expect(refused.typed.theme).toBeTruthy()
    expect((await show('?point=pointm')).given).toHaveLength(1)
  })

  it('leaves the themes of another analyst alone', async () => {
    const other = await aPerson('analyst', { key: 'other' })
    await tag('pointm', 'COM-CHASE', other)
    expect((await refusal(await send({ intent: 'undo', point: 'pointm' }))).message).toContain('Somebody else tagged')
    expect(await codesOf()).toEqual(['COM-CHASE'])
  })

  it('keeps the keys switched off on the next page', async () => {
    const response = await send({ intent: 'tag', point: 'pointm', theme: 'COM-CHASE' })
    expect(response.headers.get('Location')).toBe('/tagging?tagged=pointm&keys=off')
    expect((await show('?tagged=pointm&keys=off')).keys).toBe('off')
    const undone = await send({ intent: 'undo', point: 'pointm', keys: 'off' })
    expect(undone.headers.get('Location')).toBe('/tagging?point=pointm&keys=off')
  })
})

describe('/codebook', () => {
  it('shows groups with their themes and what each is for', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const { groups, version } = await (await codebookLoader(await get('/codebook', facilitator))).json()
    expect(version).toBe('Version 1, Starter codebook, in use from Wednesday 1 January 2025')
    expect(groups.map(({ themes }) => themes.length).reduce((sum, number) => sum + number)).toBe(50)
    expect(groups[0]?.themes[0]).toMatchObject({ code: 'RPT-ACCESS', exclude: expect.stringContaining('RPT-FIRST') })
    await expect(codebookLoader(await get('/codebook', await aPerson('board')))).rejects.toThrow(Forbidden)
  })
})
