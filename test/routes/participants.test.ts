import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { action as listAction, loader as listLoader } from '#app/routes/forums.$forum.participants._index/route.tsx'
import { action, loader } from '#app/routes/participants.$reference._index/route.tsx'
import { participants, places } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, given, inRegister, participantsIn } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'

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

const place = (n: number, change: Partial<typeof places.$inferInsert>) =>
  given((tx) =>
    tx
      .update(places)
      .set(change)
      .where(eq(places.id, `plc_open_${n}`)),
  )

describe('/forums/:forum/participants', () => {
  it('lists who is on the way, who has a place, who waits, who left and who declined, each with their days', async () => {
    const facilitator = await facilitatorOfOpen()
    await participantsIn('open', 6)
    await place(1, { state: 'called', seat: null, referredOn: '2026-11-09', source: 'witness-care' })
    await place(2, { plannedEndOn: '2026-12-31' })
    await place(3, { state: 'stepped_back', seat: null })
    await place(4, { state: 'waiting', seat: null, waitingOrder: 1 })
    await place(5, { state: 'left', seat: null, endsOn: '2026-11-01' })
    await place(6, { state: 'declined', seat: null, endsOn: '2026-11-10' })
    const { seated, backfilled, waiting, onTheWay, left, declined, free } = await roster(facilitator)
    expect(onTheWay).toMatchObject([
      { alias: 'Alias 1', state: 'called', referred: '10 days ago', source: 'An MPS Witness Care Unit' },
    ])
    expect(seated).toMatchObject([{ seat: 2, alias: 'Alias 2', termEnds: '31 Dec 2026', termSoon: true }])
    expect(backfilled).toMatchObject([{ alias: 'Alias 3' }])
    expect(waiting).toMatchObject([{ alias: 'Alias 4' }])
    expect(left).toMatchObject([{ alias: 'Alias 5', until: 'Sunday 1 November 2026' }])
    expect(declined).toMatchObject([{ alias: 'Alias 6', removed: 'Thursday 10 December 2026' }])
    expect(free).toBe(11)
  })

  it('gives the free place to the first in line', async () => {
    const facilitator = await facilitatorOfOpen()
    await participantsIn('open', 12)
    await place(12, { state: 'waiting', seat: null, waitingOrder: 1 })
    const { waiting } = await roster(facilitator)
    const giving = await send(facilitator, { intent: 'give-place', place: waiting[0]?.placeId ?? '' })
    expect(giving.status).toBe(303)
    const after = await roster(facilitator)
    expect(after.seated.find(({ alias }) => alias === 'Alias 12')).toMatchObject({ seat: 12, state: 'active' })
    expect((await send(facilitator, { intent: 'delete' })).status).toBe(400)
  })

  it('is for the facilitator of that forum alone', async () => {
    const facilitator = await facilitatorOfOpen()
    await expect(roster(facilitator, 'lgbtq')).rejects.toThrow(NotFound)
    await expect(send(facilitator, { intent: 'give-place', place: 'plc_1' }, 'lgbtq')).rejects.toThrow(NotFound)
    for (const role of ['support', 'analyst', 'commissioner', 'board', 'partner', 'dpo', 'admin'] as const) {
      const other = await aPerson(role)
      await expect(roster(other)).rejects.toThrow(Forbidden)
      await expect(send(other, { intent: 'give-place', place: 'plc_1' })).rejects.toThrow(Forbidden)
    }
  })
})

describe('/participants/:reference', () => {
  it('shows place and attendance, whatever the case of the reference', async () => {
    const facilitator = await facilitatorOfOpen()
    const [one] = await participantsIn('open', 1)
    await aSession('open', { key: 'held', date: '2026-10-08', state: 'held' })
    await inRegister('ses_held', [one?.id ?? ''], 'left_early')
    await aSession('open', { key: 'next', date: '2026-12-03' })
    await inRegister('ses_next', [one?.id ?? ''], 'accepted')
    expect(await page(facilitator, 'vvf-op01')).toMatchObject({
      reference: 'VVF-OP01',
      alias: 'Alias 1',
      restricted: null,
      erased: null,
      place: { state: 'active', seat: 1, of: 12, since: 'Sunday 1 June 2025', ended: null },
      forum: { slug: 'open', name: 'Open forum' },
      next: { sessionId: 'ses_next', when: 'Thursday 3 December 2026, 6pm', register: 'Accepted' },
      attendance: [
        { sessionId: 'ses_next', status: 'accepted' },
        { sessionId: 'ses_held', day: 'Thursday 8 October 2026', status: 'left_early', outcome: null },
      ],
      needs: [{ title: 'Record whether they had a voucher', href: '/sessions/ses_held/vouchers' }],
      confirming: null,
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
    expect((await page(facilitator, 'VVF-OP01', '?confirm=leave')).confirming).toBe('leave')
    expect(await rows().select().from(places)).toMatchObject([{ state: 'active' }])
    await move(facilitator, 'VVF-OP01', { intent: 'leave', from: 'active' })
    expect(await page(facilitator, 'VVF-OP01', '?confirm=leave')).toMatchObject({
      confirming: null,
      place: { state: 'left', seat: null, ended: 'Thursday 19 November 2026' },
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

  it('says first what needs doing, and offers just the steps that can be taken', async () => {
    const facilitator = await facilitatorOfOpen()
    await participantsIn('open', 3)
    const shown = async (change: Partial<typeof places.$inferInsert>) => {
      await place(1, { seat: null, waitingOrder: null, plannedEndOn: '2028-01-01', ...change })
      const { needs, place: at } = await page(facilitator, 'VVF-OP01')
      return [needs[0]?.title, needs[0]?.hint, at.steps]
    }
    expect(await shown({ state: 'referred', referredOn: '2026-11-18' })).toEqual([
      'Make the first call',
      'Referred yesterday',
      ['call', 'decline'],
    ])
    expect(await shown({ state: 'called', calledOn: '2026-11-19' })).toEqual([
      'Welcome them',
      'First call today',
      ['welcome', 'decline'],
    ])
    const free = ['Give them a place', 'Place 1 is free', ['give-place', 'queue', 'decline']]
    expect(await shown({ state: 'welcomed' })).toEqual(free)
    await place(2, { state: 'waiting', seat: null, waitingOrder: 1 })
    const others = ['Put them on the waiting list', 'No place is free for them now', ['queue', 'decline']]
    expect(await shown({ state: 'welcomed' })).toEqual(others)
    expect(await shown({ state: 'stepped_back' })).toEqual([undefined, undefined, ['leave']])
    expect(await shown({ state: 'active', seat: 1, plannedEndOn: '2026-12-31' })).toEqual([
      'Ask whether they go on for another term',
      'Their term ends on Thursday 31 December 2026',
      ['renew', 'step-back', 'leave'],
    ])
    expect(await page(facilitator, 'VVF-OP02')).toMatchObject({
      needs: [{ title: 'Give them the free place', href: '/forums/open/participants' }],
      place: { turn: '1 of 1', steps: ['decline'] },
    })
  })

  it('says plainly that what is restricted may be kept but not used, and offers only the end', async () => {
    const facilitator = await facilitatorOfOpen()
    await participantsIn('open', 1)
    await given((tx) => tx.update(participants).set({ restrictedSince: new Date('2026-11-10T10:00:00Z') }))
    await place(1, { plannedEndOn: '2026-12-01' })
    const shown = await page(facilitator, 'VVF-OP01')
    expect(shown).toMatchObject({ restricted: 'Tuesday 10 November 2026', needs: [], place: { steps: ['leave'] } })
    const refused = await move(facilitator, 'VVF-OP01', { intent: 'step-back', from: 'active' })
    expect((await refused.json()).errors[0].message).toContain('asked us not to use')
    expect((await move(facilitator, 'VVF-OP01', { intent: 'leave', from: 'active' })).status).toBe(303)
  })

  it('changes the name they go by, sealed anew, and notices that somebody else did', async () => {
    const facilitator = await facilitatorOfOpen()
    await participantsIn('open', 1)
    const [before] = await rows().select().from(participants)
    const renaming = { intent: 'rename', alias: ' Sam  B ', was: 'Alias 1' }
    expect((await move(facilitator, 'VVF-OP01', renaming)).status).toBe(303)
    expect((await page(facilitator, 'VVF-OP01')).alias).toBe('Sam B')
    const [after] = await rows().select().from(participants)
    expect(after?.alias).not.toBe(before?.alias)
    expect(after?.alias).not.toContain('Sam')
    const stale = await move(facilitator, 'VVF-OP01', { ...renaming, alias: 'Kit' })
    expect(await stale.json()).toMatchObject({
      errors: [{ field: 'alias', message: expect.stringContaining('Somebody else changed') }],
      typed: { alias: 'Kit' },
    })
    expect((await move(facilitator, 'VVF-OP01', { ...renaming, alias: 'a@b' })).status).toBe(400)
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
