import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { leaseMessage, settleMessage } from '#app/domain/mail/commands.server.ts'
import { LEASE_MINUTES } from '#app/domain/mail/rules.ts'
import { outbox } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { NOON } from '#test/support/factories.ts'
import { message, office, send, states, withPostOffice } from '#test/support/mail.ts'
import { minutesOn, remindersFor, sendAllDue } from '#test/support/reminders.ts'
import { senderProcess } from '#test/support/sender-process.ts'

withTestDatabase()
withPostOffice()

describe('two senders at once', () => {
  it('send each message once', async () => {
    await remindersFor(20)
    const attempts = await Promise.all([sendAllDue(send), sendAllDue(send), sendAllDue(send)])
    expect(attempts.reduce((sum, n) => sum + n, 0)).toBe(20)
    expect(new Set(office.named).size).toBe(20)
    expect(office.taken).toHaveLength(20)
  })

  it('would send twice without the lease (the same count, the other way round)', async () => {
    await remindersFor(4)
    const careless = async () => {
      for (const { id } of await rows().select().from(outbox).where(eq(outbox.state, 'pending')))
        await send({ id, route: 'email', to: 'member1@example.org', subject: 'x', text: 'x' }, NOON)
    }
    await Promise.all([careless(), careless()])
    expect(office.taken).toHaveLength(8)
  })

  it('hold a message until its time is up; then another may take it over', async () => {
    await remindersFor(1)
    const held = await leaseMessage(NOON)
    expect(held?.attempts).toBe(1)
    expect(await sendAllDue(send, minutesOn(LEASE_MINUTES))).toBe(0)
    expect(await sendAllDue(send, new Date(minutesOn(LEASE_MINUTES).getTime() + 1))).toBe(1)
    expect(await states()).toEqual(['sent'])
  })

  it('a sender that comes back too late changes nothing', async () => {
    await remindersFor(1)
    const held = await leaseMessage(NOON)
    if (!held) throw new Error('nothing to hold')
    await sendAllDue(send, minutesOn(LEASE_MINUTES + 1))
    await settleMessage(held, minutesOn(LEASE_MINUTES + 2), { failed: 'ETIMEDOUT' })
    expect(await message()).toMatchObject({ state: 'sent', attempts: 2, lastError: null })
    expect(await sendAllDue(send, minutesOn(600))).toBe(0)
    expect(office.taken).toHaveLength(1)
  })
})

describe('senders in processes of their own', () => {
  it('send each message once between them', async () => {
    await remindersFor(40)
    const attempts = await Promise.all([senderProcess(NOON).attempts, senderProcess(NOON).attempts])
    expect(attempts.reduce((sum, n) => sum + n, 0)).toBe(40)
    expect(new Set(office.named).size).toBe(40)
    expect(office.taken).toHaveLength(40)
    expect(new Set(await states())).toEqual(new Set(['sent']))
  })

  it('may be killed half way: another sends the same message when the lease has run out', async () => {
    await remindersFor(1)
    office.fault = { at: 'silence' }
    const reached = new Promise<void>((resolve) => {
      office.onSilence = resolve
    })
    const sender = senderProcess(NOON)
    await reached
    sender.kill()
    await sender.attempts
    office.fault = null
    expect([office.taken, await states()]).toEqual([[], ['leased']])
    expect(await senderProcess(minutesOn(1)).attempts).toBe(0)
    expect(await senderProcess(minutesOn(LEASE_MINUTES + 1)).attempts).toBe(1)
    expect([office.taken.length, await message()]).toMatchObject([1, { state: 'sent', attempts: 2 }])
  })

  it('make at most one copy more, and the same letter, when the server took it and could not say so', async () => {
    await remindersFor(1)
    office.fault = { at: 'after-taking' }
    expect(await sendAllDue(send)).toBe(1)
    office.fault = null
    expect(await sendAllDue(send, minutesOn(2))).toBe(1)
    expect(await sendAllDue(send, minutesOn(600))).toBe(0)
    const [first, second] = office.taken.map(({ recipients, letter: { messageId, subject, text } }) => ({
      recipients,
      messageId,
      subject,
      text,
    }))
    expect(office.taken).toHaveLength(2)
    expect(second).toEqual(first)
  })
})
