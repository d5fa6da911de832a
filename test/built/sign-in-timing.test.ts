import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '#test/support/accounts.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { accountsOnServer, send } from '#test/support/sign-in-on-server.ts'
import { areaUnderCurve, median } from '#test/support/timing.ts'

/**
 * Of two classes that take the same time, 300 tries each lie outside the bounds by chance one time in thirty (the
 * standard error is 0.024). So when a first look is in doubt the look goes on, up to 1,200 each, and the same bounds
 * hold for all that was seen: a difference that is there stays, and chance goes away.
 */
const TRIES = 300
const LOOKS = [1, 2, 4]
const BOUNDS = [0.45, 0.55] as const
const MEDIAN_GAP = 5

const classes = ['unknown', 'known', 'disabled', 'throttled'] as const
type Times = Record<(typeof classes)[number], number[]>

let server: TestServer
let addresses = 0
beforeAll(async () => {
  server = await startServer({ env: { TRUSTED_PROXIES: '127.0.0.1', WORKER_SECONDS: '3600' } })
  await accountsOnServer(server, { known: 'active', disabled: 'disabled', throttled: 'active' })
}, 60_000)
afterAll(() => server.stop())

const HELD = '198.51.100.1'
const freshAddress = () => `10.${++addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`

async function tried(name: string, from: string, password = 'not the right one'): Promise<number> {
  const began = performance.now()
  const fields = { email: `${name}@example.org`, password }
  const answer = await send(server, '/sign-in', fields, { 'X-Forwarded-For': from })
  await answer.text()
  expect(answer.status).toBe(400)
  return performance.now() - began
}

/** Interleaved tries of each class, in turn another first; the clock goes on so that only one class is throttled. */
async function look(times: Times, round: number): Promise<void> {
  server.setClock(new Date(Date.UTC(2026, 10, 19, 12 + round)).toISOString())
  for (let n = 0; n < 12; n++) await tried('throttled', HELD)
  for (let n = 0; n < TRIES; n++) {
    for (const at of classes.keys()) {
      const name = classes[(n + at) % classes.length] ?? 'unknown'
      times[name].push(await tried(name, name === 'throttled' ? HELD : freshAddress()))
    }
  }
}

const curve = (times: Times, name: (typeof classes)[number]) => areaUnderCurve(times[name], times.unknown)
const gap = (times: Times, name: (typeof classes)[number]) => Math.abs(median(times[name]) - median(times.unknown))
const isWithin = (area: number) => area >= BOUNDS[0] && area <= BOUNDS[1]

describe('AUT-06 the time that a sign-in takes', () => {
  it('is the same for an account that is known, disabled or held up as for one that is unknown', {
    timeout: 900_000,
  }, async () => {
    const times: Times = { unknown: [], known: [], disabled: [], throttled: [] }
    const others = classes.filter((name) => name !== 'unknown')
    for (const [round, until] of LOOKS.entries()) {
      while (times.unknown.length < until * TRIES) await look(times, times.unknown.length / TRIES + round)
      if (others.every((name) => isWithin(curve(times, name)) && gap(times, name) < MEDIAN_GAP)) break
    }
    const found = others.map((name) => ({ name, area: curve(times, name), gap: gap(times, name) }))
    expect(found.filter((one) => !isWithin(one.area) || one.gap >= MEDIAN_GAP)).toEqual([])
    // The look is sharp enough: had each try of a class taken a tenth longer, it would have been seen.
    const slower = times.known.map((time) => time * 1.1)
    expect(isWithin(areaUnderCurve(slower, times.unknown))).toBe(false)
  })

  it('is seen to be another where no hash is computed', async () => {
    const [hashed, refused]: [number[], number[]] = [[], []]
    for (let n = 0; n < 20; n++) {
      hashed.push(await tried('unknown', freshAddress()))
      refused.push(await tried('unknown', freshAddress(), PASSWORD.repeat(10)))
    }
    expect(isWithin(areaUnderCurve(hashed, refused))).toBe(false)
  })
})
