import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import { requireOwnAccountConfirmed } from '#app/http/guards.server.ts'
import { sessionOf } from '#app/http/session.server.ts'
import * as page from '#app/routes/confirm/route.tsx'
import { auditEvents, people, signInSessions } from '#db/schema/index.ts'
import { quickHash } from '#test/support/accounts.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { anApp, aPasskey, codeAt, cookieFrom, getWith, postWith, signInAt, wrongCodeAt } from '#test/support/factors.ts'
import { renderRoute } from '#test/support/render.tsx'

withFrozenClock()
withTestDatabase()

const inMode = (mode: typeof config.mode) => void Object.assign(config, { mode })
beforeEach(() => inMode('test'))

const PASSWORD = 'three random words here'
const PATH = '/confirm?next=%2Faccount%2Fapp%3Fstep%3Dset-up'

/** Somebody who signed in a while ago: their confirmation is stale. */
async function signedIn({ app = true } = {}) {
  const person = await aPerson('analyst', { key: 'ada' })
  const passwordHash = await quickHash(PASSWORD)
  await given((tx) => tx.update(people).set({ passwordHash }).where(eq(people.id, person.id)))
  if (app) await anApp(person.id)
  const { cookie, session } = await signInAt(person.id, 'full', { method: 'app' })
  const confirmedAt = new Date(NOON.getTime() - 6 * 60_000)
  await given((tx) => tx.update(signInSessions).set({ confirmedAt }).where(eq(signInSessions.id, session.id)))
  return { person, cookie, session }
}

const send = async (cookie: string, fields: Record<string, string>, path = PATH) =>
  (await page.action(await postWith(cookie, path, fields))) as Response
const withCookie = (cookie: string) => new Request('http://localhost:3000/account/app', { headers: { Cookie: cookie } })
const both = (password: string, code: string) => ({ intent: 'app', password, code })

describe('/confirm', () => {
  it('takes password and code, under a new secret, and goes on (AUT-10, SES-02)', async () => {
    const { cookie, session } = await signedIn()
    await expect(requireOwnAccountConfirmed(withCookie(cookie))).rejects.toMatchObject({ status: 302 })
    const answer = await send(cookie, both(PASSWORD, codeAt(NOON)))
    expect(answer.headers.get('Location')).toBe('/account/app?step=set-up')
    expect(await sessionOf(withCookie(cookie))).toBeNull()
    const renewed = await sessionOf(withCookie(cookieFrom(answer)))
    expect(renewed).toMatchObject({ handle: session.handle, stage: 'full', method: 'app', confirmedAt: NOON })
    expect(renewed?.endsAt).toEqual(session.endsAt)
    expect(await requireOwnAccountConfirmed(withCookie(cookieFrom(answer)))).toBeTruthy()
  })

  it.each([
    ['a wrong password', () => both('not the right one at all', codeAt(NOON))],
    ['a wrong code', () => both(PASSWORD, wrongCodeAt(NOON))],
  ])('answers %s the same way, shows neither again, and stays signed in', async (_what, fields) => {
    const { cookie } = await signedIn()
    const answer = await send(cookie, fields())
    expect(answer.status).toBe(400)
    const message = expect.stringContaining('One of them is not right')
    expect(await answer.json()).toEqual({ errors: [{ field: 'password', message }], typed: {} })
    expect(await sessionOf(withCookie(cookie))).toMatchObject({ stage: 'full' })
    expect((await rows().select().from(auditEvents)).at(-1)?.action).toBe('sign-in.confirm-refused')
  })

  it('names each box that is empty', async () => {
    const { cookie } = await signedIn()
    const { errors } = await (await send(cookie, both('', ''))).json()
    expect(errors.map(({ field }: { field: string }) => field)).toEqual(['password', 'code'])
  })

  it('never goes anywhere else (WEB-06)', async () => {
    const { cookie } = await signedIn()
    const answer = await send(cookie, both(PASSWORD, codeAt(NOON)), '/confirm?next=https%3A%2F%2Fevil.test')
    expect(answer.headers.get('Location')).toBe('/')
  })

  it('says what to do when there is nothing to confirm with', async () => {
    const { cookie } = await signedIn({ app: false })
    const html = await renderRoute(page, getWith(cookie, PATH))
    expect(html).toContain('sign in again')
    expect(html).not.toContain('<button')
    expect((await send(cookie, both(PASSWORD, codeAt(NOON)))).status).toBe(400)
  })

  it('is one button in the demonstration, and nowhere else', async () => {
    const { cookie } = await signedIn({ app: false })
    const refused = await send(cookie, { intent: 'demonstration' })
    expect(refused.status).toBe(400)
    inMode('demonstration')
    const html = await renderRoute(page, getWith(cookie, PATH))
    expect(html).toContain('Confirm (demonstration)')
    expect(html).not.toContain('name="password"')
    const answer = await send(cookie, { intent: 'demonstration' })
    expect(answer.headers.get('Location')).toBe('/account/app?step=set-up')
    expect(await sessionOf(withCookie(cookieFrom(answer)))).toMatchObject({ confirmedAt: NOON })
  })

  it('takes no code from those who must use their passkey (AUT-11)', async () => {
    const person = await aPerson('admin', { key: 'bo' })
    await anApp(person.id)
    await aPasskey(person.id)
    const { cookie } = await signInAt(person.id, 'full', { method: 'passkey' })
    expect(await (await page.loader(getWith(cookie, PATH))).json()).toMatchObject({
      app: false,
      passkey: { userVerification: 'required' },
    })
  })

  it('is for those who are signed in', async () => {
    const { person } = await signedIn()
    const { cookie } = await signInAt(person.id, 'second-factor')
    await expect(page.loader(getWith(cookie, PATH))).rejects.toMatchObject({ status: 302 })
    await expect(send(cookie, both(PASSWORD, codeAt(NOON)))).rejects.toThrow(SignInEnded)
  })
})
