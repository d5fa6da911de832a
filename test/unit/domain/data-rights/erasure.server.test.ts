import { count, eq, getTableColumns } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { eraseOnRequest, settleErasures } from '#app/domain/data-rights/erasure-commands.server.ts'
import { getErasurePlan } from '#app/domain/data-rights/erasure-queries.server.ts'
import { summariseRegister } from '#app/domain/register/queries.server.ts'
import { readSource } from '#app/domain/reports/source-queries.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { getBalanceFacts } from '#app/domain/write-ups/balance-queries.server.ts'
import { declaredTables } from '#db/columns.ts'
import { columnNamed, tableNamed } from '#db/erase.server.ts'
import { keyStore, setKeyStore, sqliteKeyStore } from '#db/key-store.server.ts'
import { auditEvents, dataRequests, legalHolds, participants, sessionTotals } from '#db/schema/index.ts'
import { newSealing } from '#db/seal.server.ts'
import { dependents, subjects, tablesWithoutSubject } from '#db/subjects.ts'
import { confirmedFor } from '#test/support/break-glass.ts'
import { requestNamed, requestOf } from '#test/support/data-requests.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON } from '#test/support/factories.ts'
import { aWholePerson, type WholePerson } from '#test/support/whole-person.ts'

withTestDatabase()

let facilitator: Awaited<ReturnType<typeof aPerson>>
let officer: Awaited<ReturnType<typeof aPerson>>
let one: WholePerson
let neighbour: WholePerson

beforeEach(async () => {
  facilitator = await aPerson('facilitator', { forum: 'open' })
  officer = await aPerson('dpo')
  one = await aWholePerson('one', facilitator.id)
  neighbour = await aWholePerson('neighbour', facilitator.id)
})

const erase = (id: string) => eraseOnRequest(confirmedFor(officer, 'data-request:settle'), id)

/** How many rows of each table are about somebody. */
async function heldOf(participantId: string): Promise<Record<string, number>> {
  const counts = Object.entries(subjects).map(async ([name, { by }]) => {
    const table = tableNamed(name)
    const own = eq(columnNamed(table, by), participantId)
    const [row] = await rows().select({ n: count() }).from(table).where(own)
    return [name, row?.n ?? 0] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}

/** Everything in every table, but what every change adds to. */
async function everything(): Promise<Record<string, string[]>> {
  const tables = declaredTables.filter(({ name }) => name !== 'audit_events')
  const all = tables.map(async ({ name, table }) => {
    const found = await rows().select().from(table)
    return [name, found.map((row) => JSON.stringify(row)).sort()] as const
  })
  return Object.fromEntries(await Promise.all(all))
}

const said = async () => (await rows().select().from(auditEvents)).map(({ action }) => action)

describe('CRY-04 an erasure', () => {
  it('finds somebody in every table that `subjects` names, so that this test means something', async () => {
    expect(tablesWithoutSubject()).toEqual([])
    expect(Object.entries(await heldOf(one.id)).filter(([, n]) => n === 0)).toEqual([])
    for (const name of Object.keys(dependents)) expect(await rows().$count(tableNamed(name)), name).toBeGreaterThan(0)
  })

  it('leaves of each table what its rule says, and nothing else of them anywhere', async () => {
    const before = await heldOf(one.id)
    const id = await requestOf(facilitator, one.reference, 'erasure')
    expect(await erase(id)).toEqual({ ok: true, value: null })
    const after = await heldOf(one.id)
    for (const [name, { erasure }] of Object.entries(subjects)) {
      const stays = erasure.rule === 'kept' || erasure.rule === 'emptied'
      const added = name === 'data_requests' ? 1 : 0
      expect(after[name], name).toBe(stays ? (before[name] ?? 0) + added : 0)
      if (erasure.rule !== 'emptied') continue
      const table = tableNamed(name)
      const theirs = (await rows().select().from(table)) as Record<string, unknown>[]
      const cleared = Object.entries(getTableColumns(table)).filter(([, column]) =>
        erasure.clears.includes(column.name),
      )
      for (const row of theirs.filter((held) => Object.values(held).includes(one.id)))
        for (const [key] of cleared) expect(row[key], `${name}.${key}`).toBeNull()
    }
    for (const [name, { on }] of Object.entries(dependents)) {
      expect(subjects[on]?.erasure.rule).toBe('deleted')
      expect(await rows().$count(tableNamed(name))).toBe(1)
    }
    const text = JSON.stringify(await everything())
    for (const mark of [...one.typed, ...one.stored]) expect(text).not.toContain(mark)
    expect([...(await keyStore().find([one.id, neighbour.id])).keys()]).toEqual([neighbour.id])
    const [row] = await rows().select().from(participants).where(eq(participants.id, one.id))
    expect(row).toEqual({
      id: one.id,
      reference: one.reference,
      alias: null,
      restrictedSince: null,
      erasedOn: '2026-11-19',
    })
  })

  it('leaves everybody else as they were', async () => {
    const id = await requestOf(facilitator, one.reference, 'erasure')
    const theirs = (all: Record<string, string[]>) =>
      Object.entries(all).map(([name, found]) => [name, found.filter((row) => row.includes('_neighbour'))])
    const before = theirs(await everything())
    await erase(id)
    expect(theirs(await everything())).toEqual(before)
  })

  it('is on record with a receipt, and a second try changes nothing', async () => {
    const id = await requestOf(facilitator, one.reference, 'erasure')
    await erase(id)
    const done = await requestNamed(id)
    expect(done).toMatchObject({ state: 'done', step: null, reference: one.reference, settledBy: officer.id })
    expect((await said()).slice(-3)).toEqual(['erasure.began', 'erasure.rows-removed', 'erasure.finished'])
    const before = await everything()
    expect(await erase(id)).toEqual({ ok: true, value: null })
    expect(await everything()).toEqual(before)
    expect((await keyStore().erasures()).size).toBe(1)
  })

  it('lets go of the reference too where no voucher needs it: only the receipt is left', async () => {
    await given((tx) => tx.delete(tableNamed('voucher_issues')))
    const id = await requestOf(facilitator, one.reference, 'erasure')
    await erase(id)
    expect(await rows().select().from(participants).where(eq(participants.id, one.id))).toEqual([])
    expect(await requestNamed(id)).toMatchObject({ participantId: null, reference: one.reference, state: 'done' })
    expect(Object.values(await heldOf(one.id)).every((n) => n === 0)).toBe(true)
  })

  it('counts their line in the register: the numbers stay, without them', async () => {
    const ctx = ctxFor(facilitator, 'register:keep')
    const session = await getSession(ctx, one.sessionId)
    const seen = async () => {
      const { arrived, complete } = await summariseRegister(ctx, await getSession(ctx, session.id))
      const source = await readSource(ctx, [one.forumId], '2026-Q4')
      const { vouchersDue, vouchersOpen } = await getBalanceFacts(ctx, session)
      const base = source.sessions.find(({ id }) => id === session.id)?.arrived
      return { arrived, complete, base, distinct: source.distinctAttendees, vouchersDue, vouchersOpen }
    }
    const before = await seen()
    await erase(await requestOf(facilitator, one.reference, 'erasure'))
    expect(await rows().select().from(sessionTotals)).toEqual([
      { sessionId: one.sessionId, status: 'attended', number: 1 },
    ])
    const after = await seen()
    expect({ ...after, complete: null }).toEqual({ ...before, complete: null })
    expect((await getSession(ctx, session.id)).registerVersion).toBe(session.registerVersion + 1)
  })
})

describe('An erasure waits', () => {
  it('for somebody who makes sure who asks', async () => {
    const id = await requestOf(facilitator, one.reference, 'erasure', { checked: false })
    expect(await erase(id)).toEqual({ ok: false, reason: 'not-checked' })
  })

  it('for the end of a legal hold, and says until when', async () => {
    const id = await requestOf(facilitator, one.reference, 'erasure')
    const hold = { id: 'hld_live', participantId: one.id, reason: 'court-order', setBy: officer.id } as const
    await given((tx) => tx.insert(legalHolds).values({ ...hold, startsOn: '2026-11-01', endsOn: '2026-11-19' }))
    expect(await erase(id)).toEqual({ ok: false, reason: 'held' })
    const plan = await getErasurePlan(ctxFor(officer, 'data-request:settle'), id)
    expect(plan?.hold).toEqual({ reason: 'court-order', endsOn: '2026-11-19' })
    await given((tx) => tx.update(legalHolds).set({ endedAt: NOON }))
    expect(await erase(id)).toMatchObject({ ok: true })
  })

  it('for a copy they also asked for; what else they asked is settled with it', async () => {
    const copy = await requestOf(facilitator, one.reference, 'access')
    const stop = await requestOf(facilitator, one.reference, 'restriction')
    const id = await requestOf(facilitator, one.reference, 'erasure')
    expect(await erase(id)).toEqual({ ok: false, reason: 'copy-first' })
    await given((tx) => tx.update(dataRequests).set({ state: 'done' }).where(eq(dataRequests.id, copy)))
    expect(await erase(id)).toMatchObject({ ok: true })
    expect(await requestNamed(stop)).toMatchObject({ state: 'withdrawn' })
  })

  it('for nothing that is no request to be erased', async () => {
    for (const kind of ['access', 'rectification', 'restriction', 'objection'] as const)
      expect(await erase(await requestOf(facilitator, one.reference, kind))).toEqual({
        ok: false,
        reason: 'not-possible',
      })
  })

  it('and shows first what goes and what stays', async () => {
    const id = await requestOf(facilitator, one.reference, 'erasure')
    const plan = await getErasurePlan(ctxFor(officer, 'data-request:settle'), id)
    expect(plan?.goes.map(({ what }) => what)).toContain('How a participant can be reached')
    expect(plan?.stays.map(({ why }) => why).join(' ')).toContain('Money has to be accounted for')
    const words = JSON.stringify(plan)
    for (const mark of [...one.typed, ...one.stored, one.id, 'Open forum']) expect(words).not.toContain(mark)
  })
})

describe('R12 the erasure ledger', () => {
  const putBack = () =>
    given(async (tx) => {
      const alias = (await newSealing(one.id)).seal(participants.alias, one.id, 'Back again')
      await tx.update(participants).set({ alias, erasedOn: null }).where(eq(participants.id, one.id))
    })

  it('erases again at the next start whoever an older copy of the data brings back', async () => {
    await erase(await requestOf(facilitator, one.reference, 'erasure'))
    await putBack()
    expect(await settleErasures(NOON)).toEqual({ finished: 0, replayed: 1 })
    const [row] = await rows().select().from(participants).where(eq(participants.id, one.id))
    expect(row).toMatchObject({ alias: null, erasedOn: '2026-11-19' })
    expect((await keyStore().find([one.id])).size).toBe(0)
    expect((await said()).at(-1)).toBe('erasure.replayed')
    expect(await settleErasures(NOON)).toEqual({ finished: 0, replayed: 0 })
  })

  it('is made whole from the trail when an older copy of the keys is put back, and the key goes again', async () => {
    await erase(await requestOf(facilitator, one.reference, 'erasure'))
    setKeyStore(await sqliteKeyStore(':memory:'))
    await keyStore().add(one.id, one.wrapped)
    await keyStore().add(neighbour.id, neighbour.wrapped)
    await settleErasures(NOON)
    expect([...(await keyStore().find([one.id, neighbour.id])).keys()]).toEqual([neighbour.id])
    expect((await keyStore().erasures()).size).toBe(1)
  })

  it('does nothing to anybody who is not in it', async () => {
    const before = await everything()
    expect(await settleErasures(NOON)).toEqual({ finished: 0, replayed: 0 })
    expect(await everything()).toEqual(before)
  })
})
