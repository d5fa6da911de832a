import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import {
  action as upload,
  loader as uploadLoader,
} from '#app/routes/forums.$forum.participants.import._index/route.tsx'
import {
  action as decideAction,
  loader as lookLoader,
} from '#app/routes/forums.$forum.participants.import.$import/route.tsx'
import { loader as template } from '#app/routes/forums.$forum.participants.import[.]csv/route.tsx'
import { participantImports, participants } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson } from '#test/support/factories.ts'
import { cookieOf, formTokenFor, get, post, submissionKey } from '#test/support/http.ts'
import { workbook } from '#test/support/workbooks.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date('2026-11-19T12:00:00Z'),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))

withTestDatabase()

const PATH = '/forums/open/participants/import'
const CSV = 'First name,Email,Surname,Colour\nSam,sam@example.org,Hidden,blue\nKit,kit@,Hidden,red\n'
let facilitator: Awaited<ReturnType<typeof aPerson>>

beforeEach(async () => {
  facilitator = await aPerson('facilitator', { forum: 'open' })
})

/** A file posted as a browser does it. */
async function send(content: string | Uint8Array | null, who: { id: string } = facilitator, forum = 'open') {
  const body = new FormData()
  const cookie = await cookieOf(who)
  body.append('submission', submissionKey())
  body.append('form-token', await formTokenFor(cookie))
  if (content !== null) body.append('file', new Blob([content as BlobPart]), 'any name')
  const headers = { Cookie: cookie, 'X-Request-Id': 'test' }
  const request = new Request(`http://localhost:3000${PATH}`, { method: 'POST', headers, body })
  return (await upload({ request, params: { forum }, context: { nonce: 'test' } } as ActionFunctionArgs)) as Response
}

const idOf = (response: Response) => response.headers.get('Location')?.split('/').at(-1) ?? ''
const look = async (id: string, who: { id: string } = facilitator) =>
  (await (await lookLoader(await get(`${PATH}/${id}`, who, { forum: 'open', import: id }))).json()).shown
const decide = async (id: string, fields: Record<string, string>, who: { id: string } = facilitator) =>
  (await decideAction(await post(`${PATH}/${id}`, who, fields, { forum: 'open', import: id }))) as Response
const mapped = { intent: 'map', column0: 'alias', column1: 'email', column2: '' }
const everybody = () => rows().select().from(participants)

describe('a spreadsheet of participants', () => {
  it('is read, its columns named, looked at line by line, brought in and undone', async () => {
    const id = idOf(await send(CSV))
    expect(await look(id)).toMatchObject({
      state: 'columns',
      lines: 2,
      columns: [
        { name: 'column0', heading: 'First name', guess: 'alias' },
        { name: 'column1', heading: 'Email', guess: 'email' },
        { name: 'column2', heading: 'Colour', guess: null },
      ],
      refused: [{ heading: 'Surname', why: expect.stringContaining('never a surname') }],
    })
    expect((await decide(id, mapped)).status).toBe(303)
    const seen = await look(id)
    expect(seen).toMatchObject({
      state: 'look',
      rows: [{ line: 2, alias: 'Sam', place: 'Place 1', startsOn: 'Today', reached: 'Email', adjustments: '' }],
      problems: [{ line: 3, words: expect.stringContaining('email address') }],
      leftOut: ['Colour'],
    })
    expect(JSON.stringify(seen)).not.toMatch(/@|Hidden|blue/)
    expect(await everybody()).toEqual([])
    const answer = await decide(id, { intent: 'confirm' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${PATH}/${id}`])
    expect(await look(id)).toMatchObject({
      state: 'confirmed',
      people: 1,
      until: expect.stringContaining('20 November'),
    })
    await decide(id, { intent: 'undo' })
    expect([await everybody(), await look(id)]).toMatchObject([[], { state: 'undone', kept: [] }])
  })

  it('can be an Excel workbook, whatever it is called', async () => {
    const id = idOf(
      await send(
        await workbook([
          ['Name', 'Joined'],
          ['Sam', new Date('2025-06-03T00:00:00Z')],
        ]),
      ),
    )
    await decide(id, { intent: 'map', column0: 'alias', column1: 'startsOn' })
    expect(await look(id)).toMatchObject({ rows: [{ alias: 'Sam', startsOn: 'Tuesday 3 June 2025' }] })
  })

  it('DAT-05 is brought in once, and can be cancelled twice', async () => {
    const id = idOf(await send(CSV))
    await decide(id, mapped)
    const fields = { intent: 'confirm', submission: submissionKey() }
    const sent = [await decide(id, fields), await decide(id, fields), await decide(id, { intent: 'confirm' })]
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await everybody()).toHaveLength(1)
    const another = idOf(await send(CSV))
    expect((await decide(another, { intent: 'cancel' })).status).toBe(303)
    expect((await decide(another, { intent: 'cancel' })).status).toBe(303)
    await expect(look(another)).rejects.toMatchObject({ status: 303 })
  })

  it.each([
    [null, 'Choose a CSV or Excel file'],
    ['', 'not empty'],
    [new Uint8Array(2 * 1024 * 1024 + 1), 'smaller than 2 MB'],
    [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'old Excel file'],
    [new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), 'cannot be read as an Excel workbook'],
    [new Uint8Array([0, 1, 2]), 'not a CSV file'],
    ['First name\n"Sam', 'quotation mark'],
    ['Sam,sam@example.org\nKit,kit@example.org', 'must name the columns'],
  ])('is refused as a whole beside its field: %o', async (content, words) => {
    const answer = await send(content)
    expect(answer.status).toBe(400)
    expect((await answer.json()).errors).toEqual([{ field: 'file', message: expect.stringContaining(words) }])
    expect(await rows().select().from(participantImports)).toEqual([])
  })

  it.each([
    [{ column0: '', column1: 'email' }, 'column0', 'first names'],
    [{ column0: 'alias', column1: 'alias' }, 'column0', 'Two columns'],
    [{ column0: 'surname' }, 'column0', 'Choose what'],
    [{ column99: 'alias' }, '', 'did not ask for'],
  ])('AZ-05 keeps what was chosen when columns cannot be named so: %o', async (change, field, message) => {
    const id = idOf(await send(CSV))
    const answer = await decide(id, { intent: 'map', ...change })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [{ field, message: expect.stringContaining(message) }],
      typed: change,
    })
    expect(await look(id)).toMatchObject({ state: 'columns' })
  })

  it('asks to look at what may be a surname before it goes on', async () => {
    const id = idOf(await send('Name\nSam Brown\n'))
    await decide(id, { intent: 'map', column0: 'alias' })
    const answer = await decide(id, { intent: 'confirm' })
    expect([answer.status, (await answer.json()).errors]).toMatchObject([400, [{ field: 'checked' }]])
    expect((await decide(id, { intent: 'confirm', checked: 'yes' })).status).toBe(303)
  })

  it('AZ-02 is there for its sender alone, and for no other forum or role', async () => {
    const id = idOf(await send(CSV))
    const colleague = await aPerson('facilitator', { forum: 'open', key: 'colleague' })
    await expect(look(id, colleague)).rejects.toMatchObject({ status: 303 })
    await decide(id, { intent: 'cancel' }, colleague)
    expect(await look(id)).toMatchObject({ state: 'columns' })
    await expect(send(CSV, facilitator, 'lgbtq')).rejects.toThrow(NotFound)
    await expect(send(CSV, await aPerson('admin'))).rejects.toThrow(Forbidden)
    const { imports } = await (await uploadLoader(await get(PATH, facilitator, { forum: 'open' }))).json()
    expect(imports).toMatchObject([{ id, state: 'read' }])
  })

  it('has a template whose columns are all known, under a name that says nothing', async () => {
    const file = await template(await get('/forums/open/participants/import.csv', facilitator, { forum: 'open' }))
    expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="template.csv"')
    const id = idOf(await send(`${await file.text()}Sam,,,,,\n`))
    expect(await look(id)).toMatchObject({ refused: [], columns: [{ guess: 'alias' }] })
  })
})
