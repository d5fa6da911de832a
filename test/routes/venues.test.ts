import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { addVenue } from '#app/domain/venues/commands.server.ts'
import { ACCESS_QUESTIONS } from '#app/domain/venues/status.ts'
import * as sessionPage from '#app/routes/sessions.$session._index/route.tsx'
import * as place from '#app/routes/sessions.$session.place/route.tsx'
import * as preparation from '#app/routes/sessions.$session.preparation/route.tsx'
import * as list from '#app/routes/venues._index/route.tsx'
import * as one from '#app/routes/venues.$venue/route.tsx'
import * as add from '#app/routes/venues.new/route.tsx'
import { preparations, sessions, venues } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, once, participantsIn } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'
import { of } from '#test/support/stories/step.ts'
import { venueFacts } from '#test/support/stories/venues.ts'

withTestDatabase()

const fields = {
  ...{ name: 'Test Hall', address: '1 Test Street', directions: '', roomName: 'Community meeting', holds: '14' },
  ...{ cost: '120', notPolice: 'yes', 'checkedOn-day': '', 'checkedOn-month': '', 'checkedOn-year': '' },
  ...Object.fromEntries(ACCESS_QUESTIONS.map((question) => [`access-${question}`, 'not-known'])),
}
const facilitator = (forum = 'open') => aPerson('facilitator', { forum, key: forum })
const aVenue = async (who: Awaited<ReturnType<typeof facilitator>>) =>
  of<{ id: string }>(await addVenue(ctxFor(who, 'venue:keep'), venueFacts(), once())).id

describe('/venues', () => {
  it('takes a venue with all that is known, and shows it to those who plan sessions', async () => {
    const who = await facilitator()
    const answer = (await add.action(await post('/venues/new', who, fields))) as Response
    expect(answer.status).toBe(303)
    const [venue] = await rows().select().from(venues)
    expect(answer.headers.get('Location')).toBe(`/venues/${venue?.id}`)
    const seen = async (role: 'support' | 'commissioner') => {
      const person = await aPerson(role)
      const page = await (await list.loader(await get('/venues', person))).json()
      const its = await one.loader(await get(`/venues/${venue?.id}`, person, { venue: venue?.id ?? '' }))
      return [page, await its.json()] as const
    }
    const [page, its] = await seen('support')
    expect(page).toMatchObject({ mayKeep: false, venues: [{ name: 'Test Hall', lookAgain: true }] })
    expect(its).toMatchObject({ mayKeep: false, venue: { cost: '' } })
    expect((await seen('commissioner'))[1].venue.cost).toBe('120')
  })

  it('keeps what was typed when it is refused', async () => {
    const typed = { ...fields, name: '', roomName: 'Crime panel', notPolice: [] }
    const answer = (await add.action(await post('/venues/new', await facilitator(), typed))) as Response
    expect(answer.status).toBe(400)
    const body = await answer.json()
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['name', 'notPolice', 'roomName'])
    expect(body.typed).toMatchObject({ address: '1 Test Street', roomName: 'Crime panel' })
  })

  it('is changed and taken out of use by facilitators, and by nobody else', async () => {
    const who = await facilitator()
    const id = await aVenue(who)
    const send = async (person: typeof who, change: Record<string, string>) =>
      (await one.action(await post(`/venues/${id}`, person, change, { venue: id }))) as Response
    expect((await send(who, { ...fields, intent: 'save', version: '1', name: 'New Hall' })).status).toBe(303)
    expect((await send(who, { ...fields, intent: 'save', version: '1', name: 'Old Hall' })).status).toBe(400)
    expect((await send(who, { intent: 'retire', version: '2' })).status).toBe(303)
    expect(await rows().select().from(venues)).toMatchObject([{ name: 'New Hall', state: 'retired' }])
    await expect(send(await aPerson('support'), { intent: 'bring-back', version: '3' })).rejects.toThrow(Forbidden)
    await expect(one.loader(await get('/venues/ven_none', who, { venue: 'ven_none' }))).rejects.toThrow(NotFound)
  })
})

describe('/sessions/:session/place and /preparation', () => {
  it('say where it meets and what has to be got ready, for the facilitators of the forum', async () => {
    const who = await facilitator()
    const venue = await aVenue(who)
    await participantsIn('open', 2)
    const { id: session } = await aSession('open', { date: '2026-12-17' })
    const at = (page: string) => [`/sessions/${session}/${page}`, { session }] as const
    const [where, params] = at('place')
    const typed = { version: '1', venue, roomName: '', joining: 'https://meet.example.org/1', cost: '' }
    expect(((await place.action(await post(where, who, typed, params))) as Response).status).toBe(303)
    expect((await rows().select().from(sessions))[0]).toMatchObject({ venueId: venue, roomName: 'Community meeting' })
    expect(await (await place.loader(await get(where, who, params))).json()).toMatchObject({
      venue: 'Test Hall',
      open: true,
    })
    const glance = await (await sessionPage.loader(await get(`/sessions/${session}`, who, params))).json()
    expect(glance.where).toBe('Test Hall, as “Community meeting” and online')
    const [ready] = at('preparation')
    const send = async (change: Record<string, string>) =>
      (await preparation.action(await post(ready, who, change, params))) as Response
    expect((await send({ intent: 'make' })).status).toBe(303)
    const page = await (await preparation.loader(await get(ready, who, params))).json()
    expect(page).toMatchObject({ upToDate: true, open: true })
    expect(page.list.map(({ words }) => words)).toContain('Reserve vouchers, for 2 people')
    const [line] = await rows().select().from(preparations)
    const day = { 'dueOn-day': '31', 'dueOn-month': '2', 'dueOn-year': '2027' }
    const refused = await send({ intent: 'change', preparation: line?.id ?? '', seen: '', owner: who.id, ...day })
    expect(await refused.json()).toMatchObject({
      errors: [{ field: 'dueOn', message: 'Date it is due must be a real date' }],
    })
    expect((await send({ intent: 'settle', preparation: line?.id ?? '', state: 'done' })).status).toBe(303)
    const elsewhere = await facilitator('disability')
    await expect(place.loader(await get(where, elsewhere, params))).rejects.toThrow(NotFound)
    await expect(preparation.action(await post(ready, elsewhere, { intent: 'make' }, params))).rejects.toThrow(NotFound)
    await expect(preparation.loader(await get(ready, await aPerson('analyst'), params))).rejects.toThrow(Forbidden)
  })
})
