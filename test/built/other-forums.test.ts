import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ask, askAs, crawl, dataRoutesOf, each } from '#test/support/crawl.ts'
import { bare, type Ids, idsOf, unknown } from '#test/support/other-forums.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { cookieOfPerson } from '#test/support/signed-in.ts'

/** AZ-02: to a facilitator of other forums, the ids of a forum look like ids of nothing. */
const NOW = '2026-11-19T12:00:00Z'
const WAITS_UNTIL = new Date(NOW).getTime() + 3_600_000

let server: TestServer
let db: Sqlite.Database
let fern: Ask
let moss: Ask
let own: Ids
let theirs: Ids

beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: NOW, env: { WORKER_SECONDS: '3600' } })
  db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  const idOf = (name: string) => String(db.prepare('select id from people where name like ?').pluck().get(`${name}%`))
  fern = askAs(server.origin, cookieOfPerson(server.dataFolder, idOf('Fern'), NOW))
  moss = askAs(server.origin, cookieOfPerson(server.dataFolder, idOf('Moss'), NOW))
  own = idsOf(db, 'open', idOf('Fern'), WAITS_UNTIL)
  theirs = idsOf(db, 'black-communities', idOf('Moss'), WAITS_UNTIL)
}, 60_000)
afterAll(async () => {
  db?.close()
  await server?.stop()
})

const KEY = 'a-submission-key-of-24-'
let keys = 0
const form = (fields: Record<string, string>): RequestInit => {
  const body = new URLSearchParams({ submission: `${KEY}${++keys}`, ...fields })
  return { method: 'POST', body }
}

const TABLES = `sessions places voucher_issues vouchers voucher_batches points point_imports session_team
  register_entries forums participants`.split(/\s+/)
const hash = () => JSON.stringify(TABLES.map((name) => db.prepare(`select * from ${name} order by 1, 2`).raw().all()))

describe('an id of another forum in an address', () => {
  it('answers byte for byte as an id of nothing, page and data alike', async () => {
    const all = await crawl(moss, 2, [
      '/',
      `/participants/${theirs.reference}`,
      `/sessions/${theirs.session}/points/import/${theirs.import}`,
    ])
    const named = (address: string) =>
      /(?:ses|vba)_\w+|VVF-\w+/.exec(address)?.[0] ?? /^\/forums\/(?!new)([^/?]+)/.exec(address)?.[1]
    const wrong: string[] = []
    let compared = 0
    const there = all.filter((address) => named(address) !== undefined)
    await each(there, async (address) => {
      const id = named(address) ?? ''
      for (const suffix of ['', ...dataRoutesOf(address).map((route) => `_data=${encodeURIComponent(route)}`)]) {
        const asked = suffix ? `${address}${address.includes('?') ? '&' : '?'}${suffix}` : address
        const [real, none] = await Promise.all([fern(asked), fern(asked.replaceAll(id, unknown(id)))])
        compared++
        if (real.status !== 404 || bare(real, id) !== bare(none, unknown(id))) wrong.push(`${real.status} ${asked}`)
      }
    })
    expect(wrong).toEqual([])
    expect(compared).toBeGreaterThan(30)
    for (const kind of ['register', 'vouchers', 'team', 'participants', 'points/import', 'batches', 'change', 'cancel'])
      expect(
        there.some((address) => address.includes(kind)),
        kind,
      ).toBe(true)
    expect(Object.values(theirs)).not.toContain('undefined')
  })

  it('is told apart from one of their own (negative control)', async () => {
    const [real, none] = [await fern(`/sessions/${own.session}`), await fern(`/sessions/${unknown(own.session)}`)]
    expect(real.status).toBe(200)
    expect(bare(real, own.session)).not.toBe(bare(none, unknown(own.session)))
  })
})

type Form = { at: (ids: Ids) => string; fields: (ids: Ids) => Record<string, string> }
const said = { text: 'Nobody rang back', kind: 'experience', breadth: 'one' }
const when = { 'date-day': '3', 'date-month': '12', 'date-year': '2026', time: '18:00', minutes: '120', version: '1' }
const laid = { 'first-day': '3', 'first-month': '12', 'first-year': '2026', time: '18:00' }
const batch = {
  supplier: 'Gifts',
  orderReference: 'X-1',
  faceValue: '20',
  quantity: '3',
  'receivedOn-day': '1',
  'receivedOn-month': '11',
  'receivedOn-year': '2026',
}

/** Which id is meant, where it is sent from, and the form. `own` are the sender's, `ids` those under test. */
const forms: [string, keyof Ids, Form][] = [
  [
    'a place given',
    'forum',
    { at: (ids) => `/forums/${ids.forum}/participants`, fields: () => ({ intent: 'add', alias: 'Sky' }) },
  ],
  [
    'sessions laid out',
    'forum',
    { at: (ids) => `/forums/${ids.forum}/sessions`, fields: () => ({ intent: 'lay-out', ...laid }) },
  ],
  [
    'a batch received',
    'forum',
    { at: () => '/vouchers/batches/new', fields: (ids) => ({ forum: ids.forum, ...batch }) },
  ],
  [
    'a place',
    'place',
    { at: () => `/forums/${own.forum}/participants`, fields: (ids) => ({ intent: 'give-place', place: ids.place }) },
  ],
  ['a session changed', 'planned', { at: (ids) => `/sessions/${ids.planned}/change`, fields: () => when }],
  ['a team saved', 'planned', { at: (ids) => `/sessions/${ids.planned}/team`, fields: () => ({ intent: 'save' }) }],
  [
    'reminders asked for',
    'planned',
    { at: (ids) => `/sessions/${ids.planned}/team`, fields: () => ({ intent: 'remind' }) },
  ],
  [
    'somebody of a team',
    'person',
    { at: () => `/sessions/${own.planned}/team`, fields: (ids) => ({ intent: 'save', members: ids.person }) },
  ],
  [
    'a register kept',
    'session',
    { at: (ids) => `/sessions/${ids.session}/register`, fields: () => ({ version: '1' }) },
  ],
  [
    'somebody in a register',
    'participant',
    {
      at: () => `/sessions/${own.session}/register`,
      fields: (ids) => ({ version: '1', [`status-${ids.participant}`]: 'attended' }),
    },
  ],
  [
    'a voucher in their session',
    'session',
    {
      at: (ids) => `/sessions/${ids.session}/vouchers`,
      fields: () => ({ intent: 'give', participant: own.participant, pence: '2000' }),
    },
  ],
  [
    'a voucher to theirs',
    'participant',
    {
      at: () => `/sessions/${own.session}/vouchers`,
      fields: (ids) => ({ intent: 'give', participant: ids.participant, pence: '2000' }),
    },
  ],
  [
    'a refusal of theirs',
    'participant',
    {
      at: () => `/sessions/${own.session}/vouchers`,
      fields: (ids) => ({ intent: 'decline', participant: ids.participant }),
    },
  ],
  [
    'a voucher taken back',
    'issue',
    { at: () => `/sessions/${own.session}/vouchers`, fields: (ids) => ({ intent: 'take-back', issue: ids.issue }) },
  ],
  [
    'a point recorded',
    'session',
    { at: (ids) => `/sessions/${ids.session}/points`, fields: () => ({ intent: 'record', ...said }) },
  ],
  [
    'a point changed',
    'point',
    {
      at: () => `/sessions/${own.session}/points`,
      fields: (ids) => ({ intent: 'change', point: ids.point, seen: 'x', ...said }),
    },
  ],
  [
    'a point removed',
    'point',
    { at: () => `/sessions/${own.session}/points`, fields: (ids) => ({ intent: 'remove', point: ids.point }) },
  ],
  [
    'a file confirmed',
    'import',
    { at: (ids) => `/sessions/${own.session}/points/import/${ids.import}`, fields: () => ({ intent: 'confirm' }) },
  ],
  [
    'a file forgotten',
    'import',
    { at: (ids) => `/sessions/${own.session}/points/import/${ids.import}`, fields: () => ({ intent: 'cancel' }) },
  ],
  [
    'a participant moved',
    'reference',
    { at: (ids) => `/participants/${ids.reference}`, fields: () => ({ intent: 'leave', from: 'active' }) },
  ],
  [
    'a session cancelled',
    'planned',
    { at: (ids) => `/sessions/${ids.planned}/cancel`, fields: () => ({ reason: 'Snow', version: '1' }) },
  ],
]

/** Answered alike whatever the id, one's own included: the first in line is not this place; forgotten is forgotten. */
const quiet = ['a place', 'a file forgotten']

describe('an id of another forum in a form', () => {
  it.each(forms)(
    '%s: answers byte for byte as an id of nothing, and changes nothing',
    async (what, name, { at, fields }) => {
      const none = { ...theirs, [name]: unknown(theirs[name]) }
      const before = hash()
      const real = await fern(at(theirs), form(fields(theirs)))
      const other = await fern(at(none), form(fields(none)))
      expect(bare(real, theirs[name])).toBe(bare(other, none[name]))
      expect([200, 303, 400, 404]).toContain(real.status)
      expect(hash()).toBe(before)
      if (quiet.includes(what)) return
      const mine = { ...theirs, [name]: own[name] }
      const answer = await fern(at(mine), form(fields(mine)))
      expect(bare(answer, own[name]), 'the form is one that their own id gets something else from').not.toBe(
        bare(other, none[name]),
      )
    },
  )
})

describe('an id of another forum behind a question mark', () => {
  it.each([
    ['a point to edit', 'point', (ids: Ids) => `/sessions/${own.session}/points?edit=${ids.point}`],
    ['a voucher to take back', 'issue', (ids: Ids) => `/sessions/${own.session}/vouchers?take-back=${ids.issue}`],
    ['a forum to filter by', 'forum', (ids: Ids) => `/points?forum=${ids.forum}`],
  ] as const)('%s: answers byte for byte as an id of nothing', async (_what, name, at) => {
    const none = { ...theirs, [name]: unknown(theirs[name]) }
    expect(bare(await fern(at(theirs)), theirs[name])).toBe(bare(await fern(at(none)), none[name]))
  })
})
