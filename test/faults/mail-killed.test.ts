import { describe, expect, it } from 'vitest'
import { leaseMessage, settleMessage } from '#app/domain/mail/commands.server.ts'
import { LEASE_MINUTES } from '#app/domain/mail/rules.ts'
import type { Mailer } from '#app/http/mailer.server.ts'
import { auditEvents } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { NOON } from '#test/support/factories.ts'
import { office, send, states, withPostOffice } from '#test/support/mail.ts'
import type { Fault } from '#test/support/post-office.ts'
import { brokenPromises } from '#test/support/promises.ts'
import { messages, minutesOn, remindersFor, sendAllDue } from '#test/support/reminders.ts'
import { type Point, senderProcess } from '#test/support/sender-process.ts'

withTestDatabase()
withPostOffice()

const MESSAGES = 3
const afterwards = minutesOn(LEASE_MINUTES + 1)
const ids = async () => (await messages()).map(({ id }) => id)
const broken = async (crashes = 1) => brokenPromises(office.taken, await ids(), crashes)

/** All that was left behind is sent by another, once, and then there is nothing left to do. */
async function anotherTakesOver(): Promise<void> {
  await sendAllDue(send, afterwards)
  expect(new Set(await states())).toEqual(new Set(['sent']))
  expect(await sendAllDue(send, minutesOn(600))).toBe(0)
}

describe('R6 a sender that is killed', () => {
  it.each<[Point, number, number]>([
    ['before-lease', 0, 0],
    ['after-lease', 0, 0],
    ['before-settle', 1, 1],
    ['after-settle', 1, 0],
  ])('at %s: every message arrives, with at most one copy more', async (point, arrived, extra) => {
    await remindersFor(MESSAGES)
    await senderProcess(NOON, point).attempts
    expect(office.taken).toHaveLength(arrived)
    await anotherTakesOver()
    expect([await broken(), office.taken.length]).toEqual([[], MESSAGES + extra])
  })

  it.each<[string, Fault, number]>([
    ['once connected', { at: 'silence', when: 'greeting' }, 0],
    ['while the letter goes over', { at: 'silence', when: 'in-data' }, 0],
    ['when the server has it and has not said so', { at: 'silence', when: 'taken' }, 1],
  ])('%s: every message arrives, with at most one copy more', async (_what, fault, extra) => {
    await remindersFor(MESSAGES)
    office.fault = fault
    const reached = new Promise<void>((resolve) => {
      office.onSilence = resolve
    })
    const sender = senderProcess(NOON)
    await reached
    sender.kill()
    await sender.attempts
    office.fault = null
    expect((await states()).filter((state) => state === 'leased')).toHaveLength(1)
    await anotherTakesOver()
    expect([await broken(), office.taken.length]).toEqual([[], MESSAGES + extra])
  })

  it('has said of each message in the trail that it was taken, and how it ended', async () => {
    await remindersFor(1)
    await senderProcess(NOON, 'before-settle').attempts
    await anotherTakesOver()
    const said = (await rows().select().from(auditEvents)).map(({ action }) => action)
    expect(said.filter((action) => action.startsWith('message.'))).toEqual([
      ...['message.leased', 'message.leased', 'message.sent'],
    ])
  })
})

describe('the count itself (it must be able to fail)', () => {
  /** Says that it was sent, and then sends: whatever ends it in between loses the message. */
  it('sees a message that is lost', async () => {
    await remindersFor(MESSAGES)
    const first = await leaseMessage(NOON)
    if (first) await settleMessage(first, NOON, { sent: { route: 'email', carrierId: null } })
    await sendAllDue(send, afterwards)
    expect(await broken()).toEqual(['a message never arrived'])
  })

  it.each<[string, (id: string, copy: number) => { id: string; text: string }, string]>([
    [
      'a new Message-ID for each copy',
      (id, copy) => ({ id: `${id}-${copy}`, text: 'x' }),
      'a letter that is no message of ours',
    ],
    ['another link in each copy', (id, copy) => ({ id, text: `/p/${copy}` }), 'two copies differ'],
    ['copies without end', (id) => ({ id, text: 'x' }), 'more copies than crashes'],
  ])('sees %s', async (_what, made, expected) => {
    await remindersFor(1)
    let copy = 0
    const careless: Mailer = async (letter, at) => {
      for (const _ of [1, 2, 3]) await send({ ...letter, ...made(letter.id, copy++) }, at)
      return undefined
    }
    await sendAllDue(careless)
    expect(await broken()).toContain(expected)
  })
})
