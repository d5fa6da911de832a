import { createServer } from 'node:net'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { nextTry } from '#app/domain/mail/pauses.ts'
import { MAX_ATTEMPTS } from '#app/domain/mail/rules.ts'
import { cancelSession } from '#app/domain/sessions/changing-commands.server.ts'
import { createMailer, type Mailer } from '#app/http/mailer.server.ts'
import { auditEvents, grants, outbox, people, sessions, sessionTeam } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { ctxFor, given, NOON } from '#test/support/factories.ts'
import { message, office, send, states, withPostOffice } from '#test/support/mail.ts'
import type { Fault } from '#test/support/post-office.ts'
import { minutesOn, remindersFor, sendAllDue } from '#test/support/reminders.ts'

withTestDatabase()
withPostOffice()

const passing: [string, Fault, string][] = [
  ['says 421 at the door', { at: 'greeting', code: 421 }, 'EBUSY'],
  ['says 421 to the recipient', { at: 'recipient', code: 421 }, 'EBUSY'],
  ['says 450 to the recipient', { at: 'recipient', code: 450 }, 'EBUSY'],
  ['says 452 to the letter', { at: 'data', code: 452 }, 'EBUSY'],
  ['says 550 to us as the sender', { at: 'sender', code: 550 }, 'ESENDER'],
  ['says that we may not send there', { at: 'recipient', code: 554, says: '5.7.1 relay access denied' }, 'EPOLICY'],
  ['wants us to sign in', { at: 'recipient', code: 530 }, 'EPOLICY'],
  ['says 554 at the door', { at: 'greeting', code: 554 }, 'EPOLICY'],
  ['ends the connection at once', { at: 'connection' }, 'ECONNECTION'],
  ['ends the connection before the letter', { at: 'before-data' }, 'ECONNECTION'],
  ['ends the connection after the letter', { at: 'after-data' }, 'ECONNECTION'],
]
const lasting: [string, Fault, string][] = [
  ['says 550 to the recipient', { at: 'recipient', code: 550 }, 'ERECIPIENT'],
  ['says 550 to the letter', { at: 'data', code: 550 }, 'EREFUSED'],
]

describe('a server that does not take it', () => {
  it.each(passing)(
    'R6 %s: the message stays, and arrives when the server is well again',
    async (_what, fault, code) => {
      await remindersFor(1)
      office.fault = fault
      expect(await sendAllDue(send)).toBe(1)
      expect(office.taken).toEqual([])
      const waiting = await message()
      expect(waiting).toMatchObject({ state: 'pending', attempts: 1, sentAt: null, lastError: code })
      const again = nextTry(waiting?.id ?? '', 1, NOON)
      expect(waiting?.notBefore).toEqual(again)
      office.fault = null
      expect(await sendAllDue(send, new Date(again.getTime() - 1))).toBe(0)
      expect(await sendAllDue(send, again)).toBe(1)
      expect(office.taken.map(({ recipients }) => recipients)).toEqual([['member1@example.org']])
      expect(await message()).toMatchObject({ state: 'sent', attempts: 2, sentAt: again, lastError: null })
    },
  )

  it.each(lasting)('R6 %s: the message is given up at once', async (_what, fault, code) => {
    await remindersFor(1)
    office.fault = fault
    expect(await sendAllDue(send)).toBe(1)
    expect(await message()).toMatchObject({ state: 'dead', attempts: 1, sentAt: null, lastError: code })
    office.fault = null
    expect(await sendAllDue(send, minutesOn(5_000))).toBe(0)
    expect([office.taken, office.conversations]).toEqual([[], 1])
  })

  it('R6 waits longer each time, and gives up in the end', async () => {
    const { session } = await remindersFor(1)
    office.fault = { at: 'recipient', code: 450 }
    const waits: number[] = []
    for (let at = NOON, tried = 0; tried < MAX_ATTEMPTS; tried++) {
      expect(at < session.startsAt).toBe(true)
      expect(await sendAllDue(send, at)).toBe(1)
      const next = (await message())?.notBefore ?? at
      waits.push((next.getTime() - at.getTime()) / 60_000)
      at = next
    }
    expect(waits.slice(0, 9).map((minutes, n) => minutes >= 2 ** n || n > 7)).not.toContain(false)
    expect(waits.slice(0, -1).filter((minutes) => minutes < 1 || minutes > 240)).toEqual([])
    expect(await message()).toMatchObject({ state: 'dead', attempts: MAX_ATTEMPTS, sentAt: null, lastError: 'EBUSY' })
    office.fault = null
    expect(await sendAllDue(send, minutesOn(10_000))).toBe(0)
    expect([office.taken, office.conversations]).toEqual([[], MAX_ATTEMPTS])
  })

  it('is not there at all: the message stays and is tried again', async () => {
    await remindersFor(1)
    const nobody = createMailer({ ...config, smtpUrl: `smtp://127.0.0.1:${await unusedPort()}` })
    expect(await sendAllDue(nobody)).toBe(1)
    expect(await message()).toMatchObject({ state: 'pending', attempts: 1, lastError: 'ESOCKET' })
    expect(await sendAllDue(send, minutesOn(2))).toBe(1)
    expect(await states()).toEqual(['sent'])
  })

  it('keeps one message from holding up the others', async () => {
    await remindersFor(3)
    const failing = office.url
    let first = true
    const moody: Mailer = async (letter, at) => {
      if (first) {
        first = false
        throw Object.assign(new Error(failing), { code: 'EENVELOPE' })
      }
      return send(letter, at)
    }
    expect(await sendAllDue(moody)).toBe(3)
    expect(office.taken).toHaveLength(2)
    expect((await states()).sort()).toEqual(['pending', 'sent', 'sent'])
  })

  it('never puts an address or what the server said into the database', async () => {
    await remindersFor(1)
    office.fault = { at: 'recipient', code: 550 }
    await sendAllDue(send)
    const kept = JSON.stringify([await rows().select().from(outbox), await rows().select().from(auditEvents)])
    expect(kept).not.toMatch(/@example\.org|not today/)
  })
})

describe('what happens between asking and sending', () => {
  it.each<[string, (world: Awaited<ReturnType<typeof remindersFor>>) => Promise<unknown>]>([
    ['the person is taken off the team', () => given((tx) => tx.delete(sessionTeam))],
    ['the account is disabled', () => given((tx) => tx.update(people).set({ state: 'disabled' }))],
    [
      'the last grant for the forum goes',
      () => given((tx) => tx.delete(grants).where(eq(grants.personId, 'per_member1'))),
    ],
    [
      'the session is cancelled',
      ({ facilitator, session }) =>
        cancelSession(ctxFor(facilitator, 'session:plan'), session.id, { version: 1, reason: 'The room is flooded' }),
    ],
    ['the session is postponed', () => given((tx) => tx.update(sessions).set({ state: 'postponed' }))],
    ['the session moves into the past', () => given((tx) => tx.update(sessions).set({ startsAt: minutesOn(-1) }))],
  ])('%s: the reminder is not sent, and is cancelled', async (_what, happens) => {
    const world = await remindersFor(1)
    await happens(world)
    await sendAllDue(send)
    const reminders = eq(outbox.template, 'session-reminder')
    expect(await rows().select({ state: outbox.state }).from(outbox).where(reminders)).toEqual([{ state: 'cancelled' }])
    // Of a session that is called off the team is told; that is another letter.
    expect(office.taken.filter(({ letter }) => !letter.subject?.startsWith('Cancelled: '))).toEqual([])
    expect(await sendAllDue(send, minutesOn(600))).toBe(0)
  })

  it('the session begins before the server is well again: nothing is sent', async () => {
    const { session } = await remindersFor(1)
    office.fault = { at: 'connection' }
    await sendAllDue(send)
    office.fault = null
    expect(await sendAllDue(send, session.startsAt)).toBe(1)
    expect([office.taken, await message()]).toMatchObject([[], { state: 'cancelled', lastError: 'EEXPIRED' }])
  })

  it('nothing happens: it is sent (the same check, the other way round)', async () => {
    await remindersFor(1)
    await sendAllDue(send)
    expect([office.taken.length, await states()]).toEqual([1, ['sent']])
  })
})

async function unusedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
