import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { loader } from '#app/routes/_index/route.tsx'
import { loader as session } from '#app/routes/sessions.$session._index/route.tsx'
import { sessionTeam, welfareFollowUps } from '#db/schema/index.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, given } from '#test/support/factories.ts'
import { get } from '#test/support/http.ts'
import { trained } from '#test/support/teams.ts'
import { raisedWorld } from '#test/support/welfare.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date('2026-11-19T12:00:00Z'),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))

withTestDatabase()

type Who = { id: string }
const home = async (who: Who) => (await loader(await get('/', who))).json()
const supports = (sessionId: string, { id }: Who) =>
  given((tx) =>
    tx.insert(sessionTeam).values({ id: `stm_${sessionId}`, sessionId, personId: id, part: 'victim_support' }),
  )
const due = (tasks: { title: string; hint: string }[]) =>
  tasks.filter(({ title }) => title.includes('check-in')).map(({ title, hint }) => [title, hint])

describe('the home page of a support worker', () => {
  it('tells of the check-ins to make in time: their own, and those nobody has taken; names nobody', async () => {
    const { facilitator, support, id } = await raisedWorld()
    const free = ['2 check-ins after a session have nobody to do them', 'The first is due Friday 20 November 2026, 8pm']
    expect(due((await home(support)).tasks)).toEqual([free])
    expect(due((await home(facilitator)).tasks)).toEqual([])
    await given((tx) => tx.update(welfareFollowUps).set({ ownerId: support.id }).where(eq(welfareFollowUps.id, id)))
    expect(due((await home(support)).tasks)).toEqual([
      ['Make 1 check-in after a session', 'You said you would do it. Due Friday 20 November 2026, 8pm'],
      ['1 check-in after a session has nobody to do it', 'Due Friday 20 November 2026, 8pm'],
    ])
    expect(JSON.stringify(await home(support))).not.toMatch(/VVF-|Alias/)
    const elsewhere = await aPerson('support', { forum: 'lgbtq', key: 'elsewhere' })
    expect((await home(elsewhere)).tasks).toEqual([])
  })

  it('says which sessions they support, today and later, and where they say that they cannot come', async () => {
    const support = await aPerson('support', { forum: 'open' })
    await trained(support.id)
    for (const [key, date] of [
      ['today', '2026-11-19'],
      ['later', '2026-12-31'],
    ] as const)
      await supports((await aSession('open', { key, date })).id, support)
    await aSession('open', { key: 'other', date: '2027-02-11' })
    const { tasks, sessions, mayCover } = await home(support)
    expect(tasks[0]).toMatchObject({ title: 'Session today: Open forum', href: '/sessions/ses_today' })
    expect(sessions?.map(({ sessionId, own, state }) => [sessionId, own, state])).toEqual([
      ['ses_today', true, 'Planned'],
      ['ses_later', true, 'Planned'],
      ['ses_other', false, 'Planned'],
    ])
    expect(mayCover).toBe(true)
    const mayLeave = async (id: string) =>
      (await (await session(await get(`/sessions/${id}`, support, { session: id }))).json()).team.mayLeave
    expect([await mayLeave('ses_later'), await mayLeave('ses_other')]).toEqual([true, false])
  })
})
