import { describe, expect, it } from 'vitest'
import { listForumNames } from '#app/domain/contact/queries.server.ts'
import { NEUTRAL_SENDER, type Open, plainPerson, tellingWord } from '#app/domain/contact/rules.ts'
import { type Script, scriptFor } from '#app/domain/contact/script.ts'
import { SOMEONE_ELSE, type TaskAbout, taskAboutWords } from '#app/domain/contact/status.ts'
import { enqueueForParticipant } from '#app/domain/mail/commands.server.ts'
import { aLink, contactWorld, withRoute } from '#test/support/contacts.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { given, NOON } from '#test/support/factories.ts'
import { office, send, withPostOffice } from '#test/support/mail.ts'
import { minutesOn, sendAllDue } from '#test/support/reminders.ts'

withTestDatabase()
withPostOffice()

const cohorts = listForumNames
/** A word of every day is looked for in the whole name of its forum only. */
const everyday = ['open']
const abouts = Object.keys(taskAboutWords) as TaskAbout[]
const each = <T>(...values: T[]) => values
const LINK = 'https://meetings.example/p/SECRET'

function* scripts(): Generator<[string, Script]> {
  const times = { days: each('Monday', 'Tuesday') as ('Monday' | 'Tuesday')[], from: '09:00', until: '17:00' }
  for (const about of abouts)
    for (const sender of each(NEUTRAL_SENDER, 'Sam')) {
      const open = (route: Open['route'], voicemail = false, withhold = false): Open => ({
        ...{ ok: true, route, sender, subject: 'About your appointment', voicemail, withhold },
      })
      const told = (which: Open, person = plainPerson) => scriptFor({ about, open: which, person, times, link: LINK })
      for (const voicemail of each(true, false))
        for (const withhold of each(true, false))
          for (const someoneElse of SOMEONE_ELSE)
            yield [
              `call, ${about}, ${sender}, voicemail ${voicemail}, withheld ${withhold}, ${someoneElse}`,
              told(open('call', voicemail, withhold), { ...plainPerson, someoneElse }),
            ]
      yield [`text, ${about}, ${sender}`, told(open('text'))]
      yield [`post, ${about}, ${sender}`, told(open('post'))]
    }
}

describe('LNK-06 every message and every setting', () => {
  it('as real mail: neutral in name, subject, body, host and path, to one recipient, without headers of its own', async () => {
    const world = await contactWorld()
    const { secret } = await aLink(world.id, { queued: false })
    const forbidden = (await cohorts()).filter((name) => !everyday.includes(name))
    const golden: string[] = []
    let version = 0
    for (const sender of each(null, 'Sam'))
      for (const subject of each(null, 'Thursday’s appointment')) {
        await withRoute(world, 'email', { version, sender, subject })
        version++
        await aMessage(world.id, version)
        await sendAllDue(send)
        const [taken] = office.taken.splice(0)
        if (!taken) throw new Error('nothing came')
        const raw = taken.raw.replaceAll(/(?<!\?)=\r\n/g, '').replaceAll(secret, 'SECRET')
        const { letter, recipients } = taken
        const told = [letter.from?.name, letter.from?.address, letter.subject, letter.text, letter.messageId, raw].join(
          '\n',
        )
        expect(tellingWord(told, forbidden)).toBeNull()
        expect([recipients, letter.attachments, letter.html]).toEqual([['sunny@example.org'], [], undefined])
        golden.push(raw.replaceAll('\r\n', '\n').replaceAll(/msg_\w+/g, 'msg_ID'))
      }
    await expect(golden.join('\n=====\n')).toMatchFileSnapshot('./golden/mail.txt')
  })

  it('as words for a call, a text and a letter', async () => {
    const forbidden = (await cohorts()).filter((name) => !everyday.includes(name))
    const golden: string[] = []
    for (const [name, script] of scripts()) {
      const said = [...script.before, ...script.words, ...script.after]
      expect([name, tellingWord(said.join('\n'), forbidden)]).toEqual([name, null])
      golden.push(
        [`# ${name}`, ...script.before, '>', ...script.words.map((line) => `> ${line}`), '>', ...script.after].join(
          '\n',
        ),
      )
    }
    expect(golden).toHaveLength(abouts.length * 2 * (12 + 2))
    await expect(golden.join('\n\n')).toMatchFileSnapshot('./golden/scripts.txt')
  })

  it('knows every forbidden word (the same check, the other way round)', async () => {
    const names = await cohorts()
    const words = ['victim', 'police', 'MPS', 'the Met', 'MOPAC', 'crime', 'forum', ...names]
    const missed = words.filter((word) => tellingWord(`From ${word} today`, names) === null)
    expect(missed).toEqual(everyday)
  })
})

async function aMessage(participantId: string, nth: number) {
  const about = { template: 'private-link', about: 'plk_one', participantId, cause: `cause ${nth}` } as const
  await given((tx) => enqueueForParticipant(tx, { ...about, now: NOON, notAfter: minutesOn(600) }))
}
