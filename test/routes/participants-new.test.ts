import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { action, loader } from '#app/routes/forums.$forum.participants.new/route.tsx'
import { forums, participants, places } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, participantsIn } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date('2026-11-19T12:00:00Z'),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))

withTestDatabase()

type Fields = Record<string, string | string[]>
type Who = { id: string } | null
const send = async (who: Who, fields: Fields, forum = 'open') =>
  (await action(await post(`/forums/${forum}/participants/new`, who, fields, { forum }))) as Response
const facilitatorOfOpen = () => aPerson('facilitator', { forum: 'open' })
const sam = { alias: 'Sam', source: 'witness-care', reached: 'agreed' }
const setForum = (state: 'paused' | 'closed') =>
  given((tx) => tx.update(forums).set({ state }).where(eq(forums.slug, 'open')))

describe('/forums/:forum/participants/new', () => {
  it.each([
    ['referred', { calledOn: null, welcomedOn: null }],
    ['called', { calledOn: '2026-11-19', welcomedOn: null }],
    ['welcomed', { calledOn: '2026-11-19', welcomedOn: '2026-11-19' }],
  ])('takes down somebody who is %s, without a seat, and leads to their page', async (reached, dates) => {
    const answer = await send(await facilitatorOfOpen(), { ...sam, reached })
    expect(answer.status).toBe(303)
    const [one] = await rows().select().from(participants)
    expect(answer.headers.get('Location')).toBe(`/participants/${one?.reference}`)
    const seat = { seat: null, startsOn: null, waitingOrder: null, endsOn: null }
    const place = { state: reached, source: 'witness-care', referredOn: '2026-11-19', ...dates, ...seat }
    expect(await rows().select().from(places)).toMatchObject([place])
  })

  it('gives somebody who has agreed the lowest free place, and a term', async () => {
    await participantsIn('open', 1)
    const answer = await send(await facilitatorOfOpen(), { ...sam, alias: ' Sam  B ' })
    expect(answer.headers.get('Location')).toBe('/forums/open/participants')
    expect(await rows().select().from(places).where(eq(places.seat, 2))).toMatchObject([
      { state: 'active', startsOn: '2026-11-19', plannedEndOn: '2028-11-19', source: 'witness-care' },
    ])
  })

  it('offers the waiting list to the thirteenth, and keeps everything typed', async () => {
    const facilitator = await facilitatorOfOpen()
    await participantsIn('open', 12)
    const full = await send(facilitator, sam)
    expect(full.status).toBe(400)
    expect(await full.json()).toEqual({
      errors: [{ field: 'reached', message: expect.stringContaining('All the places of this forum are filled') }],
      typed: sam,
      offer: { alias: 'Sam', source: 'witness-care' },
    })
    expect(await rows().select().from(participants)).toHaveLength(12)
    expect((await send(facilitator, { ...sam, waitingList: 'yes' })).status).toBe(303)
    expect(await rows().select().from(places).where(eq(places.state, 'waiting'))).toMatchObject([{ waitingOrder: 1 }])
  })

  it.each<[string, Fields, { field: string; message: unknown }]>([
    ['nothing', { alias: '' }, { field: 'alias', message: 'Enter a first name or nickname' }],
    ['a long one', { alias: 'x'.repeat(41) }, { field: 'alias', message: expect.stringContaining('40 characters') }],
    [
      'an email address',
      { alias: 'a@example.org' },
      { field: 'alias', message: expect.stringContaining('not an email') },
    ],
    ['a phone number', { alias: '07700 900 123' }, { field: 'alias', message: expect.stringContaining('not a phone') }],
    ['four words', { alias: 'a b c d' }, { field: 'alias', message: expect.stringContaining('3 words') }],
    ['two names', { alias: ['A', 'B'] }, { field: 'alias', message: 'Fill in or choose an answer' }],
    ['no source', { source: 'police' }, { field: 'source', message: 'Choose who told us of them' }],
    ['no step', { reached: '' }, { field: 'reached', message: 'Choose how far you have come with them' }],
    ['another word for yes', { waitingList: 'no' }, { field: 'waitingList', message: expect.any(String) }],
    ['a reason of need', { need: 'high' }, { field: '', message: expect.stringContaining('did not ask') }],
  ])('refuses %s, keeps it and saves nothing', async (_what, fields, error) => {
    const answer = await send(await facilitatorOfOpen(), { ...sam, ...fields })
    expect(answer.status).toBe(400)
    const refused = await answer.json()
    expect(refused.errors).toContainEqual(error)
    expect(refused.typed).toMatchObject(fields)
    expect(await rows().select().from(participants)).toEqual([])
  })

  it('takes a repeated form once, and asks for no source or step that is left out', async () => {
    const facilitator = await facilitatorOfOpen()
    const form = { ...sam, submission: submissionKey() }
    for (const expected of [303, 303]) expect((await send(facilitator, form)).status).toBe(expected)
    expect(await rows().select().from(participants)).toHaveLength(1)
    expect((await send(facilitator, { ...form, alias: 'Kit' })).status).toBe(400)
    const bare = await (await send(facilitator, { alias: 'Sam' })).json()
    expect(bare.errors.map(({ field }: { field: string }) => field)).toEqual(['source', 'reached'])
    expect(bare.errors.map(({ message }: { message: string }) => message).join()).toContain('Choose who told us')
  })

  it('gives no place in a paused forum but takes referrals down, and nobody in a closed one', async () => {
    const facilitator = await facilitatorOfOpen()
    await setForum('paused')
    expect((await (await send(facilitator, sam)).json()).errors[0].message).toContain('this forum is not open')
    expect((await send(facilitator, { ...sam, reached: 'called' })).status).toBe(303)
    await setForum('closed')
    expect((await (await send(facilitator, { ...sam, reached: 'called' })).json()).errors[0].message).toContain(
      'closed',
    )
  })

  it('is for the facilitator of that forum alone', async () => {
    const facilitator = await facilitatorOfOpen()
    const at = async (who: Who, forum: string) => loader(await get('/forums/x/participants/new', who, { forum }))
    await expect(at(facilitator, 'lgbtq')).rejects.toThrow(NotFound)
    await expect(send(facilitator, sam, 'lgbtq')).rejects.toThrow(NotFound)
    for (const role of ['support', 'analyst', 'commissioner', 'dpo', 'admin'] as const) {
      const other = await aPerson(role)
      await expect(at(other, 'open')).rejects.toThrow(Forbidden)
      await expect(send(other, sam)).rejects.toThrow(Forbidden)
    }
  })
})
