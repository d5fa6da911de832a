import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '#test/support/server.ts'
import { signedInCookie } from '#test/support/signed-in.ts'

const NOW = '2026-11-19T12:00:00Z'
const ASSETS = 'build/client/assets'
/** Bytes on the wire of what every page loads. */
const MOST = 10_000

const scripts = () => readdirSync(ASSETS).filter((name) => name.endsWith('.js'))
const textOf = (name: string) => readFileSync(path.join(ASSETS, name), 'utf8')
const holding = (mark: RegExp) => scripts().filter((name) => mark.test(textOf(name)))

/** What a package leaves in a bundle, however small its names are made, and a file of it that shows that the mark bites. */
const marks = {
  zod: { mark: /\b_zod\b/, shown: 'node_modules/zod/v4/core/schemas.js' },
  drizzle: { mark: /drizzle:/, shown: 'node_modules/drizzle-orm/entity.js' },
}

let server: TestServer
beforeAll(async () => {
  server = await startServer({ now: NOW })
})
afterAll(() => server.stop())

async function scriptsOf(address: string, cookie = ''): Promise<string[]> {
  const answer = await fetch(server.origin + address, { headers: { Cookie: cookie } })
  expect(answer.status).toBe(200)
  const page = await answer.text()
  expect(page).not.toContain('modulepreload')
  return [...page.matchAll(/<script[^>]* src="\/assets\/(\w+(?:-[a-z]+)*)-[\w-]{8}\.js"/g)].map(([, name = '']) => name)
}

describe('what browsers load', () => {
  it('is one small module on an ordinary page, and a second where a passkey is asked for', async () => {
    const cookie = signedInCookie(server.dataFolder, 'facilitator', NOW)
    for (const address of ['/forums', '/vouchers', '/account', '/sign-in'])
      expect([address, await scriptsOf(address, address === '/sign-in' ? '' : cookie)]).toEqual([address, ['enhance']])
    expect(await scriptsOf('/sign-in/passkey')).toEqual(['enhance', 'enhance-passkey'])
  })

  it('is a second, tiny one at home, which says what waits from a session day', async () => {
    const cookie = signedInCookie(server.dataFolder, 'facilitator', NOW)
    expect(await scriptsOf('/', cookie)).toEqual(['enhance', 'enhance-day-waiting'])
    const [name = ''] = scripts().filter((script) => script.startsWith('enhance-day-waiting'))
    expect(gzipSync(textOf(name)).length).toBeLessThan(1_500)
    expect(textOf(name)).not.toMatch(/encrypt|\bimport\b/)
  })

  it('is small', () => {
    const [name = '', ...others] = scripts().filter((script) => /^enhance-(?!passkey|visit|day)/.test(script))
    expect(others).toEqual([])
    expect(textOf(name)).not.toMatch(/\bimport\b|webauthn/i)
    expect(gzipSync(textOf(name)).length).toBeLessThan(MOST)
  })

  it.each(Object.entries(marks))('holds nothing of %s, in no module', (_package, { mark, shown }) => {
    expect(holding(mark)).toEqual([])
    expect(readFileSync(shown, 'utf8')).toMatch(mark)
  })

  it('holds passkeys in their own module alone', () => {
    expect(holding(/navigator\.credentials/).map((name) => name.replace(/-[\w-]{8}\.js$/, ''))).toEqual([
      'enhance-passkey',
    ])
  })
})
