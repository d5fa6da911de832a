import type Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#app/domain/shared/ids.ts'
import { PASSWORD } from '#test/support/accounts.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { accountsOnServer, onServer, send } from '#test/support/sign-in-on-server.ts'
import { areaUnderCurve, median } from '#test/support/timing.ts'

/** As in the test of signing in: while a first look is in doubt it goes on, and the same bounds hold for all that was seen. */
const TRIES = 300
const LOOKS = [1, 2, 4]
const isWithin = (area: number) => area >= 0.45 && area <= 0.55
const MEDIAN_GAP = 5
const NOON = Date.parse('2026-11-19T12:00:00Z')

const kinds = ['used', 'expired', 'leaver'] as const
type Kind = (typeof kinds)[number]
const pageKinds = ['expired', 'stopped', 'locked'] as const
const owners = { invitations: 'invited', password_resets: 'known' }

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { WORKER_SECONDS: '3600' } })
  await accountsOnServer(server, { known: 'active', disabled: 'disabled', invited: 'invited' })
  onServer(server, (db) => {
    for (const [table, owner] of Object.entries(owners)) {
      const columns = '(id, person_id, token_hash, expires_at, used_at)'
      const link = db.prepare(`insert into ${table} ${columns} values (?, ?, ?, ?, ?)`)
      const put = (kind: Kind, who: string, endsAt: number, usedAt: number | null) =>
        link.run(`lnk_${table}_${kind}`, `per_${who}`, sha256(`${table}-${kind}`), endsAt, usedAt)
      put('used', owner, NOON + 60_000, NOON)
      put('expired', owner, NOON - 60_000, null)
      put('leaver', 'disabled', NOON + 60_000, null)
    }
    pageLinks(db)
  })
}, 60_000)
afterAll(() => server?.stop())

/** Which kinds can be told from one that never was, by the time of so many tries, each kind first in turn. */
async function told<K extends string>(kinds: readonly K[], tried: (kind: K | 'unknown') => Promise<unknown>) {
  const all = ['unknown' as const, ...kinds]
  const times = new Map(all.map((kind): [string, number[]] => [kind, []]))
  const timesOf = (kind: string) => times.get(kind) ?? []
  const curve = (kind: K) => areaUnderCurve(timesOf(kind), timesOf('unknown'))
  const gap = (kind: K) => Math.abs(median(timesOf(kind)) - median(timesOf('unknown')))
  const isTold = (kind: K) => !isWithin(curve(kind)) || gap(kind) >= MEDIAN_GAP
  for (const until of LOOKS) {
    for (let n = timesOf('unknown').length; n < until * TRIES; n++) {
      for (const at of all.keys()) {
        const kind = all[(n + at) % all.length] ?? 'unknown'
        const began = performance.now()
        await tried(kind)
        timesOf(kind).push(performance.now() - began)
      }
    }
    if (!kinds.some(isTold)) break
  }
  return kinds.filter(isTold).map((kind) => ({ kind, area: curve(kind), gap: gap(kind) }))
}

describe.each([
  ['/invitation', 'invitations'],
  ['/reset', 'password_resets'],
])('AUT-06 the time that a link of %s takes', (path, table) => {
  it.each(['GET', 'POST'] as const)(
    'says nothing of what is wrong with it (%s)',
    { timeout: 300_000 },
    async (method) => {
      const found = await told(kinds, async (kind) => {
        const address = `${path}/${table}-${kind}`
        const asked = method === 'GET' ? fetch(server.origin + address) : send(server, address, { password: PASSWORD })
        const answer = await asked
        expect(answer.status).toBe(method === 'GET' ? 404 : 303)
        await answer.text()
      })
      expect(found).toEqual([])
    },
  )
})

/** Private links that do not work, each of a participant of its own. */
function pageLinks(db: Sqlite.Database): void {
  const columns = '(id, participant_id, purpose, token_hash, created_at, expires_at, revoked_at, locked_at)'
  const link = db.prepare(`insert into participant_links ${columns} values (?, ?, 'page', ?, ?, ?, ?, ?)`)
  for (const [at, kind] of pageKinds.entries()) {
    db.prepare('insert into participants (id, reference) values (?, ?)').run(`ptc_${kind}`, `VVF-22A${at + 2}`)
    const endsAt = kind === 'expired' ? NOON - 1 : NOON + 60_000
    const [stopped, locked] = [kind === 'stopped' ? NOON : null, kind === 'locked' ? NOON : null]
    link.run(`lnk_${kind}`, `ptc_${kind}`, sha256(`page-${kind}`), NOON - 60_000, endsAt, stopped, locked)
  }
}

describe('LNK-04 the time that a private link takes', () => {
  it('says nothing of what is wrong with it', { timeout: 300_000 }, async () => {
    const found = await told(pageKinds, async (kind) => {
      const answer = await send(server, `/p/page-${kind}`, {})
      expect(answer.status).toBe(404)
      await answer.text()
    })
    expect(found).toEqual([])
  })
})
