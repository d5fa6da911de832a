import * as argon2 from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { inviteFirstAdministrator } from '#app/domain/accounts/people-commands.server.ts'
import { issueInvitation } from '#app/domain/sign-in/invitation-commands.server.ts'
import { sessionOf } from '#app/http/session.server.ts'
import { action, loader } from '#app/routes/invitation.$token/route.tsx'
import { auditEvents, invitations, people, signInSessions } from '#db/schema/index.ts'
import { hashAtOnce, PASSWORD, passwordHashOf, withPassword } from '#test/support/accounts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'

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

const atHour = (hours: number) => {
  clock.at = new Date(NOON.getTime() + hours * 3_600_000)
}
const open = async (token: string) => loader(await get(`/invitation/${token}`, null, { token }))
const send = async (token: string, fields: Record<string, string>) =>
  action(await post(`/invitation/${token}`, null, fields, { token }))

/** Somebody invited, and the secret of their link. */
async function invited() {
  const person = await aPerson('board', { key: 'ottoline' })
  await given((tx) => tx.update(people).set({ state: 'invited' }).where(eq(people.id, person.id)))
  return { person, token: await linkFor(person.id) }
}

/** The secret of a new link; links made before end. */
const linkFor = async (personId: string) =>
  linkSecret('invitation', (await given((tx) => issueInvitation(tx, personId, clock.at))).id)
const setUpSessions = async () => (await rows().select().from(signInSessions)).filter(({ stage }) => stage === 'set-up')

describe('AUT-01 an invitation', () => {
  it('changes nothing when it is opened, and stores no secret', async () => {
    const { person, token } = await invited()
    const before = JSON.stringify(await rows().select().from(invitations))
    for (let n = 0; n < 3; n++)
      expect(await (await open(token)).json()).toEqual({
        usable: true,
        first: false,
        email: person.email,
        name: person.name,
      })
    expect(JSON.stringify(await rows().select().from(invitations))).toBe(before)
    expect(before).not.toContain(token)
  })

  it('sets the password, once, and goes on to the second factor: until then the account is not active', async () => {
    const { person, token } = await invited()
    const answer = await send(token, { password: PASSWORD })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/set-up'])
    const Cookie = answer.headers.getSetCookie().join('; ')
    const request = new Request('http://localhost/', { headers: { Cookie } })
    expect(await sessionOf(request)).toMatchObject({ personId: person.id, stage: 'set-up' })
    const [stored] = await rows().select().from(people).where(eq(people.id, person.id))
    expect(stored?.state).toBe('invited')
    expect(await argon2.verify(stored?.passwordHash ?? '', PASSWORD)).toBe(true)
    const again = await send(token, { password: 'kettle orbit walnut' })
    expect([again.status, again.headers.get('Location')]).toEqual([303, `/invitation/${token}`])
    expect(await passwordHashOf(person.id)).toBe(stored?.passwordHash)
  })

  it('makes one account out of twenty clicks at once', async () => {
    const { token } = await invited()
    await hashAtOnce(20)
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(token, { password: PASSWORD })))
    expect(answers.filter((one) => one.headers.get('Location') === '/set-up')).toHaveLength(1)
    expect(await setUpSessions()).toHaveLength(1)
    const said = (await rows().select().from(auditEvents)).filter(({ action: name }) => name === 'invitation.accepted')
    expect(said).toHaveLength(1)
  })

  it.each(['used', 'older than 72 hours', 'replaced', 'cut', 'longer', 'foreign', 'from the future', 'of a leaver'])(
    'answers in one way when it is %s, opened or sent',
    async (what) => {
      const { person, token: made } = await invited()
      const token = { cut: made.slice(0, -1), longer: `${made}A`, foreign: 'A'.repeat(43) }[what] ?? made
      if (what === 'used') await send(made, { password: PASSWORD })
      if (what === 'older than 72 hours') atHour(72)
      if (what === 'from the future') atHour(-1)
      if (what === 'replaced') await linkFor(person.id)
      if (what === 'of a leaver')
        await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, person.id)))
      vi.clearAllMocks()
      const opened = await open(token)
      expect([opened.status, await opened.json()]).toEqual([404, { usable: false }])
      const sent = await send(token, { password: 'kettle orbit walnut' })
      expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/invitation/${token}`])
      expect(argon2.hash).not.toHaveBeenCalled()
    },
  )

  it.each([
    ['short', 'kettle orbit', 'Password must be 15 characters or more'],
    ['long', 'x'.repeat(10_240), 'Password must be 128 characters or fewer'],
    ['common', 'Passw0rdPassw0rd', expect.stringContaining('easy to guess')],
    ['made of the own name', 'test ottoline 2026', expect.stringContaining('not made of your name')],
    ['missing', '', 'Enter a password'],
  ])(
    'refuses a password that is %s beside its field, computes no hash and stays open (AUT-02, AUT-03)',
    async (_what, password, message) => {
      const { token } = await invited()
      vi.clearAllMocks()
      const refused = await send(token, { password })
      expect([refused.status, await refused.json()]).toEqual([
        400,
        { errors: [{ field: 'password', message }], typed: { password: '' } },
      ])
      expect(argon2.hash).not.toHaveBeenCalled()
      expect((await open(token)).status).toBe(200)
    },
  )
})

describe('AUT-01 a form with more in it than a password', () => {
  it.each([
    ['role', 'admin'],
    ['email', 'other@example.org'],
    ['state', 'active'],
    ['forum', 'all'],
  ])('is refused, and the link stays open: %s', async (name, value) => {
    const { person, token } = await invited()
    const refused = await send(token, { password: PASSWORD, [name]: value })
    expect([refused.status, (await refused.json()).errors?.[0]?.message]).toEqual([
      400,
      expect.stringContaining('something we did not ask for'),
    ])
    expect(await rows().select().from(people).where(eq(people.id, person.id))).toMatchObject([
      { email: person.email, state: 'invited', passwordHash: null },
    ])
    expect((await open(token)).status).toBe(200)
  })
})

describe('the first administrator', () => {
  const fields = { name: 'Ottoline Quill', email: 'Quill@Example.org', password: PASSWORD }
  const link = async () => (await inviteFirstAdministrator(NOON)) ?? ''

  it('gives a name and an address with the password', async () => {
    const token = await link()
    expect(await (await open(token)).json()).toMatchObject({ usable: true, first: true })
    expect((await send(token, fields)).headers.get('Location')).toBe('/set-up')
    expect(await rows().select().from(people)).toMatchObject([
      { name: 'Ottoline Quill', email: 'quill@example.org', state: 'invited' },
    ])
  })

  it('gets a new link, and no second account, when the service starts again before they were in', async () => {
    await send(await link(), fields)
    const again = await link()
    expect(await (await open(again)).json()).toMatchObject({ usable: true, first: false, email: 'quill@example.org' })
    expect(await rows().select().from(people)).toHaveLength(1)
  })

  it('keeps what was typed, but for the password, when it is refused', async () => {
    const token = await link()
    await withPassword('board')
    const typed = { name: 'Ottoline Quill', email: 'board@example.org' }
    const taken = await send(token, { ...typed, password: PASSWORD })
    expect([taken.status, await taken.json()]).toEqual([
      400,
      {
        errors: [{ field: 'email', message: 'Somebody already signs in with this email address' }],
        typed: { ...typed, password: '' },
      },
    ])
    const own = await send(token, { ...fields, password: 'Ottoline Quill 26' })
    expect((await own.json()).errors).toEqual([{ field: 'password', message: expect.stringContaining('your name') }])
    const nobody = await send(token, { password: PASSWORD })
    expect((await nobody.json()).errors).toHaveLength(2)
    expect((await open(token)).status).toBe(200)
  })
})
