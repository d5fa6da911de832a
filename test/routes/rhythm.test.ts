import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import * as route from '#app/routes/forums.$forum.rhythm/route.tsx'
import { forums } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

withTestDatabase()
withFrozenClock()

const { action, loader } = route
const lgbtq = { forum: 'lgbtq' }
const good = { version: '1', weekday: '2', time: '7pm', week: '5', observes: 'none', schoolBreaks: 'yes' }
const send = async (who: { id: string }, fields: Record<string, string | string[]>, params = lgbtq) =>
  action(await post(`/forums/${params.forum}/rhythm`, who, fields, params))
const saved = async () => (await rows().select().from(forums).where(eq(forums.slug, 'lgbtq')))[0]

describe('/forums/:forum/rhythm', () => {
  it('shows when it meets, what it gives, and how the weeks are shared; saves it once and moves nothing', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'lgbtq' })
    const page = await (await loader(await get('/forums/lgbtq/rhythm', facilitator, lgbtq))).json()
    expect(page).toMatchObject({
      words: 'Mondays at 6:30pm, every 6 weeks, week 5 of 6',
      next: ['Monday 14 December 2026', 'Monday 25 January 2027', 'Monday 8 March 2027'],
      others: [1, 1, 1, 1, 0, 1],
    })
    const shown = await renderRoute(route, await get('/forums/lgbtq/rhythm', facilitator, lgbtq))
    expect(shown).toMatch(/<h1[^>]*>.*When it meets<\/h1>/s)
    expect(shown.replace(/<[^>]*>/g, '')).not.toMatch(/rhythm/i)
    const answers = [await send(facilitator, good), await send(facilitator, good)]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await saved()).toMatchObject({
      ...{ weekday: 2, usualTime: '19:00', week: 5, observes: null, schoolBreaks: true, version: 2 },
    })
    expect((await send(facilitator, { ...good, week: '1' })).status).toBe(400)
  })

  it.each([
    ['weekday', { weekday: '8' }, 'Choose a weekday'],
    ['weekday', { weekday: '' }, 'Choose a weekday'],
    ['time', { time: 'late' }, 'Start time must be a time of day, like 18:00 or 6pm'],
    ['week', { week: '6' }, 'Choose a week'],
    ['week', { week: '' }, 'Choose a week'],
    ['observes', { observes: 'everybody' }, 'Choose whose days to look out for'],
    ['schoolBreaks', { schoolBreaks: 'perhaps' }, 'Say whether school breaks matter'],
    ['time', { time: ['6pm', '7pm'] }, 'Fill in or choose an answer'],
  ])('refuses a wrong %s (%o) and keeps what was typed', async (field, change, message) => {
    const facilitator = await aPerson('facilitator', { forum: 'lgbtq' })
    const response = await send(facilitator, { ...good, ...change })
    const refused = await (response as Response).json()
    expect([response.status, refused.errors]).toEqual([400, [{ field, message }]])
    expect(refused.typed).toMatchObject({ version: '1', ...change })
    expect(await saved()).toMatchObject({ version: 1, weekday: 1 })
  })

  it('is for whoever plans this forum', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await expect(send(facilitator, good)).rejects.toThrow(NotFound)
    await expect(send(await aPerson('commissioner'), good)).rejects.toThrow(Forbidden)
  })
})
