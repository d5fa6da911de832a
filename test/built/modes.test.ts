import { get } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { personId } from '#db/seed/demonstration/people.ts'
import { demonstrationPassword, startServer, type TestServer } from '#test/support/server.ts'
import { cookieOfPerson } from '#test/support/signed-in.ts'

const started: TestServer[] = []
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
})

async function start(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options)
  started.push(server)
  return server
}

/** Live mode answers at its own address only, so the Host is given outright. */
function statusOf(server: TestServer, address: string): Promise<number | undefined> {
  const options = { headers: { Host: '127.0.0.1' } }
  return new Promise((resolve, reject) => {
    get(server.origin + address, options, (answer) => resolve(answer.resume().statusCode)).on('error', reject)
  })
}

describe('the built server', () => {
  it.each([
    ['test', {}],
    ['live', { APP_MODE: 'live', CLOCK_FILE: '', ORIGIN: 'http://127.0.0.1' }],
  ])('has no demonstration in %s mode', async (_mode, env: Record<string, string>) => {
    const server = await start({ env })
    for (const address of ['/demo', '/demo/mail']) expect(await statusOf(server, address)).toBe(404)
    expect(await statusOf(server, '/sign-in')).toBe(200)
  })

  it('prints a one-time link that leads to a password', async () => {
    const server = await start()
    const page = await fetch(server.firstLink ?? '')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Set your password')
  })

  it('serves the demonstration world at a fixed moment to somebody with a password', async () => {
    const server = await start({ seed: 'demonstration', now: '2026-11-19T12:00:00Z' })
    expect(server.firstLink).toBeNull()
    const body = new URLSearchParams({
      submission: 'a-submission-key-of-20-letters',
      email: 'fern.facilitator@example.org',
      password: demonstrationPassword,
    })
    const headers = { Origin: server.origin }
    const answer = await fetch(`${server.origin}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/set-up'])
    const cookie = cookieOfPerson(server.dataFolder, personId('fern'), '2026-11-19T12:00:00Z')
    const forums = await (await fetch(`${server.origin}/forums`, { headers: { Cookie: cookie } })).text()
    expect(forums).toContain('Open forum')
    expect(forums).not.toContain('Black communities')
  })

  it('ends with 0 when it is told to', async () => {
    const server = await startServer()
    expect(await server.stop()).toBe(0)
  })
})
