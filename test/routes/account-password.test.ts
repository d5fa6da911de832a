import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import * as passwords from '#app/crypto/passwords.server.ts'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { signedIn } from '#app/http/session.server.ts'
import { action, loader } from '#app/routes/account.password/route.tsx'
import { auditEvents, outbox, passwordResets, signInSessions } from '#db/schema/index.ts'
import { passwordHashOf, withPassword } from '#test/support/accounts.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { cookieOf, get, post } from '#test/support/http.ts'

withFrozenClock()
withTestDatabase()

const NEW = 'kettle orbit walnut'
const form = (who: { id: string } | null, password = NEW) => post('/account/password', who, { password })
const confirmedAgo = (minutes: number) =>
  given((tx) => tx.update(signInSessions).set({ confirmedAt: new Date(NOON.getTime() - minutes * 60_000) }))
const isIn = async (cookie: string) =>
  (await signedIn(new Request('http://localhost/', { headers: { Cookie: cookie } }))) !== null
const cookieFrom = (response: Response) =>
  (response.headers.getSetCookie().find((one) => one.startsWith('session=')) ?? '').split(';')[0] ?? ''

describe('AUT-09 changing the own password', () => {
  it('keeps this sign-in under a new secret, ends all others and tells the owner (SES-02, SES-04)', async () => {
    const person = await withPassword()
    const elsewhere = await cookieOf(person)
    const other = await cookieOf(await aPerson('board'))
    const args = await form(person)
    await confirmedAgo(3)
    const before = args.request.headers.get('Cookie') ?? ''
    const answer = (await action(args)) as Response
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/account'])
    const after = cookieFrom(answer)
    expect([await isIn(before), await isIn(elsewhere), await isIn(after), await isIn(other)]).toEqual([
      false,
      false,
      true,
      true,
    ])
    const [session] = await rows()
      .select()
      .from(signInSessions)
      .where(eq(signInSessions.id, sha256(after.slice(8))))
    expect(session?.confirmedAt).toEqual(new Date(NOON.getTime() - 3 * 60_000))
    expect(await rows().select().from(outbox)).toMatchObject([{ template: 'account-changed', about: 'password' }])
    expect((await rows().select().from(auditEvents)).map(({ action: name }) => name).slice(-2)).toEqual([
      'password.changed',
      'sign-in.renewed',
    ])
  })

  it('uses up a link to choose a new password that is under way', async () => {
    const person = await withPassword()
    const reset = { id: 'rst_one', personId: person.id, tokenHash: 'x', expiresAt: new Date('2026-11-19T12:30:00Z') }
    await given((tx) => tx.insert(passwordResets).values(reset))
    await action(await form(person))
    expect((await rows().select().from(passwordResets))[0]?.usedAt).toEqual(NOON)
  })

  it('asks somebody to confirm that it is them first, when that was more than five minutes ago (AUT-10)', async () => {
    const person = await withPassword()
    const before = await passwordHashOf(person.id)
    const [page, args] = [await get('/account/password', person), await form(person)]
    expect(await loader(page)).toBeNull()
    await confirmedAgo(6)
    expect(((await loader(page)) as Response).headers.get('Location')).toBe('/confirm?next=%2Faccount%2Fpassword')
    const refused = (await action(args)) as Response
    expect([refused.status, (await refused.json()).errors[0].href]).toEqual([
      400,
      '/confirm?next=%2Faccount%2Fpassword',
    ])
    expect(await passwordHashOf(person.id)).toBe(before)
  })

  it.each([
    ['short', 'kettle'],
    ['long', 'x'.repeat(129)],
    ['common', 'qwertyuiopasdfgh'],
    ['made of the own name', 'Test Analyst 2026'],
  ])('refuses one that is %s, and changes nothing (AUT-02, AUT-03)', async (_what, password) => {
    const person = await withPassword()
    const before = await passwordHashOf(person.id)
    const refused = (await action(await form(person, password))) as Response
    expect([refused.status, (await refused.json()).typed]).toEqual([400, { password: '' }])
    expect([await passwordHashOf(person.id), await rows().$count(outbox)]).toEqual([before, 0])
  })

  it('is for somebody signed in, and changes nothing once the sign-in ended meanwhile (SES-04)', async () => {
    await expect(form(null).then(action)).rejects.toThrow(SignInEnded)
    const person = await withPassword()
    const before = await passwordHashOf(person.id)
    const args = await form(person)
    const hash = vi.spyOn(passwords, 'hashPassword')
    hash.mockImplementationOnce(async () => {
      await given((tx) => tx.delete(signInSessions))
      return 'another'
    })
    await expect(action(args)).rejects.toMatchObject({ name: 'SignInEnded' })
    expect(await passwordHashOf(person.id)).toBe(before)
  })
})
