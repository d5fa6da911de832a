import { describe, expect, it, vi } from 'vitest'
import { Forbidden } from '#app/domain/shared/errors.ts'
import { isSectionOf, partShown } from '#app/navigation.ts'
import { loader } from '#app/routes/calendar._index/route.tsx'
import { loader as chart, meta as chartMeta } from '#app/routes/calendar.print/route.tsx'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession } from '#test/support/factories.ts'
import { get } from '#test/support/http.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date('2026-11-19T12:00:00Z'),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))

withTestDatabase()

type Who = { id: string }
const shown = async (who: Who, query = '') => (await (await loader(await get(`/calendar${query}`, who))).json()).shown
const weeks = async (who: Who, query = '') => {
  const view = await shown(who, query)
  if (view.view === 'list') throw new Error('a list')
  return view
}
const sessionsOf = async (who: Who, query = '') =>
  (await weeks(who, query)).weeks.flat().flatMap((day) => day?.sessions.map(({ id }) => id) ?? [])

async function someSessions() {
  await aSession('open', { key: 'mine', date: '2026-11-26' })
  await aSession('open', { key: 'before', date: '2026-10-15', state: 'held' })
  await aSession('open', { key: 'off', date: '2026-12-10', state: 'cancelled' })
  await aSession('lgbtq', { key: 'theirs', date: '2026-11-23' })
}

describe('the calendar', () => {
  it.each(['facilitator', 'support'] as const)(
    'shows a %s the sessions of their forum, and no others',
    async (role) => {
      await someSessions()
      const who = await aPerson(role, { forum: 'open' })
      expect(await sessionsOf(who)).toEqual(['ses_mine'])
      expect(await sessionsOf(who, '?view=six-weeks')).toEqual(['ses_mine', 'ses_off'])
      const list = await shown(who, '?view=list&forum=lgbtq')
      expect(list).toMatchObject({ filter: { forum: '' }, forums: [{ slug: 'open' }] })
      expect(
        JSON.stringify([list, await shown(who), await (await chart(await get('/calendar/print', who))).json()]),
      ).not.toMatch(/theirs|LGBT/)
    },
  )

  it('says of a day what matters to the forums shown, and where the calendar of holidays ends', async () => {
    const who = await aPerson('analyst')
    const december = await weeks(who, '?month=2026-12')
    const notes = december.weeks.flat().flatMap((day) => (day ? day.notes.map((note) => [day.number, note]) : []))
    expect(notes).toContainEqual([25, 'Bank holiday: Christmas Day'])
    expect(december).toMatchObject({ words: 'December 2026', number: 0, beyond: null })
    expect((await weeks(who, '?month=2029-01')).beyond).toBe('Sunday 31 December 2028')
  })

  it('lists what is to come, then what was, by forum and state', async () => {
    await someSessions()
    const who = await aPerson('commissioner')
    const all = await shown(who, '?view=list')
    expect(all).toMatchObject({
      coming: [{ id: 'ses_theirs' }, { id: 'ses_mine' }, { id: 'ses_off' }],
      earlier: [{ id: 'ses_before' }],
    })
    expect(await shown(who, '?view=list&forum=open&state=held')).toMatchObject({ coming: [], earlier: [{}] })
    expect(await shown(who, '?view=list&forum=%00&state=gone')).toMatchObject({ filter: { forum: '', state: '' } })
  })

  it('lists 50 sessions on a page, and keeps counting all', async () => {
    const days = Array.from({ length: 53 }, (_, at) => new Date(Date.UTC(2026, 9, 25 + at)).toISOString().slice(0, 10))
    for (const date of days) await aSession('open', { key: date, date })
    const who = await aPerson('commissioner')
    const first = await shown(who, '?view=list')
    expect(first).toMatchObject({ numbers: { coming: 28, earlier: 25 }, page: { page: 1, pages: 2, total: 53 } })
    const last = await shown(who, '?view=list&page=2')
    expect(last).toMatchObject({ numbers: { coming: 28 }, coming: [], page: { from: 51, to: 53 } })
    expect(last.view === 'list' && last.earlier.map(({ id }) => id.slice(4))).toEqual(days.slice(0, 3).reverse())
    for (const page of ['9', '1e400', '-1', 'x', '1.5'])
      expect((await shown(who, `?view=list&page=${page}`)).view).toBe('list')
  })

  it('falls back to today when the address makes no sense', async () => {
    const who = await aPerson('support', { forum: 'open' })
    for (const query of ['?view=year', '?month=2026-99', '?view=six-weeks&from=2026-02-30', '?month=-1', '?from[]=1'])
      expect((await weeks(who, query)).weeks.flat().filter((day) => day?.isToday)).toHaveLength(1)
  })

  it('is refused to those who are not told of sessions', async () => {
    for (const role of ['board', 'partner', 'dpo', 'admin'] as const) {
      const who = await aPerson(role)
      await expect(loader(await get('/calendar', who))).rejects.toThrow(Forbidden)
      await expect(chart(await get('/calendar/print', who))).rejects.toThrow(Forbidden)
    }
  })
})

describe('the wall chart', () => {
  it('has 12 months or six, with sessions that take their day and bank holidays, and a neutral title', async () => {
    await someSessions()
    const who = await aPerson('facilitator', { forum: 'open' })
    const year = await (await chart(await get('/calendar/print?months=x', who))).json()
    expect(year).toMatchObject({ number: 12, words: 'November 2026 to October 2027', sessions: 1 })
    expect(year.months[0]?.lines.map(({ day, words }) => [day, words])).toEqual([['Thu 26', 'Open forum, 6pm']])
    expect(year.months[1]?.lines.map(({ words }) => words)).toContain('Bank holiday: Christmas Day')
    expect((await (await chart(await get('/calendar/print?months=6', who))).json()).months).toHaveLength(6)
    expect(chartMeta({} as never)).toEqual([{ title: 'Wall chart' }])
  })
})

describe('the section Calendar', () => {
  it('has the venues in it, and not the calendar of holidays, which belongs to People', () => {
    const sections = ['/calendar', '/people', '/data/map', '/forums']
    const of = (path: string) => sections.filter((href) => isSectionOf(path, href))
    expect(['/venues', '/venues/new', '/calendar/feed', '/calendar/dates', '/data/keys'].map(of)).toEqual([
      ['/calendar'],
      ['/calendar'],
      ['/calendar'],
      ['/people'],
      ['/data/map'],
    ])
    expect(partShown('/calendar/print', ['/calendar', '/calendar/print'])).toBe('/calendar/print')
    expect(partShown('/calendar', ['/calendar', '/calendar/print'])).toBe('/calendar')
  })
})
