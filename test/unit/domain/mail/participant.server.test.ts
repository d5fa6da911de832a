import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { auditEvents, contactRoutes, contactTasks, participantLinks, participants, places } from '#db/schema/index.ts'
import { agreed, aLink, type ContactWorld, contactWorld, withRoute, withRules } from '#test/support/contacts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { given, NOON } from '#test/support/factories.ts'
import { message, office, send, states, withPostOffice } from '#test/support/mail.ts'
import { minutesOn, sendAllDue } from '#test/support/reminders.ts'

withTestDatabase()
withPostOffice()

const tasks = async () => rows().select().from(contactTasks)
const trail = async () => {
  const all = await rows().select().from(auditEvents).orderBy(auditEvents.sequence)
  return all.map(({ action }) => action).filter((action) => /^(message|contact\.task)/.test(action))
}

/** Somebody with an email that is safe and agreed, and their private link on its way. */
async function queued(change: Parameters<typeof withRoute>[2] = {}) {
  const world = await contactWorld()
  await withRoute(world, 'email', change)
  return { world, link: await aLink(world.id) }
}

describe('a message to a participant', () => {
  it('LNK-06 goes to one recipient, under the name and subject they chose, with their own link', async () => {
    const { link } = await queued({ sender: 'Sam', subject: 'Thursday’s appointment' })
    expect(await sendAllDue(send)).toBe(1)
    expect(office.named).toEqual(['sunny@example.org'])
    const [{ letter, recipients } = { letter: null, recipients: [] }] = office.taken
    expect(recipients).toEqual(['sunny@example.org'])
    expect(letter).toMatchObject({ subject: 'Thursday’s appointment', from: { name: 'Sam' }, attachments: [] })
    expect([letter?.cc, letter?.bcc, letter?.html]).toEqual([undefined, undefined, undefined])
    expect(letter?.text).toContain(`/p/${link.secret}\n`)
    expect(await states()).toEqual(['sent'])
  })

  it.each<[string, (world: ContactWorld) => Promise<unknown>]>([
    ['says that it is not safe any more', (world) => withRoute(world, 'email', { version: 1, safe: false })],
    ['says not until next month', (world) => withRules(world, { notUntil: '2026-12-20' })],
    ['says that they contact us', (world) => withRules(world, { contactUs: true })],
    ['withdraws the agreement', ({ id }) => agreed(id, 'withdrawn')],
    ['asks for restriction', () => given((tx) => tx.update(participants).set({ restrictedSince: NOON }))],
    ['is erased', () => given((tx) => tx.update(participants).set({ erasedOn: '2026-11-19' }))],
    ['leaves', () => given((tx) => tx.update(places).set({ state: 'left' }))],
    ['has the link stopped', () => given((tx) => tx.update(participantLinks).set({ revokedAt: NOON }))],
    ['has the link locked', () => given((tx) => tx.update(participantLinks).set({ lockedAt: NOON }))],
  ])(
    'LNK-08 is not sent when the participant %s between queueing and sending, nor at a retry',
    async (_what, happens) => {
      const { world } = await queued()
      office.fault = { at: 'data', code: 452 }
      expect(await sendAllDue(send)).toBe(1)
      expect(await states()).toEqual(['pending'])
      office.fault = null
      const named = office.named.length
      await happens(world)
      expect(await sendAllDue(send, minutesOn(2))).toBe(1)
      expect([office.taken, office.named.length, await states()]).toEqual([[], named, ['cancelled']])
      expect(await sendAllDue(send, minutesOn(600))).toBe(0)
      expect(await tasks()).toEqual([])
    },
  )

  it('is sent when nothing happens in between (the same check, the other way round)', async () => {
    await queued()
    office.fault = { at: 'data', code: 452 }
    await sendAllDue(send)
    office.fault = null
    await sendAllDue(send, minutesOn(2))
    expect([office.taken.length, await states()]).toEqual([1, ['sent']])
  })

  it('LNK-08 waits for an hour that is safe, without using up its attempts', async () => {
    await queued({ from: '14:00', until: '15:00' })
    expect(await sendAllDue(send)).toBe(1)
    expect(await message()).toMatchObject({ state: 'pending', attempts: 0, notBefore: minutesOn(120), lastError: null })
    expect(await sendAllDue(send, minutesOn(119))).toBe(0)
    expect(await sendAllDue(send, minutesOn(120))).toBe(1)
    expect([office.taken.length, await states()]).toEqual([1, ['sent']])
  })

  it('LNK-08 is given up when no safe hour comes before its link ends', async () => {
    await queued({ days: ['Wednesday'] })
    await given((tx) => tx.update(participantLinks).set({ expiresAt: minutesOn(60) }))
    await sendAllDue(send)
    expect(await message()).toMatchObject({ state: 'pending' })
    await sendAllDue(send, minutesOn(6 * 24 * 60))
    expect([office.taken, await states()]).toEqual([[], ['cancelled']])
  })
})

describe('what no machine may deliver', () => {
  it.each(['call', 'text', 'post'] as const)('becomes a task for a person: %s', async (kind) => {
    const world = await contactWorld()
    await withRoute(world, kind)
    const { id } = await aLink(world.id)
    await sendAllDue(send)
    expect(await tasks()).toMatchObject([
      { participantId: world.id, route: kind, about: 'private-link', cause: id, dueOn: '2026-11-22', state: 'open' },
    ])
    expect([office.conversations, await states()]).toEqual([0, ['cancelled']])
    expect(await trail()).toEqual(['message.leased', 'message.cancelled', 'contact.task-made'])
  })

  it.each([
    ['missing', async () => {}],
    ['old', () => given((tx) => tx.update(contactRoutes).set({ confirmedOn: '2026-09-01' }))],
  ] as const)(
    'asks the facilitator when it is %s: once for one cause, and again when it is settled',
    async (why, happens) => {
      const world = await contactWorld()
      if (why === 'old') await withRoute(world, 'email')
      await happens()
      await aLink(world.id)
      await sendAllDue(send)
      expect(await tasks()).toMatchObject([{ about: 'confirm-contact', cause: why, state: 'open' }])
      const again = async () => {
        await given((tx) => tx.delete(participantLinks))
        await aLink(world.id, { id: `plk_${(await states()).length}` })
        await sendAllDue(send)
      }
      await again()
      expect(await tasks()).toHaveLength(1)
      await given((tx) => tx.update(contactTasks).set({ state: 'done', settledAt: NOON }))
      await again()
      expect(await tasks()).toMatchObject([{ state: 'open', settledAt: null }])
      expect((await trail()).filter((action) => action === 'contact.task-made')).toHaveLength(2)
      expect(office.conversations).toBe(0)
    },
  )

  it('holds no address, name or secret in the outbox, the tasks or the trail', async () => {
    const { link } = await queued({ sender: 'Sam' })
    office.fault = { at: 'recipient', code: 550 }
    await sendAllDue(send)
    expect(await states()).toEqual(['dead'])
    const kept = JSON.stringify([await message(), await tasks(), await rows().select().from(auditEvents)])
    expect(kept).not.toMatch(new RegExp(`sunny|example|Sam|${link.secret}`))
    expect(await rows().select().from(contactRoutes).where(eq(contactRoutes.route, 'email'))).toHaveLength(1)
  })
})
