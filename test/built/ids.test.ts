import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeTable } from '#app/domain/access/routes.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { startServer, type TestServer } from '#test/support/server.ts'

const NOW = '2026-11-19T12:00:00Z'
const at = new Date(NOW).getTime()
let server: TestServer
let ids: Record<string, string>

/** Fern facilitates the open forum alone; the ids are of another forum, where there is one. */
beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: NOW })
  const db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  const one = (sql: string) => String(Object.values(db.prepare(sql).get() as object)[0])
  const forum = one("select id from forums where slug = 'lgbtq'")
  const held = `select id from sessions where forum_id = '${forum}' and state = 'held'`
  const fern = one("select id from people where email = 'fern.facilitator@example.org'")
  db.prepare('insert into sign_in_sessions (id, person_id, idle_until, ends_at) values (?, ?, ?, ?)').run(
    sha256('secret-of-fern'),
    fern,
    at + 840_000,
    at + 28_800_000,
  )
  ids = {
    forum: 'lgbtq',
    reference: one(
      `select reference from participants p join places on participant_id = p.id where forum_id = '${forum}'`,
    ),
    session: one(held),
    batch: one(`select id from voucher_batches where forum_id = '${forum}'`),
  }
  db.close()
}, 120_000)
afterAll(() => server.stop())

const withIds = Object.entries(routeTable).flatMap(([route, rules]) => {
  const names = [...route.matchAll(/\$(forum|reference|session|batch)\b/g)].map(([, name]) => name ?? '')
  return names.length === 0 ? [] : [{ route, methods: Object.keys(rules) as ('GET' | 'POST')[] }]
})

async function statusOf(route: string, method: string, values: Record<string, string>): Promise<number> {
  const address = route
    .replace('routes/', '/')
    .replace(/\._index$/, '')
    .replaceAll('.', '/')
    .replace(/\$([a-z]+)/g, (_all, name: string) => values[name] ?? 'nowhere')
  const body = method === 'POST' ? new URLSearchParams({ submission: 'a-submission-key-of-24-ch' }) : undefined
  const headers = { Cookie: 'session=secret-of-fern', Origin: server.origin }
  return (await fetch(server.origin + address, { method, body, redirect: 'manual', headers })).status
}

describe('AZ-02 every address with an id', () => {
  it('is one of those tried here', () => {
    expect(withIds.length).toBeGreaterThan(14)
  })

  it.each(withIds)('$route looks the same with another forum’s id as with none', async ({ route, methods }) => {
    for (const method of methods) {
      const [theirs, none] = [await statusOf(route, method, ids), await statusOf(route, method, {})]
      expect(theirs, method).toBe(none)
      expect(method === 'GET' ? [403, 404] : [400, 403, 404], method).toContain(theirs)
    }
  })

  it('and opens with an id of one’s own', async () => {
    expect(await statusOf('routes/forums.$forum._index', 'GET', { forum: 'open' })).toBe(200)
  })
})
