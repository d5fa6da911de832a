import { describe, expect, it } from 'vitest'
import type { Reveal } from '#app/domain/contact/input.ts'
import { revealField } from '#app/domain/contact/reveal-commands.server.ts'
import { countReveals, getRevealable } from '#app/domain/contact/reveal-queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { setEngine } from '#db/client.server.ts'
import { auditEvents, outbox, participants, reveals } from '#db/schema/index.ts'
import { confirmedFor } from '#test/support/break-glass.ts'
import { contactWorld, withPasskey, withRoute, withRules } from '#test/support/contacts.ts'
import { rows, testEngine, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON, once } from '#test/support/factories.ts'
import { office, send, withPostOffice } from '#test/support/mail.ts'
import { minutesOn, sendAllDue } from '#test/support/reminders.ts'

withTestDatabase()
withPostOffice()

const asked: Reveal = { field: 'email', reason: 'contact-task' }
const seen = async () => rows().select().from(reveals)
const letters = async () => rows().select().from(outbox)
const trail = async () => {
  const all = await rows().select().from(auditEvents).orderBy(auditEvents.sequence)
  return all.filter(({ action }) => /^contact\.reveal/.test(action))
}

/** A facilitator with a passkey, and somebody with every field; how to ask for one at a moment. */
async function staff() {
  const world = await contactWorld()
  await withPasskey(world.facilitator.id)
  await withRoute(world, 'email')
  await withRoute(world, 'call')
  await withRoute(world, 'post')
  await withRules(world, { codeWord: 'marmalade' })
  const look = (input: Partial<Reveal> = {}, at = NOON, form = once()) =>
    revealField(confirmedFor(world.facilitator, 'contact:reveal', at), 'VVF-OP01', { ...asked, ...input }, form)
  return { ...world, look }
}

/** So many looks that are written down already. */
const looked = (personId: string, count: number, at: Date) =>
  given((tx) =>
    tx.insert(reveals).values(
      Array.from({ length: count }, (_, n) => ({
        ...{ id: `rev_${personId}_${at.getTime()}_${n}`, personId, participantId: 'ptc_open_1', at },
        ...{ field: 'email' as const, reason: 'checking' as const },
      })),
    ),
  )

describe('showing one contact detail', () => {
  it.each([
    ['email', 'sunny@example.org'],
    ['call', '020 7946 0018'],
    ['post', 'Sunny\n1 Made-up Street\nLondon ZZ9 9ZZ'],
    ['code-word', 'marmalade'],
  ] as const)('PRV-03 gives the one field and writes down who, whose, which and why: %s', async (field, value) => {
    const { look, facilitator } = await staff()
    expect(await look({ field })).toEqual({ ok: true, value: { value } })
    expect(await seen()).toMatchObject([
      { personId: facilitator.id, participantId: 'ptc_open_1', field, reason: 'contact-task', at: NOON },
    ])
    expect(await trail()).toMatchObject([
      {
        action: 'contact.revealed',
        actor: facilitator.id,
        object: 'ptc_open_1',
        detail: { field, reason: 'contact-task' },
      },
    ])
    expect(JSON.stringify(await trail())).not.toContain(value)
  })

  it('PRV-03 shows nothing when the trail cannot be written, and opens nothing then', async () => {
    const { look } = await staff()
    const { reader } = testEngine()
    const read: PropertyKey[] = []
    const counting = new Proxy(reader, {
      get: (target, name) => {
        read.push(name)
        return Reflect.get(target, name)
      },
    })
    setEngine({ ...testEngine(), reader: counting, transaction: () => Promise.reject(new Error('the disk is full')) })
    await expect(look()).rejects.toThrow('the disk is full')
    expect(read).toEqual([])
    setEngine(testEngine())
    expect([await seen(), await trail()]).toEqual([[], []])
  })

  it('PRV-03 commits the look before the field is opened', async () => {
    const { look } = await staff()
    await given((tx) => tx.update(participants).set({ alias: null }))
    const { reader, transaction } = testEngine()
    const order: string[] = []
    setEngine({
      ...testEngine(),
      transaction: async (work) => {
        const value = await transaction(work)
        order.push('committed')
        return value
      },
      reader: new Proxy(reader, {
        get: (target, name) => {
          order.push('read')
          return Reflect.get(target, name)
        },
      }),
    })
    await look()
    expect(order[0]).toBe('committed')
    expect(order).toContain('read')
  })

  it('needs a passkey, a field that is held, and for the restricted a danger', async () => {
    const { look, facilitator } = await staff()
    expect(await look({ field: 'text' })).toEqual({ ok: false, reason: 'not-held' })
    await given((tx) => tx.update(participants).set({ restrictedSince: NOON }))
    expect(await look()).toEqual({ ok: false, reason: 'restricted' })
    expect(await look({ reason: 'safety' })).toMatchObject({ ok: true })
    const without = await aPerson('facilitator', { forum: 'open', key: 'without' })
    const refused = revealField(confirmedFor(without, 'contact:reveal'), 'VVF-OP01', asked, once())
    expect(await refused).toEqual({ ok: false, reason: 'no-passkey' })
    expect((await seen()).map(({ personId }) => personId)).toEqual([facilitator.id])
  })

  it('AZ-02 finds nobody of another forum', async () => {
    await staff()
    const other = await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    await withPasskey(other.id)
    const key = confirmedFor(other, 'contact:reveal')
    await expect(revealField(key, 'VVF-OP01', asked, once())).rejects.toThrow(NotFound)
    await expect(getRevealable(key, 'VVF-OP01')).rejects.toThrow(NotFound)
    expect(await seen()).toEqual([])
  })

  it('shows once for one form, however often it is sent', async () => {
    const { look } = await staff()
    const form = once()
    const answers = await Promise.all([look({}, NOON, form), look({}, NOON, form), look({}, NOON, form)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await seen()).toHaveLength(1)
  })
})

describe('showing many', () => {
  it('PRV-03 tells every officer after more than 20 in an hour, once an hour, and goes on', async () => {
    const { look, facilitator } = await staff()
    const dpo = await aPerson('dpo')
    await looked(facilitator.id, 19, minutesOn(-30))
    expect(await look()).toMatchObject({ ok: true })
    expect(await letters()).toEqual([])
    expect(await look()).toMatchObject({ ok: true })
    expect(await look({}, minutesOn(1))).toMatchObject({ ok: true })
    expect(await letters()).toMatchObject([{ template: 'reveals-many', personId: dpo.id, about: facilitator.id }])
    expect((await trail()).filter(({ action }) => action === 'contact.reveals-many')).toHaveLength(1)
    await looked(facilitator.id, 20, minutesOn(61))
    expect(await look({}, minutesOn(62))).toMatchObject({ ok: true })
    expect(await letters()).toHaveLength(2)
    await sendAllDue(send, minutesOn(62))
    expect(office.named).toEqual([dpo.email, dpo.email])
    expect(office.taken[0]?.letter.text).toContain(`/audit?person=${facilitator.id}&action=contact.revealed`)
    expect(office.taken[0]?.letter.text).not.toMatch(/Test|VVF-/)
  })

  it('PRV-03 shows the fiftieth of a day and refuses the next, which is written down, until a day has passed', async () => {
    const { look, facilitator } = await staff()
    await looked(facilitator.id, 49, minutesOn(-23 * 60))
    expect(await look()).toMatchObject({ ok: true })
    expect(await look()).toEqual({ ok: false, reason: 'too-many' })
    expect((await trail()).at(-1)).toMatchObject({ action: 'contact.reveal-refused', object: 'ptc_open_1' })
    expect(await seen()).toHaveLength(50)
    const later = minutesOn(2 * 60)
    expect(await countReveals(confirmedFor(facilitator, 'contact:reveal', later))).toMatchObject({ day: 1 })
    expect(await look({}, later)).toMatchObject({ ok: true })
  })

  it('counts each person by themselves, and does not let twenty at once past the limit', async () => {
    const { look, facilitator } = await staff()
    const other = await aPerson('facilitator', { forum: 'open', key: 'other' })
    await looked(other.id, 50, NOON)
    await looked(facilitator.id, 40, NOON)
    const answers = await Promise.all(Array.from({ length: 20 }, () => look()))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10)
  })
})
