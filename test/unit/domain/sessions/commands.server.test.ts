import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { cancelSession, changeSession } from '#app/domain/sessions/changing-commands.server.ts'
import { getSessionWithTeam, listSessions, sessionProgress } from '#app/domain/sessions/queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { getBalanceFacts } from '#app/domain/write-ups/balance-queries.server.ts'
import { auditEvents, sessionDecisions, sessions, voucherIssues } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import {
  aPerson,
  aPoint,
  aSession,
  ctxFor,
  forumNamed,
  given,
  inRegister,
  participantsIn,
} from '#test/support/factories.ts'

withTestDatabase()

const planner = async (forum = 'open') => ctxFor(await aPerson('facilitator', { forum }), 'session:plan')
const saved = async (id: string) => (await rows().select().from(sessions).where(eq(sessions.id, id)))[0]
const change = { version: 1, date: '2026-12-10', time: '19:30', minutes: 90, reason: 'The room is taken' }

describe('changing a session', () => {
  it('moves this one in London time, and no other', async () => {
    const ctx = await planner()
    const { id } = await aSession('open', { date: '2026-12-03' })
    const other = await aSession('open', { key: 'two', date: '2027-07-14' })
    expect(await changeSession(ctx, id, { ...change, date: '2027-06-03' })).toEqual({
      ok: true,
      value: { followed: 0 },
    })
    expect(await saved(id)).toMatchObject({
      date: '2027-06-03',
      time: '19:30',
      minutes: 90,
      version: 2,
      startsAt: new Date('2027-06-03T18:30:00Z'),
    })
    expect(await saved(other.id)).toMatchObject({ date: '2027-07-14', version: 1 })
    const trail = await rows().select().from(auditEvents).where(eq(auditEvents.object, id))
    expect(trail).toMatchObject([
      { action: 'session.moved', detail: { fields: ['date', 'time', 'minutes'], followed: 0 } },
    ])
  })

  it('of nothing changes nothing, not even the version', async () => {
    const ctx = await planner()
    const { id, date, time } = await aSession('open', { date: '2026-12-03' })
    expect(await changeSession(ctx, id, { version: 1, date, time, minutes: 120 })).toEqual({
      ok: true,
      value: { followed: 0 },
    })
    expect(await saved(id)).toMatchObject({ version: 1 })
    expect(await rows().select().from(auditEvents).where(eq(auditEvents.object, id))).toEqual([])
  })

  it('lets one of two who started from the same form through', async () => {
    const ctx = await planner()
    const { id } = await aSession('open', { date: '2026-12-03' })
    const results = await Promise.all([
      changeSession(ctx, id, change),
      changeSession(ctx, id, { ...change, date: '2026-12-17' }),
    ])
    expect(results).toEqual([
      { ok: true, value: { followed: 0 } },
      { ok: false, reason: 'changed-meanwhile' },
    ])
    expect(await saved(id)).toMatchObject({ date: '2026-12-10', version: 2 })
  })

  it.each([
    ['the hour the clocks skip', { date: '2027-03-28', time: '01:30' }, 'not-possible'],
    ['a day three years off', { date: '2029-12-03' }, 'not-possible'],
    ['the day of another session', { date: '2027-01-14' }, 'not-possible'],
    ['a day past another session', { date: '2027-01-15' }, 'not-possible'],
    ['a new day without a reason', { reason: '' }, 'not-possible'],
    ['a bank holiday without a reason of its own', { date: '2026-12-25' }, 'undecided'],
  ])('refuses %s', async (_what, part, reason) => {
    const ctx = await planner()
    const { id } = await aSession('open', { date: '2026-12-03' })
    await aSession('open', { key: 'two', date: '2027-01-14' })
    expect(await changeSession(ctx, id, { ...change, ...part })).toEqual({ ok: false, reason })
    expect(await saved(id)).toMatchObject({ date: '2026-12-03', version: 1 })
    expect(await rows().select().from(sessionDecisions)).toEqual([])
  })

  it.each(['held', 'balanced', 'cancelled'] as const)('is over once it is %s', async (state) => {
    const ctx = await planner()
    const { id } = await aSession('open', { state })
    expect(await changeSession(ctx, id, change)).toEqual({ ok: false, reason: 'over' })
  })

  it('of another forum looks like a change of nothing', async () => {
    const ctx = await planner()
    const { id } = await aSession('lgbtq')
    await expect(changeSession(ctx, id, change)).rejects.toThrow(NotFound)
    await expect(cancelSession(ctx, id, { version: 1, reason: 'x' })).rejects.toThrow(NotFound)
    await expect(changeSession(ctx, 'ses_none', change)).rejects.toThrow(NotFound)
  })
})

describe('cancelling a session', () => {
  it('keeps the reason out of the audit trail', async () => {
    const ctx = await planner()
    const { id } = await aSession('open')
    expect(await cancelSession(ctx, id, { version: 1, reason: 'The room is flooded' })).toMatchObject({ ok: true })
    expect(await saved(id)).toMatchObject({ state: 'cancelled', cancelReason: 'The room is flooded', version: 2 })
    const trail = await rows().select().from(auditEvents).where(eq(auditEvents.object, id))
    expect(trail).toMatchObject([
      { action: 'session.cancelled', detail: { fields: ['state', 'cancelReason', 'cancelledAt'] } },
    ])
    expect(JSON.stringify(trail)).not.toContain('flooded')
  })

  it('twice with the same form is done once; with another reason it is over', async () => {
    const ctx = await planner()
    const { id } = await aSession('open')
    const form = { version: 1, reason: 'The room is flooded' }
    expect([await cancelSession(ctx, id, form), await cancelSession(ctx, id, form)].map(({ ok }) => ok)).toEqual([
      true,
      true,
    ])
    expect(await cancelSession(ctx, id, { version: 2, reason: 'Other' })).toEqual({ ok: false, reason: 'over' })
    expect(await saved(id)).toMatchObject({ version: 2, cancelReason: 'The room is flooded' })
  })

  it.each([
    ['held', 1, 'over'],
    ['balanced', 1, 'over'],
    ['planned', 9, 'changed-meanwhile'],
  ] as const)('that is %s from version %i: %s', async (state, version, reason) => {
    const ctx = await planner()
    const { id } = await aSession('open', { state })
    expect(await cancelSession(ctx, id, { version, reason: 'x' })).toEqual({ ok: false, reason })
    expect(await saved(id)).toMatchObject({ state, cancelReason: null })
  })
})

describe('how far a session has got', () => {
  it('counts who arrived, live vouchers and points of this session only', async () => {
    const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'session:view')
    const { id } = await aSession('open')
    const other = await aSession('open', { key: 'two', date: '2026-10-08' })
    const [first, second, third] = (await participantsIn('open', 3)).map((participant) => participant.id)
    if (!first || !second || !third) throw new Error('three')
    await inRegister(id, [first, second])
    await inRegister(id, [third], 'apologies')
    await inRegister(other.id, [first])
    await aPoint(id, '1')
    await aPoint(other.id, '2')
    const declined = { sessionId: id, outcome: 'declined' as const }
    await given((tx) =>
      tx.insert(voucherIssues).values([
        { id: 'vis_1', participantId: first, ...declined },
        { id: 'vis_2', participantId: second, live: false, ...declined },
      ]),
    )
    const standing = await getSessionWithTeam(ctx, id)
    const facts = await getBalanceFacts(ctx, standing.session)
    const progress = await sessionProgress(ctx, standing, facts)
    expect(progress).toMatchObject({ team: 0, arrived: 2, vouchersSettled: 1, points: 1 })
  })

  it('lists the sessions of a forum within reach only', async () => {
    const ctx = await planner()
    await aSession('open')
    await aSession('lgbtq', { key: 'other' })
    const lists = ['open', 'lgbtq'].map(async (slug) => listSessions(ctx, (await forumNamed(slug)).id))
    expect((await Promise.all(lists)).map((list) => list.map(({ id }) => id))).toEqual([['ses_one'], []])
  })
})
