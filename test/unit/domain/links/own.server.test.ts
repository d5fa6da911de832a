import { beforeEach, describe, expect, it } from 'vitest'
import { getOwnContact } from '#app/domain/contact/queries.server.ts'
import { plainRoute } from '#app/domain/contact/rules.ts'
import { listOwnReports } from '#app/domain/links/changes-queries.server.ts'
import { answerContact } from '#app/domain/links/contact-commands.server.ts'
import { answerSession } from '#app/domain/links/own-commands.server.ts'
import { findNextPlace, findNextSession } from '#app/domain/links/own-queries.server.ts'
import { type Ctx, visitContext } from '#app/domain/shared/context.ts'
import { NotFound, SignInEnded } from '#app/domain/shared/errors.ts'
import { addVenue } from '#app/domain/venues/commands.server.ts'
import { contactRoutes, participantLinks, places, registerEntries, sessions } from '#db/schema/index.ts'
import { sealingFor } from '#db/seal.server.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, given, inRegister, NOON, once, participantsIn } from '#test/support/factories.ts'
import { aLink, aVisit } from '#test/support/private-links.ts'
import { of } from '#test/support/stories/step.ts'
import { venueFacts } from '#test/support/stories/venues.ts'

withTestDatabase()
const id = 'ptc_open_1'
let ctx: Ctx<'visit:own'>
const at = (now: string) => visitContext({ id: ctx.visit?.id ?? '', participantId: id }, new Date(now), 'test')
const entries = () => rows().select().from(registerEntries)

beforeEach(async () => {
  await participantsIn('open', 2)
  const visit = await aVisit((await aLink(id)).id)
  ctx = visitContext({ id: visit.id, participantId: id }, NOON, 'test')
})

describe('the next session behind a private link', () => {
  it('is the first to come of a forum in which they have an active place, in words that name nothing', async () => {
    expect(await findNextSession(ctx)).toBeNull()
    await aSession('lgbtq', { key: 'others', date: '2026-11-20' })
    await aSession('open', { key: 'called-off', date: '2026-11-21', state: 'cancelled' })
    await aSession('open', { key: 'next', date: '2026-12-03' })
    await aSession('open', { key: 'after', date: '2027-01-14' })
    expect(await findNextSession(ctx)).toMatchObject({
      id: 'ses_next',
      when: 'Thursday 3 December 2026, 6pm to 8pm',
      answer: null,
    })
    await given((tx) => tx.update(places).set({ state: 'stepped_back' }))
    expect(await findNextSession(ctx)).toBeNull()
  })

  it('is answered into the register, and the answer can be changed until it starts', async () => {
    await aSession('open')
    const answer = (said: 'yes' | 'no', key = ctx) => answerSession(key, { session: 'ses_one', answer: said }, once())
    expect((await answer('yes')).ok).toBe(true)
    expect((await answer('no')).ok).toBe(true)
    expect(await entries()).toEqual([{ sessionId: 'ses_one', participantId: id, status: 'declined' }])
    const [session] = await rows().select().from(sessions)
    expect(session?.registerVersion).toBe(2)
    await given((tx) => tx.update(sessions).set({ startsAt: NOON }))
    expect(await answer('yes')).toEqual({ ok: false, reason: 'has-started' })
  })

  it('is not answered for a day that it is not on any more', async () => {
    const { startsAt } = await aSession('open')
    const answer = (seen: Date) =>
      answerSession(ctx, { session: 'ses_one', answer: 'yes', seen: seen.toISOString() }, once())
    await given((tx) => tx.update(sessions).set({ startsAt: new Date('2026-11-26T18:00:00Z') }))
    expect(await answer(startsAt)).toEqual({ ok: false, reason: 'moved' })
    expect(await entries()).toEqual([])
    expect((await answer(new Date('2026-11-26T18:00:00Z'))).ok).toBe(true)
  })

  it('LNK-06 says where to come and how to join once it is sure, and nothing before', async () => {
    const facilitator = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'venue:keep')
    const { id: venue } = of<{ id: string }>(await addVenue(facilitator, venueFacts(), once()))
    await aSession('open', { date: '2026-12-03' })
    await given((tx) => tx.update(sessions).set({ venueId: venue, roomName: 'Room 4' }))
    expect(await findNextPlace(ctx)).toBeNull()
    await given((tx) => tx.update(sessions).set({ state: 'confirmed' }))
    expect(await findNextPlace(ctx)).toMatchObject({ venue: { name: 'Test Hall' }, room: 'Room 4', joining: null })
    await given((tx) => tx.update(sessions).set({ venueId: null }))
    expect(await findNextPlace(ctx)).toBeNull()
  })

  it('is not answered against what staff wrote down, nor when it does not take place', async () => {
    await aSession('open')
    await inRegister('ses_one', [id], 'attended')
    const answer = () => answerSession(ctx, { session: 'ses_one', answer: 'yes' }, once())
    expect(await answer()).toEqual({ ok: false, reason: 'has-started' })
    await given((tx) => tx.update(sessions).set({ state: 'cancelled' }))
    expect(await answer()).toEqual({ ok: false, reason: 'not-taking-place' })
  })

  it('of another forum is not there', async () => {
    await aSession('lgbtq')
    const answer = answerSession(ctx, { session: 'ses_one', answer: 'yes' }, once())
    await expect(answer).rejects.toBeInstanceOf(NotFound)
  })

  it('LNK-03 is answered once by fifty answers at the same moment', async () => {
    await aSession('open')
    const all = Array.from({ length: 50 }, () => answerSession(ctx, { session: 'ses_one', answer: 'yes' }, once()))
    expect((await Promise.all(all)).every(({ ok }) => ok)).toBe(true)
    expect(await entries()).toHaveLength(1)
    expect((await rows().select().from(sessions))[0]?.registerVersion).toBe(1)
  })

  it('LNK-04 is not answered any more once the link was stopped, or the visit is over', async () => {
    await aSession('open')
    const answer = (key: Ctx<'visit:own'>) => answerSession(key, { session: 'ses_one', answer: 'yes' }, once())
    await expect(answer(at('2026-11-19T12:15:00Z'))).rejects.toBeInstanceOf(SignInEnded)
    await given((tx) => tx.update(participantLinks).set({ revokedAt: NOON }))
    await expect(answer(ctx)).rejects.toBeInstanceOf(SignInEnded)
    expect(await entries()).toEqual([])
  })
})

describe('domain §7 how they are reached', () => {
  beforeEach(async () => {
    const sealing = await sealingFor(id)
    const rules = { ...plainRoute, sender: 'Fern', voicemail: true }
    const row = {
      id: 'ctr_one',
      participantId: id,
      route: 'email' as const,
      address: sealing.seal(contactRoutes.address, 'ctr_one', 'someone@example.org'),
      rules: sealing.seal(contactRoutes.rules, 'ctr_one', JSON.stringify(rules)),
      confirmedOn: '2026-09-01',
    }
    await given((tx) => tx.insert(contactRoutes).values(row))
  })
  const answer = (safe: 'yes' | 'no') => answerContact(ctx, { route: 'email', safe }, once())

  it('is confirmed as of today by a yes', async () => {
    expect((await answer('yes')).ok).toBe(true)
    const [route] = (await getOwnContact(ctx)).routes
    expect(route).toMatchObject({ confirmedOn: '2026-11-19', version: 2, rules: { safe: true, sender: 'Fern' } })
  })

  it('is blocked at once by a no, and what else was agreed stays', async () => {
    expect((await answer('no')).ok).toBe(true)
    const { routes, verdict } = await getOwnContact(ctx)
    expect(routes[0]?.rules).toMatchObject({ safe: false, sender: 'Fern', voicemail: true })
    expect([verdict.ok, routes[0]?.confirmedOn]).toEqual([false, null])
  })

  it('cannot be answered for a way that is not held', async () => {
    expect(await answerContact(ctx, { route: 'post', safe: 'yes' }, once())).toEqual({ ok: false, reason: 'not-held' })
  })
})

describe('You said, we did', () => {
  it('has nothing to say before a report of their forum was published', async () => {
    expect(await listOwnReports(ctx)).toEqual([])
  })
})
