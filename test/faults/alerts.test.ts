import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { unsealStored } from '#app/crypto/seal.server.ts'
import { ALERT_KINDS, type AlertKind, alertWords } from '#app/domain/audit/status.ts'
import { systemContext } from '#app/domain/shared/context.ts'
import { done, event } from '#app/domain/shared/result.ts'
import { watchAlerts } from '#app/http/alerts.server.ts'
import { watchTrail } from '#app/http/anchor.server.ts'
import { anchorOf } from '#app/http/anchor-store.server.ts'
import { letterTo } from '#app/http/letters.server.ts'
import { setEngine, write } from '#db/client.server.ts'
import { auditEvents, outbox } from '#db/schema/index.ts'
import { opened } from '#test/support/break-glass.ts'
import { rows, testEngine, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON, participantsIn } from '#test/support/factories.ts'
import { pastTheTriggers } from '#test/support/trail.ts'

withTestDatabase()

const MINUTE = 60_000
const noMail = { now: () => NOON, send: async () => undefined }
const said = async () =>
  (await rows().select().from(auditEvents).orderBy(asc(auditEvents.sequence)))
    .filter(({ action }) => action.startsWith('alert.'))
    .map(({ action, object }) => `${action} ${object}`)
const letters = async () => rows().select().from(outbox).where(eq(outbox.template, 'alert'))

let wall = NOON.getTime()
let passed = 0
let free: number | null = 0.5
const folder = mkdtempSync(path.join(tmpdir(), 'vvf-alerts-'))
afterAll(() => rmSync(folder, { recursive: true }))
const world = {
  now: () => new Date(wall),
  passed: () => passed,
  diskFree: async () => free,
  backupFolder: folder,
}

/** A minute later, by both clocks. */
function aMinuteLater(): void {
  wall += MINUTE
  passed += MINUTE
}

const trailOver = (setting: string | null) =>
  watchTrail(setting ? anchorOf({ ...config, auditAnchor: setting }) : null, noMail)
const saidOften = (action: 'access.refused' | 'contact.revealed', actor: string, times: number) =>
  write({ ...systemContext('home:view', NOON), actor: { id: actor, name: '' } }, async () => {
    const one = event(action, actor)
    return done(null, one, ...Array.from({ length: times - 1 }, () => one))
  })
const aMessage = (personId: string, change: Partial<typeof outbox.$inferInsert>) =>
  given((tx) =>
    tx.insert(outbox).values({
      ...{ id: 'msg_waiting', template: 'approval-asked', personId, cause: 'test' },
      ...{ notBefore: NOON, notAfter: new Date(NOON.getTime() + 86_400_000) },
      ...change,
    }),
  )

/** A backup of the data that was made so many hours before noon. */
function aBackup(hours: number): void {
  const made = new Date(NOON.getTime() - hours * 3_600_000)
  mkdirSync(path.join(folder, 'app'), { recursive: true })
  writeFileSync(path.join(folder, 'app', `${made.toISOString().replace(/[:.]/g, '-')}.vvf`), '')
}

/** What brings each alert about, and what mends it where it does not pass by itself. */
const causes: Partial<
  Record<AlertKind, { begin: (admin: string) => Promise<unknown>; mend?: () => Promise<unknown> }>
> = {
  'trail-broken': {
    begin: async () => {
      await given(async () => undefined)
      await pastTheTriggers((run) => run(sql`update audit_events set object = 'changed' where sequence = 2`))
      await trailOver(null).stop()
    },
  },
  'anchor-failing': { begin: () => trailOver('folder:/proc/nowhere').stop(), mend: () => trailOver(null).stop() },
  'refused-often': { begin: (admin) => saidOften('access.refused', admin, 20) },
  'emergency-often': {
    begin: async () => {
      const opener = await aPerson('admin', { key: 'opener' })
      await participantsIn('open', 1)
      for (let n = 0; n < 3; n++) await opened(opener)
    },
  },
  'reveals-many': { begin: (admin) => saidOften('contact.revealed', admin, 21) },
  'mail-stuck': { begin: (admin) => aMessage(admin, { notBefore: new Date(NOON.getTime() - 31 * MINUTE) }) },
  'mail-refused': {
    begin: (admin) => aMessage(admin, { lastError: 'EAUTH' }),
    mend: () => given((tx) => tx.update(outbox).set({ state: 'sent', lastError: null })),
  },
  'mail-unsafe': {
    begin: (admin) => aMessage(admin, { lastError: 'ECERTIFICATE' }),
    mend: () => given((tx) => tx.update(outbox).set({ state: 'sent', lastError: null })),
  },
  'disk-low': {
    begin: async () => {
      free = 0.149
    },
    mend: async () => {
      free = 0.15
    },
  },
  'clock-jumped': {
    begin: async () => {
      wall -= 2_001
    },
    mend: async () => undefined,
  },
  'backup-old': {
    begin: async () => aBackup(26.1),
    mend: async () => aBackup(0),
  },
  'seal-broken': {
    begin: async () => {
      expect(() => unsealStored('v1.1.a.b.c', { table: 'a', column: 'b', row: 'c' })).toThrow()
    },
    mend: async () => undefined,
  },
}

beforeEach(async () => {
  rmSync(path.join(folder, 'app'), { recursive: true, force: true })
  wall = NOON.getTime()
  passed = 0
  free = 0.5
  await trailOver(null).stop()
})

describe('AUD-06 alerts', () => {
  it('say nothing while all is well', async () => {
    const admin = await aPerson('admin')
    await saidOften('access.refused', admin.id, 19)
    await saidOften('contact.revealed', admin.id, 20)
    await aMessage(admin.id, { notBefore: new Date(NOON.getTime() - 20 * MINUTE) })
    const watch = watchAlerts(world)
    for (let n = 0; n < 3; n++) {
      await watch.look()
      aMinuteLater()
    }
    await watch.stop()
    expect([await said(), await letters()]).toEqual([[], []])
  })

  it.each(Object.entries(causes))('are raised once, with a letter to each who watches: %s', async (kind, cause) => {
    const [admin] = [await aPerson('admin'), await aPerson('dpo'), await aPerson('facilitator')]
    const watch = watchAlerts(world)
    await watch.look()
    await cause.begin(admin.id)
    aMinuteLater()
    await watch.look()
    expect(await said()).toContain(`alert.raised ${kind}`)
    expect(await said()).not.toContain(`alert.ended ${kind}`)
    const told = (await letters()).filter(({ about }) => about === kind).map(({ personId }) => personId)
    expect(told).toEqual(expect.arrayContaining(['per_admin', 'per_dpo']))
    expect(told).not.toContain('per_facilitator')
    aMinuteLater()
    if (cause.mend) await cause.mend()
    await watch.look()
    await watch.stop()
    expect((await said()).filter((line) => line === `alert.raised ${kind}`)).toHaveLength(1)
    expect((await said()).includes(`alert.ended ${kind}`)).toBe(cause.mend !== undefined)
  })

  it('are raised by messages that were given up or tried for half an hour, not by one that told of an alert', async () => {
    const { id } = await aPerson('admin')
    await aMessage(id, { id: 'msg_told', template: 'alert', about: 'disk-low', state: 'dead' })
    const watch = watchAlerts(world)
    await watch.look()
    expect(await said()).toEqual([])
    await aMessage(id, { attempts: 6, notBefore: new Date(NOON.getTime() + 32 * MINUTE) })
    await watch.look()
    expect(await said()).toEqual(['alert.raised mail-stuck'])
    await given((tx) => tx.delete(outbox).where(eq(outbox.id, 'msg_waiting')))
    await watch.look()
    await aMessage(id, { state: 'dead' })
    await watch.look()
    await watch.stop()
    expect((await said()).slice(1)).toEqual(['alert.ended mail-stuck', 'alert.raised mail-stuck'])
  })

  it('are raised by a data file that is damaged', async () => {
    setEngine({ ...testEngine(), isWhole: () => false })
    const watch = watchAlerts(world)
    await watch.look()
    await watch.stop()
    expect(await said()).toEqual(['alert.raised data-damaged'])
  })

  it('survive a restart, and are told by one of two processes', async () => {
    free = 0.1
    await aPerson('dpo')
    const [one, other] = [watchAlerts(world), watchAlerts(world)]
    await Promise.all([one.look(), other.look()])
    await Promise.all([one.stop(), other.stop()])
    await watchAlerts(world).look()
    expect([await said(), (await letters()).length]).toEqual([['alert.raised disk-low'], 1])
  })

  it('are told in words that say what to do, without a name', () => {
    for (const kind of ALERT_KINDS) {
      const { subject, text } = letterTo({ template: 'alert', email: 'dpo@example.org', kind })
      expect(subject).toBe('Something needs your attention')
      expect(text).toContain(`${alertWords[kind]}.`)
      expect(text).toContain('/audit?action=alerts')
    }
  })
})
