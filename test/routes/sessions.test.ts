import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { action as layOutAction, loader as layOutLoader } from '#app/routes/forums.$forum.sessions/route.tsx'
import { forums, sessions } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, given } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

withTestDatabase()
withFrozenClock()

const open = { forum: 'open' }
const bodyOf = async (response: unknown) => (response as Response).json()
const first = (day: string, month: string, year: string) => ({
  'first-day': day,
  'first-month': month,
  'first-year': year,
})
const layOut = async (who: { id: string }, fields: Record<string, string | string[]>, params = open) =>
  layOutAction(await post(`/forums/${params.forum}/sessions`, who, fields, params))

describe('/forums/:forum/sessions', () => {
  it('shows the sessions first, saves nothing, and saves them when confirmed, once', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const typed = { ...first('19', '12', '2026'), time: '6pm' }
    const shown = await layOut(facilitator, { intent: 'preview', ...typed })
    expect(shown.status).toBe(200)
    const { plan, errors, typed: kept } = await bodyOf(shown)
    expect(plan.lines).toHaveLength(9)
    expect(plan.lines[0]).toMatchObject({ time: '6pm', past: false })
    expect([errors, kept]).toMatchObject([[], typed])
    expect(await rows().select().from(sessions)).toEqual([])

    const confirm = { intent: 'lay-out', submission: submissionKey(), ...typed }
    const answers = [await layOut(facilitator, confirm), await layOut(facilitator, confirm)]
    expect(answers.map((answer) => [answer.status, answer.headers.get('Location')])).toEqual([
      [303, '/forums/open/sessions'],
      [303, '/forums/open/sessions'],
    ])
    expect(await rows().select().from(sessions)).toHaveLength(9)
    const { sessions: listed } = await bodyOf(await layOutLoader(await get('/forums/open/sessions', facilitator, open)))
    expect(listed[0]).toMatchObject({ time: '6pm', state: 'planned', past: false })
  })

  it('says plainly which sessions are in the past, and names bank holidays', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const typed = { ...first('25', '12', '2025'), time: '18:00' }
    const { plan } = await bodyOf(await layOut(facilitator, { intent: 'preview', ...typed }))
    expect(plan.lines[0]).toMatchObject({ past: true, toDecide: true, clashes: [{ weight: 'block' }, {}] })
    expect(plan).toMatchObject({ past: 8, adds: 9, beyondCalendar: false })
  })

  it.each([
    ['nothing', { ...first('', '', ''), time: '' }, [{ field: 'first', message: 'Enter the first date' }]],
    [
      'a half date',
      { ...first('3', '', '2026'), time: '18:00' },
      [{ field: 'first', message: 'First date must include a month' }],
    ],
    [
      '30 February',
      { ...first('30', '2', '2026'), time: '18:00' },
      [{ field: 'first', message: 'First date must be a real date' }],
    ],
    [
      'words for a time',
      { ...first('28', '11', '2026'), time: 'evening' },
      [{ field: 'time', message: 'Start time must be a time of day, like 18:00 or 6pm' }],
    ],
    [
      'a start inside the hour the clocks skip',
      { ...first('28', '3', '2027'), time: '01:30' },
      [{ field: 'time', message: expect.stringContaining('28 March 2027') }],
    ],
    [
      'a later start inside the hour the clocks skip',
      { ...first('14', '2', '2027'), time: '1.30am' },
      [{ field: 'time', message: expect.stringContaining('28 March 2027') }],
    ],
    [
      'a date long ago',
      { ...first('1', '1', '1999'), time: '18:00' },
      [{ field: 'first', message: 'First date must be from 24 months back to 24 months ahead' }],
    ],
    [
      'an unknown field',
      { ...first('28', '11', '2026'), time: '18:00', state: 'held' },
      [{ field: '', message: expect.stringContaining('did not ask for') }],
    ],
    [
      'two times',
      { ...first('28', '11', '2026'), time: ['18:00', '19:00'] },
      [{ field: 'time', message: 'Fill in or choose an answer' }],
    ],
  ])('refuses %s in both steps and keeps what was typed', async (_what, fields, errors) => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    for (const intent of ['preview', 'lay-out']) {
      const response = await layOut(facilitator, { intent, ...fields })
      expect(response.status).toBe(400)
      const refused = await bodyOf(response)
      expect(refused.errors).toEqual(expect.arrayContaining(errors))
      expect(refused.typed).toMatchObject(fields)
    }
    expect(await rows().select().from(sessions)).toEqual([])
  })

  it('lays out over what is there: shows it, keeps it, adds the rest', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const typed = { ...first('19', '12', '2026'), time: '18:00' }
    await aSession('open', { date: '2027-01-30' })
    const { plan } = await bodyOf(await layOut(facilitator, { intent: 'preview', ...typed }))
    expect(plan).toMatchObject({ adds: 8 })
    expect(plan.lines[1]).toMatchObject({ there: { id: 'ses_one', date: 'Saturday 30 January 2027' } })
    const answer = await layOut(facilitator, { intent: 'lay-out', submission: submissionKey(), ...typed })
    expect(answer.status).toBe(303)
    expect(await rows().select().from(sessions)).toHaveLength(9)
    const again = await layOut(facilitator, { intent: 'lay-out', submission: submissionKey(), ...typed })
    expect((await bodyOf(again)).errors).toEqual([
      { field: 'first', message: 'These 12 months are laid out already. There is nothing to add.' },
    ])
  })

  it('asks nothing about a clash of a date that is not taken, because a session is there already', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: '2026-12-26' })
    const typed = { intent: 'preview', ...first('25', '12', '2026'), time: '18:00' }
    const { plan } = await bodyOf(await layOut(facilitator, typed))
    expect(plan.lines[0]).toMatchObject({ there: { id: 'ses_one' }, clashes: [], toDecide: false })
  })

  it('asks to keep or leave out a bank holiday, beside the date, and shows the decision afterwards', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const typed = { intent: 'lay-out', ...first('25', '12', '2026'), time: '18:00', 'choice-2026-12-25': 'skip' }
    const refused = await layOut(facilitator, typed)
    expect([refused.status, await bodyOf(refused)]).toMatchObject([
      400,
      {
        errors: [{ field: 'why-2026-12-25', message: 'Enter a reason for Friday 25 December 2026' }],
        typed: { 'choice-2026-12-25': 'skip' },
        plan: { adds: 9 },
      },
    ])
    expect(await rows().select().from(sessions)).toEqual([])
    expect((await layOut(facilitator, { ...typed, 'why-2026-12-25': 'Christmas' })).status).toBe(303)
    const page = await bodyOf(await layOutLoader(await get('/forums/open/sessions', facilitator, open)))
    expect(page.sessions).toHaveLength(8)
    expect(page.decisions).toMatchObject([
      { what: 'Friday 25 December 2026 left out.', reason: 'Christmas', by: 'Test facilitator' },
    ])
  })

  it('offers the next day of the rhythm, and says how late the forum is', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { key: 'held', date: '2026-10-08', state: 'held' })
    await aSession('open', { date: '2026-11-26' })
    const page = await bodyOf(await layOutLoader(await get('/forums/open/sessions', facilitator, open)))
    expect(page).toMatchObject({
      rhythm: 'Thursdays at 6pm, every 6 weeks, week 1 of 6',
      slip: '7 days late. One was due by Thursday 19 November 2026',
      offer: { first: '2027-01-07', time: '18:00' },
    })
    expect(page.sessions[1]).toMatchObject({ late: 7 })
  })

  it('does not lay out a paused forum, nor one out of reach, nor for a commissioner', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const commissioner = await aPerson('commissioner')
    const typed = { intent: 'lay-out', ...first('19', '12', '2026'), time: '18:00' }
    await given((tx) => tx.update(forums).set({ state: 'paused' }).where(eq(forums.slug, 'open')))
    expect((await bodyOf(await layOut(facilitator, typed))).errors).toEqual([
      { field: '', message: 'This forum is paused. Sessions can be laid out when it is open or planned.' },
    ])
    await expect(layOut(facilitator, typed, { forum: 'lgbtq' })).rejects.toThrow(NotFound)
    await expect(layOut(commissioner, typed)).rejects.toThrow(Forbidden)
    expect(await rows().select().from(sessions)).toEqual([])
  })
})
