import { afterEach, describe, expect, it } from 'vitest'
import { PASSWORD } from '#test/support/accounts.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { accountsOnServer, send } from '#test/support/sign-in-on-server.ts'

const started: TestServer[] = []
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
})

async function start(env: Record<string, string> = {}) {
  const server = await startServer({ env })
  started.push(server)
  await accountsOnServer(server, { ada: 'active', bo: 'active' })
  return server
}
const signIn = (server: TestServer, name: string, password: string, headers: Record<string, string> = {}) =>
  send(server, '/sign-in', { email: `${name}@example.org`, password }, headers)
const status = async (...args: Parameters<typeof signIn>) => (await signIn(...args)).status

describe('AUT-07 the address of a client', () => {
  const headers = [
    'X-Forwarded-For',
    'X-Client-Address',
    'X-Real-IP',
    'Forwarded',
    'CF-Connecting-IP',
    'True-Client-IP',
  ]

  it(`is not what a client says in ${headers.join(', ')}`, async () => {
    const server = await start()
    const says = (header: string, n: number) => ({
      [header]: header === 'Forwarded' ? `for=192.0.2.${n}` : `192.0.2.${n}`,
    })
    // Ten tries are the most there are: were a single one of them counted elsewhere, the right password would be taken.
    for (let n = 0; n < 10; n++)
      expect(await status(server, 'ada', 'wrong', says(headers[n % headers.length] ?? '', n))).toBe(400)
    for (const header of headers)
      expect([header, await status(server, 'ada', PASSWORD, says(header, 99))]).toEqual([header, 400])
    for (const header of headers)
      expect([header, await status(server, 'bo', PASSWORD, says(header, 99))]).toEqual([header, 303])
  })

  it('is what our own proxy adds, and not what the client wrote before it', async () => {
    const server = await start({ TRUSTED_PROXIES: '127.0.0.1' })
    const through = (n: number) => ({ 'X-Forwarded-For': `192.0.2.${n}, 198.51.100.1` })
    for (let n = 0; n < 10; n++) await signIn(server, 'ada', 'wrong', through(n))
    expect(await status(server, 'ada', PASSWORD, through(99))).toBe(400)
    expect(await status(server, 'ada', PASSWORD, { 'X-Forwarded-For': '198.51.100.2' })).toBe(303)
  })
})

describe('AUT-07 tries', () => {
  it('stay counted over a restart, until 15 minutes are over', async () => {
    const first = await start()
    await Promise.all(Array.from({ length: 10 }, () => signIn(first, 'ada', 'wrong')))
    await first.kill()
    const again = await startServer({ dataFolder: first.dataFolder, now: '2026-11-19T12:14:00Z' })
    started.splice(0, 1, again)
    expect(await status(again, 'ada', PASSWORD)).toBe(400)
    expect(await status(again, 'bo', PASSWORD)).toBe(303)
    again.setClock('2026-11-19T11:00:00Z')
    expect(await status(again, 'ada', PASSWORD)).toBe(400)
    again.setClock('2026-11-19T11:15:00Z')
    expect(await status(again, 'ada', PASSWORD)).toBe(303)
  })
})
