import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeys } from '#app/crypto/keys.server.ts'
import { findHeads } from '#app/domain/audit/head.ts'
import { badKeyFiles, secretsIn, testKeyFile } from '#test/support/keys.ts'
import { startServer } from '#test/support/server.ts'

let folder = ''
const at = (name: string) => path.join(folder, name)
const goodKeys = JSON.stringify(testKeyFile)

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vvf-built-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a program to its end with settings of its own, all of them for live mode. */
function run(program: string, settings: Record<string, string> = {}) {
  const env = {
    ...{ PATH: process.env.PATH, NODE_ENV: 'production' as const, APP_MODE: 'live', PORT: '0' },
    ...{ DATA_FOLDER: at('data'), DATABASE_URL: '', KEY_FILE: at('keys.json'), AUDIT_ANCHOR: '', ...settings },
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8', env, timeout: 30_000 })
  return { status, said: stdout + stderr }
}
const server = (settings?: Record<string, string>) => run('build/server/index.js', settings)

function keyFile(text: string, rights = 0o600): void {
  writeFileSync(at('keys.json'), text)
  chmodSync(at('keys.json'), rights)
}

/** All that an error says of why something was refused; empty when it was not. */
function refusalOf(attempt: () => unknown): string {
  try {
    attempt()
    return ''
  } catch (error) {
    return inspect(error, { depth: 9 })
  }
}

describe('CRY-06 the built server', () => {
  const bad = [
    ...badKeyFiles().map((one) => ({ ...one, rights: 0o600 })),
    { what: 'rights for everybody', text: goodKeys, words: 'can be read by others', rights: 0o604 },
    { what: 'rights for its group', text: goodKeys, words: 'can be read by others', rights: 0o640 },
  ]

  /** One of each way to be refused: by its rights, by its form, by what is worked out from it, by the library. */
  const started = ['rights for everybody', 'no JSON in it', 'one key twice', 'an RSA key to sign with']

  it.each(bad.filter(({ what }) => started.includes(what)))(
    'does not start with a key file that has $what, and says nothing of it',
    ({ text, words, rights }) => {
      keyFile(text, rights)
      const { status, said } = server()
      expect(said).toContain(words)
      expect(said).not.toContain('listening')
      expect(status).toBe(1)
      expect(secretsIn(text).filter((secret) => said.includes(secret))).toEqual([])
    },
  )

  it.each(bad)('stops where it opens a key file that has $what, and says nothing of it', ({ text, words, rights }) => {
    keyFile(text, rights)
    const said = refusalOf(() => openKeys({ keyFile: at('keys.json'), mode: 'live', dataFolder: at('data') }))
    expect(said).toContain(words)
    expect(secretsIn(text).filter((secret) => said.includes(secret))).toEqual([])
  })

  it('does not start in live mode without one, and makes none', () => {
    const { status, said } = server()
    expect(said).toContain('There is no key file. Make one with npm run keys, or set KEY_FILE.')
    expect(status).toBe(1)
    expect(existsSync(at('keys.json'))).toBe(false)
  })

  it.each([
    ['folder:data', 'among the data'],
    ['ftp://example.org', 'AUDIT_ANCHOR must be'],
  ])('AUD-04 does not start with the anchor %s', (anchor, words) => {
    keyFile(goodKeys)
    const setting = anchor.replace('data', at('data'))
    const { status, said } = server({ AUDIT_ANCHOR: setting })
    expect(said).toContain(words)
    expect(status).toBe(1)
  })

  it('AUD-04 keeps the head of the trail when it starts and when it ends', async () => {
    const anchor = at('')
    const running = await startServer({ env: { AUDIT_ANCHOR: `folder:${anchor}` } })
    expect(await running.stop()).toBe(0)
    const heads = findHeads(readFileSync(at('audit-heads-2026-11-19.txt'), 'utf8'))
    expect(heads.length).toBeGreaterThanOrEqual(1)
    expect(heads.at(-1)?.sequence).toBeGreaterThan(7)
  })

  it('AUD-04 says at a live start when nothing outside keeps the trail', async () => {
    keyFile(goodKeys)
    const env = { APP_MODE: 'live', CLOCK_FILE: '', ORIGIN: 'http://127.0.0.1', KEY_FILE: at('keys.json') }
    const running = await startServer({ env })
    expect(running.log.filter((line) => line.includes('AUDIT_ANCHOR is not set'))).toHaveLength(1)
    expect(await running.stop()).toBe(0)
  })
})

describe('npm start', () => {
  it('CRY-06 says in one sentence what to do when there are no keys', () => {
    const { status, said } = run('app/tasks/start.mjs')
    expect(said).toBe('There are no keys yet. Make them once with: npm run keys\n')
    expect(status).toBe(1)
    expect(existsSync(at('data'))).toBe(false)
  })
})

describe('npm run keys', () => {
  const keys = () => run('app/tasks/keys.mjs', { KEY_FILE: at('new/place/live.json') })

  it('CRY-06 makes a key file for its owner alone, and the public half beside it', () => {
    const { status, said } = keys()
    expect(status).toBe(0)
    expect(statSync(at('new/place/live.json')).mode & 0o777).toBe(0o600)
    expect(statSync(at('new/place')).mode & 0o777).toBe(0o700)
    expect(readFileSync(at('new/place/live.json.public.pem'), 'utf8')).toMatch(/^-----BEGIN PUBLIC KEY-----/)
    const text = readFileSync(at('new/place/live.json'), 'utf8')
    expect(secretsIn(text).filter((secret) => said.includes(secret))).toEqual([])
  })

  it('CRY-06 leaves what is there alone, also a public half whose key file is lost', () => {
    keys()
    const before = readFileSync(at('new/place/live.json'), 'utf8')
    expect(keys()).toMatchObject({ status: 1, said: expect.stringContaining('It was left alone') })
    expect(readFileSync(at('new/place/live.json'), 'utf8')).toBe(before)
    rmSync(at('new/place/live.json'))
    const pem = readFileSync(at('new/place/live.json.public.pem'), 'utf8')
    expect(keys()).toMatchObject({ status: 1, said: expect.stringContaining('public.pem already') })
    expect(readFileSync(at('new/place/live.json.public.pem'), 'utf8')).toBe(pem)
  })
})
