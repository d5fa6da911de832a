import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { guideHref } from '#app/domain/help/rules.ts'
import { lettersUndelivered, messagesWaiting } from '#app/domain/home/mail-queries.server.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { action, loader } from '#app/routes/people.letters/route.tsx'
import { outbox, people } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'
import { message, office, send, withPostOffice } from '#test/support/mail.ts'
import { minutesOn, sendAllDue } from '#test/support/reminders.ts'

withTestDatabase()
withPostOffice()
withFrozenClock()

/** An administrator, and a letter to somebody whose address is refused. */
async function undelivered() {
  const admin = await aPerson('admin')
  const { id: personId } = await aPerson('analyst')
  await given((tx) =>
    enqueueLetter(tx, { template: 'account-changed', about: 'roles', personId, cause: 't', now: NOON }),
  )
  office.fault = { at: 'recipient', code: 550 }
  await sendAllDue(send)
  office.fault = null
  return { admin, letter: (await message())?.id ?? '' }
}

type Who = Awaited<ReturnType<typeof undelivered>>['admin']
const shown = async (who: Who) => (await (await loader(await get('/people/letters', who))).json()).letters
const again = async (who: Who, letter: string) =>
  (await action(await post('/people/letters', who, { intent: 'again', letter }))) as Response
const tasks = (who: Who, at = NOON) => lettersUndelivered(ctxFor(who, 'people:manage', at))

describe('/people/letters', () => {
  it('R6 shows what was given up and why, and the home page says how many', async () => {
    const { admin } = await undelivered()
    expect(await shown(admin)).toMatchObject([
      {
        about: 'Notice that their account was changed',
        why: 'The address was refused. It may be wrong or no longer in use',
        mayGoAgain: true,
      },
    ])
    expect(await tasks(admin)).toMatchObject([
      { title: '1 letter to staff could not be delivered', href: '/people/letters' },
    ])
    expect(await tasks(admin, minutesOn(11 * 24 * 60))).toEqual([])
  })

  it('sends it again, once, to the address they have now', async () => {
    const { admin, letter } = await undelivered()
    await given((tx) => tx.update(people).set({ email: 'mended@example.org' }).where(eq(people.id, 'per_analyst')))
    expect((await again(admin, letter)).status).toBe(303)
    expect((await again(admin, letter)).status).toBe(400)
    expect(await sendAllDue(send)).toBe(1)
    expect(office.taken.map(({ recipients }) => recipients)).toEqual([['mended@example.org']])
    expect([await shown(admin), await tasks(admin)]).toEqual([[], []])
    expect((await again(admin, letter)).status).toBe(400)
  })

  it('says on the home page when messages have been tried for half an hour', async () => {
    const { admin } = await undelivered()
    const waiting = () => messagesWaiting(ctxFor(admin, 'people:manage', NOON))
    await given((tx) => tx.update(outbox).set({ state: 'pending', attempts: 5 }))
    expect(await waiting()).toEqual([])
    await given((tx) => tx.update(outbox).set({ attempts: 6 }))
    expect(await waiting()).toMatchObject([
      { title: '1 message has not left yet', href: guideHref('messages-do-not-leave') },
    ])
  })

  it('refuses what is no letter, and changes nothing', async () => {
    const { admin } = await undelivered()
    expect((await again(admin, 'msg_nothing')).status).toBe(400)
    expect((await message())?.state).toBe('dead')
  })
})
