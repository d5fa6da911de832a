import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import { seal } from '#app/crypto/seal.server.ts'
import { PASSWORD } from '#test/support/accounts.ts'
import { codeAt, SEED } from '#test/support/factors.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { accountsOnServer, onServer, send } from '#test/support/sign-in-on-server.ts'

const NOON = new Date('2026-11-19T12:00:00Z')
let server: TestServer
beforeAll(async () => {
  server = await startServer({ now: NOON.toISOString() })
  await accountsOnServer(server, { ada: 'active' })
  setKeys(parseKeys(readFileSync(path.join(server.dataFolder, 'keys.json'), 'utf8')))
  const seed = seal(SEED, { table: 'authenticator_apps', column: 'seed', row: 'app_ada' })
  onServer(server, (db) => {
    const put = 'insert into authenticator_apps (id, person_id, seed, last_step, added_at) values (?, ?, ?, 0, ?)'
    db.prepare(put).run('app_ada', 'per_ada', seed, NOON.getTime())
    db.prepare("insert into grants (id, person_id, role) values ('grt_ada', 'per_ada', 'board')").run()
  })
}, 60_000)
afterAll(() => server?.stop())

/** Where somebody is sent who gives the password and then this code; null when the code is refused. */
async function goesTo(code: string): Promise<string | null> {
  const entered = await send(server, '/sign-in', { email: 'ada@example.org', password: PASSWORD })
  expect(entered.headers.get('Location')).toBe('/sign-in/code')
  const Cookie = entered.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const page = await (await fetch(`${server.origin}/sign-in/code`, { headers: { Cookie } })).text()
  const token = /name="form-token" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const answer = await send(server, '/sign-in/code', { intent: 'app', code, 'form-token': token }, { Cookie })
  return answer.headers.get('Location')
}

it('AUT-05 a code that was used is not taken after a restart either', async () => {
  expect(await goesTo(codeAt(NOON))).toBe('/')
  await server.kill()
  server = await startServer({ dataFolder: server.dataFolder, now: NOON.toISOString() })
  expect(await goesTo(codeAt(NOON))).toBeNull()
  expect(await goesTo(codeAt(NOON, 1))).toBe('/')
})
