import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { Forbidden, NotFound, SignInEnded } from '#app/domain/shared/errors.ts'
import { action, loader } from '#app/routes/break-glass._index/route.tsx'
import { meta, action as openingAction, loader as openingLoader } from '#app/routes/break-glass.$opening/route.tsx'
import { loader as participantLoader } from '#app/routes/participants.$reference._index/route.tsx'
import { setEngine } from '#db/client.server.ts'
import { grants, people, signInSessions } from '#db/schema/index.ts'
import { emergency, glassTrail, letters, opened, openings } from '#test/support/break-glass.ts'
import { testEngine, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON, participantsIn } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { minutesOn } from '#test/support/reminders.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: vi.fn(),
  onMachineClock: () => new Date(Date.now() + 7_200_000),
}))
const clockAt = (minutes: number) => vi.mocked(now).mockReturnValue(minutesOn(minutes))

withTestDatabase()
beforeEach(() => clockAt(0))

type Who = { id: string } | null
type Fields = Record<string, string | string[]>
const send = async (who: Who, fields: Fields = {}) =>
  (await action(await post('/break-glass', who, { ...emergency, ...fields }))) as Response
const list = async (who: Who) => (await loader(await get('/break-glass', who))).json()
const at = (id: string) => [`/break-glass/${id}`, { opening: id }] as const
const page = async (who: Who, id: string) => {
  const [path, params] = at(id)
  return (await openingLoader(await get(path, who, params))).json()
}
const close = async (who: Who, id: string, fields: Fields = { intent: 'close' }) => {
  const [path, params] = at(id)
  return (await openingAction(await post(path, who, fields, params))) as Response
}
const staff = async () => {
  await participantsIn('open', 1)
  return { admin: await aPerson('admin'), dpo: await aPerson('dpo') }
}
const shown = [
  { field: 'reference', value: 'VVF-OP01' },
  { field: 'alias', value: 'Alias 1' },
  { field: 'place', value: 'Open forum: Active' },
]

describe('/break-glass', () => {
  it('AZ-07 opens one participant, tells the officer at once and leads to the fields', async () => {
    const { admin, dpo } = await staff()
    const answer = await send(admin, { reference: ' vvf op01 ' })
    expect(answer.status).toBe(303)
    const [opening] = await openings()
    expect(answer.headers.get('Location')).toBe(`/break-glass/${opening?.id}`)
    expect(await letters()).toMatchObject([{ personId: dpo.id, about: opening?.id }])
    expect(await page(admin, opening?.id ?? '')).toMatchObject({ fields: shown, until: '12:30pm', reads: 1 })
    expect((await glassTrail()).map(({ action: said }) => said)).toEqual(['break-glass.opened', 'break-glass.read'])
  })

  it.each<[string, Fields, string, unknown]>([
    ['no reference', { reference: ' ' }, 'reference', 'Enter the participant’s reference'],
    ['a name', { reference: 'Alias 1' }, 'reference', 'Reference must be like VVF-7K2Q'],
    ['a reference nobody has', { reference: 'VVF-ZZZZ' }, 'reference', expect.stringContaining('No participant has')],
    ['no reason', { reason: '' }, 'reason', 'Choose why you need it'],
    ['an unknown reason', { reason: 'curious' }, 'reason', 'Choose why you need it'],
    ['no explanation', { explanation: '' }, 'explanation', 'Enter what happened'],
    ['too long an explanation', { explanation: 'x'.repeat(201) }, 'explanation', expect.stringContaining('200')],
    ['two references', { reference: ['VVF-OP01', 'VVF-OP02'] }, 'reference', expect.any(String)],
    ['an end of one’s own', { endsAt: '2030-01-01' }, '', expect.stringContaining('did not ask for')],
  ])('refuses %s, keeps what was typed and opens nothing', async (_what, change, field, message) => {
    const { admin } = await staff()
    const answer = await send(admin, change)
    expect(answer.status).toBe(400)
    const refused = await answer.json()
    expect(refused.errors).toContainEqual({ field, message })
    expect(refused.typed).toMatchObject({ ...emergency, ...change })
    expect([await openings(), await letters()]).toEqual([[], []])
  })

  it('takes a form once: a double click and a replay open nothing more', async () => {
    const { admin } = await staff()
    const form = { submission: submissionKey() }
    await Promise.all([send(admin, form), send(admin, form)])
    clockAt(40)
    const replayed = await send(admin, form)
    expect(replayed.headers.get('Location')).toBe('/break-glass')
    const changed = await send(admin, { ...form, reason: 'investigation' })
    expect(changed.status).toBe(400)
    expect([(await openings()).length, (await letters()).length]).toEqual([1, 1])
  })

  it('AUT-10 AZ-07 asks for a confirmation that is at most five minutes old, and keeps what was typed', async () => {
    const { admin } = await staff()
    const [showing, sending] = [await get('/break-glass', admin), await post('/break-glass', admin, emergency)]
    clockAt(6)
    await given((tx) => tx.update(signInSessions).set({ confirmedAt: NOON }))
    const answer = (await action(sending)) as Response
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [{ field: '', href: '/confirm?next=%2Fbreak-glass' }],
      typed: emergency,
    })
    const sent = await loader(showing).catch((response: Response) => response)
    expect((sent as Response).headers.get('Location') ?? '').toMatch(/^\/(confirm|sign-in)\?next=%2Fbreak-glass$/)
    expect(await openings()).toEqual([])
  })

  it('lists no participant, and openings only to those they concern', async () => {
    const { admin, dpo } = await staff()
    const other = await aPerson('admin', { key: 'other' })
    expect(JSON.stringify(await list(admin))).not.toMatch(/VVF-|Alias/)
    const id = await opened(admin)
    expect(await list(dpo)).toMatchObject({ watches: true, openings: [{ id, opener: 'Test admin', state: 'open' }] })
    expect(await list(admin)).toMatchObject({ watches: false, told: 'officers', openings: [{ id, reads: 0 }] })
    expect((await list(other)).openings).toEqual([])
    expect(JSON.stringify([await list(dpo), await list(admin)])).not.toContain('Alias')
  })

  it('says who is told, and takes nothing when nobody could be', async () => {
    const alone = await aPerson('admin')
    await participantsIn('open', 1)
    expect((await list(alone)).told).toBe('nobody')
    const answer = await send(alone)
    expect(answer.status).toBe(400)
    expect((await answer.json()).errors[0].message).toContain('nobody who could be told')
    await aPerson('admin', { key: 'other' })
    expect((await list(alone)).told).toBe('administrators')
  })

  it('AZ-07 is for administrators and officers alone, who are refused the participant’s own page', async () => {
    const { admin, dpo } = await staff()
    for (const role of ['facilitator', 'support', 'analyst', 'commissioner', 'board', 'partner'] as const) {
      const who = await aPerson(role)
      await expect(list(who)).rejects.toThrow(Forbidden)
      await expect(send(who)).rejects.toThrow(Forbidden)
    }
    await opened(admin)
    for (const who of [admin, dpo])
      await expect(
        participantLoader(await get('/participants/VVF-OP01', who, { reference: 'VVF-OP01' })),
      ).rejects.toThrow(Forbidden)
    await expect(list(null)).rejects.toMatchObject({ status: 302 })
    await expect(send(null)).rejects.toThrow(SignInEnded)
  })
})

describe('/break-glass/:opening', () => {
  it('AZ-07 shows the fields to the opener alone; the officer sees the facts and how often it was looked at', async () => {
    const { admin, dpo } = await staff()
    const other = await aPerson('admin', { key: 'other' })
    const id = await opened(admin)
    await page(admin, id)
    expect(await page(admin, id)).toMatchObject({ isOwn: true, fields: shown, reads: 2, mayClose: true })
    const seen = await page(dpo, id)
    expect(seen).toMatchObject({
      ...{ isOwn: false, fields: null, reads: 2, opener: 'Test admin', reference: 'VVF-OP01', reason: 'safety' },
      ...{ explanation: emergency.explanation, opened: 'Thursday 19 November 2026, midday' },
    })
    expect(JSON.stringify(seen)).not.toMatch(/Alias|Open forum/)
    await expect(page(other, id)).rejects.toThrow(NotFound)
    await expect(close(other, id)).rejects.toThrow(NotFound)
    await expect(page(other, 'bgl_none')).rejects.toThrow(NotFound)
    expect(meta({} as never)).toEqual([{ title: expect.stringMatching(/^Emergency access – /) }])
  })

  it('AZ-07 expires on the clock: the same page says so, without the fields', async () => {
    const { admin } = await staff()
    const id = await opened(admin)
    clockAt(29)
    expect((await page(admin, id)).fields).toEqual(shown)
    clockAt(30)
    expect(await page(admin, id)).toMatchObject({ state: 'over', fields: null, reads: 1, mayClose: false })
    clockAt(29)
    expect((await page(admin, id)).fields).toBeNull()
  })

  it('is closed by its button, twice as once', async () => {
    const { admin } = await staff()
    const id = await opened(admin)
    clockAt(3)
    const form = { intent: 'close', submission: submissionKey() }
    for (const answer of [await close(admin, id, form), await close(admin, id, form)])
      expect(answer.headers.get('Location')).toBe(`/break-glass/${id}`)
    expect(await page(admin, id)).toMatchObject({ state: 'closed', fields: null, reads: 0 })
    expect(await openings()).toMatchObject([{ closedAt: minutesOn(3) }])
    expect((await close(admin, id, { intent: 'reopen' })).status).toBe(400)
  })

  it('PRV-03 shows nothing when the look cannot be written into the trail', async () => {
    const { admin } = await staff()
    const id = await opened(admin)
    const [path, params] = at(id)
    await page(admin, id)
    const asked = await get(path, admin, params)
    setEngine({ ...testEngine(), transaction: () => Promise.reject(new Error('the disk is full')) })
    await expect(openingLoader(asked)).rejects.toThrow('the disk is full')
  })

  it('AZ-06 AZ-07 shows nothing to an opener who lost the role, was disabled or was signed out meanwhile', async () => {
    const { admin } = await staff()
    const id = await opened(admin)
    const [path, params] = at(id)
    const asked = await get(path, admin, params)
    await given((tx) => tx.update(grants).set({ endedAt: NOON }).where(eq(grants.personId, admin.id)))
    await expect(openingLoader(asked)).rejects.toThrow(Forbidden)
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, admin.id)))
    await expect(openingLoader(asked)).rejects.toMatchObject({ status: 302 })
    expect((await glassTrail()).map(({ action: said }) => said)).toEqual(['break-glass.opened'])
  })

  it('SES-04 shows nothing when the sign-in ends while the request is under way', async () => {
    const { admin } = await staff()
    const id = await opened(admin)
    const [path, params] = at(id)
    const asked = await get(path, admin, params)
    const { transaction } = testEngine()
    const endFirst: typeof transaction = (work) =>
      transaction(async (tx) => {
        await tx.delete(signInSessions)
        return work(tx)
      })
    await given((tx) => tx.update(grants).set({ lastUsedOn: '2026-11-19' }))
    setEngine({ ...testEngine(), transaction: endFirst })
    await expect(openingLoader(asked)).rejects.toThrow(SignInEnded)
  })
})
