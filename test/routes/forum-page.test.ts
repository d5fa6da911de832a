import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader } from '#app/routes/forums.$forum._index/route.tsx'
import { grants, places } from '#db/schema/index.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, given, participantsIn } from '#test/support/factories.ts'
import { get } from '#test/support/http.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date('2026-11-19T12:00:00Z'),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))

withTestDatabase()

const load = async (who: { id: string } | null, forum = 'open') =>
  (await loader(await get(`/forums/${forum}`, who, { forum }))).json()
const setPlace = (id: string, change: Partial<typeof places.$inferInsert>) =>
  given((tx) => tx.update(places).set(change).where(eq(places.id, id)))

describe('/forums/:forum', () => {
  it('shows next, coming and past sessions with their states, and flags bank holidays', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { key: 'held', date: '2026-10-08', state: 'held' })
    await aSession('open', { key: 'late', date: '2026-11-12' })
    await aSession('open', { key: 'off', date: '2026-12-17', state: 'cancelled' })
    await aSession('open', { key: 'boxing', date: '2026-12-28', time: '18:30' })
    await aSession('lgbtq', { key: 'elsewhere', date: '2026-12-01' })
    const page = await load(facilitator)
    expect(page.next).toEqual({
      id: 'ses_boxing',
      state: 'planned',
      when: 'Monday 28 December 2026, 6:30pm',
      clash: expect.stringContaining('Boxing Day'),
      registerDue: false,
    })
    expect(page.upcoming.map(({ id }) => id)).toEqual(['ses_off', 'ses_boxing'])
    expect(page.past.map(({ id, registerDue }) => [id, registerDue])).toEqual([
      ['ses_late', true],
      ['ses_held', false],
    ])
    expect(page.missing).toEqual(['12 places are free', '1 register to complete'])
  })

  it('counts places and the waiting list, and names nobody', async () => {
    const analyst = await aPerson('analyst')
    await participantsIn('open', 12)
    await setPlace('plc_open_2', { state: 'stepped_back' })
    await setPlace('plc_open_3', { state: 'waiting', seat: null, waitingOrder: 1 })
    await setPlace('plc_open_4', { state: 'left', seat: null })
    const page = await load(analyst)
    expect(page.counts).toEqual({ filled: 10, waiting: 1, steppedBack: 1 })
    expect(page.missing).toEqual(['no session is planned', '2 places are free', '1 waiting for a place'])
    expect(JSON.stringify(page)).not.toMatch(/Alias|VVF-/)
  })

  it('links to what each grant reaches in this forum', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const commissioner = await aPerson('commissioner')
    const analyst = await aPerson('analyst')
    expect((await load(facilitator)).links).toEqual({ participants: true, sessions: true, settings: false })
    expect((await load(commissioner)).links).toEqual({ participants: false, sessions: false, settings: true })
    expect((await load(analyst)).links).toEqual({ participants: false, sessions: false, settings: false })
  })

  it('joins the grants of one person without stretching them', async () => {
    const both = await aPerson('analyst')
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await given((tx) => tx.update(grants).set({ personId: both.id }).where(eq(grants.personId, facilitator.id)))
    expect((await load(both, 'open')).links.participants).toBe(true)
    expect((await load(both, 'lgbtq')).links.participants).toBe(false)
  })

  it('is not found out of reach, and closed to others', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await expect(load(facilitator, 'lgbtq')).rejects.toThrow(NotFound)
    await expect(load(facilitator, 'none')).rejects.toThrow(NotFound)
    await expect(load(await aPerson('board'))).rejects.toThrow(Forbidden)
    await expect(load(null)).rejects.toMatchObject({ status: 302 })
  })
})
