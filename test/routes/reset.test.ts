import * as argon2 from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { findAddressee } from '#app/domain/mail/queries.server.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { letterTo } from '#app/http/letters.server.ts'
import { signedInPerson } from '#app/http/session.server.ts'
import { action as askAction, loader as askLoader } from '#app/routes/reset._index/route.tsx'
import { action, loader } from '#app/routes/reset.$token/route.tsx'
import { action as signInAction } from '#app/routes/sign-in._index/route.tsx'
import { auditEvents, outbox, passwordResets, people } from '#db/schema/index.ts'
import { hashAtOnce, PASSWORD, passwordHashOf, resetSecret, withPassword } from '#test/support/accounts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { given, NOON } from '#test/support/factories.ts'
import { cookieOf, get, post } from '#test/support/http.ts'

const clock = vi.hoisted(() => ({ at: new Date('2026-11-19T12:00:00Z') }))
vi.mock('#app/clock.server.ts', () => ({
  now: () => clock.at,
  onMachineClock: (at: Date) => new Date(Date.now() + at.getTime() - clock.at.getTime()),
}))
vi.mock('@node-rs/argon2', { spy: true })
withTestDatabase()
beforeEach(() => {
  clock.at = NOON
})

const NEW = 'kettle orbit walnut'
const atMinute = (minutes: number) => {
  clock.at = new Date(NOON.getTime() + minutes * 60_000)
}
const ask = async (email: string, from = '203.0.113.7') => {
  const args = await post('/reset', null, { email })
  args.request.headers.set('X-Client-Address', from)
  return askAction(args)
}
const open = async (token: string) => loader(await get(`/reset/${token}`, null, { token }))
const send = async (token: string, password = NEW) =>
  action(await post(`/reset/${token}`, null, { password }, { token }))
const said = async () => (await rows().select().from(auditEvents)).map(({ action: name }) => name)
async function asked() {
  const person = await withPassword()
  await ask(person.email)
  return { person, token: await resetSecret() }
}

describe('AUT-06 asking for a link to choose a new password', () => {
  it.each(['known', 'unknown', 'disabled', 'invited', 'asked too often'])(
    'has one answer, at one pace: %s',
    async (what) => {
      const person = await withPassword()
      const state = what === 'disabled' || what === 'invited' ? what : 'active'
      await given((tx) => tx.update(people).set({ state }).where(eq(people.id, person.id)))
      if (what === 'asked too often') for (let n = 0; n < 3; n++) await ask(person.email)
      const before = await rows().$count(passwordResets)
      const began = performance.now()
      const answer = await ask(what === 'unknown' ? 'nobody@example.org' : person.email)
      expect(performance.now() - began, 'longer than any of the work behind it').toBeGreaterThan(245)
      expect([answer.status, [...answer.headers]]).toEqual([303, [['location', '/reset?asked=yes']]])
      const made = (await rows().$count(passwordResets)) - before
      expect([made, (await said()).at(-1)]).toEqual(
        what === 'known' ? [1, 'password.reset-asked'] : [0, 'password.reset-refused'],
      )
    },
  )

  it('sends a letter with a link that holds the secret, which is in no table', async () => {
    const { person, token } = await asked()
    const [message] = await rows().select().from(outbox)
    if (!message) throw new Error('no letter')
    expect(message).toMatchObject({ template: 'password-reset', notAfter: new Date(NOON.getTime() + 30 * 60_000) })
    const addressee = await findAddressee(message, NOON)
    expect(addressee?.email).toBe(person.email)
    expect(addressee && letterTo(addressee).text).toContain(`/reset/${token}\n`)
    const stored = JSON.stringify([await rows().select().from(passwordResets), await rows().select().from(outbox)])
    expect(stored).toContain(sha256(token))
    expect(stored).not.toContain(token)
  })

  it('refuses no address at all, and keeps what was typed', async () => {
    const refused = await ask('')
    expect(refused.status).toBe(400)
    expect(await (refused as Response).json()).toEqual({
      errors: [{ field: 'email', message: 'Enter your email address' }],
      typed: { email: '' },
    })
    const page = await askLoader({ ...(await get('/reset?asked=yes', null)) })
    expect(await page.json()).toEqual({ asked: true })
  })

  it('sends three letters in half an hour, wherever they are asked for, and the last of them works (AUT-07)', async () => {
    const person = await withPassword()
    for (const from of ['1', '2', '3', '4', '5']) await ask(person.email, `198.51.100.${from}`)
    expect(await rows().$count(outbox)).toBe(3)
    atMinute(29)
    await ask(person.email)
    expect((await open(await openLink())).status).toBe(200)
    atMinute(30)
    await ask(person.email)
    expect(await rows().$count(outbox)).toBe(4)
  })

  it('is heard twenty times an address in 15 minutes, and elsewhere still (AUT-07)', async () => {
    const person = await withPassword()
    await Promise.all(Array.from({ length: 20 }, (_, n) => ask(`p${n}@example.org`)))
    const entries = (await said()).length
    for (let n = 0; n < 5; n++) await ask(person.email)
    expect(await rows().$count(outbox)).toBe(0)
    expect(await said()).toHaveLength(entries)
    await ask(person.email, '198.51.100.1')
    expect(await rows().$count(outbox)).toBe(1)
  })

  /** The one link of several that is not used up. */
  async function openLink() {
    const [row] = (await rows().select().from(passwordResets)).filter(({ usedAt }) => usedAt === null)
    return linkSecret('password-reset', row?.id ?? '')
  }
})

describe('AUT-09 a link to choose a new password', () => {
  it('changes nothing when it is opened, and names nobody', async () => {
    const { token } = await asked()
    const before = JSON.stringify(await rows().select().from(passwordResets))
    for (let n = 0; n < 3; n++) expect(await (await open(token)).json()).toEqual({ usable: true })
    expect(JSON.stringify(await rows().select().from(passwordResets))).toBe(before)
  })

  it('sets the password, ends all sessions, tells the owner and signs nobody in', async () => {
    const { person, token } = await asked()
    const session = await cookieOf(person)
    const answer = await send(token)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/sign-in'])
    expect(answer.headers.getSetCookie().join()).not.toContain('session=')
    expect(await signedInPerson(new Request('http://localhost/', { headers: { Cookie: session } }))).toBeNull()
    const letters = await rows().select().from(outbox)
    expect(letters).toContainEqual(expect.objectContaining({ template: 'account-changed', about: 'password-reset' }))
    const signIn = async (password: string) =>
      (await signInAction(await post('/sign-in', null, { email: person.email, password }))).headers.get('Location')
    expect([await signIn(PASSWORD), await signIn(NEW)]).toEqual([null, '/set-up'])
  })

  it('works once, also of twenty clicks at once', async () => {
    const { person, token } = await asked()
    await hashAtOnce(20)
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(token)))
    expect(answers.filter((one) => one.headers.get('Location') === '/sign-in')).toHaveLength(1)
    const hash = await passwordHashOf(person.id)
    await send(token, 'another lantern meadow')
    expect(await passwordHashOf(person.id)).toBe(hash)
    expect((await said()).filter((name) => name === 'password.reset')).toHaveLength(1)
  })

  it.each(['used', 'older than 30 minutes', 'followed by another', 'cut', 'foreign', 'of a leaver', 'from the future'])(
    'answers in one way when it is %s, opened or sent',
    async (what) => {
      const { person, token: made } = await asked()
      const token = { cut: made.slice(0, -1), foreign: 'A'.repeat(43) }[what] ?? made
      if (what === 'used') await send(made)
      if (what === 'older than 30 minutes') atMinute(30)
      if (what === 'from the future') atMinute(-1)
      if (what === 'followed by another') await ask(person.email)
      if (what === 'of a leaver')
        await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, person.id)))
      const before = await passwordHashOf(person.id)
      const opened = await open(token)
      expect([opened.status, await opened.json()]).toEqual([404, { usable: false }])
      const sent = await send(token, 'another lantern meadow')
      expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/reset/${token}`])
      expect(await passwordHashOf(person.id)).toBe(before)
    },
  )

  it('refuses a password that is short, long or easy to guess, and stays open', async () => {
    const { token } = await asked()
    vi.clearAllMocks()
    for (const password of [
      'short',
      'x'.repeat(10_240),
      'P@ssw0rdP@ssw0rd',
      'Victim Voice Forum 1',
      'analystanalyst26',
    ]) {
      const refused = await send(token, password)
      expect([refused.status, (await (refused as Response).json()).errors[0].field]).toEqual([400, 'password'])
    }
    expect(argon2.hash).not.toHaveBeenCalled()
    expect((await open(token)).status).toBe(200)
  })
})
