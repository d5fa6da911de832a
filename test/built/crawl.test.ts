import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles, rolesWith } from '#app/domain/access/permissions.ts'
import { type Canary, type Search, wholeMark, writeCanaries } from '#test/support/canaries.ts'
import { type Answer, askAs, crawl, dataRoutesOf, each, noting } from '#test/support/crawl.ts'
import { filesIn } from '#test/support/key-stores.ts'
import { addressOf, asData, builtPages } from '#test/support/manifest.ts'
import { sealedColumns } from '#test/support/sealed-marks.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { signInOfSomebody, visitsOf } from '#test/support/signed-in.ts'
import { changed, digests, TRAIL_AND_LAST_SEEN } from '#test/support/tables.ts'
import { CONTACT, togetherIn } from '#test/support/together.ts'
import { idsOfWorld, TOKEN } from '#test/support/world-ids.ts'

/** Every page as every role, in the demonstration world, with a mark in each column of text of every table. */
const NOW = '2026-11-19T12:00:00Z'
const OF_EACH_SHAPE = 2
/** Between them they may open every page. */
const WIDE = ['facilitator', 'analyst', 'commissioner', 'admin', 'dpo']

let server: TestServer
let db: Sqlite.Database
let search: Search
let together: ReturnType<typeof togetherIn>
let ids: Record<string, string>
let addresses: string[]
let before: Map<string, string>
let after: Map<string, string>
const cookies = new Map<Role | 'nobody', string>()
/** Where contact details of a participant stood beside the name of their forum. */
const sentTogether: string[] = []
/** Which marks each role was sent, and where. */
const received = new Map<string, Map<Canary, Set<string>>>()

beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: NOW, env: { WORKER_SECONDS: '3600', LOG_LEVEL: 'debug' } })
  db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  for (const role of ['nobody', ...roles] as const)
    cookies.set(role, visitsOf(server.dataFolder, role, NOW)[0]?.cookie ?? '')
  const starts = prepareWorld()
  search = writeCanaries(db)
  together = togetherIn(db)
  const found = new Set(['/sign-in', '/sign-out', '/no/such/page', ...starts])
  before = digests(db, TRAIL_AND_LAST_SEEN)
  const pages = new Map<string, Map<string, Answer>>()
  for (const [role, cookie] of cookies) {
    const answers = new Map<string, Answer>()
    pages.set(role, answers)
    const ask = noting(askAs(server.origin, cookie), answers)
    for (const address of await crawl(ask, OF_EACH_SHAPE, ['/', ...starts])) found.add(address)
  }
  addresses = [...found]
  for (const [role, cookie] of cookies) await visitAll(role, cookie, pages.get(role))
  after = digests(db, TRAIL_AND_LAST_SEEN)
}, 300_000)
afterAll(async () => {
  db?.close()
  await server?.stop()
})

/** Makes sure that what is typed has a page to show on; returns every address of the table, and where to look for those. */
function prepareWorld(): string[] {
  const first = (query: string) => String(db.prepare(query).pluck().get())
  const called = first(
    "select s.id from sessions s join forums f on f.id = s.forum_id where f.slug = 'open' and s.state = 'planned'",
  )
  db.prepare("update sessions set state = 'cancelled', cancel_reason = '' where id = ?").run(called)
  const printed = first("select session_id from points where origin = 'forum'")
  db.prepare("update points set origin = 'published', source_title = '' where session_id = ?").run(printed)
  const untagged = 'id not in (select point_id from point_themes)'
  const open = first(`select session_id from points where origin = 'forum' and ${untagged}`)
  // Its points can still be changed: nothing was submitted.
  db.prepare('delete from write_ups where session_id = ?').run(open)
  ids = idsOfWorld(db, NOW)
  signInOfSomebody(db, ids.person ?? '')
  const all = builtPages().map((entry) => addressOf(entry, ids))
  return [...all, `/sessions/${called}`, `/sessions/${printed}/points`, `/sessions/${open}/points`]
}

/** Looks for marks in what a role is sent at every address; what they were sent when they were found is at hand. */
async function visitAll(role: string, cookie: string, known?: Map<string, Answer>): Promise<void> {
  const ask = askAs(server.origin, cookie)
  const there = new Map<Canary, Set<string>>()
  const wanted = addresses.flatMap((address) => [address, ...dataRoutesOf(address).map((id) => asData(address, id))])
  await each(wanted, async (address) => {
    const { text, headers } = known?.get(address) ?? (await ask(address))
    sentTogether.push(...together.found(text).map((id) => `${id} to ${role} at ${address}`))
    const asked = search.found(address)
    for (const canary of search.found(`${text}${JSON.stringify([...headers])}`))
      if (!asked.has(canary)) there.set(canary, (there.get(canary) ?? new Set()).add(address))
  })
  if (WIDE.includes(role)) await each(addresses, async (address) => void (await ask(address, { method: 'HEAD' })))
  received.set(role, there)
}

/** Whether somebody may be sent a column there: their own, and by emergency access, on its pages alone. */
function maySee(role: string, { seen, owner }: Canary, address: string): boolean {
  if (seen.includes('public') || seen.some((one) => one === role)) return true
  // Whoever holds the secret of a link is the person whose it is.
  const themselves = [`per_test_${role}`, address.includes(TOKEN) ? ids.invited : undefined]
  if (owner !== undefined && seen.includes('oneself') && themselves.includes(owner)) return true
  // Whoever holds the secret of a calendar is sent what its owner may see of sessions: here a facilitator.
  if (address.startsWith('/feed/')) return seen.includes('facilitator')
  const opens = rolesWith('break-glass:open').some((one) => one === role)
  return seen.includes('emergency access') && opens && /^\/break-glass(?![^/?])/.test(address)
}

/** Who was sent a column that its declaration does not name them for, and where the first time. */
function leaks(declared = (canary: Canary) => canary): string[] {
  return [...received].flatMap(([role, there]) =>
    [...there].flatMap(([canary, at]) => {
      const [wrong] = [...at].filter((address) => !maySee(role, declared(canary), address))
      return wrong === undefined ? [] : `${canary.name} to ${role} at ${wrong}`
    }),
  )
}

/** Where a role was sent a column, of anybody or of one person. */
const sentTo = (role: string, column: string, of?: string) =>
  [...(received.get(role) ?? [])]
    .filter(([{ name, owner }]) => name === column && (of === undefined || owner === of))
    .flatMap(([, at]) => [...at])

describe('AZ-03 what is stored', () => {
  it('is looked for on pages of every kind', () => {
    expect(addresses.length).toBeGreaterThan(60)
    const kinds = 'register vouchers participants points team .csv drafts edit= settings'.split(' ')
    for (const kind of kinds) expect(addresses.filter((one) => one.includes(kind)).length, kind).toBeGreaterThan(0)
    expect(search.canaries.filter(({ written }) => written).length).toBeGreaterThan(25)
    expect(search.canaries.filter(({ written }) => !written).length).toBeGreaterThan(15)
  })

  it('reaches nobody whom its declaration does not name', () => {
    expect(leaks()).toEqual([])
  })

  it.each([
    ['participants.alias', 'facilitator'],
    ['participants.reference', 'facilitator'],
    ['people.email', 'admin'],
    ['points.text', 'analyst'],
    ['points.source_title', 'facilitator'],
    ['voucher_batches.supplier', 'commissioner'],
    ['voucher_batches.order_reference', 'facilitator'],
    ['sessions.cancel_reason', 'support'],
    ['reports.introduction', 'commissioner'],
    ['forums.name', 'board'],
    ['point_imports.content', 'facilitator'],
  ])('%s does reach the %s (negative control)', (name, role) => {
    expect(sentTo(role, name)).not.toEqual([])
    const withoutThem = (canary: Canary) => (canary.name === name ? { ...canary, seen: [] } : canary)
    expect(leaks(withoutThem).join('\n')).toContain(`${name} to ${role}`)
  })

  it.each(roles)('shows a %s their own sign-ins, and would not show them those of somebody else', (role) => {
    for (const name of ['sign_in_sessions.device', 'sign_in_sessions.handle']) {
      expect(sentTo(role, name, `per_test_${role}`)).toContain('/account?_data=routes%2Faccount._index')
      const ofSomebodyElse = (canary: Canary) => (canary.name === name ? { ...canary, owner: ids.person } : canary)
      expect(leaks(ofSomebodyElse).join('\n')).toContain(`${name} to ${role}`)
    }
  })

  it('shows who a participant is by emergency access to the person who opened it alone (AZ-07)', () => {
    const page = `/break-glass/${ids.opening}`
    expect(new Set(sentTo('admin', 'participants.alias'))).toEqual(
      new Set([page, asData(page, 'routes/break-glass.$opening')]),
    )
    expect(sentTo('dpo', 'participants.alias')).toEqual([])
    expect(sentTo('dpo', 'participants.reference')).toContain(page)
  })

  it('is neither in the log nor, as it was typed, in the trail', () => {
    const written = `${server.log.join('\n')}${JSON.stringify(db.prepare('select * from audit_events').all())}`
    expect([...search.found(written)].filter((canary) => canary.written)).toEqual([])
    for (const cookie of cookies.values()) if (cookie) expect(written).not.toContain(cookie.replace('session=', ''))
  })
})

/** More than any table of the world has. */
const ROWS = 999

describe('PRV-04 contact details and forum of one person', () => {
  it('stand together in no answer, to nobody', () => {
    expect(together.people).toBeGreaterThan(0)
    expect(sentTogether).toEqual([])
  })

  it('would be noticed if they did (negative control)', () => {
    const all = search.canaries.flatMap(({ name, written }) => (written ? [name] : []))
    const page = [...CONTACT, 'forums.name'].flatMap((name) =>
      Array.from({ length: ROWS }, (_, rowid) => wholeMark(name, rowid)),
    )
    expect(all).toEqual(expect.arrayContaining(['contact_routes.address', 'forums.name']))
    expect(together.found(page.join(' ')).length).toBe(together.people)
    expect(together.found(page.slice(0, ROWS).join(' '))).toEqual([])
  })
})

describe('CRY-07 what is sealed', () => {
  it('stands in the clear in no file that the service keeps: database, key store, their logs, or in passing', () => {
    const files = filesIn(server.dataFolder)
    expect(files.map(({ name }) => path.basename(name))).toEqual(expect.arrayContaining(['app.db', 'keys.db']))
    const marks = (canary: string) => wholeMark(canary, 1).slice(0, 14)
    const holding = (mark: string) => files.filter(({ bytes }) => bytes.includes(mark)).map(({ name }) => name)
    const sealed = sealedColumns().filter((name) => search.canaries.some((one) => one.name === name && one.written))
    expect(sealed).toEqual(expect.arrayContaining(['participants.alias', 'contact_routes.address']))
    expect(sealed.flatMap((name) => holding(marks(name)))).toEqual([])
    expect(holding(marks('points.text')), 'negative control').not.toEqual([])
  })
})

describe('WEB-02 looking at every page as every role', () => {
  it('changes nothing but the trail, and when somebody was last seen', () => {
    expect(changed(before, after)).toEqual([])
  })

  it('would be noticed if it did (negative control)', async () => {
    const [visit] = visitsOf(server.dataFolder, 'commissioner', NOW)
    const fields = {
      submission: 'a-submission-key-of-24-ch',
      'form-token': visit?.formToken ?? '',
      name: 'A new forum',
    }
    const sent = { method: 'POST', body: new URLSearchParams(fields) }
    const { status } = await askAs(server.origin, visit?.cookie ?? '')('/forums/new', sent)
    expect(status).toBe(303)
    const now = changed(after, digests(db, TRAIL_AND_LAST_SEEN))
    expect(now).toEqual(['forums', 'sign_in_sessions', 'submissions'])
  })
})
