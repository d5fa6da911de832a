import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { createKeyFile } from '#app/crypto/key-file.server.ts'
import { demonstrationPassword, startServer, type TestServer } from '#test/support/server.ts'
import { cookieOfPerson } from '#test/support/signed-in.ts'

const NOW = '2026-11-19T12:00:00Z'

const started: TestServer[] = []
const folders: string[] = []
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

async function start(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options)
  started.push(server)
  return server
}

/** Live mode makes no keys of its own. */
function aKeyFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vvf-modes-'))
  folders.push(folder)
  createKeyFile(path.join(folder, 'live.json'))
  return path.join(folder, 'live.json')
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
    const server = await start({ env: { ...env, ...(env.APP_MODE ? { KEY_FILE: aKeyFile() } : {}) } })
    for (const address of ['/demo', '/demo/mail']) expect(await statusOf(server, address)).toBe(404)
    expect(await statusOf(server, '/sign-in')).toBe(200)
  })

  it.each([
    ['test', {}],
    ['live', { APP_MODE: 'live', CLOCK_FILE: '', ORIGIN: 'http://127.0.0.1' }],
  ])('AUT-01 has nobody in %s mode who could sign in before the first link is opened', async (_mode, env) => {
    const server = await start({ env: { ...env, ...('APP_MODE' in env ? { KEY_FILE: aKeyFile() } : {}) } })
    const db = new Sqlite(path.join(server.dataFolder, 'app.db'), { readonly: true })
    const count = (table: string) => db.prepare(`select count(*) from ${table}`).pluck().get()
    const people = db.prepare('select state, password_hash from people').all()
    expect(people).toEqual([{ state: 'invited', password_hash: null }])
    for (const table of ['authenticator_apps', 'passkeys', 'recovery_codes', 'sign_in_sessions'])
      expect([table, count(table)]).toEqual([table, 0])
    expect(db.prepare('select role from grants').pluck().all()).toEqual(['admin'])
    db.close()
  })

  it('prints a one-time link that leads to a password', async () => {
    const server = await start()
    const page = await fetch(server.firstLink ?? '')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Set your password')
  })

  it('serves the demonstration world at a fixed moment to somebody with a password', async () => {
    const server = await start({ seed: 'demonstration', now: NOW })
    expect(server.firstLink).toBeNull()
    const db = new Sqlite(path.join(server.dataFolder, 'app.db'), { readonly: true })
    const fern = String(db.prepare("select id from people where email = 'fern.facilitator@example.org'").pluck().get())
    db.close()
    const body = new URLSearchParams({
      submission: 'a-submission-key-of-20-letters',
      email: 'fern.facilitator@example.org',
      password: demonstrationPassword,
    })
    const headers = { Origin: server.origin }
    const answer = await fetch(`${server.origin}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/set-up'])
    const Cookie = cookieOfPerson(server.dataFolder, fern, NOW)
    const forums = await (await fetch(`${server.origin}/forums`, { headers: { Cookie } })).text()
    expect(forums).toContain('Open forum')
    expect(forums).not.toContain('Black communities')
  })

  it('ends with 0 when it is told to', async () => {
    const server = await startServer()
    expect(await server.stop()).toBe(0)
  })
})
