import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { action, loader } from '#app/routes/sessions.$session.register/route.tsx'
import { registerEntries, sessions, staffPresent } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, inRegister, participantsIn } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

withTestDatabase()

const params = { session: 'ses_one' }
const path = '/sessions/ses_one/register'
const emptyStaff = Object.fromEntries(
  ['facilitator', 'victim_support', 'mps', 'mopac', 'partner', 'interpreter'].map((name) => [`staff-${name}`, '']),
)
const fieldsOf = (version: string, statuses: Record<number, string>, staff: Record<string, string> = {}) => ({
  version,
  ...emptyStaff,
  ...Object.fromEntries(Object.entries(statuses).map(([n, status]) => [`status-ptc_open_${n}`, status])),
  ...staff,
})

async function hall(date = '2026-01-08', state: 'planned' | 'cancelled' = 'planned') {
  await aSession('open', { date, state })
  await participantsIn('open', 3)
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  const send = async (fields: Record<string, string | string[]>) =>
    (await action(await post(path, facilitator, fields, params))) as Response
  const shown = async () => (await loader(await get(path, facilitator, params))).json()
  return { facilitator, send, shown }
}

describe('/sessions/:session/register', () => {
  it('lists everybody by alias and reference, and says what is saved after saving', async () => {
    const { send, shown } = await hall()
    expect(await shown()).toMatchObject({ version: 0, started: true, lines: [{ alias: 'Alias 1' }, {}, {}] })
    const response = await send(fieldsOf('0', { 1: 'attended', 2: 'left_early' }, { 'staff-victim_support': '2' }))
    expect(response.status).toBe(303)
    expect(response.headers.get('Location')).toBe(path)
    expect(await shown()).toMatchObject({
      version: 1,
      state: 'held',
      lines: [{ status: 'attended' }, { status: 'left_early' }, { status: null }],
      summary: { arrived: 2, quorate: false, complete: false, unsettled: 1, staff: { victim_support: 2, mps: 0 } },
    })
  })

  it('takes a form sent twice as sent once', async () => {
    const { send, shown } = await hall()
    const fields = { ...fieldsOf('0', { 1: 'attended' }), submission: submissionKey() }
    expect([(await send(fields)).status, (await send(fields)).status]).toEqual([303, 303])
    expect(await shown()).toMatchObject({ version: 1 })
  })

  it.each([
    ['a status nobody knows', { 'status-ptc_open_1': 'ill' }, 'status-ptc_open_1', 'Choose one of the seven answers'],
    ['two statuses', { 'status-ptc_open_1': ['attended', 'declined'] }, 'status-ptc_open_1', 'Choose one of the seven'],
    ['an empty status', { 'status-ptc_open_1': '' }, 'status-ptc_open_1', 'Choose one of the seven answers'],
    ['more staff than fit', { 'staff-mps': '21' }, 'staff-mps', 'must be 20 or fewer'],
    ['fewer staff than none', { 'staff-mps': '-1' }, 'staff-mps', 'must be 0 or more'],
    ['staff in words', { 'staff-mopac': 'two' }, 'staff-mopac', 'must be a whole number'],
    ['no version', { version: '' }, 'version', 'Open the register again'],
    ['a version beyond numbers', { version: '9'.repeat(30) }, 'version', 'Open the register again'],
    ['a reason', { 'reason-ptc_open_1': 'was ill' }, '', 'something we did not ask for'],
    ['a participant of another forum', { 'status-ptc_disability_1': 'attended' }, '', 'something we did not ask for'],
    ['an organisation nobody knows', { 'staff-press': '1' }, '', 'something we did not ask for'],
  ])('refuses %s, keeps everything chosen and saves nothing', async (_what, change, field, words) => {
    const { send } = await hall()
    await participantsIn('disability', 1)
    const response = await send({ ...fieldsOf('0', { 2: 'attended' }, { 'staff-partner': '1' }), ...change })
    expect(response.status).toBe(400)
    const { errors, typed } = await response.json()
    expect(errors).toContainEqual({ field, message: expect.stringContaining(words) })
    expect(typed).toMatchObject({ 'status-ptc_open_2': 'attended', 'staff-partner': '1', ...change })
    expect(await rows().select().from(registerEntries)).toEqual([])
    expect(await rows().select().from(staffPresent)).toEqual([])
  })

  it('lets only replies be set before the start, and says so beside the person', async () => {
    const { send, shown } = await hall('2099-01-08')
    expect(await shown()).toMatchObject({ started: false })
    const early = await send(fieldsOf('0', { 1: 'accepted', 2: 'attended', 3: 'did_not_attend' }))
    expect((await early.json()).errors.map(({ field }: { field: string }) => field)).toEqual([
      'status-ptc_open_2',
      'status-ptc_open_3',
    ])
    const replies = await send(fieldsOf('0', { 1: 'accepted', 2: 'declined', 3: 'apologies' }))
    expect(replies.status).toBe(303)
    expect(await shown()).toMatchObject({ state: 'planned', version: 1 })
  })

  it('has no register for a cancelled session', async () => {
    const { send, shown } = await hall('2026-01-08', 'cancelled')
    expect(await shown()).toMatchObject({ state: 'cancelled' })
    const response = await send(fieldsOf('0', { 1: 'attended' }))
    expect((await response.json()).errors[0].message).toContain('does not take place')
  })

  it('does not exist for another forum, and is not for support, analysts or commissioners', async () => {
    await hall()
    const other = await aPerson('facilitator', { forum: 'disability', key: 'other' })
    await expect(loader(await get(path, other, params))).rejects.toThrow(NotFound)
    await expect(action(await post(path, other, fieldsOf('0', {}), params))).rejects.toThrow(NotFound)
    for (const role of ['support', 'analyst', 'commissioner', 'board', 'admin'] as const) {
      await expect(loader(await get(path, await aPerson(role), params))).rejects.toThrow(Forbidden)
    }
  })
})

describe('a register that somebody else changed meanwhile', () => {
  async function twoPeople() {
    const world = await hall()
    const colleague = await aPerson('facilitator', { forum: 'open', key: 'colleague' })
    const colleagueSends = async (fields: Record<string, string>) =>
      (await action(await post(path, colleague, fields, params))) as Response
    await inRegister('ses_one', ['ptc_open_1', 'ptc_open_2'], 'accepted')
    return { ...world, colleagueSends }
  }
  const theirs = fieldsOf('0', { 1: 'attended', 2: 'apologies', 3: 'attended' }, { 'staff-mps': '2' })
  const mine = fieldsOf('0', { 1: 'attended', 2: 'did_not_attend' }, { 'staff-mps': '1', 'staff-mopac': '1' })

  it('shows both where they differ, loses nothing and saves nothing', async () => {
    const { send, colleagueSends, shown } = await twoPeople()
    expect((await colleagueSends(theirs)).status).toBe(303)
    const response = await send(mine)
    expect(response.status).toBe(409)
    const refused = await response.json()
    expect(refused.errors[0].message).toContain('Somebody else changed this register at the same time')
    expect(refused.stale).toEqual({
      version: 1,
      entries: [{ participantId: 'ptc_open_2', theirs: 'apologies', mine: 'did_not_attend', differs: true }],
      staff: [
        { organisation: 'mps', theirs: 2, mine: 1 },
        { organisation: 'mopac', theirs: 0, mine: 1 },
      ],
    })
    expect(refused.typed).toEqual(mine)
    expect(await shown()).toMatchObject({
      version: 1,
      lines: [{ status: 'attended' }, { status: 'apologies' }, { status: 'attended' }],
    })
  })

  it('saves over theirs when it is sent again knowingly, and keeps what only they marked', async () => {
    const { send, colleagueSends, shown } = await twoPeople()
    await colleagueSends(theirs)
    const { stale } = await (await send(mine)).json()
    expect((await send({ ...mine, version: String(stale.version) })).status).toBe(303)
    expect(await shown()).toMatchObject({
      version: 2,
      lines: [{ status: 'attended' }, { status: 'did_not_attend' }, { status: 'attended' }],
      summary: { staff: { mps: 1, mopac: 1 } },
    })
  })

  it('asks again when they saved once more in between', async () => {
    const { send, colleagueSends } = await twoPeople()
    await colleagueSends(theirs)
    const first = await (await send(mine)).json()
    await colleagueSends({ ...theirs, version: '1', 'status-ptc_open_2': 'left_early' })
    const response = await send({ ...mine, version: String(first.stale.version) })
    expect(response.status).toBe(409)
    expect((await response.json()).stale).toMatchObject({ version: 2, entries: [{ theirs: 'left_early' }] })
  })

  it('says nothing when both chose the same', async () => {
    const { send, colleagueSends } = await twoPeople()
    await colleagueSends(theirs)
    expect((await send(theirs)).status).toBe(303)
    expect(await rows().select().from(sessions)).toMatchObject([{ registerVersion: 1 }])
  })
})
