import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { getForumOverview, listForums } from '#app/domain/forums/queries.server.ts'
import { getHome } from '#app/domain/home/queries.server.ts'
import { addParticipant, referParticipant, renameParticipant } from '#app/domain/participants/commands.server.ts'
import { givePlace, movePlace } from '#app/domain/participants/place-commands.server.ts'
import { getStanding } from '#app/domain/participants/queries.server.ts'
import { auditEvents, forums, participants, places } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, once, participantsIn } from '#test/support/factories.ts'
import { of } from '#test/support/stories/step.ts'

withTestDatabase()

const facilitator = async () => ctxFor(await aPerson('facilitator', { forum: 'open' }), 'participant:manage')
type Change = Partial<typeof places.$inferInsert>
const place = (n: number, change: Change) =>
  given((tx) =>
    tx
      .update(places)
      .set(change)
      .where(eq(places.id, `plc_open_${n}`)),
  )
const placeOf = async (n: number) =>
  (
    await rows()
      .select()
      .from(places)
      .where(eq(places.id, `plc_open_${n}`))
  )[0]
const waits = { state: 'waiting', seat: null } as const

describe('a place that was given on', () => {
  it('is free for the next in line, who comes before the one who stepped back', async () => {
    const ctx = await facilitator()
    await participantsIn('open', 13)
    await place(13, { ...waits, waitingOrder: 1 })
    const send = (intent: 'step-back' | 'backfill' | 'come-back', from: 'active' | 'stepped_back') =>
      movePlace(ctx, 'VVF-OP05', { intent, from }, once())
    of(await send('step-back', 'active'))
    of(await send('backfill', 'stepped_back'))
    expect(await placeOf(5)).toMatchObject({ state: 'stepped_back', seat: null, endsOn: null })
    expect(await send('come-back', 'stepped_back')).toEqual({ ok: false, reason: 'people-waiting' })
    of(await givePlace(ctx, 'open', { place: 'plc_open_13' }, once()))
    expect(await send('come-back', 'stepped_back')).toEqual({ ok: false, reason: 'forum-full' })
    await place(2, { state: 'left', seat: null, endsOn: '2026-11-19' })
    of(await send('come-back', 'stepped_back'))
    expect(await placeOf(5)).toMatchObject({ state: 'active', seat: 2, startsOn: '2025-06-01' })
  })

  it('is no place in use any more', async () => {
    const ctx = await facilitator()
    await participantsIn('open', 5)
    await place(1, { state: 'stepped_back' })
    await place(2, { state: 'stepped_back', seat: null })
    await place(3, { state: 'referred', seat: null })
    await place(4, { ...waits, waitingOrder: 1 })
    const viewer = ctxFor({ ...ctx.actor, role: 'facilitator', forumId: null }, 'forum:view')
    const { counts, missing } = await getForumOverview(viewer, 'open')
    expect(counts).toEqual({ filled: 2, waiting: 1, steppedBack: 1 })
    expect(missing).toContain('10 places are free')
    expect((await listForums(viewer)).find(({ slug }) => slug === 'open')?.active).toBe(2)
  })

  it('comes back only to an open forum, but to a seat that was kept at any time', async () => {
    const ctx = await facilitator()
    await participantsIn('open', 2)
    await place(1, { state: 'stepped_back', seat: null })
    await place(2, { state: 'stepped_back' })
    await given((tx) => tx.update(forums).set({ state: 'paused' }))
    const back = { intent: 'come-back', from: 'stepped_back' } as const
    expect(await movePlace(ctx, 'VVF-OP01', back, once())).toEqual({ ok: false, reason: 'not-open' })
    of(await movePlace(ctx, 'VVF-OP02', back, once()))
  })
})

describe('a term', () => {
  it('begins with the place, and a renewal moves its end once, from where it was to end', async () => {
    const ctx = await facilitator()
    await addParticipant(ctx, 'open', { alias: 'Sam', source: 'other' }, once())
    expect(await rows().select().from(places)).toMatchObject([{ startsOn: '2026-11-19', plannedEndOn: '2028-11-19' }])
    await participantsIn('open', 3, { from: 2 })
    const renew = (n: number, until: string) =>
      movePlace(ctx, `VVF-OP0${n}`, { intent: 'renew', from: 'active', until }, once())
    await place(2, { plannedEndOn: '2026-12-31' })
    expect(await Promise.all([renew(2, '2026-12-31'), renew(2, '2026-12-31')])).toContainEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    expect((await placeOf(2))?.plannedEndOn).toBe('2028-12-31')
    expect(await renew(2, '2028-12-31')).toEqual({ ok: false, reason: 'not-possible' })
    await place(3, { plannedEndOn: '2026-11-01' })
    of(await renew(3, '2026-11-01'))
    expect((await placeOf(3))?.plannedEndOn).toBe('2028-11-19')
    of(await renew(4, ''))
    expect((await placeOf(4))?.plannedEndOn).toBe('2028-11-19')
  })
})

describe('what its facilitator has to do', () => {
  it('names the referrals that wait and the terms that end within six weeks, in numbers', async () => {
    const ctx = await facilitator()
    await participantsIn('open', 6)
    await place(1, { state: 'referred', seat: null, referredOn: '2026-11-09' })
    await place(2, { state: 'welcomed', seat: null, referredOn: '2026-11-14' })
    await place(3, { plannedEndOn: '2026-12-31' })
    await place(4, { plannedEndOn: '2027-01-01' })
    await place(5, { state: 'stepped_back', plannedEndOn: '2026-11-01' })
    await place(6, { plannedEndOn: '2026-11-20' })
    await given((tx) =>
      tx.update(participants).set({ restrictedSince: ctx.now }).where(eq(participants.id, 'ptc_open_6')),
    )
    const key = () => ctx
    const { tasks } = await getHome({
      key: (permission) => (permission === 'participant:manage' ? key() : null) as never,
    })
    expect(tasks).toEqual([
      {
        title: 'Go on with those who were referred to Open forum',
        hint: '1 to call, 1 to give a place or a turn. The first was referred 10 days ago',
        href: '/forums/open/participants',
      },
      {
        title: 'Ask 2 people in Open forum whether they go on',
        hint: 'The first term ended on Sunday 1 November 2026',
        href: '/forums/open/participants',
      },
    ])
  })
})

describe('what is restricted', () => {
  it('keeps its turn on the waiting list while others are seated, and is not given a place', async () => {
    const ctx = await facilitator()
    await participantsIn('open', 3)
    for (const n of [1, 2]) await place(n, { ...waits, waitingOrder: n })
    await given((tx) =>
      tx.update(participants).set({ restrictedSince: ctx.now }).where(eq(participants.id, 'ptc_open_1')),
    )
    expect(await givePlace(ctx, 'open', { place: 'plc_open_1' }, once())).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    of(await givePlace(ctx, 'open', { place: 'plc_open_2' }, once()))
    expect((await getStanding(ctx, ctx.scope.forums[0] ?? '')).waiting).toMatchObject([{ order: 1, restricted: true }])
  })
})

describe('referParticipant and renameParticipant', () => {
  it('write no name, source or reason into the trail', async () => {
    const ctx = await facilitator()
    const referral = { alias: 'Zebedee', source: 'victims-commissioner', reached: 'called' } as const
    const { reference } = of<{ reference: string }>(await referParticipant(ctx, 'open', referral, once()))
    const change = { intent: 'rename', alias: 'Zeb', was: 'Zebedee' } as const
    of(await renameParticipant(ctx, reference, change, once()))
    const trail = JSON.stringify(await rows().select().from(auditEvents))
    expect(trail).toContain('participant.referred')
    expect(trail).toContain('participant.renamed')
    expect(trail).not.toMatch(/Zeb|commissioner/i)
  })

  it('refuse a name for somebody whose name was erased', async () => {
    const ctx = await facilitator()
    await participantsIn('open', 1)
    await given((tx) => tx.update(participants).set({ alias: null, erasedOn: '2026-11-01' }))
    const change = { intent: 'rename', alias: 'Sam', was: 'Name removed' } as const
    expect(await renameParticipant(ctx, 'VVF-OP01', change, once())).toEqual({ ok: false, reason: 'name-gone' })
  })
})
