import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import type { Role } from '#app/domain/access/permissions.ts'
import { loader } from '#app/routes/_index/route.tsx'
import { grants, places, points, pointThemes, releases, reports, themes, voucherIssues } from '#db/schema/index.ts'
import { opened } from '#test/support/break-glass.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aPoint, aSession, given, inRegister, NOON, participantsIn } from '#test/support/factories.ts'
import { get } from '#test/support/http.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date('2026-11-19T12:00:00Z'),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))

withTestDatabase()

const home = async (who: { id: string } | null) => (await loader(await get('/', who))).json()
/** Nobody in these tests was asked how they can be reached: that task is looked at in contact-tasks.test.ts. */
const hrefs = async (who: { id: string }) =>
  (await home(who)).tasks.map(({ href }) => href).filter((href) => !href.startsWith('/contact-tasks'))
const titles = async (who: { id: string }) => (await home(who)).tasks.map(({ title }) => title)

const aReport = (id: string, draftedBy: string, state: 'draft' | 'approved' | 'published' = 'draft') =>
  given((tx) =>
    tx
      .insert(reports)
      .values({ id, quarter: '2026-Q3', state, content: '{}', digest: 'd', draftedBy, approvedBy: null }),
  )

/** One forum with something of each kind to do, and another forum's session that is none of ours. */
async function busyForum() {
  const [one, two] = await participantsIn('open', 11)
  await aSession('open', { key: 'late', date: '2026-11-12' })
  await aSession('open', { key: 'held', date: '2026-10-01', state: 'held' })
  await aSession('open', { key: 'next', date: '2026-12-24' })
  await aSession('lgbtq', { key: 'elsewhere', date: '2026-11-11' })
  await inRegister('ses_held', [one?.id ?? '', two?.id ?? ''])
  await participantsIn('open', 1, { from: 99 })
  await given((tx) =>
    tx.update(places).set({ state: 'waiting', seat: null, waitingOrder: 1 }).where(eq(places.id, 'plc_open_99')),
  )
  return [one?.id ?? '', two?.id ?? ''] as const
}

const thanked = (id: string, participantId: string, live = true) =>
  given((tx) =>
    tx.insert(voucherIssues).values({ id, sessionId: 'ses_held', participantId, outcome: 'declined', live }),
  )

describe('home', () => {
  it('tells a facilitator what their forums need, oldest first, and nothing of other forums', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await busyForum()
    const { tasks, sessions } = await home(facilitator)
    expect(tasks.filter(({ href }) => !href.startsWith('/contact-tasks'))).toEqual([
      {
        title: 'Complete the register of Open forum',
        hint: 'Thursday 12 November 2026, 6pm',
        href: '/sessions/ses_late/register',
      },
      {
        title: 'Thank the people who came to Open forum',
        hint: 'Thursday 1 October 2026, 6pm. 2 people without a voucher issued or declined',
        href: '/sessions/ses_held/vouchers',
      },
      {
        title: 'Write up what Open forum said',
        hint: 'Thursday 1 October 2026, 6pm. Overdue since Thursday 8 October 2026',
        href: '/sessions/ses_held/write-up',
        mark: 'late',
      },
      {
        title: 'Give a free place in Open forum to the next in line',
        hint: '1 place free, 1 waiting',
        href: '/forums/open/participants',
      },
    ])
    expect(sessions?.map(({ sessionId }) => sessionId)).toEqual(['ses_next'])
    expect(JSON.stringify(tasks)).not.toMatch(/Alias|VVF-/)
  })

  it('stops telling what has been done', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const [one, two] = await busyForum()
    await thanked('vis_taken_back', one, false)
    await thanked('vis_one', one)
    expect((await home(facilitator)).tasks[1]?.hint).toContain('1 person without a voucher')
    await thanked('vis_two', two)
    await aPoint('ses_held', 'a')
    await given((tx) =>
      tx.update(places).set({ state: 'left', waitingOrder: null }).where(eq(places.id, 'plc_open_99')),
    )
    expect(await hrefs(facilitator)).toEqual(['/sessions/ses_late/register'])
  })

  it('asks no voucher for those who did not come', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const [one, two, three] = await participantsIn('open', 3)
    await aSession('open', { key: 'held', date: '2026-10-01', state: 'held' })
    await aPoint('ses_held', 'a')
    await inRegister('ses_held', [one?.id ?? ''], 'did_not_attend')
    await inRegister('ses_held', [two?.id ?? ''], 'apologies')
    expect(await hrefs(facilitator)).toEqual([])
    await inRegister('ses_held', [three?.id ?? ''], 'left_early')
    expect(await hrefs(facilitator)).toEqual(['/sessions/ses_held/vouchers'])
  })

  it('tells an analyst of untagged points and their own drafts, and a commissioner what to approve', async () => {
    const analyst = await aPerson('analyst')
    const commissioner = await aPerson('commissioner')
    await aSession('open', { key: 'held', date: '2026-10-01', state: 'held' })
    for (const key of ['a', 'b', 'c']) await aPoint('ses_held', key)
    const [theme] = await rows().select().from(themes)
    const [point] = await rows().select().from(points)
    const coded = { pointId: point?.id ?? '', themeCode: theme?.code ?? '', coderId: analyst.id }
    await given((tx) => tx.insert(pointThemes).values(coded))
    await aReport('rep_1', analyst.id)
    expect(await titles(analyst)).toEqual(['Tag 2 points', 'Your draft report for July to September 2026'])
    expect((await home(commissioner)).tasks).toEqual([
      {
        title: 'Check the draft report for July to September 2026',
        hint: 'Waits for your approval, as the second person',
        href: '/reports/drafts/rep_1',
      },
    ])
  })

  it('never asks somebody to approve their own draft, and asks for an approved one to be published', async () => {
    const first = await aPerson('analyst')
    const second = await aPerson('analyst', { key: 'second' })
    await aReport('rep_1', first.id)
    await aReport('rep_2', first.id, 'approved')
    await aReport('rep_3', first.id, 'published')
    expect(await titles(second)).toEqual([
      'Check the draft report for July to September 2026',
      'Publish the report for July to September 2026',
    ])
    expect((await titles(first))[0]).toContain('Your draft report')
  })

  it.each<Role>(['board', 'partner'])('lists published reports to %s, newest first, and no draft', async (role) => {
    const who = await aPerson(role)
    const analyst = await aPerson('analyst')
    for (const number of [1, 2]) {
      await aReport(`rep_${number}`, analyst.id, 'published')
      const signed = { draftedBy: analyst.id, approvedBy: who.id, publishedBy: who.id }
      const frozen = {
        quarter: `2026-Q${number}`,
        content: '{}',
        digest: 'd',
        publishedAt: new Date('2026-10-05T09:00:00Z'),
      }
      await given((tx) => tx.insert(releases).values({ number, reportId: `rep_${number}`, ...frozen, ...signed }))
    }
    await aReport('rep_draft', analyst.id)
    expect(await home(who)).toEqual({
      tasks: [],
      device: null,
      sessions: null,
      mayCover: false,
      reports: [
        { number: 2, quarter: 'April to June 2026', published: 'Monday 5 October 2026' },
        { number: 1, quarter: 'January to March 2026', published: 'Monday 5 October 2026' },
      ],
    })
  })

  it('AZ-07 tells a data protection officer of the emergency access of the last 30 days, the latest first', async () => {
    const dpo = await aPerson('dpo')
    const admin = await aPerson('admin')
    await participantsIn('open', 1)
    for (const days of [31, 29, 1]) await opened(admin, new Date(NOON.getTime() - days * 86_400_000))
    expect((await home(dpo)).tasks).toMatchObject([
      { title: 'Look at the emergency access of Test admin', hint: expect.stringContaining('Wednesday 18 November') },
      {
        hint: 'Wednesday 21 October 2026, 1pm. Looked at 0 times',
        href: expect.stringMatching(/^\/break-glass\/bgl_/),
      },
    ])
    expect(JSON.stringify((await home(admin)).tasks)).not.toContain('emergency')
    expect(JSON.stringify(await home(dpo))).not.toMatch(/VVF-|Alias/)
  })

  it('joins what several grants of one person reach', async () => {
    const both = await aPerson('admin')
    const facilitator = await aPerson('facilitator', { forum: 'lgbtq' })
    await busyForum()
    await given((tx) => tx.update(grants).set({ personId: both.id }).where(eq(grants.personId, facilitator.id)))
    expect(await hrefs(both)).toEqual([
      ...['/sessions/ses_elsewhere/register', '/people/review', '/people/new', '/people/new'],
    ])
  })

  it('AZ-02 gives nobody a task in a forum of which they may only see the sessions', async () => {
    const both = await aPerson('commissioner')
    const facilitator = await aPerson('facilitator', { forum: 'lgbtq' })
    await busyForum()
    await given((tx) => tx.update(grants).set({ personId: both.id }).where(eq(grants.personId, facilitator.id)))
    expect(await hrefs(both)).toEqual(['/sessions/ses_elsewhere/register'])
    expect((await home(both)).sessions?.map(({ sessionId }) => sessionId)).toEqual(['ses_next'])
  })

  it('asks for a sign-in first', async () => {
    await expect(home(null)).rejects.toMatchObject({ status: 302 })
  })
})
