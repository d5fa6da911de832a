import { describe, expect, it, vi } from 'vitest'
import { agreedPurposes } from '#app/domain/agreements/queries.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as home } from '#app/routes/_index/route.tsx'
import { meta, loader as paper } from '#app/routes/agreement._index/route.tsx'
import { loader as glance } from '#app/routes/participants.$reference._index/route.tsx'
import { action, loader } from '#app/routes/participants.$reference.agreement/route.tsx'
import { answersStored, newWords } from '#test/support/agreements.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, NOON, participantsIn } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date('2026-11-19T12:00:00Z'),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))

withTestDatabase()

const REFERENCE = 'VVF-OP01'
const ID = 'ptc_open_1'
const PATH = `/participants/${REFERENCE}/agreement`
type Who = { id: string } | null
const page = async (who: Who, reference = REFERENCE) => (await loader(await get(PATH, who, { reference }))).json()
const send = async (who: Who, fields: Record<string, string>, reference = REFERENCE) =>
  (await action(await post(PATH, who, fields, { reference }))) as Response
const printed = async (who: Who, query = '') => (await paper(await get(`/agreement${query}`, who))).json()

async function world() {
  await participantsIn('open', 2)
  return aPerson('facilitator', { forum: 'open' })
}

async function answering(who: Who, answers: Record<string, string>) {
  const { made } = await page(who)
  return { intent: 'answer', seen: String(made.seen), words: made.words, how: 'spoken', ...answers }
}

describe('/participants/:reference/agreement', () => {
  it('takes several answers at once and shows since when, how and by whom', async () => {
    const who = await world()
    expect((await page(who)).todo).toEqual({ toAskAgain: [], neverAsked: true, leftUs: false })
    const answer = await send(who, await answering(who, { 'taking-part': 'yes', photo: 'no', quotes: 'same' }))
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, PATH])
    const { purposes, history, todo } = await page(who)
    expect(todo.neverAsked).toBe(false)
    expect(purposes[0]).toMatchObject({
      label: 'Taking part',
      standing: 'yes',
      since: 'Yes since Thursday 19 November 2026. Spoken, taken by Test facilitator. Words version 1.',
      canTakeBack: true,
      text: expect.stringContaining('I want to take part'),
    })
    expect(purposes.find(({ purpose }) => purpose === 'photo')).toMatchObject({ standing: 'no', canTakeBack: false })
    expect(history.map(({ what, answer }) => [what, answer])).toEqual([
      ['Photos', 'No'],
      ['Taking part', 'Yes'],
    ])
  })

  it('PRV-05 takes one thing back with one press, at once', async () => {
    const who = await world()
    await send(who, await answering(who, { 'taking-part': 'yes', 'contact-email': 'yes' }))
    expect((await send(who, { intent: 'withdraw', purpose: 'contact-email' })).status).toBe(303)
    expect([...(await agreedPurposes(ID, NOON))]).toEqual(['taking-part'])
    await send(who, { intent: 'withdraw', purpose: 'taking-part' })
    const { todo, canLeave } = await page(who)
    expect([todo.leftUs, canLeave]).toEqual([true, true])
    const { agreement } = await (
      await glance(await get(`/participants/${REFERENCE}`, who, { reference: REFERENCE }))
    ).json()
    expect(agreement).toMatchObject({ leftUs: true })
    expect(agreement.purposes.filter(({ agreed }) => agreed)).toEqual([])
  })

  it('DAT-05 writes down a form sent twice once', async () => {
    const who = await world()
    const fields = { ...(await answering(who, { 'taking-part': 'yes' })), submission: submissionKey() }
    const answers = await Promise.all([send(who, fields), send(who, fields)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await answersStored(ID)).toHaveLength(1)
  })

  it.each([
    [{}, 'taking-part', 'at least one'],
    [{ 'taking-part': 'perhaps' }, 'taking-part', 'Choose yes'],
    [{ 'taking-part': 'yes', how: 'link' }, 'how', 'how they told you'],
    [{ 'taking-part': 'yes', surname: 'x' }, '', 'did not ask for'],
    [{ 'taking-part': 'yes', seen: '7' }, '', 'meanwhile'],
    [{ 'taking-part': 'yes', words: '1' }, '', 'words changed'],
  ])('refuses %o beside its field, and keeps what was chosen', async (change, field, message) => {
    const who = await world()
    const answer = await send(who, await answering(who, { quotes: 'same', ...change }))
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [{ field, message: expect.stringContaining(message) }],
      typed: change,
    })
    expect(await answersStored(ID)).toEqual([])
  })

  it('AZ-02 is not there for another forum, and AZ-03 for no other role', async () => {
    await world()
    const other = await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    const analyst = await aPerson('analyst')
    await expect(page(other)).rejects.toThrow(NotFound)
    await expect(send(other, { intent: 'withdraw', purpose: 'photo' })).rejects.toThrow(NotFound)
    await expect(page(other, 'VVF-NONE')).rejects.toThrow(NotFound)
    await expect(printed(other, `?for=${REFERENCE}`)).rejects.toThrow(NotFound)
    await expect(page(analyst)).rejects.toThrow(Forbidden)
    await expect(printed(analyst)).rejects.toThrow(Forbidden)
  })
})

describe('new words', () => {
  it('ask again at home, in the list and on the page, and the old yes holds meanwhile', async () => {
    const who = await world()
    await send(who, await answering(who, { 'taking-part': 'yes', quotes: 'yes' }))
    await newWords('quotes', 2, '2026-11-10')
    const { tasks } = await (await home(await get('/', who))).json()
    expect(tasks.filter(({ href }) => href === '/agreement')).toMatchObject([
      { title: 'Ask 1 person in Open forum for their agreement again', href: '/agreement' },
    ])
    expect((await printed(who)).toAsk).toMatchObject([
      { reference: REFERENCE, alias: 'Alias 1', again: ['Using their words'], never: false },
      { reference: 'VVF-OP02', never: true },
    ])
    const { todo, purposes } = await page(who)
    expect(todo.toAskAgain).toEqual(['Using their words'])
    expect(purposes.find(({ purpose }) => purpose === 'quotes')).toMatchObject({
      standing: 'ask-again',
      holdsUntil: 'Tuesday 22 December 2026',
      version: 2,
    })
    await send(who, await answering(who, { quotes: 'yes' }))
    expect((await page(who)).todo.toAskAgain).toEqual([])
  })
})

describe('/agreement on paper', () => {
  it('LNK-06 carries the reference, no name, and a title that says nothing', async () => {
    const who = await world()
    const form = await printed(who, `?for=${REFERENCE.toLowerCase()}&easy=yes`)
    expect(form).toMatchObject({ whose: REFERENCE, easy: true, toAsk: [] })
    expect(form.words).toHaveLength(9)
    expect(JSON.stringify(form)).not.toContain('Alias')
    const args = {} as Parameters<typeof meta>[0]
    expect(JSON.stringify(meta(args))).not.toMatch(/victim|police|MPS|MOPAC|crime|forum/i)
  })
})
