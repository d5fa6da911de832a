import { and, eq } from 'drizzle-orm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addParticipant } from '#app/domain/participants/commands.server.ts'
import { givePlace, movePlace } from '#app/domain/participants/place-commands.server.ts'
import { getRoster } from '#app/domain/participants/queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import * as ids from '#app/domain/shared/ids.ts'
import { auditEvents, forums, participants, places } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, forumNamed, given, once, participantsIn } from '#test/support/factories.ts'

vi.mock('#app/domain/shared/ids.ts', async (original) => {
  const real = await original<typeof ids>()
  return { ...real, newReference: vi.fn(real.newReference) }
})
afterEach(() => void vi.mocked(ids.newReference).mockReset())

withTestDatabase()

const sam = { alias: 'Sam', source: 'other' } as const
const samWaits = { ...sam, waitingList: 'yes' } as const
const facilitatorOf = async (forum = 'open') =>
  ctxFor(await aPerson('facilitator', { forum, key: `f-${forum}` }), 'participant:manage')
const viewing = (ctx: Awaited<ReturnType<typeof facilitatorOf>>) =>
  ctxFor({ ...ctx.actor, role: 'facilitator', forumId: (ctx.scope.forums as string[])[0] ?? null }, 'participant:view')
const placesOf = async (slug: string) => {
  const { id } = await forumNamed(slug)
  return rows().select().from(places).where(eq(places.forumId, id))
}
const free = (participantId: string) =>
  given((tx) =>
    tx
      .update(places)
      .set({ state: 'left', seat: null, endsOn: '2026-11-01' })
      .where(eq(places.participantId, participantId)),
  )
const setForum = (state: 'paused' | 'closed' | 'planned') =>
  given((tx) => tx.update(forums).set({ state }).where(eq(forums.slug, 'open')))

describe('addParticipant', () => {
  it('takes the lowest free seat, from today, with one audit event that holds no alias', async () => {
    const ctx = await facilitatorOf()
    const [, second] = await participantsIn('open', 3)
    await free(second?.id ?? '')
    const result = await addParticipant(ctx, 'open', sam, once())
    expect(result).toMatchObject({
      ok: true,
      value: { seat: 2, reference: expect.stringMatching(/^VVF-[2-9A-Z]{4}$/) },
    })
    expect(await placesOf('open')).toContainEqual(
      expect.objectContaining({ state: 'active', seat: 2, waitingOrder: null, startsOn: '2026-11-19', endsOn: null }),
    )
    const trail = await rows().select().from(auditEvents).where(eq(auditEvents.action, 'participant.added'))
    expect(trail).toHaveLength(1)
    expect(JSON.stringify(trail)).not.toContain('Sam')
  })

  it('fills the forum with the twelfth and offers the thirteenth the waiting list', async () => {
    const ctx = await facilitatorOf()
    await participantsIn('open', 11)
    expect(await addParticipant(ctx, 'open', sam, once())).toMatchObject({ ok: true, value: { seat: 12 } })
    expect(await addParticipant(ctx, 'open', sam, once())).toEqual({ ok: false, reason: 'forum-full' })
    expect(await addParticipant(ctx, 'open', samWaits, once())).toMatchObject({ ok: true, value: { seat: null } })
    expect(await addParticipant(ctx, 'open', samWaits, once())).toMatchObject({ ok: true, value: { seat: null } })
    const waiting = (await placesOf('open')).filter(({ state }) => state === 'waiting')
    expect(waiting.map(({ waitingOrder }) => waitingOrder).sort()).toEqual([1, 2])
    expect(waiting[0]).toMatchObject({ seat: null, startsOn: null })
  })

  it('gives the twelfth seat to one of two who are added at once', async () => {
    const ctx = await facilitatorOf()
    await participantsIn('open', 11)
    const results = await Promise.all([
      addParticipant(ctx, 'open', sam, once()),
      addParticipant(ctx, 'open', sam, once()),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, reason: 'forum-full' })
    expect((await placesOf('open')).filter(({ seat }) => seat === 12)).toHaveLength(1)
    expect(await rows().select().from(participants)).toHaveLength(12)
  })

  it('has the database refuse a seat twice, whatever the code thinks', async () => {
    const [first] = await participantsIn('open', 1)
    const { id: forumId } = await forumNamed('open')
    const twice = given((tx) =>
      tx.insert(places).values({ id: 'plc_twice', participantId: first?.id ?? '', forumId, state: 'left', seat: 1 }),
    )
    await expect(twice).rejects.toThrow()
  })

  it('seats nobody past those who wait', async () => {
    const ctx = await facilitatorOf()
    const [first] = await participantsIn('open', 12)
    await addParticipant(ctx, 'open', samWaits, once())
    await free(first?.id ?? '')
    expect(await addParticipant(ctx, 'open', sam, once())).toEqual({ ok: false, reason: 'people-waiting' })
    expect(await addParticipant(ctx, 'open', samWaits, once())).toMatchObject({ ok: true, value: { seat: null } })
  })

  it('chooses another reference when one is taken, and gives up after five', async () => {
    const ctx = await facilitatorOf()
    const [taken] = await participantsIn('open', 1)
    vi.mocked(ids.newReference)
      .mockReturnValueOnce(taken?.reference ?? '')
      .mockReturnValueOnce('VVF-2222')
    expect(await addParticipant(ctx, 'open', sam, once())).toMatchObject({ ok: true, value: { reference: 'VVF-2222' } })
    vi.mocked(ids.newReference).mockReturnValue('VVF-2222')
    expect(await addParticipant(ctx, 'open', sam, once())).toEqual({ ok: false, reason: 'clash' })
    expect(await rows().select().from(participants)).toHaveLength(2)
  })

  it.each(['planned', 'paused', 'closed'] as const)('adds nobody to a %s forum', async (state) => {
    const ctx = await facilitatorOf()
    await setForum(state)
    expect(await addParticipant(ctx, 'open', samWaits, once())).toEqual({ ok: false, reason: 'not-open' })
  })

  it('adds once however often the form is sent, and not at all to another’s forum', async () => {
    const ctx = await facilitatorOf()
    const form = once()
    expect(await addParticipant(ctx, 'open', sam, form)).toMatchObject({ ok: true })
    expect(await addParticipant(ctx, 'open', sam, form)).toEqual({ ok: false, reason: 'repeated' })
    expect(await addParticipant(ctx, 'open', sam, { ...form, content: 'other' })).toMatchObject({
      reason: 'sent-before',
    })
    await expect(addParticipant(ctx, 'lgbtq', sam, once())).rejects.toThrow(NotFound)
    await expect(addParticipant(ctx, 'none', sam, once())).rejects.toThrow(NotFound)
    expect(await rows().select().from(participants)).toHaveLength(1)
  })
})

describe('givePlace', () => {
  const queueOfTwo = async () => {
    const ctx = await facilitatorOf()
    const seated = await participantsIn('open', 12)
    await addParticipant(ctx, 'open', samWaits, once())
    await addParticipant(ctx, 'open', { ...samWaits, alias: 'Kit' }, once())
    const { waiting } = await getRoster(viewing(ctx), 'open')
    return { ctx, seated, first: waiting[0]?.placeId ?? '', second: waiting[1]?.placeId ?? '' }
  }

  it('seats the first in line, once', async () => {
    const { ctx, seated, first } = await queueOfTwo()
    expect(await givePlace(ctx, 'open', { place: first }, once())).toEqual({ ok: false, reason: 'forum-full' })
    await free(seated[4]?.id ?? '')
    expect(await givePlace(ctx, 'open', { place: first }, once())).toEqual({ ok: true, value: null })
    expect(await placesOf('open')).toContainEqual(
      expect.objectContaining({ id: first, state: 'active', seat: 5, waitingOrder: null, startsOn: '2026-11-19' }),
    )
    expect(await givePlace(ctx, 'open', { place: first }, once())).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  it('refuses who is not first, an unknown place, another’s forum and a paused one', async () => {
    const { ctx, seated, first, second } = await queueOfTwo()
    await free(seated[0]?.id ?? '')
    expect(await givePlace(ctx, 'open', { place: second }, once())).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await givePlace(ctx, 'open', { place: 'plc_none' }, once())).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    await expect(givePlace(ctx, 'lgbtq', { place: first }, once())).rejects.toThrow(NotFound)
    await setForum('paused')
    expect(await givePlace(ctx, 'open', { place: first }, once())).toEqual({ ok: false, reason: 'not-open' })
  })
})

describe('movePlace', () => {
  it('steps back with the seat, comes back, and leaves it free', async () => {
    const ctx = await facilitatorOf()
    await participantsIn('open', 1)
    const reference = 'vvf-op01'
    await movePlace(ctx, reference, { intent: 'step-back', from: 'active' }, once())
    expect(await placesOf('open')).toMatchObject([{ state: 'stepped_back', seat: 1, endsOn: null }])
    await movePlace(ctx, reference, { intent: 'come-back', from: 'stepped_back' }, once())
    expect(await placesOf('open')).toMatchObject([{ state: 'active', seat: 1, endsOn: null }])
    await movePlace(ctx, reference, { intent: 'leave', from: 'active' }, once())
    expect(await placesOf('open')).toMatchObject([{ state: 'left', seat: null, endsOn: '2026-11-19' }])
    const trail = (await rows().select().from(auditEvents)).map(({ action }) => action)
    expect(trail.slice(-3)).toEqual(['place.stepped-back', 'place.came-back', 'place.left'])
  })

  it('takes a person off the waiting list, and the next is first', async () => {
    const ctx = await facilitatorOf()
    await participantsIn('open', 12)
    const first = await addParticipant(ctx, 'open', samWaits, once())
    await addParticipant(ctx, 'open', { ...samWaits, alias: 'Kit' }, once())
    const reference = first.ok ? first.value.reference : ''
    expect(await movePlace(ctx, reference, { intent: 'decline', from: 'waiting' }, once())).toMatchObject({ ok: true })
    const { waiting } = await getRoster(viewing(ctx), 'open')
    expect(waiting.map(({ alias }) => alias)).toEqual(['Kit'])
    const gone = and(eq(places.state, 'declined'), eq(places.endsOn, '2026-11-19'))
    expect(await rows().select().from(places).where(gone)).toMatchObject([{ waitingOrder: null, startsOn: null }])
  })

  it('does nothing twice, notices a stale form, and refuses what the life-cycle does not name', async () => {
    const ctx = await facilitatorOf()
    await participantsIn('open', 1)
    const send = (intent: 'step-back' | 'come-back' | 'leave', from: 'active' | 'stepped_back') =>
      movePlace(ctx, 'VVF-OP01', { intent, from }, once())
    await send('step-back', 'active')
    const before = (await rows().select().from(auditEvents)).length
    expect(await send('step-back', 'active')).toEqual({ ok: true, value: null })
    expect(await send('leave', 'active')).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await rows().select().from(auditEvents)).toHaveLength(before)
    await send('leave', 'stepped_back')
    expect(await movePlace(ctx, 'VVF-OP01', { intent: 'come-back', from: 'left' }, once())).toEqual({
      ok: false,
      reason: 'not-possible',
    })
  })

  it('does not find another forum’s participant, nor one that does not exist', async () => {
    const ctx = await facilitatorOf()
    await participantsIn('lgbtq', 1)
    const leaving = { intent: 'leave', from: 'active' } as const
    await expect(movePlace(ctx, 'VVF-LG01', leaving, once())).rejects.toThrow(NotFound)
    await expect(movePlace(ctx, 'VVF-ZZZZ', leaving, once())).rejects.toThrow(NotFound)
    expect(await placesOf('lgbtq')).toMatchObject([{ state: 'active', seat: 1 }])
  })
})
