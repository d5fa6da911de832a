import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '#test/support/server.ts'

/** The operator's command, beside a server that runs on the same data. In the demonstration, Slate proposed Harbour. */
let server: TestServer
let data: Database.Database
const keys = mkdtempSync(path.join(tmpdir(), 'vvf-keys-'))
const KEY_FILE = path.join(keys, 'keys.json')
beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: '2026-11-19T12:00:00Z', env: { KEY_FILE } })
  data = new Database(path.join(server.dataFolder, 'app.db'))
})
afterAll(async () => {
  data.close()
  await server.stop()
  rmSync(keys, { recursive: true })
})

function approve(...args: string[]) {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production' as const,
    APP_MODE: 'test',
    KEY_FILE,
    DATA_FOLDER: server.dataFolder,
    CLOCK_FILE: `${server.dataFolder}.clock`,
  }
  const command = ['--import', 'tsx', 'app/tasks/approve-role.ts', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

const proposal = () => String(data.prepare("select id from grant_proposals where state = 'open'").pluck().get())
const codeIn = (said: string) => /admin:approve -- \S+ (\S+)/.exec(said)?.[1] ?? ''
const administrators = () =>
  data.prepare("select count(*) from grants where role = 'admin' and ended_at is null").pluck().get()

describe('AUT-10 npm run admin:approve', () => {
  it('shows the proposal, and changes nothing', () => {
    const { status, said } = approve(proposal())
    expect(status).toBe(0)
    expect(said).toContain('Administrator')
    expect(said).toContain('harbour.commissioner@example.org')
    expect(said).toContain('Slate (administrator)')
    expect(administrators()).toBe(2)
  })

  it('refuses while another administrator can approve, and what it does not know', () => {
    const id = proposal()
    const code = codeIn(approve(id).said)
    expect(approve(id, code)).toMatchObject({ status: 1, said: expect.stringContaining('another administrator') })
    expect(approve('gpr_none')).toMatchObject({ status: 1, said: expect.stringContaining('no such proposal') })
    expect(administrators()).toBe(2)
  })

  it('approves just what it showed, once, when nobody else could', () => {
    const id = proposal()
    const code = codeIn(approve(id).said)
    data.prepare("update people set state = 'disabled' where email = 'flint.admin@example.org'").run()
    expect(approve(id, 'x'.repeat(43))).toMatchObject({ status: 1, said: expect.stringContaining('Nothing was given') })
    expect(approve(id, code)).toMatchObject({ status: 0, said: expect.stringContaining('Approved') })
    expect(administrators()).toBe(3)
    expect(approve(id, code).status).toBe(1)
    const said = "select actor, request_id from audit_events where action = 'grant.approved'"
    expect(data.prepare(said).all()).toEqual([{ actor: 'system', request_id: 'operator' }])
  })
})
