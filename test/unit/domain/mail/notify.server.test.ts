import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { nextTry } from '#app/domain/mail/pauses.ts'
import { createMailer, type Letter, type Mailer } from '#app/http/mailer.server.ts'
import { askNotify } from '#app/http/notify.server.ts'
import { askNext } from '#app/http/sending.server.ts'
import { auditEvents, contactTasks } from '#db/schema/index.ts'
import { aLink, contactWorld, withRoute } from '#test/support/contacts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { NOON } from '#test/support/factories.ts'
import { message } from '#test/support/mail.ts'
import { NotifyOffice, TEMPLATES } from '#test/support/notify-office.ts'
import { minutesOn, remindersFor, sendAllDue } from '#test/support/reminders.ts'

withTestDatabase()

let office: NotifyOffice
let send: Mailer
beforeEach(async () => {
  office = await new NotifyOffice().open()
  send = createMailer({ ...config, notify: office.settings }, { limit: 2_000 })
})
afterEach(() => office.close())

const letter: Letter = { id: 'msg_one', route: 'email', to: 'a@example.org', subject: 'Hello', text: 'Your page' }
const byText: Letter = { ...letter, route: 'text', to: '+447700900982' }
const byPost: Letter = { ...letter, route: 'post', to: '12 Example Road\nLondon\nSW1A 1AA' }
const refusal = (one: Letter) =>
  send(one, NOON).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  )
const posts = () => office.calls.filter((call) => call.startsWith('POST'))
const asked = () => office.held.map((one) => one.asked)
const ask = (id: string) => askNotify(office.settings, id)

describe('GOV.UK Notify', () => {
  it('INJ-02 takes an email, a text and a letter: one recipient a call, our id as the reference', async () => {
    const receipts = [await send(letter, NOON), await send(byText, NOON), await send(byPost, NOON)]
    const said = { reference: 'msg_one' }
    const lines = { address_line_1: '12 Example Road', address_line_2: 'London', address_line_3: 'SW1A 1AA' }
    const words = { subject: 'Hello', body: 'Your page' }
    expect(asked()).toEqual([
      { ...said, template_id: TEMPLATES.email, email_address: 'a@example.org', personalisation: words },
      { ...said, template_id: TEMPLATES.text, phone_number: '+447700900982', personalisation: { body: 'Your page' } },
      { ...said, template_id: TEMPLATES.post, personalisation: { ...lines, ...words } },
    ])
    expect(receipts).toEqual(office.held.map(({ id }) => ({ carrierId: id })))
    expect([office.calls, office.refusedTokens]).toEqual([
      ['POST /v2/notifications/email', 'POST /v2/notifications/sms', 'POST /v2/notifications/letter'],
      [],
    ])
  })

  it.each<[string, Partial<NotifyOffice>, Letter, string]>([
    ['an address it refuses', {}, { ...letter, to: 'invalid@example.org' }, 'ERECIPIENT'],
    ['a number it refuses', {}, { ...byText, to: '+33600000000' }, 'ERECIPIENT'],
    ['a postcode it refuses', {}, { ...byPost, to: 'Road\nTown\nNowhere' }, 'ERECIPIENT'],
    [
      'a key it does not know',
      { fault: { status: 403, error: 'AuthError', message: 'Invalid token' } },
      letter,
      'EAUTH',
    ],
    [
      'a service on trial',
      {
        fault: {
          status: 400,
          error: 'BadRequestError',
          message: 'Can’t send to this recipient when service is in trial mode',
        },
      },
      letter,
      'ETEMPLATE',
    ],
    [
      'too many at once',
      { fault: { status: 429, error: 'RateLimitError', message: 'Exceeded rate limit' } },
      letter,
      'EBUSY',
    ],
    [
      'a fault of its own',
      { fault: { status: 500, error: 'Exception', message: 'Internal server error' } },
      letter,
      'EBUSY',
    ],
    ['a connection that ends', { fault: 'ends' }, letter, 'ECONNECTION'],
    ['silence', { fault: 'silence' }, letter, 'ETIMEDOUT'],
    ['no subject for its template', {}, { ...letter, subject: '' }, 'ETEMPLATE'],
    ['a sender name it cannot show', {}, { ...letter, sender: 'Sam' }, 'ESENDERNAME'],
    ['two recipients', {}, { ...letter, to: 'a@example.org,b@example.org' }, 'EADDRESS'],
  ])('answers %s with a code of ours', async (_what, change, one, code) => {
    Object.assign(office, change)
    if (change.fault === 'silence') send = createMailer({ ...config, notify: office.settings }, { limit: 150 })
    expect(await refusal(one)).toBe(code)
    expect(office.held).toEqual([])
  })

  it('checks the token of each call (the other way round)', async () => {
    const other = { ...office.settings, key: office.settings.key.replace(/.$/, '1') }
    const wrong = createMailer({ ...config, notify: other })
    await expect(wrong(letter, NOON)).rejects.toMatchObject({ code: 'EAUTH' })
    expect([office.held, office.refusedTokens.length]).toEqual([[], 1])
  })

  it('leaves a route without a template to a person', async () => {
    const notify = { ...office.settings, templates: { ...TEMPLATES, post: null } }
    await expect(createMailer({ ...config, notify })(byPost, NOON)).rejects.toMatchObject({ code: 'EROUTE' })
    expect(office.calls).toEqual([])
  })
})

describe('R6 a message that Notify carries', () => {
  it.each(['ends-after-taking', 'error-after-taking'] as const)(
    '%s: is found again, and not sent twice',
    async (fault) => {
      await remindersFor(1)
      office.fault = fault
      await sendAllDue(send)
      const row = await message()
      expect(row).toMatchObject({ state: 'pending', attempts: 1, carrierId: null })
      office.fault = null
      await sendAllDue(send, nextTry(row?.id ?? '', 1, NOON))
      expect([posts().length, office.held.length]).toEqual([1, 1])
      expect(await message()).toMatchObject({ state: 'sent', carrierId: office.held[0]?.id, delivery: 'taken' })
    },
  )

  it('is sent again when Notify has not got it', async () => {
    await remindersFor(1)
    office.fault = 'ends'
    await sendAllDue(send)
    office.fault = null
    await sendAllDue(send, minutesOn(2))
    expect([posts().length, office.held.length]).toEqual([2, 1])
    expect(office.calls[1]).toBe(`GET /v2/notifications?reference=${(await message())?.id}`)
  })

  it('is asked about until it was delivered, and then no more', async () => {
    await remindersFor(1)
    await sendAllDue(send)
    const at = (minutes: number) => askNext(() => minutesOn(minutes), ask)
    expect([await at(4), await at(5), await at(6)]).toEqual([false, true, false])
    expect(await message()).toMatchObject({ state: 'sent', delivery: 'taken', askedCarrierAt: minutesOn(5) })
    for (const one of office.held) one.status = 'delivered'
    expect([await at(35), await at(600)]).toEqual([true, false])
    expect(await message()).toMatchObject({ state: 'sent', delivery: 'delivered' })
    const said = (await rows().select().from(auditEvents)).filter(({ action }) => action === 'message.delivery-told')
    expect(said).toMatchObject([{ detail: { delivery: 'delivered' } }])
  })

  it.each(['permanent-failure', 'temporary-failure', 'technical-failure'])(
    '%s: becomes a task for a person, once',
    async (status) => {
      const world = await contactWorld()
      await withRoute(world, 'email')
      const link = await aLink(world.id)
      await sendAllDue(send)
      for (const one of office.held) one.status = status
      expect(await askNext(() => minutesOn(5), ask)).toBe(true)
      expect(await message()).toMatchObject({
        state: 'dead',
        delivery: 'failed',
        lastError: 'EDELIVERY',
        route: 'email',
      })
      expect(await rows().select().from(contactTasks)).toMatchObject([
        { participantId: world.id, about: 'private-link', cause: link.id, state: 'open' },
      ])
      expect(await askNext(() => minutesOn(600), ask)).toBe(false)
      expect(await sendAllDue(send, minutesOn(600))).toBe(0)
    },
  )

  it('is asked about again when Notify did not answer, and never after a week', async () => {
    await remindersFor(1)
    await sendAllDue(send)
    const held = office.held.splice(0)
    expect(await askNext(() => minutesOn(5), ask)).toBe(true)
    expect(await message()).toMatchObject({ state: 'sent', delivery: 'taken' })
    office.held.push(...held)
    expect(await askNext(() => minutesOn(7 * 24 * 60 + 1), ask)).toBe(false)
  })
})
