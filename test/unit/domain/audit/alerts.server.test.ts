import { describe, expect, it } from 'vitest'
import { noteAlerts } from '#app/domain/audit/alert-commands.server.ts'
import { findFacts } from '#app/domain/audit/alert-queries.server.ts'
import { listRecentAlerts, listStanding } from '#app/domain/audit/queries.server.ts'
import { alertsRaised } from '#app/domain/home/administrator-queries.server.ts'
import { findMailFacts } from '#app/domain/mail/outbox-queries.server.ts'
import { outbox, people } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON } from '#test/support/factories.ts'

withTestDatabase()

const daysLater = (days: number) => new Date(NOON.getTime() + days * 86_400_000)

describe('AUD-06 the alerts that stand', () => {
  it('are those that were raised and not ended, and are told once', async () => {
    expect(await noteAlerts(['disk-low', 'mail-stuck'], NOON)).toEqual(['disk-low', 'mail-stuck'])
    expect(await noteAlerts(['disk-low'], NOON)).toEqual([])
    expect(await listStanding()).toEqual(['disk-low'])
    expect(await noteAlerts(['disk-low', 'mail-stuck'], NOON)).toEqual(['mail-stuck'])
    expect((await listStanding()).sort()).toEqual(['disk-low', 'mail-stuck'])
  })

  it('are on the home page of a data protection officer for a week, newest first', async () => {
    const dpo = await aPerson('dpo')
    await noteAlerts(['disk-low'], NOON)
    await noteAlerts(['clock-jumped'], daysLater(1))
    const titles = async (days: number) =>
      (await alertsRaised(ctxFor(dpo, 'audit:view', daysLater(days)))).map(({ title, hint }) => `${title}: ${hint}`)
    expect(await titles(1)).toEqual([
      'The clock of the machine jumped: Alert of Friday 20 November 2026, midday. It still stands',
      'The disk is nearly full: Alert of Thursday 19 November 2026, midday. It is over now',
    ])
    expect(await titles(7.5)).toHaveLength(1)
    expect(await listRecentAlerts(ctxFor(dpo, 'audit:view', daysLater(9)))).toEqual([])
  })

  it('are told to nobody whose account is disabled', async () => {
    const gone = await aPerson('admin')
    await given((tx) => tx.update(people).set({ state: 'disabled' }))
    await aPerson('dpo')
    await noteAlerts(['disk-low'], NOON)
    expect((await rows().select().from(outbox)).map(({ personId }) => personId)).toEqual(['per_dpo'])
    expect(gone.id).toBe('per_admin')
  })

  it('find nothing where nothing happened', async () => {
    expect(await findFacts(NOON)).toEqual({ refusals: 0, emergencies: 0, reveals: 0 })
    expect(await findMailFacts(NOON)).toEqual({ waitedMinutes: 0, givenUp: 0, refusedUs: 0, unsafe: 0 })
  })
})
