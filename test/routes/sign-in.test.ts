import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { hashPassword } from '#app/crypto/passwords.server.ts'
import { acceptInvitation } from '#app/domain/accounts/commands.server.ts'
import { inviteFirstAdministrator } from '#app/domain/accounts/people-commands.server.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { signedInPerson } from '#app/http/session.server.ts'
import { action as invitationAction, loader as invitationLoader } from '#app/routes/invitation.$token/route.tsx'
import { action as signInAction } from '#app/routes/sign-in._index/route.tsx'
import { action as signOutAction } from '#app/routes/sign-out/route.tsx'
import { auditEvents, invitations, people, signInSessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given } from '#test/support/factories.ts'
import { cookieOf, get, post } from '#test/support/http.ts'

const clock = vi.hoisted(() => ({ at: new Date('2026-11-19T12:00:00Z') }))
vi.mock('#app/clock.server.ts', () => ({
  now: () => clock.at,
  onMachineClock: (at: Date) => new Date(Date.now() + at.getTime() - clock.at.getTime()),
}))

withTestDatabase()
beforeEach(() => {
  clock.at = new Date('2026-11-19T12:00:00Z')
})

const PASSWORD = 'three random words here'
const later = (minutes: number) => {
  clock.at = new Date(clock.at.getTime() + minutes * 60_000)
}

async function withPassword() {
  const person = await aPerson('analyst')
  const passwordHash = await hashPassword(PASSWORD)
  await given((tx) => tx.update(people).set({ passwordHash }).where(eq(people.id, person.id)))
  return person
}

const cookieFrom = (response: Response) => (response.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
const whoIs = (cookie: string) => signedInPerson(new Request('http://localhost/', { headers: { Cookie: cookie } }))

describe('signing in', () => {
  it('opens a session for the right password and leads where the person was going', async () => {
    const person = await withPassword()
    const response = await signInAction(
      await post('/sign-in?next=%2Fcodebook', null, { email: ' Analyst@Example.org ', password: PASSWORD }),
    )
    expect(response.status).toBe(303)
    expect(response.headers.get('Location')).toBe('/codebook')
    expect(await whoIs(cookieFrom(response))).toMatchObject({
      id: person.id,
      grants: [{ role: 'analyst', forumId: null }],
    })
  })

  it.each([
    ['an unknown address', { email: 'nobody@example.org', password: PASSWORD }],
    ['a wrong password', { email: 'analyst@example.org', password: 'not the right one at all' }],
  ])('answers %s the same way, and keeps the address typed', async (_what, fields) => {
    await withPassword()
    const response = await signInAction(await post('/sign-in', null, fields))
    expect(response.status).toBe(400)
    const message = 'Enter the email address and password of your account. One of them is not right.'
    expect(await response.json()).toEqual({
      errors: [{ field: 'email', message }],
      typed: { email: fields.email, password: '' },
    })
    expect((await rows().select().from(auditEvents)).map(({ action }) => action)).toContain('sign-in.refused')
  })

  it('stores the digest of the cookie, never the cookie (SES-01)', async () => {
    const person = await aPerson('board')
    const secret = (await cookieOf(person)).split('=')[1] ?? ''
    const stored = JSON.stringify(await rows().select().from(signInSessions))
    expect(stored).toContain(sha256(secret))
    expect(stored).not.toContain(secret)
    expect(await whoIs(`session=${sha256(secret)}`)).toBeNull()
  })

  it('ends a session left idle for 15 minutes, and any session after 8 hours (SES-03)', async () => {
    const person = await aPerson('board')
    const idle = await cookieOf(person)
    later(15)
    expect(await whoIs(idle)).toBeNull()
    const busy = await cookieOf(person)
    for (let minute = 0; minute < 480 - 10; minute += 10) {
      later(10)
      expect(await whoIs(busy)).not.toBeNull()
    }
    later(10)
    expect(await whoIs(busy)).toBeNull()
  })

  it('reaches only as far as the person does now: disabled means out', async () => {
    const person = await aPerson('board')
    const cookie = await cookieOf(person)
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, person.id)))
    expect(await whoIs(cookie)).toBeNull()
  })

  it('ends with signing out', async () => {
    const person = await aPerson('board')
    const args = await post('/sign-out', person, {})
    const cookie = args.request.headers.get('Cookie') ?? ''
    const response = await signOutAction(args)
    expect(response.headers.get('Location')).toBe('/sign-in')
    expect(await whoIs(cookie)).toBeNull()
  })
})

describe('the first administrator', () => {
  const at = () => clock.at
  it('sets name, address and password with a link that works once and changes nothing when opened', async () => {
    const secret = (await inviteFirstAdministrator(at())) ?? ''
    const params = { token: secret }
    for (let n = 0; n < 3; n++) {
      expect(await (await invitationLoader(await get(`/invitation/${secret}`, null, params))).json()).toMatchObject({
        usable: true,
        first: true,
      })
    }
    const fields = { name: 'First', email: 'first@example.org', password: PASSWORD }
    const taken = await invitationAction(await post(`/invitation/${secret}`, null, fields, params))
    expect(taken.status).toBe(303)
    const again = await invitationAction(await post(`/invitation/${secret}`, null, { password: PASSWORD }, params))
    expect(again.status).toBe(400)
    expect(await inviteFirstAdministrator(at())).toBeNull()
    const stored = await rows().select().from(invitations)
    expect(JSON.stringify(stored)).not.toContain(secret)
  })

  it('gets one account out of twenty clicks at once', async () => {
    const secret = (await inviteFirstAdministrator(at())) ?? ''
    const input = { name: 'First', email: 'first@example.org', password: PASSWORD }
    const results = await Promise.all(Array.from({ length: 20 }, () => acceptInvitation(secret, input, at(), 'test')))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('is refused a short password, and a link older than 72 hours', async () => {
    const secret = (await inviteFirstAdministrator(at())) ?? ''
    const fields = { name: 'First', email: 'first@example.org', password: 'short' }
    const short = await invitationAction(await post(`/invitation/${secret}`, null, fields, { token: secret }))
    expect(await short.json()).toMatchObject({
      errors: [{ field: 'password', message: 'Password must be 15 characters or more' }],
      typed: { email: 'first@example.org', password: '' },
    })
    later(72 * 60)
    expect(await (await invitationLoader(await get(`/invitation/${secret}`, null, { token: secret }))).json()).toEqual({
      usable: false,
    })
  })
})
