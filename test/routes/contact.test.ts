import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as participantLoader } from '#app/routes/participants.$reference._index/route.tsx'
import * as contactRoute from '#app/routes/participants.$reference.contact/route.tsx'
import { contactRoutes, safeContacts } from '#db/schema/index.ts'
import { contactWorld, withRoute, withRules } from '#test/support/contacts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, NOON, participantsIn } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
withTestDatabase()
beforeEach(() => void vi.mocked(now).mockReturnValue(NOON))

type Who = { id: string } | null
type Fields = Record<string, string | string[]>
const at = (reference = 'VVF-OP01') => [`/participants/${reference}/contact`, { reference }] as const
const route = {
  intent: 'save-route',
  route: 'email',
  version: '0',
  address: 'sunny@example.org',
  safe: 'yes',
  sender: '',
  subject: '',
}
const rules = {
  intent: 'save-rules',
  version: '0',
  someoneElse: 'wrong-number',
  codeWord: '',
  'notUntil-day': '',
  'notUntil-month': '',
  'notUntil-year': '',
}
const send = async (who: Who, fields: Fields, reference = 'VVF-OP01') => {
  const [path, params] = at(reference)
  return (await contactRoute.action(await post(path, who, fields, params))) as Response
}
const page = async (who: Who, query = '', reference = 'VVF-OP01') => {
  const [path, params] = at(reference)
  return renderRoute(contactRoute, await get(path + query, who, params))
}
const load = async (who: Who, reference = 'VVF-OP01') => {
  const [path, params] = at(reference)
  return contactRoute.loader(await get(path, who, params))
}
const held = async () => rows().select().from(contactRoutes)

describe('/participants/:reference/contact', () => {
  it('saves a way, says so, and shows it masked and without the forum', async () => {
    const { facilitator } = await contactWorld()
    expect(await page(facilitator)).toContain('Nobody has asked them yet')
    const answer = await send(facilitator, {
      ...route,
      days: ['Monday', 'Friday'],
      from: '09:00',
      until: '17:00',
      sender: 'Sam',
    })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/participants/VVF-OP01/contact'])
    const shown = await page(facilitator)
    expect(shown).toContain('s•••@e•••.org')
    expect(shown).toContain('On Monday and Friday, from 9am to 5pm')
    expect(shown).not.toMatch(/sunny@|Open forum/)
  })

  it.each<[string, Fields, string, string]>([
    ['no address', { address: '' }, 'address', 'Enter the address or number'],
    ['two addresses', { address: 'a@example.org,b@example.org' }, 'address', 'Enter one email address, without commas'],
    ['a line break', { address: 'a@example.org\nBcc: b@example.org' }, 'address', 'Enter it on one line'],
    ['brackets', { address: 'Sunny <a@example.org>' }, 'address', expect.stringContaining('without brackets') as never],
    [
      '300 characters',
      { address: `${'a'.repeat(300)}@example.org` },
      'address',
      expect.stringContaining('too long') as never,
    ],
    ['a telling name', { sender: 'Police line' }, 'sender', expect.stringContaining('Leave out “police”') as never],
    ['the name of a forum', { subject: 'Women and girls' }, 'subject', expect.stringContaining('Leave out') as never],
    ['a name with a list', { sender: 'Sam, Kit' }, 'sender', expect.stringContaining('no commas') as never],
    ['no answer to safe', { safe: '' }, 'safe', 'Choose whether it is safe'],
    ['an hour of its own', { from: '09:13' }, 'from', 'Choose a time from the list'],
    [
      'an end before the beginning',
      { from: '17:00', until: '09:00' },
      'until',
      'The end must be later than the beginning',
    ],
    ['a day nobody knows', { days: 'Someday' }, 'days', 'Choose days from the list'],
    ['a field of its own', { confirmedOn: '2030-01-01' }, '', expect.stringContaining('did not ask for') as never],
  ])('INJ-02 AZ-05 refuses %s, keeps what was typed and saves nothing', async (_what, change, field, message) => {
    const { facilitator } = await contactWorld()
    const answer = await send(facilitator, { ...route, ...change })
    expect(answer.status).toBe(400)
    const refused = await answer.json()
    expect(refused.errors).toContainEqual({ field, message })
    expect(refused.typed).toMatchObject({ ...route, ...change })
    expect(await held()).toEqual([])
  })

  it('CRY-05 names who has the same address before saving, and saves when that is said to be right', async () => {
    const world = await contactWorld(2)
    await withRoute(world, 'email', {}, { reference: 'VVF-OP02' })
    const answer = await send(world.facilitator, route)
    expect(await answer.json()).toMatchObject({ others: ['VVF-OP02'], typed: route })
    expect(answer.status).toBe(400)
    expect(await held()).toHaveLength(1)
    expect((await send(world.facilitator, { ...route, same: 'yes' })).status).toBe(303)
  })

  it('confirms what the page showed, and refuses what somebody changed meanwhile', async () => {
    const world = await contactWorld()
    await withRoute(world, 'email')
    expect(await page(world.facilitator)).toContain('Still safe, confirmed today')
    expect((await send(world.facilitator, { intent: 'confirm', seen: 'all:0 email:1' })).status).toBe(303)
    const stale = await send(world.facilitator, { intent: 'confirm', seen: 'all:0 email:7' })
    expect([stale.status, (await stale.json()).errors[0].message]).toEqual([400, expect.stringContaining('meanwhile')])
  })

  it('keeps the rules that hold for every way, and never shows the code word', async () => {
    const { facilitator } = await contactWorld()
    const form = {
      ...rules,
      codeWord: 'marmalade',
      'notUntil-day': '1',
      'notUntil-month': '12',
      'notUntil-year': '2026',
    }
    const twice = { ...form, submission: submissionKey() }
    for (const answer of [await send(facilitator, twice), await send(facilitator, twice)])
      expect(answer.status).toBe(303)
    expect(await rows().select().from(safeContacts)).toHaveLength(1)
    for (const query of ['', '?edit=rules']) expect(await page(facilitator, query)).not.toContain('marmalade')
    expect(await page(facilitator)).toContain('Tuesday 1 December 2026')
    const past = await send(facilitator, { ...form, version: '1', 'notUntil-day': '1', 'notUntil-month': '1' })
    expect((await past.json()).errors).toMatchObject([{ field: 'notUntil' }])
    const short = await send(facilitator, { ...rules, version: '1', codeWord: 'abc' })
    expect((await short.json()).errors).toMatchObject([{ field: 'codeWord' }])
  })

  it('asks before a way is removed', async () => {
    const world = await contactWorld()
    await withRoute(world, 'email')
    expect(await page(world.facilitator, '?remove=email')).toContain('You cannot bring them back')
    expect(await page(world.facilitator, '?remove=post')).toContain('not there any more')
    expect((await send(world.facilitator, { intent: 'remove-route', route: 'email', version: '1' })).status).toBe(303)
    expect(await held()).toEqual([])
  })

  it.each(['email', 'text', 'call', 'post'])(
    'has a form for %s that asks only what makes sense there',
    async (kind) => {
      const { facilitator } = await contactWorld()
      const shown = await page(facilitator, `?edit=${kind}`)
      expect([
        shown.includes('name="voicemail"'),
        shown.includes('name="subject"'),
        shown.includes('name="days"'),
      ]).toEqual([kind === 'call', kind === 'email', kind !== 'post'])
      expect(shown).toContain('Only their forum’s facilitator sees this')
    },
  )

  it('AZ-01 AZ-02 is for the facilitator of their forum alone', async () => {
    const world = await contactWorld()
    await withRoute(world, 'email')
    await participantsIn('lgbtq', 1)
    const other = await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    for (const reference of ['VVF-OP01', 'VVF-ZZZZ']) {
      await expect(load(other, reference)).rejects.toThrow(NotFound)
      await expect(send(other, route, reference)).rejects.toThrow(NotFound)
    }
    for (const role of ['support', 'analyst', 'commissioner', 'dpo', 'admin'] as const)
      await expect(load(await aPerson(role))).rejects.toThrow(Forbidden)
    expect(await held()).toHaveLength(1)
  })

  it('PRV-04 says in one line on the page with the forum whether they can be reached, without the address', async () => {
    const world = await contactWorld()
    await withRoute(world, 'email')
    await withRules(world, { codeWord: 'marmalade' })
    const args = await get('/participants/VVF-OP01', world.facilitator, { reference: 'VVF-OP01' })
    const shown = await (await participantLoader(args)).json()
    expect(shown.contact).toEqual({ isOpen: true, words: 'We may send an email.' })
    expect(JSON.stringify(shown)).toContain('Open forum')
    expect(JSON.stringify(shown)).not.toMatch(/•|example\.org|marmalade/)
  })
})
