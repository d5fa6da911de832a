import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HASHES_TAKEN_ON } from '#app/crypto/passwords.server.ts'
import { PASSWORD } from '#test/support/accounts.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { accountsOnServer, send } from '#test/support/sign-in-on-server.ts'

const MIB = 1024 * 1024
let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await accountsOnServer(server, { ada: 'active', bo: 'active' })
}, 60_000)
afterAll(() => server.stop())

/** How much longer than beside a full house of sign-ins a page may take beside a flood. */
const OFTEN_ENOUGH = 10
const nearlyAll = (waits: number[]) => waits[Math.floor(waits.length * 0.99)] ?? 0

type Burst = { statusCodeStats: Record<string, { count: number }>; errors: number }

/** Five hundred clients who each sign in once, all at the same time, in a process of their own. */
async function burst(): Promise<Burst> {
  const form = `submission=a-submission-key-of-20-letters&email=nobody%40example.org&password=${encodeURIComponent(PASSWORD)}`
  const headers = ['-H', `Origin=${server.origin}`, '-H', 'Content-Type=application/x-www-form-urlencoded']
  const args = ['-c', '500', '-a', '500', '-t', '30', '-m', 'POST', '-b', form, ...headers, '-j', '--no-progress']
  const command = ['node_modules/autocannon/autocannon.js', ...args, `${server.origin}/sign-in`]
  const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 4 * MIB })
  return JSON.parse(stdout) as Burst
}

/** The memory that the server takes, in MiB. */
function taken(): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}
const signIn = (name: string) => send(server, '/sign-in', { email: `${name}@example.org`, password: PASSWORD })

/** Asks for another page again and again until the work is over; how long each took, in order. */
async function waitsDuring(work: Promise<unknown>, each: () => void): Promise<number[]> {
  const waits: number[] = []
  let isOver = false
  const ending = work.finally(() => {
    isOver = true
  })
  while (!isOver) {
    const began = performance.now()
    const page = await fetch(`${server.origin}/help`)
    await page.text()
    waits.push(performance.now() - began)
    expect(page.status).toBe(200)
    each()
  }
  await ending
  return waits.sort((a, b) => a - b)
}

describe('AUT-08 five hundred people who sign in at once', () => {
  it('leave time and room for every other page, and for those who come after them', async () => {
    expect((await signIn('ada')).status).toBe(303)
    const before = taken()
    const fullHouse = async () => {
      for (let n = 0; n < 3; n++) await Promise.all(Array.from({ length: HASHES_TAKEN_ON }, () => signIn('nobody')))
    }
    const usual = nearlyAll(await waitsDuring(fullHouse(), () => undefined))
    const memory: number[] = []
    const bursts: Burst[] = []
    const flood = async () => {
      for (let n = 0; n < 3; n++) bursts.push(await burst())
    }
    const waits = await waitsDuring(flood(), () => memory.push(taken()))
    for (const { statusCodeStats: answers, errors } of bursts) {
      expect(errors).toBe(0)
      expect(Object.keys(answers).sort()).toEqual(['400', '503'])
    }
    expect(nearlyAll(waits) / usual).toBeLessThan(OFTEN_ENOUGH)
    expect(Math.max(...memory) - before).toBeLessThan(400)
    expect((await signIn('ada')).status).toBe(303)
  })

  it('are told in plain words when they are too many', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => signIn('nobody')))
    const busy = answers.filter(({ status }) => status === 503)
    expect(busy.length).toBeGreaterThan(0)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400, 503]))
    const said = await Promise.all(busy.map(async (one) => `${one.headers.get('Retry-After')}: ${await one.text()}`))
    expect([...new Set(said)]).toEqual([
      expect.stringMatching(/^30: Sorry, the service is busy\. Nothing was changed\./),
    ])
  })
})
