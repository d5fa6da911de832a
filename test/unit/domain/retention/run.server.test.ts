import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { runNightly, runRetention } from '#app/domain/retention/commands.server.ts'
import { endHold, setHold } from '#app/domain/retention/hold-commands.server.ts'
import { countDue, countOverdue } from '#app/domain/retention/queries.server.ts'
import { addDays } from '#app/domain/shared/dates.ts'
import { keyStore } from '#db/key-store.server.ts'
import {
  auditEvents,
  dataRequests,
  legalHolds,
  participants,
  people,
  registerEntries,
  retentionRuns,
  sessionTotals,
  signInSessions,
  voucherIssues,
  vouchers,
} from '#db/schema/index.ts'
import { confirmedFor } from '#test/support/break-glass.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, given, inRegister, NOON, once, stockOf } from '#test/support/factories.ts'
import { aHistory, leftOf, noonOn, opensOf, whoLeft } from '#test/support/retention.ts'

withTestDatabase()

const TODAY = '2026-11-19'
const whole = { row: true, name: true, contact: 3, places: 1, answers: 1, entries: 0, key: true }
const gone = { row: false, name: false, contact: 0, places: 0, answers: 0, entries: 0, key: false }
const said = async (action: string) =>
  (await rows().select().from(auditEvents).orderBy(auditEvents.sequence)).filter((one) => one.action === action)

describe('PRV-02 the nightly removal', () => {
  it('takes name, contact and key 30 days after somebody left, and the day before takes nothing', async () => {
    await whoLeft('ptc_due', 30, TODAY)
    await whoLeft('ptc_not', 29, TODAY)
    await aHistory({ id: 'ptc_here', state: 'active', seat: 1, startsOn: '2024-01-10' })
    expect(await countDue(TODAY)).toEqual({ contact: 1 })
    expect(await runRetention(NOON)).toEqual({ contact: 1 })
    expect(await leftOf('ptc_due')).toEqual({ ...whole, name: false, contact: 0, key: false })
    expect([await leftOf('ptc_not'), await leftOf('ptc_here')]).toEqual([whole, whole])
    expect([await opensOf('ptc_not'), await opensOf('ptc_here')]).toEqual([true, true])
    expect((await said('retention.ran')).map(({ detail }) => detail)).toEqual([{ day: TODAY, contact: 1 }])
  })

  it('removes the whole person with their key 24 months after, and one who never started after 30 days', async () => {
    await aHistory({ id: 'ptc_long', startsOn: '2023-01-10', endsOn: '2024-11-19' })
    await aHistory({ id: 'ptc_said_no', state: 'declined', endsOn: '2026-10-20' })
    await aHistory({ id: 'ptc_silent', state: 'called', referredOn: '2026-10-01', calledOn: '2026-10-20' })
    expect(await runRetention(NOON)).toEqual({ person: 1, 'never-started': 2 })
    for (const id of ['ptc_long', 'ptc_said_no', 'ptc_silent']) expect(await leftOf(id)).toEqual(gone)
    expect((await said('participant.removed')).map(({ object }) => object).sort()).toEqual([
      ...['ptc_long', 'ptc_said_no', 'ptc_silent'],
    ])
    expect((await keyStore().erasures()).size).toBe(3)
  })

  it('keeps the reference while the list of vouchers needs it, and nothing beside it', async () => {
    await aHistory({ id: 'ptc_long', startsOn: '2023-01-10', endsOn: '2024-11-19' })
    await aSession('open', { state: 'held', date: '2024-06-06' })
    await stockOf('open', 1)
    await given((tx) =>
      tx.insert(voucherIssues).values({
        ...{ id: 'vis_1', sessionId: 'ses_one', participantId: 'ptc_long', voucherId: 'vch_one_1' },
        outcome: 'accepted' as const,
      }),
    )
    await runRetention(NOON)
    expect(await leftOf('ptc_long')).toEqual({ ...gone, row: true })
    const [row] = await rows().select().from(participants)
    expect(row).toMatchObject({ alias: null, erasedOn: TODAY })
    await runRetention(noonOn('2031-03-31'))
    expect(await rows().$count(voucherIssues)).toBe(1)
    const last = await runRetention(noonOn('2031-04-01'))
    expect(last).toEqual({ 'voucher-issues': 1, references: 1 })
    expect(await leftOf('ptc_long')).toEqual(gone)
    expect(await runRetention(noonOn('2033-04-01'))).toMatchObject({ vouchers: 1, batches: 1 })
    expect(await rows().$count(vouchers)).toBe(0)
  })

  it('reduces attendance to numbers after 12 months, adding to those that are there', async () => {
    const ids = ['ptc_a', 'ptc_b', 'ptc_c']
    for (const [at, id] of ids.entries()) await aHistory({ id, state: 'active', seat: at + 1, startsOn: '2024-01-10' })
    await aSession('open', { state: 'held', date: '2025-11-19' })
    await aSession('open', { key: 'new', state: 'held', date: '2025-11-20' })
    await inRegister('ses_one', ids)
    await inRegister('ses_new', ids)
    await given((tx) => tx.insert(sessionTotals).values({ sessionId: 'ses_one', status: 'attended', number: 2 }))
    expect(await runRetention(NOON)).toEqual({ attendance: 3 })
    expect(await rows().select().from(sessionTotals)).toEqual([{ sessionId: 'ses_one', status: 'attended', number: 5 }])
    expect(await rows().$count(registerEntries, eq(registerEntries.sessionId, 'ses_new'))).toBe(3)
  })

  it('takes name and address out of accounts of staff who left two years ago, and ended sign-ins', async () => {
    const [leaver, here] = [await aPerson('analyst'), await aPerson('board')]
    const longAgo = { disabledAt: noonOn('2024-11-19'), state: 'disabled' as const }
    await given(async (tx) => {
      await tx.update(people).set(longAgo).where(eq(people.id, leaver.id))
      const session = { id: 'digest', personId: here.id, idleUntil: noonOn('2026-10-01'), endsAt: noonOn('2026-10-20') }
      await tx.insert(signInSessions).values(session)
    })
    expect(await runRetention(NOON)).toEqual({ leavers: 1, 'sign-ins': 1 })
    expect(await rows().select().from(people).where(eq(people.id, leaver.id))).toMatchObject([
      { name: 'Name removed', email: 'per_analyst@removed.invalid', organisation: '' },
    ])
    expect(await runRetention(NOON)).toEqual({})
  })

  it('does a day once: a second process and a later look find it done', async () => {
    await whoLeft('ptc_due', 31, TODAY)
    expect(await countOverdue(TODAY)).toBe(1)
    const both = await Promise.all([runNightly(NOON), runNightly(NOON)])
    expect(both.filter((removed) => removed?.contact === 1)).toHaveLength(1)
    expect(await runNightly(NOON)).toBeNull()
    expect(await rows().select().from(retentionRuns)).toMatchObject([{ day: TODAY, removed: { contact: 1 } }])
    expect(await countOverdue(TODAY)).toBe(0)
    expect(await runNightly(noonOn('2026-11-20'))).toEqual({})
  })
})

describe('PRV-02 a legal hold', () => {
  const ask = (reference: string) => ({ intent: 'set-hold' as const, reference, reason: 'complaint' as const })

  it('stops both clocks until it ends, by itself after its last day', async () => {
    const dpo = await aPerson('dpo')
    const { reference } = await whoLeft('ptc_held', 29, TODAY)
    const ctx = confirmedFor(dpo, 'retention:hold')
    expect(await setHold(ctx, { ...ask(reference), endsOn: '2026-12-01' }, once())).toMatchObject({ ok: true })
    await runRetention(noonOn('2026-12-01'))
    expect(await leftOf('ptc_held')).toEqual(whole)
    expect(await countOverdue('2026-12-01')).toBe(0)
    expect(await runRetention(noonOn('2026-12-02'))).toEqual({ contact: 1 })
    expect((await said('hold.ended')).map(({ actor }) => actor)).toEqual(['system'])
    expect(await rows().select().from(legalHolds)).toMatchObject([{ endedBy: null }])
  })

  it('can be ended sooner, and is refused for nobody, twice, in the past or for too long', async () => {
    const ctx = confirmedFor(await aPerson('dpo'), 'retention:hold')
    const { reference } = await whoLeft('ptc_held', 31, TODAY)
    const set = (change: object) => setHold(ctx, { ...ask(reference), endsOn: '2026-12-01', ...change }, once())
    expect(await set({ reference: 'VVF-ZZZZ' })).toEqual({ ok: false, reason: 'no-such-participant' })
    expect(await set({ endsOn: addDays(TODAY, -1) })).toEqual({ ok: false, reason: 'in-the-past' })
    expect(await set({ endsOn: '2028-11-20' })).toEqual({ ok: false, reason: 'too-far' })
    const made = await set({})
    expect(await set({})).toEqual({ ok: false, reason: 'held-already' })
    expect(await endHold(ctx, 'hld_none')).toEqual({ ok: false, reason: 'no-such-hold' })
    expect(await runRetention(NOON)).toEqual({})
    await endHold(ctx, made.ok ? made.value.id : '')
    await endHold(ctx, made.ok ? made.value.id : '')
    expect((await said('hold.ended')).length).toBe(1)
    expect(await runRetention(NOON)).toEqual({ contact: 1 })
  })

  it('is not needed for somebody who asked about their data and has no answer yet', async () => {
    await whoLeft('ptc_asks', 40, TODAY)
    const asked = { id: 'drq_1', participantId: 'ptc_asks', reference: 'VVF-ASKS', kind: 'access' as const }
    await given((tx) => tx.insert(dataRequests).values({ ...asked, askedOn: TODAY, dueOn: '2026-12-19' }))
    expect(await runRetention(NOON)).toEqual({})
    await given((tx) => tx.update(dataRequests).set({ state: 'done', settledAt: NOON }))
    expect(await runRetention(NOON)).toEqual({ contact: 1 })
  })
})
