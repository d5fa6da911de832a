import { describe, expect, it } from 'vitest'
import { layOutSessions } from '#app/domain/sessions/planning-commands.server.ts'
import { planSessions } from '#app/domain/sessions/planning-queries.server.ts'
import { londonParts } from '#app/domain/shared/dates.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { auditEvents, sessionDecisions, sessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, forumNamed, once } from '#test/support/factories.ts'

withTestDatabase()

const planner = async (forum = 'open') => ctxFor(await aPerson('facilitator', { forum }), 'session:plan')

describe('laying out twelve months of a forum', () => {
  it('stays at six in London when the clocks go back on 25 October and forward on 28 March', async () => {
    const ctx = await planner()
    const result = await layOutSessions(ctx, 'open', { first: '2026-10-22', time: '18:00' }, once())
    expect(result).toEqual({ ok: true, value: { added: 9, leftOut: 0, there: 0 } })
    const saved = await rows().select().from(sessions).orderBy(sessions.startsAt)
    expect(saved.map(({ date }) => date).slice(0, 5)).toEqual([
      '2026-10-22',
      '2026-12-03',
      '2027-01-14',
      '2027-02-25',
      '2027-04-08',
    ])
    expect(saved.slice(0, 5).map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual([
      '17:00',
      '18:00',
      '18:00',
      '18:00',
      '17:00',
    ])
    for (const { startsAt, date } of saved) expect(londonParts(startsAt)).toEqual({ date, time: '18:00' })
    expect(saved.every(({ state, time, minutes }) => state === 'planned' && time === '18:00' && minutes === 120)).toBe(
      true,
    )
  })

  it('writes one audit event that names the sessions', async () => {
    const ctx = await planner()
    await layOutSessions(ctx, 'open', { first: '2026-12-03', time: '18:00' }, once())
    const trail = (await rows().select().from(auditEvents)).filter(({ action }) => action === 'sessions.laid-out')
    expect(trail).toHaveLength(1)
    expect(trail[0]).toMatchObject({ object: (await forumNamed('open')).id, actor: 'per_facilitator' })
    expect(trail[0]?.detail.sessions).toHaveLength(9)
  })

  it('lets exactly one of two people lay out the same dates at the same moment', async () => {
    const ctx = await planner()
    const both = [once(), once()].map((key) => layOutSessions(ctx, 'open', { first: '2026-12-03', time: '18:00' }, key))
    const results = await Promise.all(both)
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, reason: 'nothing-missing' })
    expect(await rows().select().from(sessions)).toHaveLength(9)
  })

  it('over an existing one adds only what is missing: a session there, or moved a little, is kept as it is', async () => {
    const ctx = await planner()
    await aSession('open', { date: '2027-01-14', time: '10:00', state: 'confirmed' })
    await aSession('open', { key: 'moved', date: '2027-02-20' })
    const input = { first: '2026-12-03', time: '18:00' }
    expect(await layOutSessions(ctx, 'open', input, once())).toEqual({
      ok: true,
      value: { added: 7, leftOut: 0, there: 2 },
    })
    const saved = await rows().select().from(sessions).orderBy(sessions.startsAt)
    expect(saved.map(({ date }) => date).slice(0, 4)).toEqual(['2026-12-03', '2027-01-14', '2027-02-20', '2027-04-08'])
    expect(saved[1]).toMatchObject({ id: 'ses_one', time: '10:00', state: 'confirmed', version: 1 })
    expect(await layOutSessions(ctx, 'open', input, once())).toEqual({ ok: false, reason: 'nothing-missing' })
    expect(await rows().select().from(sessions)).toHaveLength(9)
  })

  it('asks about each bank holiday, and records what was decided with its reason', async () => {
    const ctx = await planner()
    const input = { first: '2026-12-25', time: '18:00' }
    const answer = (choice: string, why: string) => ({ ...input, answers: { '2026-12-25': { choice, why } } })
    const lay = (what: Parameters<typeof layOutSessions>[2]) => layOutSessions(ctx, 'open', what, once())
    for (const undecided of [input, answer('keep', ' '), answer('maybe', 'x'), answer('skip', 'x'.repeat(201))])
      expect(await lay(undecided)).toEqual({ ok: false, reason: 'undecided' })
    expect(await rows().select().from(sessionDecisions)).toEqual([])
    expect(await lay(answer('skip', 'Everybody is  at home'))).toMatchObject({ value: { added: 8, leftOut: 1 } })
    const plan = await planSessions(ctx, await forumNamed('open'), input)
    expect(plan.ok && plan.sessions[0]).toMatchObject({
      there: null,
      before: { kind: 'skipped', reason: 'Everybody is at home' },
    })
    expect(await lay(answer('keep', 'The forum asked for it'))).toMatchObject({ value: { added: 1, there: 8 } })
    expect(await rows().select().from(sessionDecisions).orderBy(sessionDecisions.kind)).toMatchObject([
      { kind: 'kept', date: '2026-12-25', sessionId: expect.stringMatching(/^ses_/), decidedBy: 'per_facilitator' },
      { kind: 'skipped', date: '2026-12-25', sessionId: null, reason: 'Everybody is at home' },
    ])
  })

  it('may use the day of a cancelled session, and of another forum', async () => {
    const ctx = await planner()
    await aSession('open', { date: '2027-01-14', state: 'cancelled' })
    await aSession('lgbtq', { key: 'other', date: '2026-12-03' })
    expect(await layOutSessions(ctx, 'open', { first: '2026-12-03', time: '18:00' }, once())).toMatchObject({
      ok: true,
    })
  })

  it('takes a repeated form once', async () => {
    const ctx = await planner()
    const form = once()
    const input = { first: '2026-12-03', time: '18:00' }
    const first = await layOutSessions(ctx, 'open', input, form)
    const second = await layOutSessions(ctx, 'open', input, form)
    expect([first.ok, second]).toEqual([true, { ok: false, reason: 'repeated' }])
    expect(await rows().select().from(sessions)).toHaveLength(9)
  })

  it('does not know a forum out of reach', async () => {
    const ctx = await planner()
    await expect(layOutSessions(ctx, 'lgbtq', { first: '2026-12-03', time: '18:00' }, once())).rejects.toThrow(NotFound)
  })
})

describe('the plan shown before anything is saved', () => {
  it('flags bank holidays and past sessions, and moves none', async () => {
    const ctx = await planner()
    const plan = await planSessions(ctx, await forumNamed('open'), { first: '2026-11-13', time: '18:00' })
    if (!plan.ok) throw new Error(plan.message)
    expect(plan.sessions.slice(0, 2)).toMatchObject([
      { date: '2026-11-13', past: true, clashes: [] },
      { date: '2026-12-25', past: false, clashes: [{ weight: 'block', words: 'Bank holiday: Christmas Day' }, {}] },
    ])
    expect(await rows().select().from(sessions)).toEqual([])
  })

  it.each([
    ['2024-11-18', '18:00', 'first', 'First date must be from 24 months back to 24 months ahead'],
    ['2028-11-20', '18:00', 'first', 'First date must be from 24 months back to 24 months ahead'],
    ['2027-02-14', '01:30', 'time', 'The clocks go forward on Sunday 28 March 2027, so there is no 1:30am that day'],
  ])('refuses %s %s', async (first, time, field, message) => {
    const ctx = await planner()
    expect(await planSessions(ctx, await forumNamed('open'), { first, time })).toEqual({ ok: false, field, message })
  })

  it.each([
    ['open', true],
    ['planned', true],
    ['paused', false],
    ['closed', false],
  ] as const)('of a forum that is %s: %s', async (state, ok) => {
    const ctx = await planner()
    const forum = { ...(await forumNamed('open')), state }
    expect((await planSessions(ctx, forum, { first: '2026-12-03', time: '18:00' })).ok).toBe(ok)
  })
})
