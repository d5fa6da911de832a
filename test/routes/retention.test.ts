import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { runRetention } from '#app/domain/retention/commands.server.ts'
import { Forbidden } from '#app/domain/shared/errors.ts'
import * as home from '#app/routes/_index/route.tsx'
import * as retention from '#app/routes/data.retention/route.tsx'
import * as participant from '#app/routes/participants.$reference._index/route.tsx'
import { legalHolds, signInSessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { minutesOn } from '#test/support/reminders.ts'
import { renderRoute } from '#test/support/render.tsx'
import { aHistory, noonOn, whoLeft } from '#test/support/retention.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: vi.fn(),
  onMachineClock: () => new Date(Date.now() + 7_200_000),
}))
withTestDatabase()
beforeEach(() => void vi.mocked(now).mockReturnValue(NOON))

const TODAY = '2026-11-19'
const PATH = '/data/retention'
const asked = {
  intent: 'set-hold',
  reference: 'vvf left',
  reason: 'complaint',
  'endsOn-day': '1',
  'endsOn-month': '2',
  'endsOn-year': '2027',
}
type Who = { id: string } | null
const send = async (who: Who, fields: Record<string, string> = {}) =>
  (await retention.action(await post(PATH, who, { ...asked, ...fields }))) as Response
const page = async (who: Who, search = '') => (await retention.loader(await get(PATH + search, who))).json()
const holds = () => rows().select().from(legalHolds)

describe('PRV-02 /data/retention', () => {
  it('says what is left and why in numbers, and never who', async () => {
    await whoLeft('ptc_left', 20, TODAY)
    await whoLeft('ptc_gone', 33, TODAY)
    await aHistory({ id: 'ptc_here', state: 'active', seat: 1, startsOn: '2026-01-01' })
    for (const role of ['dpo', 'admin'] as const) {
      const who = await aPerson(role)
      const shown = await page(who)
      expect(shown.people).toEqual({ live: 1, left: 2, neverStarted: 0, undated: 0 })
      expect(shown.overdue).toBe(1)
      expect(shown.rules.find(({ rule }) => rule === 'contact')).toMatchObject({
        ...{ left: 3, tonight: 1, overdue: 1, held: 0 },
        weeks: [0, 1, 0, 0],
      })
      const html = await renderRoute(retention, await get(PATH, who))
      expect(html).toContain('1 thing is kept longer than allowed')
      expect(html).not.toMatch(/Alias|VVF-(?!7K2Q)/)
    }
    await runRetention(NOON)
    const after = await page({ id: 'per_dpo' })
    expect([after.overdue, after.runs]).toMatchObject([
      0,
      [{ finished: true, removed: ['Name, contact, safe contact and adjustments: 1'] }],
    ])
  })

  it('is for officer and administrator; only the officer sees and sets holds', async () => {
    await whoLeft('ptc_left', 20, TODAY)
    const [dpo, admin] = [await aPerson('dpo'), await aPerson('admin')]
    expect((await send(dpo)).status).toBe(303)
    expect((await page(dpo)).holds).toMatchObject([{ reference: 'VVF-LEFT', until: 'Monday 1 February 2027' }])
    expect(await page(admin)).toMatchObject({ holds: null, heldCount: 1 })
    await expect(send(admin)).rejects.toThrow(Forbidden)
    await expect(page(await aPerson('facilitator'))).rejects.toThrow(Forbidden)
    expect(await holds()).toHaveLength(1)
  })

  it.each<[string, Record<string, string>, string]>([
    ['no reference', { reference: '' }, 'reference'],
    ['a name', { reference: 'Alias 1' }, 'reference'],
    ['a reference nobody has', { reference: 'VVF-ZZZZ' }, 'reference'],
    ['no reason', { reason: '' }, 'reason'],
    ['half a day', { 'endsOn-month': '' }, 'endsOn'],
    ['a day that is over', { 'endsOn-year': '2026' }, 'endsOn'],
    ['a day too far', { 'endsOn-year': '2030' }, 'endsOn'],
  ])('refuses %s beside its field, and keeps what was typed', async (_what, change, field) => {
    await whoLeft('ptc_left', 20, TODAY)
    const answer = await send(await aPerson('dpo'), change)
    expect(answer.status).toBe(400)
    const refused = await answer.json()
    expect(refused.errors).toMatchObject([{ field }])
    expect(refused.typed).toMatchObject({ ...asked, ...change })
    expect(await holds()).toEqual([])
  })

  it('takes a double click once, and asks for a fresh confirmation', async () => {
    await whoLeft('ptc_left', 20, TODAY)
    const dpo = await aPerson('dpo')
    const form = { submission: submissionKey() }
    await Promise.all([send(dpo, form), send(dpo, form)])
    expect(await holds()).toHaveLength(1)
    const late = await post(PATH, dpo, { intent: 'end-hold', hold: (await holds())[0]?.id ?? '' })
    vi.mocked(now).mockReturnValue(minutesOn(6))
    await given((tx) => tx.update(signInSessions).set({ confirmedAt: NOON }))
    const answer = (await retention.action(late)) as Response
    expect(await answer.json()).toMatchObject({ errors: [{ href: '/confirm?next=%2Fdata%2Fretention' }] })
    expect((await holds())[0]?.endedAt).toBeNull()
  })

  it('asks before a hold is ended, and ends it', async () => {
    await whoLeft('ptc_left', 20, TODAY)
    const dpo = await aPerson('dpo')
    await send(dpo)
    const id = (await holds())[0]?.id ?? ''
    const html = await renderRoute(retention, await get(`${PATH}?end=${id}`, dpo))
    expect(html).toContain('End this hold: are you sure?')
    const answer = (await retention.action(await post(PATH, dpo, { intent: 'end-hold', hold: id }))) as Response
    expect(answer.status).toBe(303)
    expect((await page(dpo)).holds).toEqual([])
  })
})

describe('PRV-02 the clock that warns', () => {
  it('counts down on the page of somebody who left, and says nothing of somebody who is here', async () => {
    const { reference } = await whoLeft('ptc_left', 20, TODAY)
    const here = await aHistory({ id: 'ptc_here', state: 'active', seat: 1, startsOn: '2026-01-01' })
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const shown = async (ref: string) =>
      renderRoute(participant, await get(`/participants/${ref}`, facilitator, { reference: ref }))
    expect(await shown(reference)).toContain('will be removed on Sunday 29 November 2026 (in 10 days)')
    expect(await shown(here.reference)).not.toContain('will be removed')
    await given((tx) =>
      tx.insert(legalHolds).values({
        ...{ id: 'hld_1', participantId: 'ptc_left', reason: 'complaint' as const, setBy: facilitator.id },
        ...{ startsOn: TODAY, endsOn: '2027-01-01' },
      }),
    )
    expect(await shown(reference)).toContain('Nothing about them is removed for now')
  })

  it('warns the facilitator of the forum a week before, and the officer of what is overdue', async () => {
    await whoLeft('ptc_near', 23, TODAY)
    await whoLeft('ptc_far0', 22, TODAY)
    const titles = async (who: Who) =>
      (await (await home.loader(await get('/', who))).json()).tasks.map(({ title }: { title: string }) => title)
    const warned = 'Contact details of VVF-NEAR will be removed'
    expect(await titles(await aPerson('facilitator', { forum: 'open' }))).toEqual([warned])
    expect(await titles(await aPerson('facilitator', { forum: 'lgbtq', key: 'other' }))).toEqual([])
    expect(await titles(await aPerson('dpo'))).toEqual([])
    vi.mocked(now).mockReturnValue(noonOn('2026-11-28'))
    const late = await aPerson('dpo', { key: 'late' })
    expect(await titles(late)).toEqual(['2 things are kept longer than allowed'])
  })
})
