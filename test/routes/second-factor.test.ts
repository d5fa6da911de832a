import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { sessionOf, signedInPerson } from '#app/http/session.server.ts'
import * as page from '#app/routes/sign-in.code/route.tsx'
import { auditEvents, grants, signInSessions } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import {
  anApp,
  aPasskey,
  aRecoveryCode,
  codeAt,
  cookieFrom,
  getWith,
  postWith,
  RECOVERY,
  signInAt,
  wrongCodeAt,
} from '#test/support/factors.ts'
import { renderRoute } from '#test/support/render.tsx'

withFrozenClock()
withTestDatabase()

async function owing(role: 'analyst' | 'admin' = 'analyst') {
  const person = await aPerson(role, { key: 'ada' })
  await anApp(person.id)
  await aRecoveryCode(person.id)
  return { person, ...(await signInAt(person.id, 'second-factor')) }
}

type Fields = Record<string, string | string[]>
const send = async (cookie: string, fields: Fields, path = '/sign-in/code') =>
  (await page.action(await postWith(cookie, path, fields))) as Response
const withCookie = (cookie: string) => new Request('http://localhost:3000/', { headers: { Cookie: cookie } })
const whoIs = (cookie: string) => signedInPerson(withCookie(cookie))
const app = (code: string) => ({ intent: 'app', code })
const recovery = (recoveryCode: string) => ({ intent: 'recovery-code', recoveryCode })

describe('/sign-in/code', () => {
  it('lets in with the code of the app, under a new secret; the old one is dead (SES-02, AUT-05)', async () => {
    const { person, cookie } = await owing()
    expect(await whoIs(cookie)).toBeNull()
    const answer = await send(cookie, app(codeAt(NOON)), '/sign-in/code?next=%2Fcodebook')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/codebook')
    expect(await whoIs(cookieFrom(answer))).toMatchObject({ id: person.id })
    expect(await sessionOf(withCookie(cookie))).toBeNull()
    const [session] = await rows().select().from(signInSessions)
    expect(session).toMatchObject({ stage: 'full', method: 'app', confirmedAt: NOON })
    const trail = (await rows().select().from(auditEvents)).map(({ action }) => action)
    expect(trail).toContain('sign-in.succeeded')
  })

  it('takes a code typed with spaces, and not twice (AUT-05)', async () => {
    const { person, cookie } = await owing()
    const code = codeAt(NOON)
    const spaced = ` ${code.slice(0, 3)} ${code.slice(3)} `
    expect((await send(cookie, app(spaced))).status).toBe(303)
    const again = await signInAt(person.id, 'second-factor')
    for (const typed of [code, spaced]) expect((await send(again.cookie, app(typed))).status).toBe(400)
  })

  it('never goes anywhere else', async () => {
    const { cookie } = await owing()
    const answer = await send(cookie, app(codeAt(NOON)), '/sign-in/code?next=%2F%2Fevil.test')
    expect(answer.headers.get('Location')).toBe('/')
  })

  it.each([
    ['a wrong code', () => app(wrongCodeAt(NOON)), 'code', /not right, or was used before/],
    ['half a code', () => app('123'), 'code', /6 digits/],
    ['no code', () => app(''), 'code', /6 digits/],
    ['a wrong recovery code', () => recovery('0000-0000-0000-0000-0000-0000'), 'recoveryCode', /not right/],
    ['half a recovery code', () => recovery('7K2Q'), 'recoveryCode', /24 letters/],
    ['ten thousand letters', () => recovery('7'.repeat(9_999)), 'recoveryCode', /24 letters/],
    ['a field more', () => ({ ...app('123456'), stage: 'full' }), '', /did not ask for/],
    ['no way', () => ({ intent: 'none' }), 'intent', /./],
  ])('refuses %s beside its field, shows no code again and lets nobody in', async (_what, fields, field, message) => {
    const { cookie } = await owing()
    const answer = await send(cookie, fields())
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({
      errors: [{ field, message: expect.stringMatching(message) }],
      typed: {},
    })
    expect((await sessionOf(withCookie(cookie)))?.stage).toBe('second-factor')
  })

  it('goes back to the password after five wrong codes (AUT-07)', async () => {
    const { cookie } = await owing()
    for (let n = 0; n < 4; n++) expect((await send(cookie, app(wrongCodeAt(NOON)))).status).toBe(400)
    const fifth = await send(cookie, app(wrongCodeAt(NOON)))
    expect([fifth.status, fifth.headers.get('Location')]).toEqual([303, '/sign-in'])
    expect(await sessionOf(withCookie(cookie))).toBeNull()
    await expect(send(cookie, app(codeAt(NOON)))).rejects.toMatchObject({ status: 302 })
  })

  it('uses up a recovery code and says how many are left (AUT-11)', async () => {
    const { person, cookie } = await owing()
    await aRecoveryCode(person.id, '0000-9XWM-4D0T-B8HR-1CJV-6PZN')
    const answer = await send(cookie, recovery(RECOVERY.toLowerCase().replaceAll('-', ' ')))
    expect(answer.headers.get('Location')).toBe('/')
    const notice = answer.headers.getSetCookie().find((one) => one.startsWith('notice=')) ?? ''
    const said = Buffer.from(decodeURIComponent(notice.split(';')[0]?.slice(7) ?? ''), 'base64').toString()
    expect(said).toContain('You have 1 recovery code left')
    const again = await signInAt(person.id, 'second-factor')
    expect((await send(again.cookie, recovery(RECOVERY))).status).toBe(400)
  })

  it('leads those who still need a passkey to set one up, whatever they proved (AUT-11)', async () => {
    const { cookie } = await owing('admin')
    const answer = await send(cookie, app(codeAt(NOON)), '/sign-in/code?next=%2Fpeople')
    expect(answer.headers.get('Location')).toBe('/set-up?next=%2Fpeople')
    const renewed = cookieFrom(answer)
    expect(await whoIs(renewed)).toBeNull()
    expect((await sessionOf(withCookie(renewed)))?.stage).toBe('set-up')
  })

  it('goes by the roles as they are at that moment (AZ-06)', async () => {
    const { person, cookie } = await owing('admin')
    await given((tx) => tx.update(grants).set({ endedAt: NOON }).where(eq(grants.personId, person.id)))
    expect((await send(cookie, app(codeAt(NOON)))).headers.get('Location')).toBe('/')
  })

  it('offers the app or a recovery code, each without scripts', async () => {
    const { cookie } = await owing()
    const html = await renderRoute(page, getWith(cookie, '/sign-in/code?next=%2Fcodebook'))
    expect(html).toContain('autoComplete="one-time-code"')
    expect(html).toContain('inputMode="numeric"')
    expect(html).toContain('/sign-in/code?use=recovery-code&amp;next=%2Fcodebook')
    const other = await renderRoute(page, getWith(cookie, '/sign-in/code?use=recovery-code&next=%2Fcodebook'))
    expect(other).toContain('name="recoveryCode"')
    expect(other).not.toContain('name="code"')
  })

  it('offers no app to those who must use their passkey (AUT-11)', async () => {
    const { person, cookie } = await owing('admin')
    await aPasskey(person.id)
    const { app: offered } = await (await page.loader(getWith(cookie, '/sign-in/code'))).json()
    expect(offered).toBe(false)
  })

  it('is for those who owe a second factor', async () => {
    const { person } = await owing()
    const full = await signInAt(person.id, 'full')
    const setting = await signInAt(person.id, 'set-up')
    const to = async (cookie: string) => {
      const thrown = await page.loader(getWith(cookie, '/sign-in/code')).catch((response: Response) => response)
      return thrown.headers.get('Location')
    }
    expect(await to('')).toBe('/sign-in')
    expect(await to(full.cookie)).toBe('/')
    expect(await to(setting.cookie)).toBe('/set-up')
  })
})
