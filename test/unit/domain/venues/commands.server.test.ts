import { describe, expect, it } from 'vitest'
import { NotFound } from '#app/domain/shared/errors.ts'
import { addVenue, changeVenue, moveVenue, placeSession } from '#app/domain/venues/commands.server.ts'
import { getPlace, listSessionsAt, listVenues } from '#app/domain/venues/queries.server.ts'
import { sessions, venues } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, once } from '#test/support/factories.ts'
import { of } from '#test/support/stories/step.ts'
import { venueFacts } from '#test/support/stories/venues.ts'

withTestDatabase()

const facilitator = (forum = 'open', key = forum) => aPerson('facilitator', { forum, key })
const add = async (name = 'Test Hall') =>
  of<{ id: string }>(await addVenue(ctxFor(await facilitator('open', name), 'venue:keep'), venueFacts(name), once())).id
const place = (venue: string, change = {}) => ({
  version: 1,
  venue,
  roomName: null,
  joining: '',
  cost: null,
  ...change,
})

describe('a venue', () => {
  it('is added once, however often the form is sent, and its name is its own', async () => {
    const ctx = ctxFor(await facilitator(), 'venue:keep')
    const form = once()
    expect(await addVenue(ctx, venueFacts(), form)).toMatchObject({ ok: true })
    expect(await addVenue(ctx, venueFacts(), form)).toEqual({ ok: false, reason: 'repeated' })
    expect(await addVenue(ctx, venueFacts(), once())).toEqual({ ok: false, reason: 'name-taken' })
    expect(await listVenues(ctx)).toHaveLength(1)
  })

  it('is changed by the first of two, and the second is told', async () => {
    const id = await add()
    const ctx = ctxFor(await facilitator(), 'venue:keep')
    const both = ['One', 'Two'].map((name) => changeVenue(ctx, id, { ...venueFacts(name), version: 1 }))
    const results = await Promise.all(both)
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await changeVenue(ctx, id, { ...venueFacts('One'), version: 1 })).toEqual({ ok: true, value: null })
  })

  it('that is out of use stays where it was chosen, and is not chosen anew', async () => {
    const id = await add()
    const person = await facilitator()
    const prepare = ctxFor(person, 'session:prepare')
    const one = await aSession('open', { key: 'one', date: '2026-12-17' })
    const two = await aSession('open', { key: 'two', date: '2027-01-28' })
    await placeSession(prepare, one.id, place(id))
    await moveVenue(ctxFor(person, 'venue:keep'), id, 'retire')
    expect(await placeSession(prepare, two.id, place(id))).toEqual({ ok: false, reason: 'no-such-venue' })
    expect(
      await placeSession(prepare, one.id, place(id, { version: 2, joining: 'https://meet.example.org/1' })),
    ).toMatchObject({
      ok: true,
    })
    expect(await listSessionsAt(prepare, id)).toMatchObject([{ id: one.id }])
  })
})

describe('where a session meets', () => {
  it('takes room name and cost from the venue unless it says others, and how to join lies sealed', async () => {
    const id = await add()
    const ctx = ctxFor(await facilitator(), 'session:prepare')
    const session = await aSession('open', { date: '2026-12-17' })
    const joining = 'https://meet.example.org/secret'
    expect(await placeSession(ctx, session.id, place(id, { joining }))).toMatchObject({ ok: true })
    const [row] = await rows().select().from(sessions)
    expect(row).toMatchObject({ venueId: id, roomName: 'Community meeting', costPence: 12_000, version: 2 })
    expect(row?.joining).toMatch(/^v1\./)
    expect(JSON.stringify(row)).not.toContain('secret')
    expect(await getPlace(ctx, session.id)).toMatchObject({ joining, venue: { name: 'Test Hall' }, needs: [] })
    expect(await placeSession(ctx, session.id, place(id, { joining }))).toEqual({ ok: true, value: null })
  })

  it('is not for a facilitator of another forum, nor for a session that is over', async () => {
    const id = await add()
    const session = await aSession('open', { date: '2026-12-17' })
    const other = ctxFor(await facilitator('disability'), 'session:prepare')
    await expect(placeSession(other, session.id, place(id))).rejects.toThrow(NotFound)
    await expect(getPlace(other, session.id)).rejects.toThrow(NotFound)
    expect(await listSessionsAt(other, id)).toEqual([])
    const ctx = ctxFor(await facilitator(), 'session:prepare')
    const held = await aSession('open', { key: 'held', date: '2026-11-05', state: 'held' })
    expect(await placeSession(ctx, held.id, place(id))).toEqual({ ok: false, reason: 'over' })
    expect(await rows().select().from(venues)).toHaveLength(1)
  })
})
