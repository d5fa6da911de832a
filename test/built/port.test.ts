import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(path.join(tmpdir(), 'vvf-built-port-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a server whose port is taken says so in one sentence, and ends', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const env = {
    ...{ PATH: process.env.PATH, NODE_ENV: 'production' as const, APP_MODE: 'test' },
    ...{ DATA_FOLDER: path.join(folder, 'data'), PORT: String(port) },
  }
  const { status, stderr } = spawnSync(process.execPath, ['build/server/index.js'], { encoding: 'utf8', env })
  taken.close()
  expect(stderr).toBe(`Port ${port} is in use. Stop what uses it, or set PORT to another.\n`)
  expect(status).toBe(1)
}, 60_000)
