import { describe, expect, it } from 'vitest'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { findMailFacts, getReadiness } from '#app/domain/mail/outbox-queries.server.ts'
import { closeKeyStore } from '#db/key-store.server.ts'
import { outbox } from '#db/schema/index.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { minutesOn } from '#test/support/reminders.ts'

withTestDatabase()

async function aLetter(change: Partial<typeof outbox.$inferInsert> = {}): Promise<void> {
  const { id: personId } = await aPerson('admin')
  await given(async (tx) => {
    await enqueueLetter(tx, { template: 'approval-asked', about: 'x', personId, cause: 'test', now: NOON })
    await tx.update(outbox).set({ attempts: 0, ...change })
  })
}

describe('whether messages leave', () => {
  it('is trouble when one that is due has waited for more than an hour', async () => {
    expect(await getReadiness(NOON)).toEqual({ database: true, keys: true, outbox: true })
    await aLetter()
    expect((await getReadiness(minutesOn(60))).outbox).toBe(true)
    expect((await getReadiness(minutesOn(61))).outbox).toBe(false)
  })

  it('is trouble too when each try of an hour has failed, though the next is not due yet', async () => {
    await aLetter({ attempts: 7, notBefore: minutesOn(90) })
    expect((await getReadiness(NOON)).outbox).toBe(false)
  })

  it('is none when a message waits for its hour, or has left', async () => {
    await aLetter({ notBefore: minutesOn(600) })
    expect((await getReadiness(NOON)).outbox).toBe(true)
    await given((tx) => tx.update(outbox).set({ state: 'sent', notBefore: NOON }))
    expect((await getReadiness(minutesOn(600))).outbox).toBe(true)
  })

  it('says when the keys do not answer', async () => {
    await closeKeyStore()
    expect(await getReadiness(NOON)).toEqual({ database: true, keys: false, outbox: true })
  })

  it.each([
    ['EAUTH', { refusedUs: 1, unsafe: 0 }],
    ['ESENDER', { refusedUs: 1, unsafe: 0 }],
    ['ETLS', { refusedUs: 0, unsafe: 1 }],
    ['ECERTIFICATE', { refusedUs: 0, unsafe: 1 }],
    ['EBUSY', { refusedUs: 0, unsafe: 0 }],
  ])('CRY-08 AUD-06 tells the watch of %s while it lasts', async (lastError, facts) => {
    await aLetter({ lastError, attempts: 1 })
    expect(await findMailFacts(NOON)).toMatchObject(facts)
  })

  it('counts what was given up for our sake, and not what one address refused', async () => {
    await aLetter({ state: 'dead', lastError: 'ERECIPIENT' })
    expect((await findMailFacts(NOON)).givenUp).toBe(0)
    await given((tx) => tx.update(outbox).set({ lastError: 'EBUSY' }))
    expect((await findMailFacts(NOON)).givenUp).toBe(1)
  })
})
