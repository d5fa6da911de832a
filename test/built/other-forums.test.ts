import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ask, askAs, crawl, dataRoutesOf, each } from '#test/support/crawl.ts'
import { formsOfTheCycle } from '#test/support/forms-of-the-cycle.ts'
import { formsWithIds } from '#test/support/forms-with-ids.ts'
import { builtPages } from '#test/support/manifest.ts'
import { bare, type Ids, idsOf, unknown } from '#test/support/other-forums.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { cookieOfPerson, formTokenOnServer } from '#test/support/signed-in.ts'
import { changed, digests, TRAIL_AND_LAST_SEEN } from '#test/support/tables.ts'

/** AZ-02: to a facilitator of other forums, the ids of a forum look like ids of nothing. */
const NOW = '2026-11-19T12:00:00Z'
const WAITS_UNTIL = new Date(NOW).getTime() + 3_600_000

let server: TestServer
let db: Sqlite.Database
let fern: Ask
let moss: Ask
let own: Ids
let theirs: Ids
let token: string

beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: NOW, env: { WORKER_SECONDS: '3600' } })
  db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  const idOf = (name: string) => String(db.prepare('select id from people where name like ?').pluck().get(`${name}%`))
  fern = askAs(server.origin, cookieOfPerson(server.dataFolder, idOf('Fern'), NOW))
  moss = askAs(server.origin, cookieOfPerson(server.dataFolder, idOf('Moss'), NOW))
  token = formTokenOnServer(server.dataFolder, idOf('Fern'))
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
  const body = new URLSearchParams({ submission: `${KEY}${++keys}`, 'form-token': token, ...fields })
  return { method: 'POST', body }
}

/** Pages of a forum that no facilitator opens: `access.test.ts` asks for them. */
const NOT_A_FACILITATORS = ['routes/forums.$forum.settings']

describe('an id of another forum in an address', () => {
  it('answers byte for byte as an id of nothing, page and data alike', async () => {
    const all = await crawl(moss, 2, [
      '/',
      `/participants/${theirs.reference}`,
      `/sessions/${theirs.session}/points/import/${theirs.import}`,
      `/forums/${theirs.forum}/participants/import/${theirs.import}`,
      ...[`/welfare/${theirs.followUp}`, `/welfare/${theirs.followUp}/reveal`],
      `/contact-tasks/${theirs.task}`,
    ])
    const named = (address: string) =>
      /(?:ses|vba|wfu|ctk)_\w+|VVF-\w+/.exec(address)?.[0] ?? /^\/forums\/(?!new)([^/?]+)/.exec(address)?.[1]
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
    const asked = new Set(there.flatMap(dataRoutesOf))
    const withIds = builtPages().filter(({ path: pattern = '' }) =>
      /:(forum|session|reference|batch|import|followUp|task)/.test(pattern),
    )
    expect(withIds.map(({ id }) => id).filter((id) => !asked.has(id) && !NOT_A_FACILITATORS.includes(id))).toEqual([])
    expect(Object.values(theirs)).not.toContain('undefined')
  })

  it('is told apart from one of their own (negative control)', async () => {
    const [real, none] = [await fern(`/sessions/${own.session}`), await fern(`/sessions/${unknown(own.session)}`)]
    expect(real.status).toBe(200)
    expect(bare(real, own.session)).not.toBe(bare(none, unknown(own.session)))
  })
})

/** Answered alike whatever the id, one's own included: the first in line is not this place; forgotten is forgotten. */
const nothing = { at: () => '/', fields: () => ({}) }
const quiet = ['a place', 'a file forgotten', 'an item gone into']
const formsFor = (ids: Ids) => [...formsOfTheCycle(ids), ...formsWithIds(ids)]

describe('an id of another forum in a form', () => {
  const kinds = formsFor({} as Ids).map(([what], at) => [what, at] as const)
  it.each(kinds)('%s: answers byte for byte as an id of nothing, and changes nothing', async (what, place) => {
    const [, name, { at, fields }] = formsFor(own)[place] ?? ['', 'forum' as const, nothing]
    const none = { ...theirs, [name]: unknown(theirs[name]) }
    const before = digests(db, TRAIL_AND_LAST_SEEN)
    const real = await fern(at(theirs), form(fields(theirs)))
    const other = await fern(at(none), form(fields(none)))
    expect(bare(real, theirs[name])).toBe(bare(other, none[name]))
    expect([200, 303, 400, 404]).toContain(real.status)
    expect(changed(before, digests(db, TRAIL_AND_LAST_SEEN))).toEqual([])
    if (quiet.includes(what)) return
    const mine = { ...theirs, [name]: own[name] }
    const answer = await fern(at(mine), form(fields(mine)))
    expect(bare(answer, own[name]), 'the form is one that their own id gets something else from').not.toBe(
      bare(other, none[name]),
    )
  })
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
