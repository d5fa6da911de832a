import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { addAdjustment } from '#app/domain/contact/adjustment-commands.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as home } from '#app/routes/_index/route.tsx'
import * as session from '#app/routes/sessions.$session._index/route.tsx'
import * as day from '#app/routes/sessions.$session.day/route.tsx'
import { pulseTallies, rawNotes, registerEntries, signInSessions } from '#db/schema/index.ts'
import { aDay, EVENING, NOTED } from '#test/support/day.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, inRegister, NOON, once } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
withTestDatabase()
beforeEach(() => void vi.mocked(now).mockReturnValue(EVENING))

const params = { session: 'ses_one' }
const path = '/sessions/ses_one/day'
const mark = { intent: 'mark', participant: 'ptc_open_1', before: 'none', wanted: 'attended' }
type Who = { id: string } | null
type Fields = Record<string, string>

const send = async (who: Who, fields: Fields) => (await day.action(await post(path, who, fields, params))) as Response
const page = async (who: Who, search = '') => renderRoute(day, await get(path + search, who, params))
const refusedPage = async (who: Who, fields: Fields) => renderRoute(day, await post(path, who, fields, params))

/** As a device sends it later: the same form, with an answer to read. */
async function ask(who: Who, fields: Fields) {
  const args = await post(path, who, fields, params)
  args.request.headers.set('Accept', 'application/json')
  const response = (await day.action(args)) as Response
  return { status: response.status, answer: await response.json() }
}

describe('/sessions/:session/day', () => {
  it('shows who is expected with what we do for them, marks with a tap, and takes it back as it was', async () => {
    const { facilitator } = await aDay({ items: 2 })
    const keeping = ctxFor(facilitator, 'participant:manage', EVENING)
    await addAdjustment(keeping, 'VVF-OP01', { intent: 'add', kind: 'interpreter', line: 'Somali' }, once())
    await inRegister('ses_one', ['ptc_open_1'], 'accepted')
    await inRegister('ses_one', ['ptc_open_3'], 'declined')
    const shown = await page(facilitator)
    expect(shown).toContain('0 of 2 here')
    expect(shown).toContain('Interpreter for another language: Somali')
    expect(shown).toMatch(/Not expected today \(1\)[\s\S]*Alias 3/)
    expect(shown).toMatch(/1\. What changed since last time[\s\S]*2\. Item 2/)
    const tapped = await send(facilitator, { ...mark, before: 'accepted' })
    expect([tapped.status, tapped.headers.get('Location')]).toEqual([
      303,
      `${path}?was=ptc_open_1.accepted#person-ptc_open_1`,
    ])
    const after = await page(facilitator, '?was=ptc_open_1.accepted')
    expect(after).toContain('1 of 2 here')
    expect(after).toMatch(/name="before" value="attended"\/><input type="hidden" name="wanted" value="accepted"/)
    vi.mocked(now).mockReturnValue(new Date('2026-11-20T09:00:00Z'))
    expect(await page(facilitator)).not.toContain('Somali')
  })

  it('shows both choices beside a person whom somebody else marked otherwise', async () => {
    const { facilitator } = await aDay()
    const colleague = await aPerson('facilitator', { forum: 'open', key: 'colleague' })
    await send(colleague, { ...mark, wanted: 'apologies' })
    expect((await send(facilitator, mark)).status).toBe(409)
    const shown = await refusedPage(facilitator, mark)
    expect(shown).toContain('Somebody else has marked them as “Sent apologies”. You chose “Attended”. Which is right?')
    expect(shown).toContain('href="#person-ptc_open_1"')
    expect((await send(facilitator, { ...mark, before: 'apologies' })).status).toBe(303)
    expect(await rows().select().from(registerEntries)).toMatchObject([{ status: 'attended' }])
  })

  it('shows references in place of names when names are hidden', async () => {
    const { facilitator } = await aDay()
    expect(await page(facilitator)).toContain('Alias 1')
    const args = await get(path, facilitator, params)
    await given((tx) => tx.update(signInSessions).set({ namesHidden: true }))
    const hidden = await renderRoute(day, args)
    expect(hidden).toContain('VVF-OP01')
    expect(hidden).not.toContain('Alias')
  })

  it('warns of what may say who it is about and keeps the note; takes it back with everything typed when it cannot', async () => {
    const { facilitator } = await aDay({ items: 1 })
    const note = { ...NOTED, intent: 'note', item: 'agi_1', text: 'PC Smith never rang 07946 123456' }
    expect((await send(facilitator, note)).headers.get('Location')).toMatch(/\?at=agi_1#note-nte_/)
    expect(await page(facilitator)).toMatch(/Look at it again:[\s\S]*a phone number/)
    const refused = await refusedPage(facilitator, { ...note, text: ' ', valence: 'mixed' })
    expect(refused).toMatch(/href="#text-agi_1"[^>]*>Enter what was said/)
    expect(refused).toMatch(/checked=""[^>]*value="mixed"|value="mixed"[^>]*checked=""/)
    const change = { ...NOTED, intent: 'note-change', note: 'nte_gone', version: '1', text: 'Mine is kept' }
    expect(await refusedPage(facilitator, change)).toMatch(/no longer there[\s\S]*Mine is kept/)
  })

  it('shows the totals of the pulse once five have answered, and says in no address what one of them did', async () => {
    const { facilitator } = await aDay()
    const tap = { intent: 'tap', question: '1', answer: '5' }
    for (const _ of [1, 2, 3, 4]) await send(facilitator, tap)
    expect(await page(facilitator)).not.toContain('Very good: 4')
    const last = await send(facilitator, tap)
    const [to = '', place] = last.headers.get('Location')?.slice(path.length).split('#') ?? []
    expect([to.replace(/[\w-]{20,}/g, 'X'), place]).toEqual(['?counted=X.X', 'pulse-1'])
    const undo = /Counted\.[\s\S]*value="untap"[\s\S]*Very good: 5/
    for (const known of [to, '?tapped=1.5']) expect(await page(facilitator, known)).toMatch(undo)
    for (const odd of [`${to}x`, '?counted=', '?counted=1.5']) expect(await page(facilitator, odd)).not.toMatch(undo)
    await send(facilitator, { ...tap, intent: 'untap' })
    expect(await rows().select().from(pulseTallies)).toMatchObject([{ number: 4 }])
  })

  it('waits for the doors, and has nothing to fill in when it is off', async () => {
    const { facilitator } = await aDay()
    vi.mocked(now).mockReturnValue(NOON)
    const early = await page(facilitator)
    expect(early).toContain('From 5pm you can mark who arrives')
    expect(early).not.toContain('value="mark"')
    expect((await send(facilitator, mark)).status).toBe(400)
  })

  it.each([0, 1, 40])('serves a session of %i participants', async (people) => {
    const { facilitator } = await aDay({ people })
    const shown = await page(facilitator)
    expect(shown).toContain(`0 of ${people} here`)
    expect(shown.match(/id="person-/g) ?? []).toHaveLength(people)
  })

  it('AZ-02 is not found from another forum, and is for facilitators alone', async () => {
    await aDay()
    const other = await aPerson('facilitator', { forum: 'disability', key: 'other' })
    await expect(day.loader(await get(path, other, params))).rejects.toThrow(NotFound)
    await expect(send(other, mark)).rejects.toThrow(NotFound)
    for (const role of ['support', 'analyst', 'commissioner', 'admin'] as const)
      await expect(day.loader(await get(path, await aPerson(role), params))).rejects.toThrow(Forbidden)
  })

  it('stands on the home page of its day and on the page of the session', async () => {
    const { facilitator } = await aDay()
    const { tasks } = await (await home(await get('/', facilitator))).json()
    expect(tasks[0]).toMatchObject({ title: 'Session today: Open forum', hint: '6pm to 8pm', href: path })
    expect(await renderRoute(session, await get('/sessions/ses_one', facilitator, params))).toContain(`href="${path}"`)
  })
})

describe('the answers that a device reads', () => {
  it('DAT-05 says applied, already, conflict or refused, and what is saved instead', async () => {
    const { facilitator } = await aDay()
    const submission = submissionKey()
    const focus = 'person-ptc_open_1'
    expect(await ask(facilitator, { ...mark, submission })).toEqual({
      status: 200,
      answer: { ok: true, state: 'applied', message: 'Saved.', focus },
    })
    expect(await ask(facilitator, { ...mark, submission })).toMatchObject({ status: 200, answer: { state: 'already' } })
    expect(await ask(facilitator, { ...mark, wanted: 'apologies' })).toMatchObject({
      status: 409,
      answer: { ok: false, state: 'conflict', saved: 'attended', focus },
    })
    expect(await ask(facilitator, { ...mark, wanted: 'ill' })).toMatchObject({
      status: 400,
      answer: { ok: false, state: 'refused', message: 'Choose one of the answers' },
    })
  })

  it('WEB-01 asks for the token of this sign-in, and then takes the same form', async () => {
    const { facilitator } = await aDay()
    const submission = submissionKey()
    const stale = await ask(facilitator, { ...mark, submission, 'form-token': 'of-the-day-before' })
    expect(stale).toMatchObject({ status: 400, answer: { state: 'refused', again: 'with-new-token' } })
    expect((await ask(facilitator, { ...mark, submission })).answer.state).toBe('applied')
  })

  it('INJ-01 refuses a note whose key would give it the id of another one, and leaves that as it is', async () => {
    const { facilitator } = await aDay()
    const submission = '3f0c7c2e-1111-4000-8000-000000000000'
    const note = { ...NOTED, intent: 'note', item: '' }
    await ask(facilitator, { ...note, submission })
    const colleague = await aPerson('facilitator', { forum: 'open', key: 'colleague' })
    const replayed = await ask(colleague, { ...note, submission: `${submission}-other`, text: 'Another one' })
    expect(replayed).toMatchObject({ status: 400, answer: { state: 'refused' } })
    expect(await rows().select().from(rawNotes)).toMatchObject([{ version: 1 }])
    expect((await ask(colleague, { ...note, submission, text: 'Under the key of somebody else' })).status).toBe(400)
  })

  it('takes what was typed without a connection two days later, in order', async () => {
    const { facilitator } = await aDay({ items: 1 })
    vi.mocked(now).mockReturnValue(new Date('2026-11-21T20:00:00Z'))
    const submission = '3f0c7c2e-1111-4000-8000-000000000000'
    const note = { ...NOTED, intent: 'note', item: 'agi_1', submission }
    const time = { intent: 'time', item: 'agi_1', before: 'waiting', wanted: 'running', at: '2026-11-19T18:05:00.000Z' }
    const states: string[] = []
    const posts: Fields[] = [
      mark,
      { ...mark, before: 'attended', wanted: 'left_early' },
      time,
      note,
      { ...NOTED, intent: 'note-change', note: `nte_${submission}`, version: '1', text: 'Nobody wrote' },
      { intent: 'tap', question: '3', answer: '4' },
    ]
    for (const fields of posts) states.push((await ask(facilitator, fields)).answer.state)
    expect(new Set(states)).toEqual(new Set(['applied']))
    const { items } = await (await day.loader(await get(path, facilitator, params))).json()
    expect(items).toMatchObject([{ moment: 'running', notes: [{ text: 'Nobody wrote' }] }])
    expect(await rows().select().from(rawNotes)).toHaveLength(1)
  })
})
