import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles } from '#app/domain/access/permissions.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { declaredTables } from '#db/columns.ts'
import '#db/schema/index.ts'
import { askAs, crawl, dataRoutesOf, each } from '#test/support/crawl.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { cookieOfPerson, signedInCookie } from '#test/support/signed-in.ts'

/** Every page as every role, in the demonstration world, with a mark in each column of text that people typed. */
const NOW = '2026-11-19T12:00:00Z'
const OF_EACH_SHAPE = 2
/** Between them they may open every page. */
const WIDE = ['facilitator', 'analyst', 'commissioner', 'admin']
const marked = {
  participants: ['alias', 'reference'],
  people: ['email'],
  points: ['text', 'source_title'],
  voucher_batches: ['supplier', 'order_reference'],
  sessions: ['cancel_reason'],
  reports: ['introduction'],
  break_glass: ['explanation'],
}
/** Whoever watches over emergency access is told whom it was about, by reference (security.md AZ-07). */
const besides: Record<string, readonly Role[]> = { 'participants.reference': ['dpo'] }
const markOf = (table: string, column: string) => `mark${sha256(`${table}.${column}`).slice(0, 10)}`
const marks = Object.entries(marked).flatMap(([table, columns]) =>
  columns.map((column) => ({ name: `${table}.${column}`, mark: markOf(table, column), seen: seenBy(table, column) })),
)

let server: TestServer
let db: Sqlite.Database
let addresses: string[]
let before: Map<string, string>
let after: Map<string, string>
const cookies = new Map<Role | 'nobody', string>()
/** Which marks each role was sent, and where the first time. */
const received = new Map<string, Map<string, string>>()

beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: NOW, env: { WORKER_SECONDS: '3600', LOG_LEVEL: 'debug' } })
  db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  for (const role of roles) cookies.set(role, signedInCookie(server.dataFolder, role, NOW))
  cookies.set('nobody', '')
  const starts = ['/', ...prepareWorld()]
  const found = new Set(['/sign-in', '/invitation/x', '/sign-out', '/no/such/page', '/bench', '/demo', '/demo/mail'])
  for (const cookie of cookies.values())
    for (const address of await crawl(askAs(server.origin, cookie), OF_EACH_SHAPE, starts)) found.add(address)
  addresses = [...found]
  before = hashes()
  for (const [role, cookie] of cookies) await visitAll(role, cookie)
  after = hashes()
}, 120_000)
afterAll(async () => {
  db?.close()
  await server?.stop()
})

/** As the schema declares. Somebody's own address is on no page either. */
function seenBy(table: string, column: string): readonly string[] {
  const { columns } = declaredTables.find(({ name }) => name === table) ?? { columns: new Map() }
  const key = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return [...(columns.get(key)?.seen ?? []), ...(besides[`${table}.${column}`] ?? [])]
}

/** Puts the marks in, and makes sure that each has a page to show on; returns where to look for those. */
function prepareWorld(): string[] {
  const first = (query: string) => String(db.prepare(query).pluck().get())
  const called = first("select id from sessions where state = 'planned'")
  db.prepare("update sessions set state = 'cancelled', cancel_reason = '' where id = ?").run(called)
  const printed = first("select session_id from points where origin = 'forum'")
  db.prepare("update points set origin = 'published', source_title = '' where session_id = ?").run(printed)
  const untagged = 'id not in (select point_id from point_themes)'
  const open = first(`select session_id from points where origin = 'forum' and ${untagged}`)
  for (const [table, columns] of Object.entries(marked)) {
    for (const column of columns)
      db.prepare(
        `update ${table} set ${column} = '${markOf(table, column)}' || rowid || '@example.org' where ${column} is not null`,
      ).run()
  }
  return [`/sessions/${called}`, `/sessions/${printed}/points`, `/sessions/${open}/points`]
}

async function visitAll(role: string, cookie: string): Promise<void> {
  const ask = askAs(server.origin, cookie)
  const there = new Map<string, string>()
  const wanted = addresses.flatMap((address) => [
    address,
    ...dataRoutesOf(address).map(
      (id) => `${address}${address.includes('?') ? '&' : '?'}_data=${encodeURIComponent(id)}`,
    ),
  ])
  await each(wanted, async (address) => {
    const { text, headers } = await ask(address)
    const all = `${text}${JSON.stringify([...headers])}`
    for (const { name, mark } of marks)
      if (all.includes(mark) && !address.includes(mark) && !there.has(name)) there.set(name, address)
  })
  if (WIDE.includes(role)) await each(addresses, async (address) => void (await ask(address, { method: 'HEAD' })))
  received.set(role, there)
}

/** A digest of each table. A sign-in session may be extended, and the trail may say so and nothing else. */
function hashes(): Map<string, string> {
  const names = db.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[]
  const but: Record<string, string> = {
    audit_events: "where action <> 'sign-in.extended'",
    sign_in_sessions: 'where false',
    sqlite_sequence: "where name <> 'audit_events'",
  }
  return new Map(
    names.map((name) => [
      name,
      sha256(
        JSON.stringify(
          db
            .prepare(`select * from ${name} ${but[name] ?? ''} order by 1, 2`)
            .raw()
            .all(),
        ),
      ),
    ]),
  )
}

describe('AZ-03 what people typed', () => {
  it('is looked for on pages of every kind', () => {
    expect(addresses.length).toBeGreaterThan(60)
    for (const kind of [
      'register',
      'vouchers',
      'participants',
      'points',
      'team',
      '.csv',
      'drafts',
      'edit=',
      'settings',
    ])
      expect(
        addresses.some((address) => address.includes(kind)),
        kind,
      ).toBe(true)
  })

  it.each(marks)('$name reaches those it is declared for, and nobody else', ({ name, seen }) => {
    const there = [...received].filter(([, found]) => found.has(name))
    expect(there.filter(([role]) => !seen.includes(role)).map(([role, found]) => `${role} ${found.get(name)}`)).toEqual(
      [],
    )
    expect(there).not.toEqual([])
  })

  it('is neither in the log nor in the trail', () => {
    const written = `${server.log.join('\n')}${JSON.stringify(db.prepare('select * from audit_events').all())}`
    expect(marks.filter(({ mark }) => written.includes(mark)).map(({ name }) => name)).toEqual([])
    for (const cookie of cookies.values()) if (cookie) expect(written).not.toContain(cookie.replace('session=', ''))
  })
})

describe('WEB-02 looking at every page as every role', () => {
  it('changes nothing but how long one stays signed in', () => {
    expect([...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name)).toEqual([])
  })

  it('would be noticed if it did (negative control)', async () => {
    const cookie = cookieOfPerson(server.dataFolder, 'per_test_commissioner', NOW)
    const body = new URLSearchParams({ submission: 'a-submission-key-of-24-ch', name: 'A forum for the control' })
    const { status } = await askAs(server.origin, cookie)('/forums/new', { method: 'POST', body })
    expect(status).toBe(303)
    const changed = [...hashes()].filter(([name, hash]) => after.get(name) !== hash).map(([name]) => name)
    expect(changed.sort()).toEqual(['audit_events', 'forums', 'submissions'])
  })
})
