import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RegisterStatus } from '#app/domain/register/status.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { settleFollowUp, takeFollowUp } from '#app/domain/welfare/commands.server.ts'
import { countOverdue, listToChoose } from '#app/domain/welfare/queries.server.ts'
import { raiseFollowUp, raiseFollowUps } from '#app/domain/welfare/raise-commands.server.ts'
import { registerEntries, sessions } from '#db/schema/index.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON, once } from '#test/support/factories.ts'
import { checkInSaid, followUps, raisedWorld, welfareWorld } from '#test/support/welfare.ts'

withTestDatabase()

const asked = async () => (await followUps()).map(({ participantId }) => participantId)
const marked = (participantId: string, status: RegisterStatus) =>
  given((tx) =>
    tx
      .update(registerEntries)
      .set({ status })
      .where(and(eq(registerEntries.participantId, participantId), eq(registerEntries.sessionId, 'ses_one'))),
  )

describe('check-ins that raise themselves', () => {
  let world: Awaited<ReturnType<typeof welfareWorld>>
  beforeEach(async () => {
    world = await welfareWorld()
  })

  it('are one each for those who left early or stayed away and agreed, however often it is looked', async () => {
    await Promise.all([raiseFollowUps(NOON), raiseFollowUps(NOON)])
    await raiseFollowUps(NOON)
    expect(await asked()).toEqual([world.early, world.away])
    expect((await followUps())[0]).toMatchObject({
      ...{ state: 'open', ownerId: null, dueAt: new Date('2026-11-20T20:00:00Z'), settledBy: null },
    })
  })

  it('are none while the session has not taken place, and none after seven days', async () => {
    await given((tx) => tx.update(sessions).set({ state: 'confirmed' }))
    await raiseFollowUps(NOON)
    await given((tx) => tx.update(sessions).set({ state: 'held' }))
    await raiseFollowUps(new Date('2026-11-25T12:00:00Z'))
    expect(await asked()).toEqual([])
  })

  it('go away when the register is put right, unless somebody has taken them on', async () => {
    await raiseFollowUps(NOON)
    const [first] = await followUps()
    await takeFollowUp(ctxFor(world.support, 'welfare:settle'), first?.id ?? '', null)
    await marked(world.early, 'attended')
    await marked(world.away, 'apologies')
    await raiseFollowUps(NOON)
    expect(await asked()).toEqual([world.early])
    await marked(world.away, 'did_not_attend')
    await raiseFollowUps(NOON)
    expect(await asked()).toEqual([world.early, world.away])
  })

  it('go away when the agreement is taken back, whosever they are; a settled one stays', async () => {
    await raiseFollowUps(NOON)
    const ctx = ctxFor(world.support, 'welfare:settle')
    const [early, away] = await followUps()
    for (const one of [early, away]) await takeFollowUp(ctx, one?.id ?? '', null)
    await settleFollowUp(ctx, away?.id ?? '', 'made')
    await checkInSaid(world.early, 'withdrawn')
    await checkInSaid(world.away, 'withdrawn')
    await raiseFollowUps(new Date('2026-12-20T12:00:00Z'))
    expect(await asked()).toEqual([world.away])
  })
})

describe('asking for one by hand', () => {
  it('is for those who agreed and have none, is the asker’s own, and stays', async () => {
    const { facilitator, there, no, early } = await raisedWorld()
    const ctx = ctxFor(facilitator, 'welfare:settle')
    const choose = async () =>
      (await listToChoose(ctx, await getSession(ctx, 'ses_one'))).map((one) => one.participantId)
    expect(await choose()).toEqual(['ptc_open_3', 'ptc_open_4'])
    for (const whom of [no, early, 'ptc_nobody'])
      expect(await raiseFollowUp(ctx, 'ses_one', whom, once())).toEqual({ ok: false, reason: 'not-to-be-asked' })
    const both = await Promise.all([1, 2].map(() => raiseFollowUp(ctx, 'ses_one', there, once())))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    await raiseFollowUps(NOON)
    const made = (await followUps()).find(({ participantId }) => participantId === there)
    expect(made).toMatchObject({ ownerId: facilitator.id, dueAt: new Date('2026-11-22T12:00:00Z') })
    await given((tx) => tx.update(sessions).set({ state: 'balanced' }))
    expect(await raiseFollowUp(ctx, 'ses_one', 'ptc_open_4', once())).toEqual({ ok: false, reason: 'closed' })
  })
})

describe('settling one', () => {
  it('is for its owner alone, once, and can be undone until the session is closed', async () => {
    const { facilitator, support, id } = await raisedWorld()
    const [mine, theirs] = [ctxFor(support, 'welfare:settle'), ctxFor(facilitator, 'welfare:settle')]
    const refused = { ok: false, reason: 'changed-meanwhile' }
    expect(await settleFollowUp(mine, id, 'made')).toEqual(refused)
    expect(await takeFollowUp(mine, id, null)).toMatchObject({ ok: true })
    expect(await takeFollowUp(theirs, id, null)).toEqual(refused)
    expect(await settleFollowUp(theirs, id, 'made')).toEqual(refused)
    expect(await settleFollowUp(mine, id, 'offered')).toMatchObject({ ok: true })
    expect(await settleFollowUp(mine, id, 'declined')).toEqual(refused)
    expect(await takeFollowUp(theirs, id, support.id)).toEqual(refused)
    expect((await followUps())[0]).toMatchObject({ state: 'offered', settledBy: support.id, settledAt: NOON })
    expect(await settleFollowUp(mine, id, 'reopen')).toMatchObject({ ok: true })
    expect((await followUps())[0]).toMatchObject({ state: 'open', settledBy: null, settledAt: null })
    expect(await takeFollowUp(theirs, id, support.id)).toMatchObject({ ok: true })
    await settleFollowUp(theirs, id, 'not-reached')
    await given((tx) => tx.update(sessions).set({ state: 'balanced' }))
    expect(await settleFollowUp(theirs, id, 'reopen')).toEqual(refused)
  })

  it('AZ-02 reaches nobody of another forum, and counts what is overdue within reach', async () => {
    const { support, id } = await raisedWorld()
    const other = await aPerson('support', { forum: 'lgbtq', key: 'other' })
    await expect(takeFollowUp(ctxFor(other, 'welfare:settle'), id, null)).rejects.toThrow(NotFound)
    const late = new Date('2026-11-21T12:00:00Z')
    const count = (who: typeof support, now: Date) => countOverdue(ctxFor(who, 'welfare:view', now))
    expect([await count(support, NOON), await count(support, late), await count(other, late)]).toEqual([0, 2, 0])
  })
})
