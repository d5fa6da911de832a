import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { migrateSqliteFile } from '#db/migrate.ts'
import { brokenChain } from '#test/support/chain.ts'
import { processFile } from '#test/support/processes.ts'

const run = promisify(execFile)
const folder = mkdtempSync(path.join(tmpdir(), 'vvf-writers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const COUNT = 5_000

/** Starts a process that runs `count` mixed transactions and says how many of them were committed. */
async function writer(file: string, name: string, count: number): Promise<number> {
  const { stdout } = await run(process.execPath, [processFile('writer-process'), file, name, String(count)])
  return (JSON.parse(stdout) as { committed: number }).committed
}

describe('two processes writing one file', () => {
  it(`run ${COUNT} mixed transactions without a busy error, losing no update and no audit event; the chain is whole (AUD-03)`, async () => {
    const file = path.join(folder, 'shared.db')
    migrateSqliteFile(file)
    const db = new Sqlite(file)
    db.exec("insert into forums (id, slug, name, version) values ('for_counter', 'counter', 'Counter', 0)")
    const committed = await Promise.all([writer(file, 'a', COUNT / 2), writer(file, 'b', COUNT / 2)])
    const total = committed.reduce((sum, n) => sum + n, 0)
    expect(total).toBe(COUNT * 0.8)
    expect(db.prepare("select version from forums where id = 'for_counter'").pluck().get()).toBe(total)
    expect(db.prepare('select count(*) from audit_events').pluck().get()).toBe(total)
    expect(brokenChain(file)).toEqual([])
    db.exec('drop trigger audit_events_no_delete; delete from audit_events where sequence = 2500')
    expect(brokenChain(file)[0]).toContain('entry 2500: it is missing')
    db.close()
  }, 300_000)

  it('would meet a busy error with transactions that read before they take the lock (negative control)', () => {
    const file = path.join(folder, 'deferred.db')
    migrateSqliteFile(file)
    const [one, two] = [new Sqlite(file, { timeout: 0 }), new Sqlite(file, { timeout: 0 })]
    one.exec('BEGIN; select count(*) from forums')
    two.exec("insert into forums (id, slug, name) values ('x', 'x', 'x')")
    expect(() => one.exec("insert into forums (id, slug, name) values ('y', 'y', 'y')")).toThrow(/locked/)
    one.close()
    two.close()
  })
})
