import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Permission, permissions, rolesWith } from '#app/domain/access/permissions.ts'
import { type RouteRule, routeTable } from '#app/domain/access/routes.ts'
import { type Answer, type Ask, askAs, each } from '#test/support/crawl.ts'
import { kindOf, wrongCookies, wrongWith } from '#test/support/header-sets.ts'
import { addressOf, asData, builtPages, builtRoutes, type Entry, paramsOf, ruleOf } from '#test/support/manifest.ts'
import { bare, unknown } from '#test/support/other-forums.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { isRole, type Visit, type Visitor, visitors, visitsOf } from '#test/support/signed-in.ts'
import { idsOfWorld } from '#test/support/world-ids.ts'

/**
 * The role × route × method table, called cell by cell in the demonstration world: as a page and as data, by everybody,
 * by nobody, and by people who are half way through signing in. The service stands behind https, as it really runs.
 */
const NOW = '2026-11-19T12:00:00Z'
let server: TestServer
let ids: Record<string, string>

beforeAll(async () => {
  const env = { ORIGIN: 'https://forums.example.org', WORKER_SECONDS: '3600' }
  server = await startServer({ seed: 'demonstration', now: NOW, env })
  const db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  ids = idsOfWorld(db, NOW)
  db.close()
}, 60_000)
afterAll(() => server?.stop())

type Cell = { entry: Entry; method: 'GET' | 'HEAD' | 'POST'; data: boolean }
const cells: Cell[] = builtPages().flatMap((entry) =>
  (['GET', 'HEAD', 'POST'] as const).flatMap((method) => [
    { entry, method, data: false },
    ...(method !== 'HEAD' && (method === 'GET' ? entry.hasLoader : entry.hasAction)
      ? [{ entry, method, data: true }]
      : []),
  ]),
)

type Outcome = { status: number; to: string; allow: string | null }
type Heard = { cell: Cell; ask: Ask; answer: Answer }
const heard = new Map<Visitor, Heard[]>()

const asVisit = (visit?: Visit) => askAs(server.origin, visit?.cookie.replace('session=', '__Host-session=') ?? '')

function call({ entry, method, data }: Cell, ask: Ask, values: Readonly<Record<string, string>>): Promise<Answer> {
  const address = addressOf(entry, values)
  const body = method === 'POST' ? new URLSearchParams({ submission: 'a-submission-key-of-24-ch' }) : undefined
  return ask(data ? asData(address, entry.id) : address, { method, body })
}

/** What a visitor is answered in every cell, each in a sign-in of its own. Asked for once, and then looked at by all. */
async function answersTo(visitor: Visitor): Promise<Heard[]> {
  const known = heard.get(visitor)
  if (known) return known
  const visits = visitsOf(server.dataFolder, visitor, NOW, cells.length)
  const all: Heard[] = []
  await each([...cells.entries()], async ([at, cell]) => {
    const ask = asVisit(visits[at])
    all.push({ cell, ask, answer: await call(cell, ask, ids) })
  })
  heard.set(visitor, all)
  return all
}

const outcomeOf = ({ status, headers }: Answer): Outcome => ({
  status,
  to: headers.get('Location') ?? headers.get('X-Remix-Redirect') ?? '',
  allow: headers.get('Allow'),
})

/** To the sign-in page, or a form that says that nobody is signed in any more and keeps what was typed. */
const toSignIn = ({ status, to }: Outcome) =>
  status === 401 || ([204, 302, 303].includes(status) && /^\/sign-in(\?next=|$)/.test(to))
const comesIn = (outcome: Outcome) => [200, 204, 302, 303, 400, 404].includes(outcome.status) && !toSignIn(outcome)

/** Whether the answer is the one that the table has for this visitor. */
function asTheTableSays(rule: RouteRule | undefined, visitor: Visitor, cell: Cell, outcome: Outcome): boolean {
  const known = isRole(visitor)
  if (rule === 'public') return [200, 204, 302, 303, 400, 404].includes(outcome.status)
  if (rule === 'demonstration' || rule === 'visitor') return outcome.status === 404
  if (rule === undefined) return known || isOpen(cell.entry) ? isRefusedMethod(cell, outcome) : toSignIn(outcome)
  if (rule === 'any-stage') return visitor === 'nobody' ? toSignIn(outcome) : comesIn(outcome)
  if (rule === 'signing-in') {
    if (visitor === 'nobody') return toSignIn(outcome)
    return known ? [204, 302, 303].includes(outcome.status) && !toSignIn(outcome) : comesIn(outcome)
  }
  if (!known) return toSignIn(outcome)
  if (rule === 'signed-in' || rolesWith(rule).includes(visitor)) return comesIn(outcome)
  return outcome.status === 403
}

const isOpen = ({ id }: Entry) =>
  Object.values(routeTable[id] ?? {}).some((rule) => rule === 'public' || rule === 'visitor')

function isRefusedMethod({ entry }: Cell, { status, allow }: Outcome): boolean {
  const rules = routeTable[entry.id] ?? {}
  const taken = [...(rules.GET ? ['GET', 'HEAD'] : []), ...(rules.POST ? ['POST'] : [])]
  return status === 405 && allow === taken.join(', ')
}

describe('AZ-01 the routes of the build', () => {
  it('are all in the access table, with each method they answer', () => {
    const missing = builtRoutes().filter(
      (entry) =>
        !Object.hasOwn(routeTable, entry.id) ||
        (entry.hasLoader && !ruleOf(entry, 'GET')) ||
        (entry.hasAction && !ruleOf(entry, 'POST')),
    )
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  it('are all that is in the access table', () => {
    const built = builtRoutes().map(({ id }) => id)
    expect(Object.keys(routeTable).filter((id) => !built.includes(id))).toEqual([])
  })

  it.each(visitors)('answer %s as the table says, as pages and as data', async (visitor) => {
    const wrong: string[] = []
    const outcomes = new Map<number, number>()
    for (const { cell, answer } of await answersTo(visitor)) {
      const outcome = outcomeOf(answer)
      outcomes.set(outcome.status, (outcomes.get(outcome.status) ?? 0) + 1)
      if (!asTheTableSays(ruleOf(cell.entry, cell.method), visitor, cell, outcome))
        wrong.push(`${cell.method} ${cell.data ? 'data of ' : ''}${cell.entry.id} → ${outcome.status} ${outcome.to}`)
    }
    expect(wrong.sort()).toEqual([])
    expect(cells.length).toBeGreaterThan(150)
    if (isRole(visitor)) expect(outcomes.get(200), 'pages that open').toBeGreaterThan(8)
  })

  it('open with the ids that stand in their addresses, to some role at least', async () => {
    const shut: string[] = []
    for (const entry of builtPages().filter(
      ({ path: pattern = '', hasLoader }) => hasLoader && pattern.includes(':'),
    )) {
      const rule = ruleOf(entry, 'GET')
      const [role] = rule && Object.hasOwn(permissions, rule) ? rolesWith(rule as Permission) : (['admin'] as const)
      if (rule === undefined || role === undefined) continue
      const [visit] = visitsOf(server.dataFolder, role, NOW)
      if (!visit) continue
      const { status } = await call({ entry, method: 'GET', data: false }, asVisit(visit), ids)
      if (![200, 302, 303].includes(status)) shut.push(`${entry.id} ${status}`)
    }
    expect(shut).toEqual([])
  })
})

describe('WEB-04 and WEB-05 the headers', () => {
  it.each(visitors)('of every route of the table, as %s, are the expected set', async (visitor) => {
    const ask = asVisit(visitsOf(server.dataFolder, visitor, NOW)[0])
    const all = (await answersTo(visitor)).filter(
      ({ cell: { entry, method, data } }) => entry.id !== 'routes/sign-out' && !(method === 'POST' && data),
    )
    // What has no data is asked for some all the same.
    const dataless = builtPages().filter(({ hasLoader }) => !hasLoader)
    await each(dataless, async (entry) => {
      const cell: Cell = { entry, method: 'GET', data: true }
      if (entry.id !== 'routes/sign-out') all.push({ cell, ask, answer: await call(cell, ask, ids) })
    })
    const wrong: string[] = []
    const kinds = new Set<string>()
    for (const { cell, answer } of all) {
      const got = { ...answer, headers: Object.fromEntries(answer.headers) }
      const kind = kindOf(got, cell.data)
      kinds.add(kind)
      const found = wrongWith(kind, got)
      if (found.length > 0) wrong.push(`${cell.method} ${cell.entry.id} ${got.status} (${kind}): ${found.join(', ')}`)
    }
    expect(wrong).toEqual([])
    expect(wrongCookies(all.flatMap(({ answer }) => answer.headers.getSetCookie()))).toEqual([])
    const least = isRole(visitor) ? ['page', 'data', 'no data', '405'] : ['page', 'redirect']
    expect([...kinds]).toEqual(expect.arrayContaining(least))
  })
})

describe('AZ-02 an id that exists', () => {
  const named = builtPages().filter((entry) => paramsOf(entry).length > 0)
  const isFor = (rule: RouteRule | undefined, visitor: Visitor) =>
    rule === 'public' ||
    (isRole(visitor) &&
      (rule === 'signed-in' ||
        (rule && Object.hasOwn(permissions, rule) && rolesWith(rule as Permission).includes(visitor))))

  it.each(visitors)('looks like one of nothing to %s, where they may not come in', async (visitor) => {
    const shut = (await answersTo(visitor)).filter(
      ({ cell: { entry, method } }) => named.includes(entry) && !isFor(ruleOf(entry, method), visitor),
    )
    const none = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, unknown(id)]))
    const told: string[] = []
    const bareOf = (answer: Answer, address: string) =>
      bare(answer, address).replaceAll(encodeURIComponent(address), 'ID')
    await each(shut, async ({ cell, ask, answer }) => {
      const real = bareOf(answer, addressOf(cell.entry, ids))
      const other = bareOf(await call(cell, ask, none), addressOf(cell.entry, none))
      if (real !== other) told.push(`${cell.method} ${cell.entry.id}`)
    })
    expect(told).toEqual([])
    expect(shut.length).toBeGreaterThan(visitor === 'facilitator' ? 5 : 15)
  })
})

describe('what somebody signed out can learn', () => {
  it('is not which addresses exist, whatever they send', async () => {
    // The two steps of signing in lead back to its start: everybody who signs in comes by them.
    const guarded = builtPages().filter(
      (entry) =>
        entry.path &&
        !isOpen(entry) &&
        !['demonstration', 'signing-in', 'visitor'].includes(ruleOf(entry, 'GET') ?? 'guarded'),
    )
    const ask = askAs(server.origin, '')
    const told: string[] = []
    const statuses = new Set<string>()
    for (const method of ['GET', 'HEAD', 'POST'] as const)
      await each(guarded, async (entry) => {
        const there = addressOf(entry, ids)
        const answers = [there, `${there}/nothing-here`].map(async (address) => {
          const fields = { submission: 'a-submission-key-of-24-ch', note: 'Some words' }
          const body = method === 'POST' ? new URLSearchParams(fields) : undefined
          const answer = await ask(address, { method, body })
          statuses.add(`${method} ${answer.status}`)
          return bare(answer, address).replaceAll(encodeURIComponent(address), 'ID')
        })
        const [real, other] = await Promise.all(answers)
        if (real !== other) told.push(`${method} ${entry.id}`)
      })
    expect(told).toEqual([])
    expect(guarded.length).toBeGreaterThan(40)
    expect(statuses).toEqual(new Set(['GET 302', 'HEAD 302', 'POST 401']))
  })
})
