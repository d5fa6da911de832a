import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as homeLoader } from '#app/routes/_index/route.tsx'
import { loader as listLoader } from '#app/routes/data.requests._index/route.tsx'
import { action as settleAction, loader as settleLoader } from '#app/routes/data.requests.$request._index/route.tsx'
import { action as packAction } from '#app/routes/data.requests.$request.pack/route.tsx'
import { loader as participantLoader } from '#app/routes/participants.$reference._index/route.tsx'
import { meta, action as takeAction, loader as takeLoader } from '#app/routes/participants.$reference.data/route.tsx'
import { dataRequests } from '#db/schema/index.ts'
import { requestNamed, requestOf } from '#test/support/data-requests.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, participantsIn } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { minutesOn } from '#test/support/reminders.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: vi.fn(),
  onMachineClock: () => new Date(Date.now() + 7_200_000),
}))
const clockAt = (minutes: number) => vi.mocked(now).mockReturnValue(minutesOn(minutes))

withTestDatabase()

type Who = Awaited<ReturnType<typeof aPerson>> | null
type Fields = Record<string, string | string[]>
const REFERENCE = 'VVF-OP01'
let facilitator: NonNullable<Who>
let officer: NonNullable<Who>

beforeEach(async () => {
  clockAt(0)
  facilitator = await aPerson('facilitator', { forum: 'open' })
  officer = await aPerson('dpo')
  await participantsIn('open', 1)
})

const own = [`/participants/${REFERENCE}/data`, { reference: REFERENCE }] as const
const at = (id: string, more = '') => [`/data/requests/${id}${more}`, { request: id }] as const
const form = { intent: 'take', kind: 'access', wish: '', identity: 'code-word' }
const today = { 'askedOn-day': '19', 'askedOn-month': '11', 'askedOn-year': '2026' }
const take = async (who: Who, fields: Fields = {}) =>
  (await takeAction(await post(own[0], who, { ...form, ...today, ...fields }, own[1]))) as Response
const page = async (who: Who) => (await takeLoader(await get(...([own[0], who, own[1]] as const)))).json()
const settlePage = async (who: Who, id: string, more = '') =>
  (await settleLoader(await get(at(id)[0] + more, who, at(id)[1]))).json()
const settle = async (who: Who, id: string, fields: Fields) =>
  (await settleAction(await post(at(id)[0], who, fields, at(id)[1]))) as Response
const pack = async (who: Who, id: string, fields: Fields) =>
  (await packAction(await post(at(id, '/pack')[0], who, fields, at(id)[1]))) as Response
const list = async (who: Who, search = '') => (await listLoader(await get(`/data/requests${search}`, who))).json()
const tasks = async (who: Who) => (await (await homeLoader(await get('/', who))).json()).tasks

describe('/participants/:reference/data', () => {
  it('takes a request down, says who sees it and until when it is due', async () => {
    const answer = await take(facilitator, { kind: 'rectification', wish: 'My name' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, own[0]])
    const { requests, reference } = await page(facilitator)
    expect(reference).toBe(REFERENCE)
    expect(requests).toMatchObject([
      { kind: 'rectification', wish: 'My name', left: '30 days left', actions: ['withdraw'] },
    ])
    expect(meta({} as never)).toEqual([{ title: expect.not.stringContaining(REFERENCE) }])
    expect(
      await (await participantLoader(await get(`/participants/${REFERENCE}`, facilitator, own[1]))).json(),
    ).toMatchObject({
      dataRights: { open: 1, toDo: 0 },
    })
  })

  it.each<[string, Fields, string]>([
    ['nothing chosen', { kind: '' }, 'kind'],
    ['no words for an objection', { kind: 'objection' }, 'wish'],
    ['no day', { 'askedOn-day': '' }, 'askedOn'],
    ['no answer about who asks', { identity: '' }, 'identity'],
    ['a field we did not ask for', { dueOn: '2030-01-01' }, ''],
  ])('refuses %s, keeps what was typed and takes nothing down', async (_what, change, field) => {
    const answer = await take(facilitator, change)
    expect(answer.status).toBe(400)
    const refused = await answer.json()
    expect(refused.errors.map((error: { field: string }) => error.field)).toEqual([field])
    expect(refused.typed).toMatchObject({ ...form, ...today, ...change })
    expect(await rows().select().from(dataRequests)).toEqual([])
  })

  it('takes the same form once, and the same request once', async () => {
    const submission = submissionKey()
    await take(facilitator, { submission })
    expect((await take(facilitator, { submission })).status).toBe(303)
    expect((await (await take(facilitator)).json()).errors).toMatchObject([{ field: 'kind' }])
    expect(await rows().select().from(dataRequests)).toHaveLength(1)
  })

  it('is there for the facilitator of the forum alone', async () => {
    const elsewhere = await aPerson('facilitator', { forum: 'disability', key: 'elsewhere' })
    for (const use of [page, take]) await expect(use(elsewhere)).rejects.toBeInstanceOf(NotFound)
    for (const role of ['support', 'analyst', 'commissioner', 'board', 'admin'] as const)
      await expect(page(await aPerson(role))).rejects.toBeInstanceOf(Forbidden)
    await expect(take(officer)).rejects.toBeInstanceOf(Forbidden)
  })

  it('lets who asks be checked later, and says whose turn it is', async () => {
    await take(facilitator, { identity: 'later' })
    const id = (await rows().select().from(dataRequests))[0]?.id ?? ''
    expect((await tasks(facilitator)).map(({ title }: { title: string }) => title).join()).toContain(
      'Make sure that it was',
    )
    const empty = await take(facilitator, { intent: 'check', request: id, identity: '' })
    expect(empty.status).toBe(400)
    const followUp = { intent: 'check', request: id, identity: 'in-person' }
    const answer = (await takeAction(await post(own[0], facilitator, followUp, own[1]))) as Response
    expect(answer.status).toBe(303)
    expect((await requestNamed(id)).identity).toBe('in-person')
  })
})

describe('/data/requests', () => {
  it('lists by the day they are due, late ones first, and can be narrowed', async () => {
    const id = await requestOf(facilitator, REFERENCE, 'access')
    await requestOf(facilitator, REFERENCE, 'erasure')
    vi.mocked(now).mockReturnValue(new Date('2026-12-21T12:00:00Z'))
    const shown = await list(officer)
    expect(shown).toMatchObject({ overdue: 2, page: { total: 2 } })
    expect(shown.requests[0]).toMatchObject({ standing: 'overdue', left: '2 days late' })
    expect((await list(officer, '?kind=access')).requests).toMatchObject([{ id }])
    expect((await list(officer, '?state=done')).requests).toEqual([])
    const words = JSON.stringify([shown, await settlePage(officer, id), await tasks(officer)])
    expect(words).toContain('Late: answer VVF-OP01')
    for (const hidden of ['Alias 1', 'Open forum', 'ptc_open_1']) expect(words).not.toContain(hidden)
    await expect(list(facilitator)).rejects.toBeInstanceOf(Forbidden)
    await expect(settlePage(officer, 'drq_nobody')).rejects.toBeInstanceOf(NotFound)
  })

  it('hands a copy over in two parts, after a check and a confirmation, and is done when both are taken', async () => {
    const id = await requestOf(facilitator, REFERENCE, 'access', { checked: false })
    expect((await settle(officer, id, { intent: 'hand-over' })).status).toBe(400)
    await takeAction(await post(own[0], facilitator, { intent: 'check', request: id, identity: 'code-word' }, own[1]))
    expect((await settle(officer, id, { intent: 'hand-over' })).status).toBe(303)
    const first = await pack(facilitator, id, { part: 'contact', form: 'page' })
    expect([first.status, first.headers.get('Content-Disposition')]).toEqual([
      200,
      'attachment; filename="copy-part-1.html"',
    ])
    expect(first.headers.get('Cache-Control')).toBe('no-store')
    const early = (await takeAction(
      await post(own[0], facilitator, { intent: 'given', request: id }, own[1]),
    )) as Response
    expect(early.status).toBe(400)
    const second = await pack(facilitator, id, { part: 'taking-part', form: 'data' })
    expect(await second.json()).toMatchObject({ part: 'Part 2 of 2', held: { participants: [{ alias: 'Alias 1' }] } })
    expect((await pack(facilitator, id, { part: 'all', form: 'page' })).status).toBe(400)
    await takeAction(await post(own[0], facilitator, { intent: 'given', request: id }, own[1]))
    expect((await requestNamed(id)).state).toBe('done')
    await expect(pack(officer, id, { part: 'contact', form: 'page' })).rejects.toBeInstanceOf(Forbidden)
  })

  it('AUT-10 gives no copy and erases nobody without a fresh confirmation', async () => {
    const copy = await requestOf(facilitator, REFERENCE, 'access')
    await settle(officer, copy, { intent: 'hand-over' })
    const late = await post(at(copy, '/pack')[0], facilitator, { part: 'contact', form: 'page' }, at(copy)[1])
    clockAt(6)
    const away = (await packAction(late)) as Response
    expect(away.headers.get('Location')).toBe(`/confirm?next=${encodeURIComponent(own[0])}`)
    clockAt(0)
    const other = await requestOf(facilitator, REFERENCE, 'erasure')
    const tooLate = await post(at(other)[0], officer, { intent: 'erase' }, at(other)[1])
    clockAt(6)
    const answer = (await settleAction(tooLate)) as Response
    expect((await answer.json()).errors).toMatchObject([{ href: expect.stringContaining('/confirm') }])
    expect((await requestNamed(other)).state).toBe('open')
  })

  it('CRY-04 shows what goes and what stays, erases when it is confirmed, and shows the receipt', async () => {
    const id = await requestOf(facilitator, REFERENCE, 'erasure')
    const asking = await settlePage(officer, id, '?confirm=erase')
    expect(asking).toMatchObject({ confirming: true, plan: { begun: false, hold: null } })
    expect((await settle(officer, id, { intent: 'erase' })).status).toBe(303)
    expect((await settle(officer, id, { intent: 'erase' })).status).toBe(303)
    const after = await settlePage(officer, id, '?confirm=erase')
    expect(after).toMatchObject({
      confirming: false,
      plan: null,
      request: { state: 'done', reference: REFERENCE, actions: [] },
    })
    await expect(page(facilitator)).rejects.toBeInstanceOf(NotFound)
  })

  it('refuses a reason that does not fit, and keeps it', async () => {
    const id = await requestOf(facilitator, REFERENCE, 'access')
    const answer = await settle(officer, id, { intent: 'refuse', refusal: 'legal-duty' })
    expect(await answer.json()).toMatchObject({ errors: [{ field: 'refusal' }], typed: { refusal: 'legal-duty' } })
    expect((await settle(officer, id, { intent: 'extend' })).status).toBe(400)
    expect((await settle(officer, id, { intent: 'extend', reason: 'complex' })).status).toBe(303)
    const { request } = await settlePage(officer, id)
    expect(request.steps.map(({ more }: { more: string }) => more)).toContain('What they ask is complicated')
  })
})
