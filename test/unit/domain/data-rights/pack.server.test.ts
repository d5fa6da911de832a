import { getTableColumns } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { startRequest } from '#app/domain/data-rights/decision-commands.server.ts'
import { givePack, takeOwnCopy } from '#app/domain/data-rights/pack-commands.server.ts'
import { packFileName, packJson, packPage } from '#app/domain/data-rights/pack-page.ts'
import { type Pack, subjectPack } from '#app/domain/data-rights/pack-queries.server.ts'
import { packTitles, STAFF_COLUMNS } from '#app/domain/data-rights/pack-words.ts'
import { PACK_PARTS } from '#app/domain/data-rights/status.ts'
import { visitContext } from '#app/domain/shared/context.ts'
import { tableNamed } from '#db/erase.server.ts'
import { places } from '#db/schema/index.ts'
import { subjects } from '#db/subjects.ts'
import { confirmedFor } from '#test/support/break-glass.ts'
import { requestNamed, requestOf, saidSince } from '#test/support/data-requests.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, forumNamed, given, NOON } from '#test/support/factories.ts'
import { aWholePerson, type WholePerson } from '#test/support/whole-person.ts'

withTestDatabase()

let facilitator: Awaited<ReturnType<typeof aPerson>>
let officer: Awaited<ReturnType<typeof aPerson>>
let one: WholePerson
let neighbour: WholePerson

beforeEach(async () => {
  facilitator = await aPerson('facilitator', { forum: 'open' })
  officer = await aPerson('dpo')
  one = await aWholePerson('one', facilitator.id)
  neighbour = await aWholePerson('neighbour', facilitator.id)
})

const packOf = (id: string, part: Pack['part']) => subjectPack(ctxFor(facilitator, 'data-request:take'), id, part)
const both = async (id: string) => Promise.all(PACK_PARTS.map((part) => packOf(id, part)))
const texts = async (id: string) =>
  (await both(id)).flatMap((pack) => [packPage(pack, '2026-11-19'), packJson(pack, '2026-11-19')])
const visit = () => visitContext({ id: 'x', participantId: one.id }, NOON, 'test')

describe('PRV-05 the copy of somebody’s data', () => {
  it('has every table that is given, and every column of it but those named as withheld', async () => {
    const held = new Map((await both(one.id)).flatMap(({ tables }) => tables.map((table) => [table.table, table])))
    const given = Object.entries(subjects).filter(([, { access }]) => access.rule === 'given')
    expect([...held.keys()].sort()).toEqual(given.map(([name]) => name).sort())
    expect(Object.keys(packTitles).sort()).toEqual(given.map(([name]) => name).sort())
    for (const [name, { access }] of given) {
      const inside = access.rule === 'given' ? access.inside : []
      const columns = Object.values(getTableColumns(tableNamed(name))).map((column) => column.name)
      expect(
        inside.filter((column) => !columns.includes(column)),
        `${name} has no such columns`,
      ).toEqual([])
      const rows = held.get(name)?.rows ?? []
      expect(rows.length, name).toBeGreaterThan(0)
      for (const facts of rows)
        expect([...facts.map(({ column }) => column), ...inside].sort(), name).toEqual([...columns].sort())
    }
  })

  it('says what is withheld and why, table by table', async () => {
    const { withheld } = await packOf(one.id, 'taking-part')
    const whole = Object.values(subjects).filter(({ access }) => access.rule === 'withheld')
    expect(withheld.length).toBeGreaterThanOrEqual(whole.length + 1)
    expect(withheld.every(({ what, why }) => what && why)).toBe(true)
    const page = packPage(await packOf(one.id, 'taking-part'), '2026-11-19')
    for (const { what, why } of withheld) expect(page).toContain(`<li>${what}. ${why.replace("'", '&#39;')}`)
  })

  it('has all that they told us, opened, in both forms', async () => {
    const [contactPage, contactJson, partPage, partJson] = await texts(one.id)
    for (const mark of one.typed) {
      expect(`${contactPage}${partPage}`).toContain(mark)
      expect(`${contactJson}${partJson}`).toContain(mark)
    }
    for (const sealed of [...one.stored, one.wrapped]) expect(`${contactJson}${partJson}`).not.toContain(sealed)
  })

  it('has nothing about anybody else, and no name of staff: their role instead', async () => {
    const all = (await texts(one.id)).join('')
    for (const mark of [...neighbour.typed, ...neighbour.stored, neighbour.id, neighbour.reference, 'neighbour'])
      expect(all).not.toContain(mark)
    for (const person of [facilitator, officer])
      for (const known of [person.id, person.name, person.email]) expect(all).not.toContain(known)
    expect(all).toContain('Facilitator')
    expect(STAFF_COLUMNS.length).toBeGreaterThan(3)
  })

  it('PRV-04 never has how somebody is reached and their forum in one file', async () => {
    const { name } = await forumNamed('open')
    const email = one.typed[1] ?? ''
    for (const text of await texts(one.id)) {
      expect(text.includes(name) && text.includes(email)).toBe(false)
      expect(text.includes(one.reference) && text.includes(email)).toBe(false)
    }
    expect((await texts(one.id)).join('')).toContain(name)
  })

  it('needs nothing else to be read, runs nothing, and gives nothing away by its name or title', async () => {
    for (const part of PACK_PARTS) {
      const page = packPage(await packOf(one.id, part), '2026-11-19')
      expect(page).not.toMatch(/<script|<link|<img|<iframe|<a |src=|url\(|@import|\son\w+=/)
      expect(page).toContain('<title>Your copy</title>')
      expect(JSON.parse(packJson(await packOf(one.id, part), '2026-11-19'))).toMatchObject({ madeOn: '2026-11-19' })
      expect([packFileName(part, 'html'), packFileName(part, 'json')].join(' ')).toMatch(
        /^copy-part-\d\.html copy-part-\d\.json$/,
      )
    }
  })

  it('shows what they wrote as text, whatever is in it', async () => {
    const pack = await packOf(one.id, 'taking-part')
    const label = {
      column: 'wish',
      label: 'In your words',
      isKey: false,
      value: '',
      words: '<img src=x onerror=alert(1)>"&',
    }
    const tables = pack.tables.slice(0, 1).map((table) => ({ ...table, rows: [[label]] }))
    const page = packPage({ ...pack, tables }, '2026-11-19')
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;')
    expect(page).not.toContain('<img')
  })
})

describe('A copy is handed over', () => {
  const give = (id: string, part: Pack['part']) => givePack(confirmedFor(facilitator, 'data-request:take'), id, part)
  const working = async () => {
    const id = await requestOf(facilitator, one.reference, 'access')
    await startRequest(ctxFor(officer, 'data-request:settle'), id, 'hand-over')
    return id
  }

  it('part by part, each on record before it is read', async () => {
    const id = await working()
    expect(await give(id, 'contact')).toMatchObject({ ok: true, value: { part: 'contact' } })
    expect(await give(id, 'taking-part')).toMatchObject({ ok: true })
    expect((await saidSince()).slice(-2)).toEqual(['request.given', 'request.given'])
    expect((await requestNamed(id)).state).toBe('working')
  })

  it('not before it was decided, and not for another kind', async () => {
    const open = await requestOf(facilitator, one.reference, 'access')
    expect(await give(open, 'contact')).toEqual({ ok: false, reason: 'not-possible' })
    const other = await requestOf(facilitator, one.reference, 'rectification')
    expect(await give(other, 'contact')).toEqual({ ok: false, reason: 'not-possible' })
  })

  it('not by a facilitator who may not know of another place of theirs', async () => {
    const id = await working()
    const { id: forumId } = await forumNamed('disability')
    const elsewhere = { id: 'plc_elsewhere', participantId: one.id, forumId, state: 'active' as const }
    await given((tx) => tx.insert(places).values(elsewhere))
    expect(await give(id, 'taking-part')).toEqual({ ok: false, reason: 'other-forum' })
  })

  it('not to anybody but the facilitator of their forum', async () => {
    const id = await working()
    const stranger = await aPerson('facilitator', { forum: 'disability', key: 'stranger' })
    await expect(givePack(confirmedFor(stranger, 'data-request:take'), id, 'contact')).rejects.toThrow()
  })

  it('behind the private link at once, and with the last part the request is done', async () => {
    const ctx = { ...visit(), visit: undefined }
    expect(await takeOwnCopy(ctx, 'contact')).toEqual({ ok: false, reason: 'not-asked' })
    const id = await requestOf(facilitator, one.reference, 'access')
    expect(await takeOwnCopy(ctx, 'contact')).toMatchObject({ ok: true, value: { part: 'contact' } })
    expect((await requestNamed(id)).state).toBe('open')
    expect(await takeOwnCopy(ctx, 'taking-part')).toMatchObject({ ok: true })
    expect(await requestNamed(id)).toMatchObject({ state: 'done', settledAt: NOON })
    expect(await takeOwnCopy(ctx, 'taking-part')).toMatchObject({ ok: true })
  })
})
