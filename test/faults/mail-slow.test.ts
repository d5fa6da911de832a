import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { createMailer } from '#app/http/mailer.server.ts'
import { sessions } from '#db/schema/index.ts'
import { agreed, aLink, contactWorld, withRoute } from '#test/support/contacts.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { given, NOON } from '#test/support/factories.ts'
import { message, office, send, states, withPostOffice } from '#test/support/mail.ts'
import type { Fault } from '#test/support/post-office.ts'
import { minutesOn, remindersFor, sendAllDue } from '#test/support/reminders.ts'

withTestDatabase()
withPostOffice()

const SHORT = 150
/** As impatient as a test can be: a step, and the whole. */
const impatient = (smtpUrl: string, limit = 5_000) => {
  const patience = { connectionTimeout: SHORT, greetingTimeout: SHORT, socketTimeout: SHORT }
  return createMailer({ ...config, smtpUrl }, { patience, limit })
}

describe('R6 a server that does not answer', () => {
  it.each<NonNullable<Extract<Fault, { at: 'silence' }>['when']> | undefined>([
    ...(['greeting', 'recipient', 'in-data', undefined] as const),
  ])('is given up, and the message arrives later: silent at %s', async (when) => {
    await remindersFor(1)
    office.fault = { at: 'silence', when }
    expect(await sendAllDue(impatient(office.url))).toBe(1)
    expect(await message()).toMatchObject({ state: 'pending', attempts: 1, lastError: 'ETIMEDOUT' })
    office.fault = null
    expect(await sendAllDue(send, minutesOn(2))).toBe(1)
    expect([office.taken.length, await states()]).toEqual([1, ['sent']])
  })

  it('is given up at the limit also when it drips one byte after another', async () => {
    await remindersFor(1)
    const url = await dripping()
    const mailer = createMailer({ ...config, smtpUrl: url }, { limit: 3 * SHORT })
    expect(await sendAllDue(mailer)).toBe(1)
    expect(await message()).toMatchObject({ state: 'pending', lastError: 'ETIMEDOUT' })
  })
})

describe('R6 what happens while the server is waited for', () => {
  it('the time runs out: nothing leaves after it, though the attempt began before', async () => {
    const { session } = await remindersFor(1)
    const ended: Promise<unknown>[] = []
    office.meanwhile = () => Promise.all(ended)
    ended.push(sendAllDue(send, new Date(session.startsAt.getTime() - SHORT)))
    await Promise.all(ended)
    const late = { state: 'pending', attempts: 1, lastError: 'ETIMEDOUT' }
    expect([office.taken, await message()]).toMatchObject([[], late])
    office.meanwhile = async () => {}
    expect(await sendAllDue(send, session.startsAt)).toBe(0)
    expect(await sendAllDue(send, new Date(session.startsAt.getTime() + 600_000))).toBe(1)
    expect([office.taken, await message()]).toMatchObject([[], { state: 'cancelled', lastError: 'EEXPIRED' }])
  })

  it.each([
    ['they say that it is not safe any more', (world: { id: string }) => agreed(world.id, 'withdrawn')],
  ] as const)('LNK-08 %s: the letter is held back, and never sent', async (_what, happens) => {
    const world = await contactWorld()
    await withRoute(world, 'email')
    await aLink(world.id)
    office.meanwhile = () => happens(world)
    expect(await sendAllDue(send)).toBe(1)
    expect([office.named.length, office.taken, await states()]).toEqual([1, [], ['pending']])
    expect(await sendAllDue(send, minutesOn(1))).toBe(1)
    expect([office.named.length, office.taken, await states()]).toEqual([1, [], ['cancelled']])
  })

  it('the session is cancelled: the reminder is held back too', async () => {
    await remindersFor(1)
    office.meanwhile = () => given((tx) => tx.update(sessions).set({ state: 'postponed' }))
    await sendAllDue(send)
    await sendAllDue(send, minutesOn(1))
    expect([office.taken, await states()]).toEqual([[], ['cancelled']])
  })

  it('nothing: it is sent (the same check, the other way round)', async () => {
    await remindersFor(1)
    office.meanwhile = () => given(async () => undefined)
    await sendAllDue(send, NOON)
    expect([office.taken.length, await states()]).toEqual([1, ['sent']])
  })
})

let drip: { server: Server; sockets: Set<Socket>; timers: Set<NodeJS.Timeout> } | null = null
afterEach(async () => {
  for (const timer of drip?.timers ?? []) clearInterval(timer)
  for (const socket of drip?.sockets ?? []) socket.destroy()
  await new Promise<void>((resolve) => (drip ? drip.server.close(() => resolve()) : resolve()))
  drip = null
})

/** A server that greets without end, a byte at a time. */
async function dripping(): Promise<string> {
  const [sockets, timers] = [new Set<Socket>(), new Set<NodeJS.Timeout>()]
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    timers.add(setInterval(() => socket.write('2'), 10))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  drip = { server, sockets, timers }
  const address = server.address()
  return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}
