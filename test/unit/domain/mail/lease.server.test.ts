import { describe, expect, it } from 'vitest'
import { enqueueLetter, leaseMessage, settleMessage } from '#app/domain/mail/commands.server.ts'
import { LEASE_MINUTES } from '#app/domain/mail/rules.ts'
import { auditEvents, outbox } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { minutesOn } from '#test/support/reminders.ts'

withTestDatabase()

const COUNT = 200
const sent = { sent: { route: 'email', carrierId: null } } as const

async function lettersFor(count: number): Promise<void> {
  const { id: personId } = await aPerson('admin')
  await given(async (tx) => {
    for (let n = 0; n < count; n++)
      await enqueueLetter(tx, { template: 'approval-asked', about: 'x', personId, cause: `test:${n}`, now: NOON })
  })
}

describe('R6 DAT-06 taking a message', () => {
  it('of 200 messages two senders take each once, however they meet', async () => {
    await lettersFor(COUNT)
    const sender = async () => {
      const taken: string[] = []
      for (let one = await leaseMessage(NOON); one; one = await leaseMessage(NOON)) {
        taken.push(one.id)
        if (taken.length % 2 === 0) await settleMessage(one, NOON, sent)
      }
      return taken
    }
    const [one, other] = await Promise.all([sender(), sender()])
    expect([...one, ...other].length).toBe(COUNT)
    expect(new Set([...one, ...other]).size).toBe(COUNT)
    expect(Math.min(one.length, other.length)).toBeGreaterThan(COUNT / 4)
    expect(await leaseMessage(minutesOn(LEASE_MINUTES))).toBeNull()
    expect((await rows().select().from(outbox)).map(({ attempts }) => attempts)).toEqual(Array(COUNT).fill(1))
    const said = (await rows().select().from(auditEvents)).filter(({ action }) => action === 'message.leased')
    expect(said).toHaveLength(COUNT)
  })

  it('takes what was due first, and what a sender left when its time is up', async () => {
    await lettersFor(2)
    const first = await leaseMessage(NOON)
    if (!first) throw new Error('nothing to take')
    await settleMessage(first, NOON, { waits: minutesOn(1) })
    const second = await leaseMessage(NOON)
    expect(second?.id).not.toBe(first.id)
    const later = [await leaseMessage(minutesOn(LEASE_MINUTES + 1)), await leaseMessage(minutesOn(LEASE_MINUTES + 1))]
    expect(later.map((one) => [one?.id, one?.attempts])).toEqual([
      [second?.id, 2],
      [first.id, 1],
    ])
  })
})
