import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '#test/support/server.ts'
import { signedInCookie } from '#test/support/signed-in.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ now: '2026-11-19T12:00:00Z' })
}, 60_000)
afterAll(() => server.stop())

/** The status of an answer to a request line just as it is given, which fetch would put right first. */
function statusAt(target: string): Promise<number | undefined> {
  const { hostname: host, port } = new URL(server.origin)
  return new Promise((resolve, reject) => {
    const asked = get({ host, port, path: target, headers: { Host: 'localhost' } }, (answer) =>
      resolve(answer.resume().statusCode),
    )
    asked.on('error', reject)
  })
}

describe('what only a scanner or an attacker sends', () => {
  it.each(['/%', '/forums/%E0%A4%A', '/invitation/abc%', '/a%00', 'http://evil.test/', '*'])(
    'at %s gets a plain refusal',
    async (target) => expect(await statusAt(target)).toBe(400),
  )

  it('in a cookie of another service keeps nobody out', async () => {
    const status = async (address: string, cookie: string) =>
      (await fetch(server.origin + address, { headers: { Cookie: cookie }, redirect: 'manual' })).status
    expect(await status('/sign-in', 'theirs=%; session=%E0%A4%A')).toBe(200)
    const board = signedInCookie(server.dataFolder, 'board', '2026-11-19T12:00:00Z')
    expect(await status('/reports', `theirs=%; ${board}`)).toBe(200)
  })

  it('as a form of 85,000 fields is refused at once', async () => {
    const began = performance.now()
    const headers = { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' }
    const answer = await fetch(`${server.origin}/sign-in`, { method: 'POST', headers, body: 'a=&'.repeat(85_000) })
    expect(answer.status).toBe(400)
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})
