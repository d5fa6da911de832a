import { getTableName } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { sessionOf, signedInPerson } from '#app/http/session.server.ts'
import * as confirmPage from '#app/routes/confirm/route.tsx'
import * as setUpPage from '#app/routes/set-up/route.tsx'
import * as codePage from '#app/routes/sign-in.code/route.tsx'
import * as page from '#app/routes/sign-in.passkey/route.tsx'
import { auditEvents, passkeys, people, signInSessions, throttles, usedChallenges } from '#db/schema/index.ts'
import { Authenticator, type Tampering } from '#test/support/authenticator.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, NOON } from '#test/support/factories.ts'
import { anApp, aRecoveryCode, cookieFrom, getWith, postWith, RECOVERY, signInAt } from '#test/support/factors.ts'
import { aPasskey } from '#test/support/passkeys.ts'
import { renderRoute } from '#test/support/render.tsx'

withFrozenClock()
withTestDatabase()

type Page = {
  loader: (args: ReturnType<typeof getWith>) => Promise<Response>
  action: (args: Awaited<ReturnType<typeof postWith>>) => Promise<Response>
}
const withCookie = (cookie: string) => new Request('http://localhost:3000/', { headers: { Cookie: cookie } })
const whoIs = (cookie: string) => signedInPerson(withCookie(cookie))

/** Opens a page with a block for a passkey and sends back what a device answers to it. */
async function use(at: unknown, path: string, device: Authenticator, cookie = '', change?: Tampering) {
  const { loader, action } = at as Page
  const { passkey } = await (await loader(getWith(cookie, path))).json()
  const fields = { intent: 'passkey', answer: device.get(passkey, change) }
  return { fields, answer: await action(await postWith(cookie, path, fields)) }
}

describe('/sign-in/passkey', () => {
  it('signs in without a password, and leads where the person was going (AUT-11)', async () => {
    const person = await aPerson('dpo')
    const { device } = await aPasskey(person)
    const { answer } = await use(page, '/sign-in/passkey?next=%2Freports', device)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/reports'])
    expect(await whoIs(cookieFrom(answer))).toMatchObject({ id: person.id })
    const sessions = await rows().select().from(signInSessions)
    expect(sessions).toContainEqual(expect.objectContaining({ stage: 'full', method: 'passkey', confirmedAt: NOON }))
  })

  it('never leads to another site (WEB-06)', async () => {
    const { device } = await aPasskey(await aPerson('dpo'))
    const { answer } = await use(page, '/sign-in/passkey?next=%2F%2Fexample.org', device)
    expect(answer.headers.get('Location')).toBe('/')
  })

  it('takes no answer twice, and answers everything it refuses the same (AUT-06)', async () => {
    const { device } = await aPasskey(await aPerson('dpo'), 1, { synced: true })
    const { fields } = await use(page, '/sign-in/passkey', device)
    const again = async (sent: Record<string, string>) => {
      const answer = await page.action(await postWith('', '/sign-in/passkey', sent))
      return [answer.status, answer.headers.getSetCookie(), await answer.text()]
    }
    const replayed = await again(fields)
    expect(replayed[0]).toBe(400)
    const { answer: foreign } = await use(page, '/sign-in/passkey', new Authenticator(7))
    const { answer: elsewhere } = await use(page, '/sign-in/passkey', device, '', { origin: 'https://example.org' })
    const others = [foreign, elsewhere].map(async (one) => [one.status, one.headers.getSetCookie(), await one.text()])
    for (const one of [...others, again({ intent: 'passkey', answer: '{}' })]) expect(await one).toEqual(replayed)
  })

  it('says what is missing when there is no JavaScript', async () => {
    const html = await renderRoute(page, getWith('', '/sign-in/passkey?next=%2Freports'))
    expect(html).toContain('A passkey needs JavaScript')
    expect(html).toContain('href="/sign-in?next=%2Freports"')
    const answer = await page.action(await postWith('', '/sign-in/passkey', { intent: 'passkey', answer: '' }))
    expect((await answer.json()).errors[0]?.message).toContain('needs JavaScript')
  })

  it.each([
    ['too long', 'x'.repeat(10_001)],
    ['unprintable', '\u0000{}'],
    ['nonsense', '💥'],
  ])('refuses an answer that is %s, and never fails (WEB-09)', async (_what, answer) => {
    const refused = await page.action(await postWith('', '/sign-in/passkey', { intent: 'passkey', answer }))
    expect(refused.status).toBe(400)
    expect((await refused.json()).typed).toEqual({})
  })

  it('is not for who is signed in', async () => {
    const { cookie } = await signInAt((await aPerson('dpo')).id, 'full', { method: 'passkey' })
    const answer = await page.loader(getWith(cookie, '/sign-in/passkey?next=%2Freports'))
    expect(answer.headers.get('Location')).toBe('/reports')
  })

  it('shows a new challenge each time and changes no table (WEB-02)', async () => {
    const tables = [auditEvents, passkeys, people, signInSessions, throttles, usedChallenges]
    const dump = async () =>
      Promise.all(tables.map(async (table) => [getTableName(table), await rows().select().from(table)]))
    await aPasskey(await aPerson('dpo'))
    const before = await dump()
    const shown = async () => (await (await page.loader(getWith('', '/sign-in/passkey'))).json()).passkey
    const [one, other] = [await shown(), await shown()]
    expect(one.challenge).not.toBe(other.challenge)
    expect({ ...one, challenge: '' }).toEqual({
      ...{ rpId: 'localhost', challenge: '', timeout: 300_000, userVerification: 'required' },
      allowCredentials: [],
    })
    expect(await dump()).toEqual(before)
  })
})

describe('a passkey on /sign-in/code', () => {
  it('is the second factor of its owner, under a new secret (SES-02)', async () => {
    const person = await aPerson('admin')
    const { device } = await aPasskey(person)
    const { cookie } = await signInAt(person.id, 'second-factor')
    const { answer } = await use(codePage, '/sign-in/code?next=%2Fpeople', device, cookie)
    expect(answer.headers.get('Location')).toBe('/people')
    expect(await whoIs(cookieFrom(answer))).toMatchObject({ id: person.id })
    expect(await sessionOf(withCookie(cookie))).toBeNull()
  })

  it('is refused when it was asked for in another sign-in of the same person', async () => {
    const person = await aPerson('admin')
    const { device } = await aPasskey(person)
    const [one, other] = [await signInAt(person.id, 'second-factor'), await signInAt(person.id, 'second-factor')]
    const { passkey } = await (await codePage.loader(getWith(one.cookie, '/sign-in/code'))).json()
    const fields = { intent: 'passkey', answer: device.get(passkey as Parameters<Authenticator['get']>[0]) }
    const answer = (await codePage.action(await postWith(other.cookie, '/sign-in/code', fields))) as Response
    expect(answer.status).toBe(400)
    expect(await whoIs(other.cookie)).toBeNull()
  })

  it('is not offered to who has none', async () => {
    const person = await aPerson('analyst')
    await anApp(person.id)
    const { cookie } = await signInAt(person.id, 'second-factor')
    expect(await renderRoute(codePage, getWith(cookie, '/sign-in/code'))).not.toContain('passkey')
  })
})

describe('a passkey on /confirm', () => {
  it('confirms whoever is signed in, and nobody else (AUT-10)', async () => {
    const before = new Date(NOON.getTime() - 6 * 60_000)
    const person = await aPerson('admin')
    const { device } = await aPasskey(person)
    const { device: other } = await aPasskey(await aPerson('dpo'), 2)
    const { cookie } = await signInAt(person.id, 'full', { method: 'passkey', at: before })
    const { answer: refused } = await use(confirmPage, '/confirm?next=%2Fpeople', other, cookie)
    expect(refused.status).toBe(400)
    const { answer } = await use(confirmPage, '/confirm?next=%2Fpeople', device, cookie)
    expect(answer.headers.get('Location')).toBe('/people')
    const session = await sessionOf(withCookie(cookieFrom(answer)))
    expect(session).toMatchObject({ confirmedAt: NOON, method: 'passkey' })
  })
})

describe('a passkey on /set-up', () => {
  const make = async (cookie: string, device: Authenticator, name = 'Work laptop') => {
    const { passkey } = await (await (setUpPage as unknown as Page).loader(getWith(cookie, '/set-up'))).json()
    const fields = { intent: 'add-passkey', name, answer: device.create(passkey) }
    return (await setUpPage.action(await postWith(cookie, '/set-up', fields))) as Response
  }
  const goOn = async (cookie: string) =>
    (await setUpPage.action(await postWith(cookie, '/set-up', { intent: 'go-on' }))) as Response

  it('lets an administrator in once their codes are stored', async () => {
    const person = await aPerson('admin')
    const { cookie } = await signInAt(person.id, 'set-up')
    const { codes } = await (await make(cookie, new Authenticator())).json()
    expect(codes).toHaveLength(10)
    expect(await whoIs(cookie)).toBeNull()
    expect(await whoIs(cookieFrom(await goOn(cookie)))).toMatchObject({ id: person.id })
  })

  it('may be chosen instead of an app', async () => {
    const { cookie } = await signInAt((await aPerson('analyst')).id, 'set-up')
    expect(await renderRoute(setUpPage, getWith(cookie, '/set-up'))).toContain('Or set up a passkey')
    expect((await (await make(cookie, new Authenticator())).json()).codes).toHaveLength(10)
  })

  it('takes the place of one that was lost, after a recovery code, and keeps the codes left', async () => {
    const person = await aPerson('admin')
    await aPasskey(person)
    await aRecoveryCode(person.id)
    await aRecoveryCode(person.id, `B${RECOVERY.slice(1)}`)
    const { cookie } = await signInAt(person.id, 'set-up', { method: 'recovery-code' })
    const answer = await make(cookie, new Authenticator(2))
    expect(await whoIs(cookieFrom(answer))).toMatchObject({ id: person.id })
  })

  it('comes back with its name, and without the answer, when something is wrong', async () => {
    const { cookie } = await signInAt((await aPerson('admin')).id, 'set-up')
    const refused = await (await make(cookie, new Authenticator(), ' ')).json()
    expect(refused.errors).toEqual([{ field: 'name', message: 'Enter a name for the passkey' }])
    expect(Object.keys(refused.typed)).toEqual(['intent', 'name'])
  })
})
