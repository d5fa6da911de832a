import { eq } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { forums, people, sessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { given, NOON } from '#test/support/factories.ts'
import { message, office, send, states, withPostOffice } from '#test/support/mail.ts'
import type { Delivery } from '#test/support/post-office.ts'
import { minutesOn, remindersFor, sendAllDue } from '#test/support/reminders.ts'

withTestDatabase()
withPostOffice()

/** One letter, one recipient: the envelope names one address, and the letter names the same and nobody else. */
function oneRecipient({ recipients, letter, raw }: Delivery): boolean {
  const named = [...(letter.to ?? []), ...(letter.cc ?? []), ...(letter.bcc ?? [])].map((to) => to.address)
  return recipients.length === 1 && named.length === 1 && named[0] === recipients[0] && !/^(cc|bcc):/im.test(raw)
}

/** Words that would tell somebody who sees the letter what it is about (domain §7, security.md LNK-06). */
async function tellingWords({ raw, letter }: Delivery): Promise<string[]> {
  const cohorts = (await rows().select().from(forums)).flatMap(({ name, slug }) => [name, slug])
  const words = [
    'victim',
    'police',
    'MPS',
    'MOPAC',
    'crime',
    'forum',
    'cohort',
    'women',
    'Black',
    'LGBT',
    'disab',
    'parent',
    ...cohorts,
  ]
  const text = `${raw}\n${letter.subject}\n${letter.text}`.replace(/\b(msg|ses)_[0-9a-z]{16}\b/g, '')
  return words.filter((word) => new RegExp(`(?<![a-z])${word.replace('+', '\\+')}`, 'i').test(text))
}

describe('a reminder that arrives', () => {
  it('goes to each of the team in a letter of their own, once', async () => {
    await remindersFor(3)
    expect(await sendAllDue(send)).toBe(3)
    expect(office.taken.map(({ recipients }) => recipients).sort()).toEqual([
      ['member1@example.org'],
      ['member2@example.org'],
      ['member3@example.org'],
    ])
    expect(office.taken.every(oneRecipient)).toBe(true)
    expect(office.named).toHaveLength(3)
    expect(await states()).toEqual(['sent', 'sent', 'sent'])
    expect(await sendAllDue(send, minutesOn(600))).toBe(0)
    expect(office.taken).toHaveLength(3)
  })

  it.each(['open', 'black-communities', 'women-and-girls', 'disability', 'lgbtq', 'parents-of-young-victims'])(
    'tells nobody who looks at it what the %s forum is',
    async (forum) => {
      const { session } = await remindersFor(1, { forum })
      await sendAllDue(send)
      const [delivery] = office.taken
      if (!delivery) throw new Error('nothing arrived')
      expect(await tellingWords(delivery)).toEqual([])
      expect(delivery.letter.subject).toBe('Reminder: meeting on Thursday 3 December 2026, 6pm')
      expect(delivery.letter.text).toContain(`http://localhost:3000/sessions/${session.id}`)
      expect([delivery.letter.attachments, delivery.letter.html]).toEqual([[], undefined])
    },
  )

  it('has a Message-ID that follows from the message, so that a second copy can be recognised', async () => {
    await remindersFor(1)
    const row = await message()
    await sendAllDue(send)
    expect(office.taken[0]?.letter.messageId).toBe(`<${row?.id}@localhost>`)
    expect(office.taken[0]?.from).toBe('meetings@example.org')
  })

  it('says when the session is now, not when it was asked for', async () => {
    const { session } = await remindersFor(1)
    const startsAt = new Date('2026-12-04T19:30:00Z')
    await given((tx) => tx.update(sessions).set({ startsAt }).where(eq(sessions.id, session.id)))
    await sendAllDue(send)
    expect(office.taken[0]?.letter.subject).toBe('Reminder: meeting on Friday 4 December 2026, 7:30pm')
  })
})

describe('the checks themselves (they must be able to fail)', () => {
  const raw = (letter: Parameters<ReturnType<typeof createTransport>['sendMail']>[0]) =>
    createTransport(office.url).sendMail({ from: 'x@example.org', subject: 'Hello', text: 'Hello', ...letter })
  const delivered = () => {
    const [delivery] = office.taken
    if (!delivery) throw new Error('nothing arrived')
    return delivery
  }

  it.each([
    ['two in To', { to: 'a@example.org, b@example.org' }],
    ['a copy', { to: 'a@example.org', cc: 'b@example.org' }],
    ['a blind copy', { to: 'a@example.org', bcc: 'b@example.org' }],
    [
      'an envelope of two',
      { to: 'a@example.org', envelope: { from: 'x@example.org', to: ['a@example.org', 'b@example.org'] } },
    ],
    [
      'an envelope to somebody else',
      { to: 'a@example.org', envelope: { from: 'x@example.org', to: ['b@example.org'] } },
    ],
  ])('see %s', async (_what, letter) => {
    await raw(letter)
    expect(oneRecipient(delivered())).toBe(false)
  })

  it('see a line break that smuggles in a second recipient', async () => {
    await raw({ to: 'a@example.org\r\nBcc: b@example.org' })
    expect(office.named).toContain('b@example.org')
  })

  it.each(['A meeting of the Victim Voice Forum', 'Your MOPAC meeting', 'The Women and girls group'])(
    'see the telling words of %j',
    async (subject) => {
      await raw({ to: 'a@example.org', subject })
      expect(await tellingWords(delivered())).not.toEqual([])
    },
  )
})

describe('an address that is more than one', () => {
  it.each([
    'member1@example.org\r\nBcc: other@example.net',
    'member1@example.org\r\nRCPT TO:<other@example.net>',
    'member1@example.org\nother@example.net',
    'member1@example.org, other@example.net',
    'member1@example.org;other@example.net',
    'Member <member1@example.org>, other@example.net',
    'group: member1@example.org, other@example.net;',
    '<member1@example.org>',
    'member1@example.org ',
    'member1@example.org\u0000',
  ])('%j is never used, for anybody', async (email) => {
    await remindersFor(1)
    await given((tx) =>
      tx
        .update(people)
        .set({ email: email.replace('\u0000', '') || email })
        .where(eq(people.id, 'per_member1')),
    )
    await expect(send({ id: 'msg_x', route: 'email', to: email, subject: 'x', text: 'x' }, NOON)).rejects.toMatchObject(
      {
        code: 'EADDRESS',
      },
    )
    if (!email.includes('\u0000')) {
      await sendAllDue(send)
      expect(await message()).toMatchObject({ state: 'dead', lastError: 'EADDRESS' })
    }
    expect([office.conversations, office.named, office.taken]).toEqual([0, [], []])
  })
})
