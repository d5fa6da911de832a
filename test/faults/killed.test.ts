import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ORGANISATION_CODES, staffField } from '#app/domain/register/status.ts'
import { brokenChain } from '#test/support/chain.ts'
import { type Ask, askAs, each } from '#test/support/crawl.ts'
import { processFile } from '#test/support/processes.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { formTokenOnServer, signedInCookie } from '#test/support/signed-in.ts'

/** R1: what the service said was saved is there after it was killed, whole, and no voucher is lost or given twice. */
const NOW = '2026-11-19T12:00:00Z'
/** After how many forms that were taken each kill comes, while seven others are under way. */
const KILLS = [20, 1, 37, 8, 60, 3, 45, 14, 80, 29]
const SESSIONS = 200
const PEOPLE = 12

type Given = { session: string; participant: string }
type Saved = { given: Given[]; registers: Map<string, number> }

let server: TestServer
let ask: Ask
let token: string
const file = () => path.join(server.dataFolder, 'app.db')

beforeAll(async () => {
  server = await startServer({ now: NOW })
  const cookie = signedInCookie(server.dataFolder, 'facilitator', NOW)
  token = formTokenOnServer(server.dataFolder, 'per_test_facilitator')
  fillWorld(file())
  ask = askAs(server.origin, cookie)
}, 60_000)
afterAll(() => server.stop())

/** Many held sessions of one forum, everybody there, and a voucher for each. */
function fillWorld(name: string): void {
  const db = new Sqlite(name, { timeout: 5000 })
  const forum = db.prepare('select id from forums').pluck().get()
  const insert = (table: string, row: Record<string, unknown>) =>
    db
      .prepare(`insert into ${table} (${Object.keys(row)}) values (${Object.keys(row).map(() => '?')})`)
      .run(...Object.values(row))
  db.transaction(() => {
    const batch = { supplier: 'Test', order_reference: 'T', face_value_pence: 2000, received_on: '2026-10-01' }
    insert('voucher_batches', { id: 'vba_1', forum_id: forum, ...batch, quantity: SESSIONS * PEOPLE })
    for (let n = 1; n <= SESSIONS * PEOPLE; n++) insert('vouchers', { id: `vch_${n}`, batch_id: 'vba_1', number: n })
    for (let n = 1; n <= PEOPLE; n++) {
      insert('participants', { id: `ptc_${n}`, reference: `VVF-AA${n}`, alias: `Alias ${n}` })
      const place = { participant_id: `ptc_${n}`, forum_id: forum, state: 'active', seat: n, starts_on: '2020-01-01' }
      insert('places', { id: `plc_${n}`, ...place })
    }
    for (let n = 1; n <= SESSIONS; n++) {
      const at = new Date(Date.UTC(2026, 10, 18 - n, 18))
      const when = { date: at.toISOString().slice(0, 10), time: '18:00', starts_at: at.getTime() }
      insert('sessions', { id: `ses_${n}`, forum_id: forum, ...when, state: 'held', register_version: 1 })
      for (let p = 1; p <= PEOPLE; p++)
        insert('register_entries', { session_id: `ses_${n}`, participant_id: `ptc_${p}`, status: 'attended' })
    }
  })()
  db.close()
}

let forms = 0
const form = (fields: Record<string, string>): RequestInit => {
  const submission = `a-submission-key-number-${++forms}`
  const body = new URLSearchParams({ submission, 'form-token': token, ...fields })
  return { method: 'POST', body, headers: { 'Sec-Fetch-Site': 'same-origin' } }
}

const nobody = Object.fromEntries(ORGANISATION_CODES.map((code) => [staffField(code), '0']))

/** Everything the forms of one cycle were told is saved, until the server dies. */
async function burst(cycle: number, saved: Saved, taken: () => void): Promise<void> {
  const own = Array.from({ length: SESSIONS / KILLS.length }, (_, at) => cycle * (SESSIONS / KILLS.length) + at + 1)
  await each(own, async (n) => {
    const session = `ses_${n}`
    let version = 1
    for (let p = 1; p <= PEOPLE; p++) {
      const participant = `ptc_${p}`
      const gift = form({ intent: 'give', participant, pence: '2000' })
      if (!(await accepted(`/sessions/${session}/vouchers`, gift))) return
      saved.given.push({ session, participant })
      taken()
      const register = form({ ...nobody, version: String(version), 'staff-facilitator': String(version) })
      if (!(await accepted(`/sessions/${session}/register`, register))) return
      saved.registers.set(session, ++version)
      taken()
    }
  })
}

/** Whether the server said that it is saved; false when it died over it. */
async function accepted(address: string, init: RequestInit): Promise<boolean> {
  const answer = await ask(address, init).catch(() => null)
  if (answer && answer.status !== 303) throw new Error(`${address} answered ${answer.status}`)
  return answer !== null
}

/** What is wrong with the file, in words; empty when everything that was told saved is there and whole. */
function wrongs(name: string, saved: Saved): string[] {
  const db = new Sqlite(name, { timeout: 5000 })
  const number = (query: string) => Number(db.prepare(query).pluck().get())
  const live = db.prepare('select count(*) from voucher_issues where session_id = ? and participant_id = ? and live')
  const lost = saved.given.filter(({ session, participant }) => live.pluck().get(session, participant) !== 1)
  const version = db.prepare('select register_version from sessions where id = ?').pluck()
  const older = [...saved.registers].filter(([session, told]) => Number(version.get(session)) < told)
  const facts: [string, boolean][] = [
    [`${lost.length} vouchers given are lost`, lost.length > 0],
    [`${older.length} registers saved are lost`, older.length > 0],
    ['integrity', db.pragma('integrity_check', { simple: true }) !== 'ok'],
    ['foreign keys', (db.pragma('foreign_key_check') as unknown[]).length > 0],
    ['the chain of the audit trail', brokenChain(name).length > 0],
    ['stock', number('select count(*) from vouchers') !== number('select sum(quantity) from voucher_batches')],
    [
      'vouchers issued are not the vouchers given',
      number("select count(*) from vouchers where state = 'issued'") !==
        number('select count(distinct voucher_id) from voucher_issues where live'),
    ],
    ['half of it', number('select count(*) from voucher_issues') !== number(countOf('voucher.issued'))],
    [
      'registers without a trail',
      number('select sum(register_version - 1) from sessions') !== number(countOf('register.kept')),
    ],
  ]
  db.close()
  return facts.filter(([, wrong]) => wrong).map(([words]) => words)
}

const countOf = (action: string) => `select count(*) from audit_events where action = '${action}'`

describe('the server killed in the middle of its work', () => {
  it(`loses nothing it said was saved, ${KILLS.length} times over`, async () => {
    const saved: Saved = { given: [], registers: new Map() }
    const cookie = signedInCookie(server.dataFolder, 'facilitator', NOW)
    for (const [cycle, forms] of KILLS.entries()) {
      let taken = 0
      const working = await new Promise<{ done: Promise<void> }>((resolve) => {
        const done = burst(cycle, saved, () => ++taken === forms && resolve({ done }))
      })
      await server.kill()
      await working.done
      expect(wrongs(file(), saved), `after kill ${cycle + 1}`).toEqual([])
      server = await startServer({ now: NOW, dataFolder: server.dataFolder })
      ask = askAs(server.origin, cookie)
      expect(wrongs(file(), saved), `after start ${cycle + 1}`).toEqual([])
    }
    expect(saved.given.length).toBeGreaterThan(100)
    const registers = [...saved.registers.values()].reduce((sum, version) => sum + version - 1, 0)
    expect(registers).toBeGreaterThan(100)
  }, 240_000)

  it('would be caught if it said so too early (negative control)', async () => {
    await server.kill()
    const db = new Sqlite(file())
    db.exec("delete from voucher_issues; update vouchers set state = 'in_stock'")
    db.close()
    const writer = spawn(process.execPath, [processFile('hasty-writer'), file()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const given: Given[] = []
    for await (const line of createInterface({ input: writer.stdout })) {
      given.push(JSON.parse(line) as Given)
      if (given.length === PEOPLE) break
    }
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    expect(wrongs(file(), { given, registers: new Map() })).toContain('12 vouchers given are lost')
  })
})
