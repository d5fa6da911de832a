import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { config } from '#app/config.server.ts'
import { opened } from '#app/crypto/keys.server.ts'
import { isSignedWith } from '#app/crypto/signing.server.ts'
import { findHeads, signedText } from '#app/domain/audit/head.ts'
import { checkTrail } from '#app/domain/audit/verify.ts'
import { trailWatch, watchTrail } from '#app/http/anchor.server.ts'
import { anchorOf } from '#app/http/anchor-store.server.ts'
import { auditEvents } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, NOON } from '#test/support/factories.ts'
import { office, send, withPostOffice } from '#test/support/mail.ts'
import { pastTheTriggers } from '#test/support/trail.ts'

withTestDatabase()
withPostOffice()

let folder = ''
let at = NOON
const running: { stop: () => Promise<void> }[] = []
const trail = () => rows().select().from(auditEvents).orderBy(auditEvents.sequence)
const files = () => readdirSync(folder).sort()
const kept = () => files().flatMap((name) => findHeads(readFileSync(path.join(folder, name), 'utf8')))
const minutesOn = (minutes: number) => {
  at = new Date(NOON.getTime() + minutes * 60_000)
}

/** Watches with a clock of our own; returns when it has looked once. */
async function watching(setting: string | null) {
  const anchor = setting ? anchorOf({ ...config, auditAnchor: setting }) : null
  const watch = watchTrail(anchor, { now: () => at, send })
  running.push(watch)
  await watch.look()
  return watch
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vvf-anchor-'))
  at = NOON
})
afterEach(async () => {
  vi.useRealTimers()
  for (const { stop } of running.splice(0)) await stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('AUD-04 a folder as the anchor', () => {
  it('gets the signed head at the start, when it has changed, and on the way out', async () => {
    const { look, stop } = await watching(`folder:${folder}`)
    await look()
    expect(kept()).toHaveLength(1)
    await aPerson('dpo')
    minutesOn(15)
    await look()
    await aSession('open')
    minutesOn(20)
    await stop()
    running.length = 0
    expect(kept().map(({ at: when }) => when.toISOString())).toEqual([
      '2026-11-19T12:00:00.000Z',
      '2026-11-19T12:15:00.000Z',
      '2026-11-19T12:20:00.000Z',
    ])
    const { verifying } = opened()
    expect(kept().every((head) => isSignedWith(verifying, signedText(head), head.signature))).toBe(true)
    expect(checkTrail(await trail(), kept())).toMatchObject({ problems: [], agreeing: 3 })
    expect(trailWatch()).toMatchObject({
      place: 'folder',
      failingSince: null,
      kept: { at, sequence: (await trail()).length },
    })
  })

  it('gets it every 15 minutes by itself', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    await watching(`folder:${folder}`)
    for (const [minutes, key] of [
      [15, 'dpo'],
      [30, 'board'],
    ] as const) {
      await aPerson(key)
      minutesOn(minutes)
      vi.advanceTimersByTime(15 * 60_000 - 1)
      expect(kept()).toHaveLength(minutes / 15)
      vi.advanceTimersByTime(1)
      await vi.waitFor(() => expect(kept()).toHaveLength(minutes / 15 + 1))
    }
    expect(kept().map(({ at: when }) => when.toISOString().slice(11, 16))).toEqual(['12:00', '12:15', '12:30'])
  })

  it('gets it again after a day without a change, in the file of that day', async () => {
    const { look } = await watching(`folder:${folder}`)
    minutesOn(23 * 60)
    await look()
    expect(files()).toEqual(['audit-heads-2026-11-19.txt'])
    minutesOn(24 * 60)
    await look()
    expect(files()).toEqual(['audit-heads-2026-11-19.txt', 'audit-heads-2026-11-20.txt'])
    for (const name of files()) expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600)
  })

  it('is only added to, also behind a block that was cut short', async () => {
    const file = path.join(folder, 'audit-heads-2026-11-19.txt')
    const before = 'what was there\n-----BEGIN AUDIT TRAIL HEAD-----\nsequence: 1'
    writeFileSync(file, before)
    await watching(`folder:${folder}`)
    expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true)
    expect(kept()).toHaveLength(1)
  })

  it('is not made when it is missing: the failure is shown, and it is tried again', async () => {
    rmSync(folder, { recursive: true })
    const { look } = await watching(`folder:${folder}`)
    expect(existsSync(folder)).toBe(false)
    expect(trailWatch()).toMatchObject({ kept: null, failingSince: NOON })
    minutesOn(15)
    await look()
    expect(trailWatch()).toMatchObject({ kept: null, failingSince: NOON })
    mkdirSync(folder)
    minutesOn(30)
    await look()
    expect(trailWatch()).toMatchObject({ kept: { at }, failingSince: null })
    expect(kept()).toHaveLength(1)
  })

  it('is never reached through a link in its place', async () => {
    const elsewhere = path.join(folder, 'elsewhere')
    writeFileSync(elsewhere, '')
    symlinkSync(elsewhere, path.join(folder, 'audit-heads-2026-11-19.txt'))
    await watching(`folder:${folder}`)
    expect(readFileSync(elsewhere, 'utf8')).toBe('')
    expect(trailWatch().failingSince).toEqual(NOON)
  })

  it('may not lie among the data, by whatever way', () => {
    const data = path.join(folder, 'data')
    mkdirSync(path.join(data, 'deep'), { recursive: true })
    symlinkSync(path.join(data, 'deep'), path.join(folder, 'link'))
    const settings = { dataFolder: data, databaseUrl: `file:${folder}/other/app.db`, engine: 'sqlite' as const }
    for (const place of [
      'data',
      'data/',
      'data/deep',
      'data/new/deeper',
      'data/../data/x',
      'link',
      'link/new',
      'other',
      'other/x',
    ])
      expect(() => anchorOf({ ...settings, auditAnchor: `folder:${folder}/${place}` }), place).toThrow('among the data')
    for (const place of ['anchor', 'data-anchor', 'data/../anchor', '..data'])
      expect(anchorOf({ ...settings, auditAnchor: `folder:${folder}/${place}` }), place).toMatchObject({
        kind: 'folder',
      })
    expect(anchorOf({ ...settings, auditAnchor: null })).toBeNull()
  })
})

describe('AUD-04 a mailbox as the anchor', () => {
  it('gets one letter with the head, which is whole when it arrives', async () => {
    await watching('mailto:anchor@example.org')
    expect(office.taken).toHaveLength(1)
    const [delivery] = office.taken
    expect(delivery?.recipients).toEqual(['anchor@example.org'])
    const last = (await trail()).at(-1)
    expect(findHeads(delivery?.raw ?? '')).toMatchObject([{ sequence: last?.sequence, hash: last?.hash, at: NOON }])
    expect(findHeads(delivery?.letter.text ?? '')).toEqual(findHeads(delivery?.raw ?? ''))
    expect((delivery?.raw ?? '').split('\r\n').filter((line) => line.length > 78)).toEqual([])
    expect(trailWatch()).toMatchObject({ place: 'mailbox', failingSince: null })
  })

  it.each([
    ['refuses', { at: 'data', code: 451 }],
    ['refuses for good', { at: 'recipient', code: 550 }],
    ['hangs up', { at: 'connection' }],
  ] as const)('is tried again when the server %s, and nothing else waits for it', async (_how, fault) => {
    office.fault = fault
    const { look } = await watching('mailto:anchor@example.org')
    expect(trailWatch()).toMatchObject({ kept: null, failingSince: NOON })
    await aPerson('dpo')
    office.fault = null
    minutesOn(15)
    await look()
    expect(office.taken).toHaveLength(1)
    expect(trailWatch()).toMatchObject({ kept: { at, sequence: (await trail()).length }, failingSince: null })
  })
})

describe('AUD-06 the newest entries', () => {
  it('are checked each time, and a change among them is shown without stopping anything', async () => {
    const { look } = await watching(`folder:${folder}`)
    expect(trailWatch().brokenAt).toBeNull()
    await pastTheTriggers((run) => run(sql`update audit_events set actor = 'x' where sequence = 3`))
    await look()
    expect(trailWatch().brokenAt).toBe(3)
    await aPerson('dpo')
    minutesOn(15)
    await look()
    expect(kept()).toHaveLength(2)
    expect(checkTrail(await trail(), kept()).problems[0]).toMatchObject({ sequence: 3 })
  })

  it('are checked where there is no anchor too', async () => {
    await pastTheTriggers((run) => run(sql`delete from audit_events where sequence = 3`))
    await watching(null)
    expect(trailWatch()).toMatchObject({ place: null, kept: null, brokenAt: 4 })
  })
})
