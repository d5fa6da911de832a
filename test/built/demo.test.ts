import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const parent = mkdtempSync(path.join(tmpdir(), 'vvf-demo-'))
const folder = path.join(parent, 'data')
const running: { kill: (signal: NodeJS.Signals) => boolean }[] = []

/** Starts the task as somebody at a terminal would, on a free port. */
function demoWith(settings: Record<string, string>, ...flags: string[]) {
  const env = { PATH: process.env.PATH, NODE_ENV: 'test' as const, DATA_FOLDER: folder, PORT: '0', ...settings }
  const child = spawn(process.execPath, ['app/tasks/demo.mjs', ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  const said: string[] = []
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const address = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      const found = /http:\/\/localhost:\d+/.exec(line)
      if (found) resolve(found[0].replace('localhost', '127.0.0.1'))
    })
    ended.then((code) => reject(new Error(`ended with ${code}: ${said.join('\n')}`)))
  })
  address.catch(() => undefined)
  return { address, said, ended, stop: (signal: NodeJS.Signals) => child.kill(signal) }
}

const demo = (...flags: string[]) => demoWith({}, ...flags)

/** What the first start took, which filled the world. */
let filling = 0

beforeAll(async () => {
  const began = performance.now()
  const first = demo()
  await first.address
  filling = performance.now() - began
  first.stop('SIGTERM')
  expect(await first.ended).toBe(0)
})
afterAll(() => {
  for (const child of running) child.kill('SIGTERM')
  rmSync(parent, { recursive: true, force: true })
})

describe('npm run demo', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'starts again sooner than it first did, fills nothing twice, ends on %s',
    async (signal) => {
      const began = performance.now()
      const again = demo()
      const address = await again.address
      expect(performance.now() - began).toBeLessThan(filling)
      expect(again.said.join('\n')).not.toMatch(/Filling|Building|Installing/)
      const page = await fetch(`${address}/demo`)
      expect(page.status).toBe(200)
      expect((await page.text()).match(/Sign in as [A-Z]/g)).toHaveLength(16)
      again.stop(signal)
      expect(await again.ended).toBe(0)
      await expect(fetch(`${address}/health`)).rejects.toThrow()
    },
  )

  it('leaves keys and anchor of the real service alone, whatever the settings name', async () => {
    const anchor = path.join(parent, 'anchor')
    mkdirSync(anchor)
    const with_ = demoWith({ AUDIT_ANCHOR: `folder:${anchor}`, KEY_FILE: path.join(parent, 'no-such-keys.json') })
    await with_.address
    with_.stop('SIGTERM')
    expect(await with_.ended).toBe(0)
    expect(readdirSync(anchor)).toEqual([])
    expect(existsSync(path.join(parent, 'no-such-keys.json'))).toBe(false)
    expect(existsSync(path.join(folder, 'keys.json'))).toBe(true)
  })

  it('says that it is one on pages of errors too', async () => {
    const again = demo()
    const sent = { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' }, body: new URLSearchParams('name=x') }
    const refused = await fetch(`${await again.address}/forums/new`, sent)
    expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining('here is made up')])
    again.stop('SIGTERM')
    expect(await again.ended).toBe(0)
  })

  it('starts over with --reset', async () => {
    writeFileSync(path.join(folder, 'left-behind'), '')
    const fresh = demo('--reset')
    await fresh.address
    expect(fresh.said.join('\n')).toContain('Filling the demonstration')
    expect(existsSync(path.join(folder, 'left-behind'))).toBe(false)
    fresh.stop('SIGTERM')
    expect(await fresh.ended).toBe(0)
  })

  it.each([
    ['a live folder', 'mode', 'live\n'],
    ['a folder of something else', 'letter.txt', 'Dear all'],
  ])('neither deletes nor opens %s', async (_what, name, content) => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
    writeFileSync(path.join(folder, name), content)
    for (const flags of [['--reset'], []]) {
      const refused = demo(...flags)
      await expect(refused.address).rejects.toThrow()
      expect(await refused.ended).toBe(1)
      expect(refused.said).toEqual([expect.stringContaining("is not a demonstration's folder. It was left alone.")])
    }
    expect(readdirSync(folder)).toEqual([name])
  })
})
