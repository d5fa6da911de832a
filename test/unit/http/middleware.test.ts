import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from '#app/config.server.ts'
import { arrivalLimits } from '#app/http/body-limits.ts'
import { cspReports } from '#app/http/csp-reports.server.ts'
import { requestId } from '#app/http/middleware.server.ts'
import { logger } from '#app/logger.server.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { ask } from '#test/support/raw.ts'

withFrozenClock()

let close = () => {}
afterEach(() => close())

/** A server of some parts, at its own address. */
async function serving(prepare: (app: express.Express) => void): Promise<string> {
  const app = express()
  prepare(app)
  const server = createServer(arrivalLimits, app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => void server.close()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('WEB-03 the address that a request came from', () => {
  const told = async (trusted: string, headers: Record<string, string>) => {
    const { trustedProxies } = readConfig({ APP_MODE: 'test', TRUSTED_PROXIES: trusted })
    const origin = await serving((app) => {
      app.set('trust proxy', trustedProxies)
      app.use(requestId)
      app.use((request, response) => void response.json(request.headers))
    })
    return JSON.parse((await ask(origin, '/', { headers })).text) as Record<string, string>
  }

  it.each([
    ['from nobody', '', '127.0.0.1'],
    ['from a proxy that is another', '10.0.0.9', '127.0.0.1'],
    ['from our own proxy', '127.0.0.1', '5.6.7.8'],
    ['from a row of our own proxies', '127.0.0.1, 5.6.7.8', '1.2.3.4'],
  ])('is believed %s', async (_what, trusted, address) => {
    const claims = { 'X-Forwarded-For': '1.2.3.4, 5.6.7.8', 'X-Client-Address': '9.9.9.9', 'X-Request-Id': 'mine' }
    const headers = await told(trusted, claims)
    expect(headers['x-client-address']).toBe(address)
    expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
  })

  it.each(['', '127.0.0.1'])('is all that is left of what a proxy says (trusted: %j)', async (trusted) => {
    const claims = {
      ...{ 'X-Forwarded-Host': 'evil.test', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '1' },
      ...{ 'X-Forwarded-For': '1.2.3.4', 'X-Forwarded-Prefix': '/x', Forwarded: 'host=evil.test' },
    }
    expect(Object.keys(await told(trusted, claims)).filter((name) => name.includes('forwarded'))).toEqual([])
  })
})

describe('WEB-04 reports of what the policy stopped', () => {
  const reporting = (routeOf: (path: string) => string | undefined = () => 'routes/help._index') =>
    serving((app) => app.use('/csp-reports', cspReports(routeOf)))
  const report = (origin: string, body: string) =>
    ask(origin, '/csp-reports', { method: 'POST', body, headers: { 'Content-Type': 'application/csp-report' } })

  const noted: unknown[] = []
  beforeEach(() => {
    noted.length = 0
    vi.spyOn(logger, 'warn').mockImplementation((fields) => void noted.push(fields))
  })
  afterEach(() => void vi.restoreAllMocks())

  it('look the route up by the path alone', async () => {
    const paths: string[] = []
    const origin = await reporting((path) => void paths.push(path) as undefined)
    for (const uri of ['https://x.test/reset/abc?q=1#f', 'about', '/', 7, null]) {
      const body = JSON.stringify({ 'csp-report': { 'document-uri': uri, 'violated-directive': "img-src 'self'" } })
      expect((await report(origin, body)).status).toBe(204)
    }
    expect(paths).toEqual(['/reset/abc', '', '', '', ''])
    expect(noted).toEqual(paths.map(() => ({ route: 'unknown', code: 'img-src' })))
  })

  it.each(['', '{', '[]', 'null', '{"csp-report":7}', '"x"', `{"csp-report":{"a":"${'x'.repeat(9_000)}"}}`])(
    'are refused when they are none: %#',
    async (body) => expect((await report(await reporting(), body)).status).toBe(400),
  )

  it('are looked at thirty times a minute, and taken however many come', async () => {
    let looked = 0
    const origin = await reporting(() => {
      looked++
      return undefined
    })
    for (let n = 0; n < 40; n++) expect((await report(origin, '{"csp-report":{}}')).status).toBe(204)
    expect(looked).toBe(30)
    expect(noted).toEqual(Array(30).fill({ route: 'unknown', code: 'unknown' }))
  })
})

describe('WEB-09 how long a request may take to arrive', () => {
  it('is half a minute, headers and all, with 16 kB of headers', () => {
    expect(arrivalLimits).toMatchObject({ requestTimeout: 30_000, headersTimeout: 15_000, maxHeaderSize: 16_384 })
  })
})
