import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { MAX_ATTEMPTS } from '#app/domain/mail/rules.ts'
import { wakeMessages } from '#app/domain/mail/session-commands.server.ts'
import { contactRoutes, participantLinks, places, registerEntries, safeContacts } from '#db/schema/index.ts'
import { withRoute } from '#test/support/contacts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { given, inRegister, NOON } from '#test/support/factories.ts'
import { message, office, send, states, withPostOffice } from '#test/support/mail.ts'
import { aLink } from '#test/support/private-links.ts'
import { minutesOn, sendAllDue } from '#test/support/reminders.ts'
import { callOff, change, invitedWorld, move, posted, tasksMade } from '#test/support/session-messages.ts'

withTestDatabase()
withPostOffice()

const DAY = 24 * 60
const START = new Date('2026-12-03T18:00:00Z')
const links = async () => rows().select().from(participantLinks)
const notUntil = (id: string) =>
  given((tx) => tx.update(contactRoutes).set({ confirmedOn: '2026-01-01' }).where(eq(contactRoutes.participantId, id)))

describe('LNK-06 R6 an invitation', () => {
  it.each([0, 1, 40])('goes to each of %i participants once, whoever asks and however often', async (count) => {
    const { ask } = await invitedWorld(Math.max(count, 1))
    if (count === 0) await given((tx) => tx.update(places).set({ state: 'stepped_back' }))
    const answers = await Promise.all([ask(), ask()])
    const wrote = answers.filter(({ ok }) => ok)
    expect(wrote).toHaveLength(count === 0 ? 0 : 1)
    expect(answers).toContainEqual({ ok: false, reason: 'nobody' })
    await sendAllDue(send)
    const expected = Array.from({ length: count }, (_, at) => [`person${at + 1}@example.org`]).sort()
    expect(office.taken.map(({ recipients }) => recipients).sort()).toEqual(expected)
    expect(await ask()).toEqual({ ok: false, reason: 'nobody' })
    expect(await links()).toHaveLength(count)
  })

  it('LNK-01 carries the same link at a retry, and one that works already', async () => {
    const { ask } = await invitedWorld(2)
    const { token } = await aLink('ptc_open_1')
    await ask()
    office.fault = { at: 'data', code: 452 }
    await sendAllDue(send)
    const made = (await links()).map(({ id }) => id)
    office.fault = null
    await sendAllDue(send, minutesOn(2))
    expect((await links()).map(({ id }) => id)).toEqual(made)
    const texts = office.taken.map(({ letter }) => letter.text)
    expect(texts.filter((text) => text?.includes(token))).toHaveLength(1)
    expect(new Set(texts.map((text) => /\/p\/\S+/.exec(text ?? '')?.[0])).size).toBe(2)
  })

  it('has a link made anew for as long as the last one when that is nearly over', async () => {
    const { ask, id } = await invitedWorld()
    const ends = minutesOn(5 * 60)
    await aLink(id, { createdAt: minutesOn(-19 * 60), expiresAt: ends })
    await ask()
    await sendAllDue(send)
    const [old, anew] = (await links()).toSorted((one, other) => Number(one.createdAt) - Number(other.createdAt))
    expect([old?.revokedAt, anew?.revokedAt, anew?.expiresAt]).toEqual([NOON, null, minutesOn(DAY)])
  })

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['there is neither word nor PIN', () => given((tx) => tx.delete(safeContacts))],
    ['the link is locked', async (id) => aLink(id, { lockedAt: NOON })],
  ])('LNK-05 is for a person to speak about first when %s', async (_what, happens) => {
    const { ask, id, session } = await invitedWorld()
    await happens(id)
    await ask()
    await sendAllDue(send)
    expect(office.taken).toEqual([])
    expect(await tasksMade()).toMatchObject([
      { route: null, about: 'session-invitation', sessionId: session.id, state: 'open' },
    ])
  })
})

describe('LNK-08 R6 a message about a session, between asking and sending', () => {
  it('is held back while the session is not confirmed, without using up attempts, and wakes when it is', async () => {
    const { ask, session } = await invitedWorld()
    await ask()
    await change(session.id, { state: 'planned' })
    await sendAllDue(send)
    expect(await message()).toMatchObject({ state: 'pending', attempts: 0, notBefore: minutesOn(60) })
    expect(await sendAllDue(send, minutesOn(59))).toBe(0)
    await change(session.id, { state: 'confirmed' })
    await given((tx) => wakeMessages(tx, session.id, minutesOn(59)))
    await sendAllDue(send, minutesOn(59))
    expect([office.taken.length, await states()]).toEqual([1, ['sent']])
  })

  it('is dropped when the session starts unconfirmed', async () => {
    const { ask } = await invitedWorld(1, { state: 'planned' })
    await ask()
    await sendAllDue(send, new Date(START.getTime() - 90_000))
    expect(await message()).toMatchObject({ state: 'pending', notBefore: new Date(START.getTime() - 60_000) })
    await sendAllDue(send, START)
    expect([office.taken, await states()]).toEqual([[], ['cancelled']])
  })

  it.each<[string, (world: Awaited<ReturnType<typeof invitedWorld>>) => Promise<unknown>]>([
    ['they step back', () => given((tx) => tx.update(places).set({ state: 'stepped_back' }))],
    ['they have answered', ({ id }) => inRegister('ses_one', [id], 'declined')],
    ['it is not safe any more', (world) => withRoute(world, 'email', { version: 1, safe: false })],
    ['the session is off', () => change('ses_one', { state: 'cancelled' })],
  ])('is not sent when %s', async (_what, happens) => {
    const world = await invitedWorld()
    await world.ask()
    await happens(world)
    await sendAllDue(send)
    expect([office.conversations, await states(), await tasksMade()]).toEqual([0, ['cancelled'], []])
  })

  it.each(['session-coming', 'session-moved', 'session-off', 'session-thanks'] as const)(
    'asks the gate for %s too',
    async (template) => {
      const { ask, id, session } = await invitedWorld()
      await inRegister(session.id, [id], template === 'session-thanks' ? 'attended' : 'invited')
      if (template === 'session-coming') await ask(template)
      if (template === 'session-thanks') await change(session.id, { startsAt: minutesOn(-DAY), state: 'held' })
      if (template === 'session-thanks') await ask(template)
      if (template === 'session-moved') await move(session.id, minutesOn(15 * DAY), 2)
      if (template === 'session-off') await callOff(session.id, START, 2)
      await notUntil(id)
      await sendAllDue(send)
      expect([office.conversations, await posted()]).toEqual([0, [`${template} cancelled`]])
      expect(await tasksMade()).toMatchObject([{ about: 'confirm-contact', cause: 'old', sessionId: null }])
    },
  )
})

describe('a session that changes', () => {
  it('tells those who were invited, once for each version, and drops what is old', async () => {
    const { ask, session, people } = await invitedWorld(3)
    await ask()
    await sendAllDue(send)
    await inRegister(session.id, [people[0]?.id ?? ''], 'accepted')
    await given((tx) =>
      tx
        .update(places)
        .set({ state: 'left' })
        .where(eq(places.participantId, people[2]?.id ?? '')),
    )
    await move(session.id, minutesOn(20 * DAY), 2)
    await move(session.id, minutesOn(21 * DAY), 3)
    expect((await posted()).filter((one) => one === 'session-moved cancelled')).toHaveLength(3)
    await sendAllDue(send)
    expect(
      office.taken
        .slice(3)
        .map(({ recipients }) => recipients[0])
        .sort(),
    ).toEqual(['person1@example.org', 'person2@example.org'])
    await callOff(session.id, minutesOn(21 * DAY), 4)
    await sendAllDue(send)
    expect(office.taken).toHaveLength(7)
  })

  it('LNK-06 lets an invitation that still waits go by itself, until the new start', async () => {
    const { ask, session } = await invitedWorld()
    await ask()
    await move(session.id, minutesOn(30 * DAY), 2)
    expect(await message()).toMatchObject({ notAfter: minutesOn(30 * DAY) })
    await sendAllDue(send, minutesOn(15 * DAY))
    expect(await posted()).toEqual(['session-invitation sent'])
  })

  it('leaves nothing to ring about when it is off', async () => {
    const { ask, session, ...world } = await invitedWorld()
    await withRoute(world, 'email', { version: 1, safe: false })
    await withRoute(world, 'call')
    await ask()
    await sendAllDue(send)
    expect(await tasksMade()).toMatchObject([
      { route: 'call', state: 'open', sessionId: session.id, dueOn: '2026-11-22' },
    ])
    expect(await callOff(session.id, START, 2)).toMatchObject([{ action: 'contact.task-settled' }])
    expect(await tasksMade()).toMatchObject([{ state: 'cancelled' }])
    expect(await posted()).toEqual(['session-invitation cancelled'])
  })
})

describe('R6 a message that is given up', () => {
  it('becomes a task for a person, by another safe way where there is one', async () => {
    const { ask, session, ...world } = await invitedWorld(2)
    await withRoute(world, 'call', { from: '23:00' })
    await ask()
    office.fault = { at: 'recipient', code: 550 }
    for (let at = 0; at < MAX_ATTEMPTS; at++) await sendAllDue(send, minutesOn(at * 300))
    expect(await states()).toEqual(['dead', 'dead'])
    const made = { about: 'session-invitation', sessionId: session.id, state: 'open' }
    expect(await tasksMade()).toMatchObject([
      { ...made, route: 'call' },
      { ...made, route: null },
    ])
    expect(await rows().select().from(registerEntries)).toEqual([])
  })
})
