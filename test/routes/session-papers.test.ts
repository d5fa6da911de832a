import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { NOTE_ROWS, noteField } from '#app/domain/day/status.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import * as disclosure from '#app/routes/sessions.$session.disclosure/route.tsx'
import * as paper from '#app/routes/sessions.$session.paper/route.tsx'
import * as typedIn from '#app/routes/sessions.$session.typed-in/route.tsx'
import { disclosureUses, pulseTallies, rawNotes, registerEntries } from '#db/schema/index.ts'
import { aDay, EVENING } from '#test/support/day.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, inRegister } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
withTestDatabase()
beforeEach(() => void vi.mocked(now).mockReturnValue(EVENING))

const params = { session: 'ses_one' }
const at = (page: string) => `/sessions/ses_one/${page}`
type Who = { id: string } | null
type Fields = Record<string, string>
type Route = { loader: typeof paper.loader; default: typeof paper.default }

const shown = async (route: Route, page: string, who: Who) => renderRoute(route, await get(at(page), who, params))

describe('LNK-06 /sessions/:session/paper', () => {
  it('has a register, a slip for each person and room for notes, and its title names nothing', async () => {
    const { facilitator } = await aDay({ items: 2 })
    const html = await shown(paper as Route, 'paper', facilitator)
    expect(html.match(/app-paper-slip/g)).toHaveLength(3)
    expect(html).toMatch(/Attendance, Thursday 19 November 2026[\s\S]*Alias 1, VVF-OP01/)
    expect(html).toContain('1. What changed since last time (15 minutes)')
    const printed = html.replace(/<div class="app-no-print">[\s\S]*?<\/div>/, '')
    expect(printed).not.toMatch(/victim|police|MPS\b|MOPAC|crime|forum|cohort/i)
    const loaded = await (await paper.loader(await get(at('paper'), facilitator, params))).json()
    const title = paper.meta({ data: loaded } as unknown as Parameters<typeof paper.meta>[0])
    expect(title).toEqual([{ title: 'Papers for Thursday 19 November 2026' }])
  })
})

describe('/sessions/:session/typed-in', () => {
  const fieldsOf = (change: Fields): Fields => ({ version: '0', 'staff-facilitator': '1', ...change })
  const send = async (who: Who, fields: Fields) =>
    (await typedIn.action(await post(at('typed-in'), who, fields, params))) as Response

  it('saves the whole paper once, as the form of the page sends it', async () => {
    const { facilitator } = await aDay({ items: 1 })
    const empty = Object.fromEntries(NOTE_ROWS.map((row) => [noteField(row, 'text'), '']))
    const fields = fieldsOf({
      ...empty,
      ...{ 'status-ptc_open_1': 'attended', 'status-ptc_open_2': '', 'pulse-1-5': '6', 'pulse-2-1': '' },
      ...{ 'note-2-text': 'Nobody rang back', 'note-2-item': 'agi_1', 'note-2-breadth': 'general' },
      submission: submissionKey(),
    })
    expect([(await send(facilitator, fields)).status, (await send(facilitator, fields)).status]).toEqual([303, 303])
    expect(await rows().select().from(registerEntries)).toMatchObject([{ status: 'attended' }])
    expect(await rows().select().from(rawNotes)).toMatchObject([{ agendaItemId: 'agi_1', kind: 'experience' }])
    expect(await rows().select().from(pulseTallies)).toMatchObject([{ question: 1, answer: 5, number: 6 }])
  })

  it.each([
    [
      'a status nobody knows',
      { 'status-ptc_open_1': 'ill' },
      'status-ptc_open_1',
      'Choose one of the answers for Alias 1',
    ],
    ['answers beside no words', { 'note-3-breadth': 'one' }, 'note-3-text', 'Note 3: enter what was said'],
    ['words that are too many', { 'note-1-text': 'x'.repeat(1001) }, 'note-1-text', 'Note 1: '],
    ['a total in words', { 'pulse-1-1': 'two' }, 'pulse-1-1', 'must be a whole number'],
    ['a total beyond a room', { 'pulse-1-1': '61' }, 'pulse-1-1', 'must be 60 or fewer'],
    ['a participant of another forum', { 'status-ptc_other': 'attended' }, '', 'did not ask for'],
  ])('refuses %s beside its row, keeps everything typed and saves nothing', async (_what, change, field, words) => {
    const { facilitator } = await aDay()
    const fields = fieldsOf({ 'status-ptc_open_2': 'attended', 'note-5-text': 'They listened', ...change } as Fields)
    const response = await send(facilitator, fields)
    expect(response.status).toBe(400)
    const { errors, typed } = await response.json()
    expect(errors).toContainEqual({ field, message: expect.stringContaining(words) })
    expect(typed).toMatchObject(fields)
    expect([await rows().select().from(registerEntries), await rows().select().from(rawNotes)]).toEqual([[], []])
  })

  it('says everything that is wrong at once, in the order of the page, each by what it stands beside', async () => {
    const { facilitator } = await aDay()
    const wrong = {
      ...{ 'pulse-2-3': '999', 'note-2-kind': 'rumour', 'note-2-text': 'ok', 'note-1-text': 'x'.repeat(1001) },
      ...{ 'status-ptc_open_1': 'ill', 'staff-mps': 'x', 'note-4-breadth': 'one' },
    }
    const { errors } = await (await send(facilitator, fieldsOf(wrong))).json()
    expect(errors.map(({ message }: { message: string }) => message)).toEqual([
      'Choose one of the answers for Alias 1',
      'Number for Police (MPS) must be a whole number',
      expect.stringMatching(/^Note 1: /),
      'Note 2: choose what sort of note it is',
      'Number for “I felt safe: So-so” must be 60 or fewer',
      'Note 4: enter what was said, or take back what is chosen beside it',
    ])
  })

  it('says beside each row what somebody else saved meanwhile, and takes it when it is sent again', async () => {
    const { facilitator } = await aDay()
    const first = fieldsOf({ 'status-ptc_open_1': 'apologies' })
    await send(await aPerson('facilitator', { forum: 'open', key: 'colleague' }), first)
    const mine = fieldsOf({ 'status-ptc_open_1': 'attended', 'note-1-text': 'They listened' })
    const response = await send(facilitator, mine)
    expect(response.status).toBe(409)
    const refused = await response.json()
    expect(refused.errors[1]).toEqual({ field: 'status-ptc_open_1', message: 'Alias 1: they saved “Sent apologies”' })
    expect(await rows().select().from(rawNotes)).toEqual([])
    expect((await send(facilitator, { ...mine, version: String(refused.version) })).status).toBe(303)
    expect(await rows().select().from(registerEntries)).toMatchObject([{ status: 'attended' }])
  })

  it('has a row for each of 40 people within the limits of a form', async () => {
    const { facilitator } = await aDay({ people: 40 })
    const html = await shown(typedIn as unknown as Route, 'typed-in', facilitator)
    const names = new Set([...html.matchAll(/ name="(?<name>[^"]+)"/g)].map(({ groups }) => groups?.name))
    expect(names.size).toBeLessThan(200)
    expect(html).toContain('1 Attended')
  })
})

describe('/sessions/:session/disclosure', () => {
  const send = async (who: Who, fields: Fields) =>
    (await disclosure.action(await post(at('disclosure'), who, fields, params))) as Response

  it('says what to do, and notes that it was done, for facilitators and support workers', async () => {
    const { facilitator } = await aDay()
    const support = await aPerson('support', { forum: 'open' })
    const html = await shown(disclosure as unknown as Route, 'disclosure', support)
    for (const words of ['Stop', 'another room', 'Do not investigate', '999', 'safeguarding lead', 'MASH'])
      expect(html).toContain(words)
    const submission = submissionKey()
    const twice = [
      await send(support, { intent: 'used', submission }),
      await send(support, { intent: 'used', submission }),
    ]
    expect(twice.map(({ status }) => status)).toEqual([303, 303])
    const [use, ...more] = await rows().select().from(disclosureUses)
    expect([use?.byRole, more]).toEqual(['support', []])
    const outcome = { intent: 'outcome', use: use?.id ?? '' }
    expect((await send(facilitator, { ...outcome, reference: 'x'.repeat(41) })).status).toBe(400)
    expect((await send(facilitator, { ...outcome, reference: 'SG 12' })).status).toBe(303)
    expect(await shown(disclosure as unknown as Route, 'disclosure', facilitator)).toContain('value="SG 12"')
  })

  it('AZ-02 none of these pages is found from another forum', async () => {
    await aDay()
    await inRegister('ses_one', ['ptc_open_1'])
    const other = await aPerson('facilitator', { forum: 'disability', key: 'other' })
    for (const [route, page] of [
      [paper, 'paper'],
      [typedIn, 'typed-in'],
      [disclosure, 'disclosure'],
    ] as const)
      await expect(route.loader(await get(at(page), other, params))).rejects.toThrow(NotFound)
    await expect(send(other, { intent: 'used' })).rejects.toThrow(NotFound)
    const analyst = await aPerson('analyst')
    await expect(paper.loader(await get(at('paper'), analyst, params))).rejects.toThrow(Forbidden)
    await expect(disclosure.loader(await get(at('disclosure'), analyst, params))).rejects.toThrow(Forbidden)
  })
})
