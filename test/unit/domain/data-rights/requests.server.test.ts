import { beforeEach, describe, expect, it } from 'vitest'
import {
  askThemselves,
  checkIdentity,
  takeRequest,
  withdrawOwnRequest,
  withdrawRequest,
} from '#app/domain/data-rights/commands.server.ts'
import {
  allowUse,
  extendRequest,
  finishCorrection,
  finishHandOver,
  refuseRequest,
  startRequest,
  stopUse,
} from '#app/domain/data-rights/decision-commands.server.ts'
import { getRequest, listOwnRequests, listRequests } from '#app/domain/data-rights/request-queries.server.ts'
import { findAddressee } from '#app/domain/mail/queries.server.ts'
import { type Ctx, visitContext } from '#app/domain/shared/context.ts'
import { outbox, participants } from '#db/schema/index.ts'
import { asked, requestNamed, requestOf, saidSince } from '#test/support/data-requests.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, NOON, once, participantsIn } from '#test/support/factories.ts'

withTestDatabase()

const REFERENCE = 'VVF-OP01'
let facilitator: Awaited<ReturnType<typeof aPerson>>
let taking: Ctx<'data-request:take'>
let settling: Ctx<'data-request:settle'>
let officerId: string

beforeEach(async () => {
  facilitator = await aPerson('facilitator', { forum: 'open' })
  const officer = await aPerson('dpo')
  officerId = officer.id
  taking = ctxFor(facilitator, 'data-request:take')
  settling = ctxFor(officer, 'data-request:settle')
  await participantsIn('open', 2)
})

/** Somebody behind their private link, as far as these commands look. */
const visitor = (id = 'ptc_open_1') => ({
  ...visitContext({ id: 'vis', participantId: id }, NOON, 'test'),
  visit: undefined,
})
const take = (...[kind, change]: Parameters<typeof asked>) =>
  takeRequest(taking, REFERENCE, asked(kind, change), once())

describe('PRV-05 a request about data', () => {
  it('is taken down with their words sealed, a month to answer, and a letter to each officer', async () => {
    const taken = await take('rectification', { askedOn: '2026-10-31', wish: 'My name is wrong' })
    const id = taken.ok ? taken.value.id : ''
    const row = await requestNamed(id)
    expect(row).toMatchObject({ dueOn: '2026-11-30', state: 'open', identity: 'code-word', identityBy: facilitator.id })
    expect(row.wish).toMatch(/^v1\./)
    expect(JSON.stringify(await rows().select().from(participants))).not.toContain('My name is wrong')
    expect((await getRequest(settling, id)).wish).toBe('My name is wrong')
    const [letter] = await rows().select().from(outbox)
    expect(letter).toMatchObject({ template: 'data-request-asked', personId: officerId, about: id })
    if (letter) expect(await findAddressee(letter, NOON)).toMatchObject({ email: 'dpo@example.org', id })
    expect(await saidSince()).toEqual(['request.asked', 'request.checked'])
  })

  it('is asked by the person themselves, whose link says who they are', async () => {
    const own = { kind: 'erasure' as const, wish: '' }
    const result = await askThemselves(visitor(), own, once())
    expect(await requestNamed(result.ok ? result.value.id : '')).toMatchObject({
      ...{ identity: 'link', identityBy: null, takenBy: null, askedOn: '2026-11-19', dueOn: '2026-12-19', wish: null },
    })
    expect(await askThemselves(visitor(), own, once())).toEqual({ ok: false, reason: 'asked-already' })
    expect(await listOwnRequests(visitor('ptc_open_2'))).toEqual([])
    const id = result.ok ? result.value.id : ''
    await expect(withdrawOwnRequest(visitor('ptc_open_2'), id)).rejects.toThrow()
    expect(await withdrawOwnRequest(visitor(), id)).toMatchObject({ ok: true })
    expect(await requestNamed(id)).toMatchObject({ state: 'withdrawn', settledBy: null })
  })

  it('is taken down once, of each kind one at a time, and only for somebody of the forum', async () => {
    const form = once()
    expect(await takeRequest(taking, REFERENCE, asked('access'), form)).toMatchObject({ ok: true })
    expect(await takeRequest(taking, REFERENCE, asked('access'), form)).toEqual({ ok: false, reason: 'repeated' })
    expect(await take('access')).toEqual({ ok: false, reason: 'asked-already' })
    expect(await take('objection')).toMatchObject({ ok: true })
    const stranger = ctxFor(await aPerson('facilitator', { forum: 'disability', key: 'b' }), 'data-request:take')
    await expect(takeRequest(stranger, REFERENCE, asked('erasure'), once())).rejects.toThrow()
    const ids = await listRequests(settling, { state: 'unanswered', kind: '' })
    for (const { id } of ids) await expect(withdrawRequest(stranger, id)).rejects.toThrow()
  })

  it('is shown to the officer without a name, a contact or a forum', async () => {
    const id = await requestOf(facilitator, REFERENCE, 'access')
    const words = JSON.stringify([
      await getRequest(settling, id),
      await listRequests(settling, { state: 'all', kind: '' }),
    ])
    for (const hidden of ['Alias 1', 'Open forum', 'for_']) expect(words).not.toContain(hidden)
  })

  it('goes nowhere before somebody made sure who asks; once is enough', async () => {
    const id = await requestOf(facilitator, REFERENCE, 'access', { checked: false })
    expect(await startRequest(settling, id, 'hand-over')).toEqual({ ok: false, reason: 'not-checked' })
    await checkIdentity(taking, id, 'in-person')
    await checkIdentity(taking, id, 'code-word')
    expect((await requestNamed(id)).identity).toBe('in-person')
    expect(await startRequest(settling, id, 'hand-over')).toMatchObject({ ok: true })
    expect(await startRequest(settling, id, 'hand-over')).toMatchObject({ ok: true })
    expect(await finishHandOver(taking, id)).toEqual({ ok: false, reason: 'part-missing' })
  })

  it('is put right by the facilitator, and the trail has the fields alone', async () => {
    const id = await requestOf(facilitator, REFERENCE, 'rectification')
    expect(await finishCorrection(taking, id, ['alias'])).toEqual({ ok: false, reason: 'not-possible' })
    await startRequest(settling, id, 'put-right')
    expect(await finishCorrection(taking, id, ['alias', 'contact'])).toMatchObject({ ok: true })
    expect(await requestNamed(id)).toMatchObject({ state: 'done', settledBy: facilitator.id })
    expect((await saidSince()).at(-1)).toBe('request.settled')
  })

  it.each(['restriction', 'objection'] as const)(
    'of %s stops the use of what is held, until it is allowed again',
    async (kind) => {
      const id = await requestOf(facilitator, REFERENCE, kind)
      expect(await allowUse(settling, id)).toEqual({ ok: false, reason: 'not-possible' })
      expect(await stopUse(settling, id)).toMatchObject({ ok: true })
      const since = async () =>
        (await rows().select().from(participants).orderBy(participants.id)).map(
          ({ restrictedSince }) => restrictedSince,
        )
      expect(await since()).toEqual([NOON, null])
      expect(await getRequest(settling, id)).toMatchObject({ state: 'done', restricted: true })
      expect(await allowUse(settling, id)).toMatchObject({ ok: true })
      expect(await since()).toEqual([null, null])
      expect((await saidSince()).slice(-3)).toEqual([
        'request.settled',
        'participant.restricted',
        'participant.unrestricted',
      ])
    },
  )

  it('is refused for a reason that fits it, and stays refused', async () => {
    const id = await requestOf(facilitator, REFERENCE, 'access')
    expect(await refuseRequest(settling, id, 'legal-duty')).toEqual({ ok: false, reason: 'does-not-fit' })
    expect(await refuseRequest(settling, id, 'repeated')).toMatchObject({ ok: true })
    expect(await requestNamed(id)).toMatchObject({ state: 'refused', refusal: 'repeated' })
    expect(await startRequest(settling, id, 'hand-over')).toEqual({ ok: false, reason: 'not-possible' })
    expect(await withdrawRequest(taking, id)).toEqual({ ok: false, reason: 'not-possible' })
  })

  it('is put off by two months, once, while it is not late', async () => {
    const id = await requestOf(facilitator, REFERENCE, 'access')
    expect(await extendRequest(settling, id, 'complex')).toMatchObject({ ok: true })
    expect(await requestNamed(id)).toMatchObject({ dueOn: '2027-02-19', extended: true, state: 'open' })
    await extendRequest(settling, id, 'many')
    expect((await requestNamed(id)).dueOn).toBe('2027-02-19')
    const old = await take('erasure', { askedOn: '2026-10-01' })
    expect(await extendRequest(settling, old.ok ? old.value.id : '', 'many')).toEqual({ ok: false, reason: 'too-late' })
  })
})
