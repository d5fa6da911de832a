import { describe, expect, it } from 'vitest'
import { listForumNames } from '#app/domain/contact/queries.server.ts'
import { tellingWord } from '#app/domain/contact/rules.ts'
import { enqueueForParticipant } from '#app/domain/mail/commands.server.ts'
import { SESSION_TEMPLATES } from '#app/domain/mail/rules.ts'
import { participantLinks, writeUps } from '#db/schema/index.ts'
import { withRoute } from '#test/support/contacts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { given, inRegister, NOON } from '#test/support/factories.ts'
import { office, send, withPostOffice } from '#test/support/mail.ts'
import { minutesOn, sendAllDue } from '#test/support/reminders.ts'
import { callOff, change, invitedWorld, move } from '#test/support/session-messages.ts'

withTestDatabase()
withPostOffice()

const START = new Date('2026-12-03T18:00:00Z')
const DAYS = /\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(november|december)\b|\d{4}|\d\s?[ap]m|\d:\d/i

describe('LNK-06 T01 INJ-02 every message about a session', () => {
  it.each([null, 'Thursday’s appointment'])(
    'is neutral in name, subject, body and link, names no day, and goes to one recipient: subject %s',
    async (subject) => {
      const { ask, session, id, ...world } = await invitedWorld()
      await withRoute(world, 'email', { version: 1, address: '', subject, sender: subject && 'Sam' })
      await ask()
      await sendAllDue(send)
      await ask('session-coming', minutesOn(24 * 60))
      await sendAllDue(send, minutesOn(24 * 60))
      await move(session.id, minutesOn(20 * 24 * 60), 2)
      await sendAllDue(send)
      await callOff(session.id, START, 3)
      await sendAllDue(send)
      await change(session.id, { state: 'held', startsAt: minutesOn(-24 * 60) })
      await inRegister(session.id, [id], 'left_early')
      await ask('session-thanks')
      await sendAllDue(send)
      await given(async (tx) => {
        const until = minutesOn(24 * 60)
        await tx.insert(writeUps).values({ sessionId: session.id, offeredAt: NOON, offeredUntil: until })
        const about = { template: 'wording-check', sessionId: session.id, participantId: id } as const
        await enqueueForParticipant(tx, { ...about, cause: 'wording', now: NOON, notAfter: until })
      })
      await sendAllDue(send)
      expect(office.taken).toHaveLength(SESSION_TEMPLATES.length)
      const forbidden = (await listForumNames()).filter((name) => name !== 'open')
      const [link] = await rows().select().from(participantLinks)
      for (const { letter, recipients, raw } of office.taken) {
        expect([recipients, letter.attachments, letter.html, letter.cc, letter.bcc]).toEqual([
          ...[['person1@example.org'], [], undefined, undefined, undefined],
        ])
        expect([letter.subject, letter.from?.name]).toEqual([
          subject ?? 'About your appointment',
          subject ? 'Sam' : 'Appointments',
        ])
        expect(tellingWord(`${letter.subject}\n${letter.text}\n${raw}`, forbidden)).toBeNull()
        expect(DAYS.exec(letter.text?.replace(/http\S+/, '') ?? '')).toBeNull()
        expect(raw).not.toContain('Alias')
      }
      const texts = office.taken.map(({ letter }) => letter.text?.replace(/\/p\/\S+/, '/p/SECRET'))
      expect([
        link?.createdAt,
        new Set(office.taken.map(({ letter }) => /\/p\/\S+/.exec(letter.text ?? '')?.[0])).size,
      ]).toEqual([NOON, 1])
      await expect(texts.join('\n=====\n')).toMatchFileSnapshot('./golden/session-mail.txt')
    },
  )
})
