import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openGlass, readSealedFields } from '#app/domain/break-glass/commands.server.ts'
import { getOpening, listOpenings } from '#app/domain/break-glass/queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { setEngine } from '#db/client.server.ts'
import { grants, people } from '#db/schema/index.ts'
import { confirmedFor, emergency, glassTrail, letters, opened, openings } from '#test/support/break-glass.ts'
import { testEngine, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON, once, participantsIn } from '#test/support/factories.ts'
import { minutesOn } from '#test/support/reminders.ts'

withTestDatabase()

const staff = async () => {
  await participantsIn('open', 2)
  return { admin: await aPerson('admin'), dpo: await aPerson('dpo') }
}
const shown = [
  { field: 'reference', value: 'VVF-OP01' },
  { field: 'alias', value: 'Alias 1' },
  { field: 'place', value: 'Open forum: Active' },
]

describe('opening', () => {
  it('AZ-07 stores who, whom and why for thirty minutes, and writes the alert in the same transaction', async () => {
    const { admin, dpo } = await staff()
    const id = await opened(admin)
    expect(await openings()).toEqual([
      {
        ...{ id, personId: admin.id, participantId: 'ptc_open_1', reason: 'safety' },
        ...{ explanation: emergency.explanation, openedAt: NOON, endsAt: minutesOn(30), closedAt: null },
      },
    ])
    expect(await letters()).toMatchObject([
      { template: 'break-glass-opened', personId: dpo.id, about: id, state: 'pending', notBefore: NOON },
    ])
    expect(await glassTrail()).toMatchObject([
      {
        ...{ action: 'break-glass.opened', object: id, actor: admin.id, role: 'admin' },
        detail: { participant: 'ptc_open_1', reason: 'safety', told: [dpo.id] },
      },
    ])
    expect(JSON.stringify(await glassTrail())).not.toContain(emergency.explanation)
  })

  it('AZ-07 tells every officer whose account and grant are live, the opener too, and no one else', async () => {
    const { admin, dpo } = await staff()
    await aPerson('admin', { key: 'other' })
    const second = await aPerson('dpo', { key: 'second' })
    const gone = await aPerson('dpo', { key: 'gone' })
    const ended = await aPerson('dpo', { key: 'ended' })
    const later = await aPerson('dpo', { key: 'later' })
    await given(async (tx) => {
      await tx.update(people).set({ state: 'disabled' }).where(eq(people.id, gone.id))
      await tx.update(grants).set({ endedAt: NOON }).where(eq(grants.personId, ended.id))
      await tx.update(grants).set({ startsOn: '2026-11-20' }).where(eq(grants.personId, later.id))
    })
    await opened(admin)
    expect((await letters()).map(({ personId }) => personId)).toEqual([dpo.id, second.id])
    await opened(dpo)
    expect((await letters()).map(({ personId }) => personId)).toEqual([dpo.id, dpo.id, second.id, second.id])
  })

  it('AZ-07 tells the other administrators when no officer but the opener could be told', async () => {
    const { admin, dpo } = await staff()
    const other = await aPerson('admin', { key: 'other' })
    await opened(dpo)
    expect((await letters()).map(({ personId }) => personId)).toEqual([admin.id, dpo.id, other.id])
  })

  it('AZ-07 is refused, and changes nothing, when only the opener would know', async () => {
    const alone = await aPerson('admin')
    await participantsIn('open', 1)
    const attempt = openGlass(confirmedFor(alone, 'break-glass:open'), emergency, once())
    expect(await attempt).toEqual({ ok: false, reason: 'nobody-to-tell' })
    expect([await openings(), await letters(), await glassTrail()]).toEqual([[], [], []])
  })

  it('is refused for a reference nobody has', async () => {
    const { admin } = await staff()
    const unknown = { ...emergency, reference: 'VVF-ZZZZ' }
    expect(await openGlass(confirmedFor(admin, 'break-glass:open'), unknown, once())).toEqual({
      ok: false,
      reason: 'no-such-participant',
    })
    expect([await openings(), await letters()]).toEqual([[], []])
  })

  it('of one form clicked twenty times at once opens once and tells once', async () => {
    const { admin } = await staff()
    const form = once()
    const ctx = confirmedFor(admin, 'break-glass:open')
    const answers = await Promise.all(Array.from({ length: 20 }, () => openGlass(ctx, emergency, form)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect([(await openings()).length, (await letters()).length, (await glassTrail()).length]).toEqual([1, 1, 1])
  })

  it('by two people at once gives each an opening of their own, which the other does not see', async () => {
    const { admin, dpo } = await staff()
    const other = await aPerson('admin', { key: 'other' })
    const [one, two] = await Promise.all([opened(admin), opened(other)])
    expect((await letters()).map(({ personId, about }) => [personId, about]).sort()).toEqual(
      [one, two].map((id) => [dpo.id, id]).sort(),
    )
    const ctx = ctxFor(admin, 'break-glass:open')
    expect(await readSealedFields(ctx, one)).toEqual({ ok: true, value: shown })
    await expect(readSealedFields(ctx, two)).rejects.toThrow(NotFound)
  })
})

describe('looking', () => {
  it('AZ-07 PRV-03 writes each look into the trail with the names of the fields', async () => {
    const { admin, dpo } = await staff()
    const id = await opened(admin)
    const ctx = ctxFor(admin, 'break-glass:open', minutesOn(1))
    expect(await readSealedFields(ctx, id)).toEqual({ ok: true, value: shown })
    await readSealedFields(ctx, id)
    const looks = (await glassTrail()).filter(({ action }) => action === 'break-glass.read')
    expect(looks).toHaveLength(2)
    expect(looks[0]).toMatchObject({
      ...{ object: id, actor: admin.id, at: minutesOn(1) },
      detail: { participant: 'ptc_open_1', fields: ['reference', 'alias', 'place'] },
    })
    expect(JSON.stringify(looks)).not.toContain('Alias 1')
    const watch = ctxFor(dpo, 'break-glass:watch')
    expect(await getOpening(ctxFor(dpo, 'break-glass:open'), watch, id)).toMatchObject({ reads: 2, state: 'open' })
  })

  it('PRV-03 shows nothing when the trail cannot be written, and nothing is read then', async () => {
    const { admin } = await staff()
    const id = await opened(admin)
    const ctx = ctxFor(admin, 'break-glass:open')
    const unwritable = { ...ctx, requestId: null as unknown as string }
    await expect(readSealedFields(unwritable, id)).rejects.toThrow()
    const { reader } = testEngine()
    const asked: PropertyKey[] = []
    const counting = new Proxy(reader, {
      get: (target, name) => {
        asked.push(name)
        return Reflect.get(target, name)
      },
    })
    const transaction = () => Promise.reject(new Error('the disk is full'))
    setEngine({ ...testEngine(), reader: counting, transaction })
    await expect(readSealedFields(ctx, id)).rejects.toThrow('the disk is full')
    expect(asked).toEqual([])
    setEngine(testEngine())
    expect((await glassTrail()).map(({ action }) => action)).toEqual(['break-glass.opened'])
  })

  it('AZ-07 is for the opener alone, not for the officer who was told', async () => {
    const { admin, dpo } = await staff()
    const other = await aPerson('admin', { key: 'other' })
    const id = await opened(admin)
    expect(await readSealedFields(ctxFor(dpo, 'break-glass:open'), id)).toEqual({ ok: false, reason: 'not-open' })
    await expect(readSealedFields(ctxFor(other, 'break-glass:open'), id)).rejects.toThrow(NotFound)
    expect((await glassTrail()).map(({ action }) => action)).toEqual(['break-glass.opened'])
  })

  it('AZ-07 ends on the clock', async () => {
    const { admin } = await staff()
    const id = await opened(admin)
    const lookAt = (at: Date) => readSealedFields(ctxFor(admin, 'break-glass:open', at), id)
    expect(await lookAt(new Date(minutesOn(30).getTime() - 1))).toMatchObject({ ok: true })
    expect(await lookAt(minutesOn(30))).toEqual({ ok: false, reason: 'not-open' })
  })

  it('AZ-07 stays over when the clock is set back after the trail has seen the end', async () => {
    const { admin } = await staff()
    const id = await opened(admin)
    const lookAt = (minutes: number) => readSealedFields(ctxFor(admin, 'break-glass:open', minutesOn(minutes)), id)
    expect(await lookAt(10)).toMatchObject({ ok: true })
    expect(await lookAt(-1)).toEqual({ ok: false, reason: 'not-open' })
    await opened(admin, minutesOn(31))
    expect(await lookAt(10)).toEqual({ ok: false, reason: 'not-open' })
    expect(await listOpenings(ctxFor(admin, 'break-glass:open', minutesOn(10)), null)).toMatchObject([
      { state: 'over' },
      { state: 'over' },
    ])
  })
})
