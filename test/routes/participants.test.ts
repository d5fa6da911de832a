import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { action as listAction, loader as listLoader } from '#app/routes/forums.$forum.participants._index/route.tsx'
import { action, loader } from '#app/routes/participants.$reference._index/route.tsx'
import { forums, participants, places } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, given, inRegister, participantsIn } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date('2026-11-19T12:00:00Z'),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))

withTestDatabase()

type Fields = Record<string, string | string[]>
type Who = { id: string } | null
const roster = async (who: Who, forum = 'open') =>
  (await listLoader(await get(`/forums/${forum}/participants`, who, { forum }))).json()
const send = async (who: Who, fields: Fields, forum = 'open') =>
  (await listAction(await post(`/forums/${forum}/participants`, who, fields, { forum }))) as Response
const page = async (who: Who, reference: string, query = '') =>
  (await loader(await get(`/participants/${reference}${query}`, who, { reference }))).json()
const move = async (who: Who, reference: string, fields: Fields) =>
  (await action(await post(`/participants/${reference}`, who, fields, { reference }))) as Response
const facilitatorOfOpen = () => aPerson('facilitator', { forum: 'open' })

describe('/forums/:forum/participants', () => {
  it('adds a participant and lists them by place', async () => {
    const facilitator = await facilitatorOfOpen()
    await participantsIn('open', 1)
    const answer = await send(facilitator, { intent: 'add', alias: ' Sam  B ' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/forums/open/participants')
    const { seated, free } = await roster(facilitator)
    expect(seated.map(({ seat, alias, state }) => [seat, alias, state])).toEqual([
      [1, 'Alias 1', 'active'],
      [2, 'Sam B', 'active'],
    ])
    expect(free).toBe(10)
  })

  it('offers the waiting list to the thirteenth, keeps the name, and gives the place later', async () => {
    const facilitator = await facilitatorOfOpen()
    await participantsIn('open', 12)
    const full = await send(facilitator, { intent: 'add', alias: 'Sam' })
    expect(full.status).toBe(400)
    expect(await full.json()).toEqual({
      errors: [{ field: 'alias', message: expect.stringContaining('All the places of this forum are filled') }],
      typed: { intent: 'add', alias: 'Sam' },
      offer: 'Sam',
    })
    expect(await rows().select().from(participants)).toHaveLength(12)
    await send(facilitator, { intent: 'add', alias: 'Sam', waitingList: 'yes' })
    await move(facilitator, 'VVF-OP07', { intent: 'leave', from: 'active' })
    const { waiting } = await roster(facilitator)
    expect(waiting).toMatchObject([{ alias: 'Sam', state: 'waiting', waitingOrder: 1 }])
    const giving = await send(facilitator, { intent: 'give-place', place: waiting[0]?.placeId ?? '' })
    expect(giving.status).toBe(303)
    const after = await roster(facilitator)
    expect(after.seated.find(({ alias }) => alias === 'Sam')).toMatchObject({ seat: 7, state: 'active' })
    expect(after.left).toEqual([{ reference: 'VVF-OP07', alias: 'Alias 7', until: 'Thursday 19 November 2026' }])
  })

  it.each<[string, Fields, { field: string; message: unknown }]>([
    ['nothing', { alias: '' }, { field: 'alias', message: 'Enter a first name or nickname' }],
    [
      'too much',
      { alias: 'x'.repeat(41) },
      { field: 'alias', message: 'First name or nickname must be 40 characters or fewer' },
    ],
    [
      'an email address',
      { alias: 'sam@example.org' },
      { field: 'alias', message: expect.stringContaining('not an email') },
    ],
    ['a phone number', { alias: '07700 900 123' }, { field: 'alias', message: expect.stringContaining('not a phone') }],
    ['four words', { alias: 'a b c d' }, { field: 'alias', message: expect.stringContaining('3 words') }],
    ['two names', { alias: ['A', 'B'] }, { field: 'alias', message: 'Fill in or choose an answer' }],
    [
      'a field we did not ask for',
      { alias: 'Sam', seat: '1' },
      { field: '', message: expect.stringContaining('did not ask') },
    ],
    [
      'another word for yes',
      { alias: 'Sam', waitingList: 'no' },
      { field: 'waitingList', message: expect.any(String) },
    ],
  ])('refuses %s, keeps it and saves nothing', async (_what, fields, error) => {
    const facilitator = await facilitatorOfOpen()
    const answer = await send(facilitator, { intent: 'add', ...fields })
    expect(answer.status).toBe(400)
    const refused = await answer.json()
    expect(refused.errors).toContainEqual(error)
    expect(refused.typed.alias).toEqual(fields.alias)
    expect(await rows().select().from(participants)).toEqual([])
  })

  it('refuses an unknown intent, a repeated form and a paused forum', async () => {
    const facilitator = await facilitatorOfOpen()
    expect((await send(facilitator, { intent: 'delete' })).status).toBe(400)
    const form = { intent: 'add', alias: 'Sam', submission: submissionKey() }
    for (const expected of [303, 303]) expect((await send(facilitator, form)).status).toBe(expected)
    expect(await rows().select().from(participants)).toHaveLength(1)
    expect((await send(facilitator, { ...form, alias: 'Kit' })).status).toBe(400)
    await given((tx) => tx.update(forums).set({ state: 'paused' }).where(eq(forums.slug, 'open')))
    const paused = await (await send(facilitator, { intent: 'add', alias: 'Kit' })).json()
    expect(paused.errors[0].message).toContain('this forum is not open')
  })

  it('is for the facilitator of that forum alone', async () => {
    const facilitator = await facilitatorOfOpen()
    await expect(roster(facilitator, 'lgbtq')).rejects.toThrow(NotFound)
    await expect(send(facilitator, { intent: 'add', alias: 'Sam' }, 'lgbtq')).rejects.toThrow(NotFound)
    for (const role of ['support', 'analyst', 'commissioner', 'board', 'partner', 'dpo', 'admin'] as const) {
      const other = await aPerson(role)
      await expect(roster(other)).rejects.toThrow(Forbidden)
      await expect(send(other, { intent: 'add', alias: 'Sam' })).rejects.toThrow(Forbidden)
    }
  })
})

describe('/participants/:reference', () => {
  it('shows place and attendance, whatever the case of the reference', async () => {
    const facilitator = await facilitatorOfOpen()
    const [one] = await participantsIn('open', 1)
    await aSession('open', { key: 'held', date: '2026-10-08', state: 'held' })
    await inRegister('ses_held', [one?.id ?? ''], 'left_early')
    expect(await page(facilitator, 'vvf-op01')).toMatchObject({
      reference: 'VVF-OP01',
      alias: 'Alias 1',
      place: { state: 'active', seat: 1, since: 'Sunday 1 June 2025', until: null },
      forum: { slug: 'open', name: 'Open forum', places: 12 },
      attendance: [{ sessionId: 'ses_held', day: 'Thursday 8 October 2026', status: 'left_early', outcome: null }],
      confirming: false,
    })
  })

  it('steps back, comes back and leaves, after asking', async () => {
    const facilitator = await facilitatorOfOpen()
    await participantsIn('open', 1)
    const steps = [
      { intent: 'step-back', from: 'active' },
      { intent: 'come-back', from: 'stepped_back' },
    ]
    for (const step of steps) expect((await move(facilitator, 'VVF-OP01', step)).status).toBe(303)
    expect((await page(facilitator, 'VVF-OP01', '?confirm=leave')).confirming).toBe(true)
    expect(await rows().select().from(places)).toMatchObject([{ state: 'active' }])
    await move(facilitator, 'VVF-OP01', { intent: 'leave', from: 'active' })
    expect(await page(facilitator, 'VVF-OP01', '?confirm=leave')).toMatchObject({
      confirming: false,
      place: { state: 'left', seat: null, until: 'Thursday 19 November 2026' },
    })
  })

  it('says so when somebody else changed it meanwhile, and when the form is not ours', async () => {
    const facilitator = await facilitatorOfOpen()
    await participantsIn('open', 1)
    await move(facilitator, 'VVF-OP01', { intent: 'step-back', from: 'active' })
    const stale = await (await move(facilitator, 'VVF-OP01', { intent: 'leave', from: 'active' })).json()
    expect(stale.errors[0].message).toContain('Somebody else changed this meanwhile')
    for (const fields of [
      { intent: 'give-place', from: 'waiting' },
      { intent: 'leave' },
      { intent: 'leave', from: 'gone' },
    ]) {
      expect((await move(facilitator, 'VVF-OP01', fields as Fields)).status).toBe(400)
    }
    expect(await rows().select().from(places)).toMatchObject([{ state: 'stepped_back' }])
  })

  it('looks the same for another forum’s participant as for none', async () => {
    const facilitator = await facilitatorOfOpen()
    await participantsIn('lgbtq', 1)
    for (const reference of ['VVF-LG01', 'VVF-ZZZZ', '%']) {
      await expect(page(facilitator, reference)).rejects.toThrow(NotFound)
      await expect(move(facilitator, reference, { intent: 'leave', from: 'active' })).rejects.toThrow(NotFound)
    }
    await expect(page(await aPerson('analyst'), 'VVF-LG01')).rejects.toThrow(Forbidden)
  })
})
