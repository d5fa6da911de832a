import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { getFactors } from '#app/domain/factors/queries.server.ts'
import { RECOVERY_CODE } from '#app/domain/factors/rules.ts'
import { sessionOf, signedInPerson } from '#app/http/session.server.ts'
import { action as download } from '#app/routes/account.codes.download/route.tsx'
import * as page from '#app/routes/set-up/route.tsx'
import { auditEvents, authenticatorApps, people, recoveryCodes, signInSessions } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { anApp, aPasskey, codeAt, cookieFrom, getWith, postWith, signInAt, wrongCodeAt } from '#test/support/factors.ts'
import { renderRoute } from '#test/support/render.tsx'

withFrozenClock()
withTestDatabase()

async function settingUp(role: 'analyst' | 'admin' = 'analyst') {
  const person = await aPerson(role, { key: 'ada' })
  await given((tx) => tx.update(people).set({ state: 'invited' }).where(eq(people.id, person.id)))
  return { person, ...(await signInAt(person.id, 'set-up')) }
}

type Fields = Record<string, string | string[]>
const PATH = '/set-up?next=%2Fcodebook'
const shown = async (cookie: string) => (await page.loader(getWith(cookie, PATH))).json()
const send = async (cookie: string, fields: Fields) =>
  (await page.action(await postWith(cookie, PATH, fields))) as Response
const bare = (seed: string) => seed.replaceAll(' ', '')
const whoIs = (cookie: string) => signedInPerson(new Request('http://localhost:3000/', { headers: { Cookie: cookie } }))

async function provenWith(cookie: string) {
  const { app } = await shown(cookie)
  const code = codeAt(NOON, 0, bare(app?.seed ?? ''))
  return { intent: 'app', offer: app?.offer ?? '', code }
}

describe('/set-up', () => {
  it('sets up the app, shows ten codes, and lets in once they are stored (AUT-05, SES-02)', async () => {
    const { person, cookie } = await settingUp()
    const answer = await send(cookie, await provenWith(cookie))
    const { codes } = await answer.json()
    expect(codes).toHaveLength(10)
    for (const code of codes) expect(code).toMatch(RECOVERY_CODE)
    expect(await whoIs(cookie)).toBeNull()
    const on = await send(cookie, { intent: 'go-on' })
    expect(on.headers.get('Location')).toBe('/codebook')
    expect(await whoIs(cookieFrom(on))).toMatchObject({ id: person.id })
    expect(await sessionOf(new Request('http://localhost:3000/', { headers: { Cookie: cookie } }))).toBeNull()
    const [session] = await rows().select().from(signInSessions)
    expect(session).toMatchObject({ stage: 'full', method: 'app', confirmedAt: NOON })
  })

  it('changes no table when it is shown, and shows another key each time (WEB-02)', async () => {
    const { cookie } = await settingUp()
    const dump = async () =>
      JSON.stringify(
        await Promise.all(
          [authenticatorApps, recoveryCodes, people, auditEvents].map((one) => rows().select().from(one)),
        ),
      )
    const before = await dump()
    const [one, other] = [await shown(cookie), await shown(cookie)]
    expect(one.app?.seed).not.toBe(other.app?.seed)
    expect(await dump()).toBe(before)
  })

  it('draws the picture itself, with the key in fours, a link and one box (WEB-11)', async () => {
    const { cookie } = await settingUp()
    const html = await renderRoute(page, getWith(cookie, PATH))
    expect(html).toMatch(/<svg class="app-qr-code"[^>]*role="img"><title>/)
    expect(html).not.toMatch(/<img|data:image|style=/)
    expect(html).toMatch(/([A-Z2-7]{4} ){7}[A-Z2-7]{4}/)
    expect(html).toMatch(/href="otpauth:\/\/totp\/Victim%20Voice%20Forum:ada%40example.org\?/)
    expect(html.match(/autoComplete="one-time-code"/g)).toHaveLength(1)
  })

  it.each([
    ['a wrong code', () => wrongCodeAt(NOON), /Check that your phone shows the right time/],
    ['half a code', () => '12', /6 digits/],
    ['no code', () => '', /6 digits/],
  ])('shows the same picture again after %s, and stores nothing', async (_what, code, message) => {
    const { person, cookie } = await settingUp()
    const fields = { ...(await provenWith(cookie)), code: code() }
    const answer = await send(cookie, fields)
    expect(answer.status).toBe(400)
    const refused = await answer.json()
    expect(refused.errors).toEqual([{ field: 'code', message: expect.stringMatching(message) }])
    expect(refused.app.offer).toBe(fields.offer)
    expect(JSON.stringify(refused.typed)).toBe('{}')
    expect(await getFactors(person.id)).toEqual({ app: false, passkeys: 0, codes: 0 })
    const right = codeAt(NOON, 0, bare(refused.app.seed))
    expect(await (await send(cookie, { ...fields, code: right })).json()).toHaveProperty('codes')
  })

  it('shows a new picture when the old one is over or of another sign-in', async () => {
    const { person, cookie } = await settingUp()
    const theirs = await provenWith(cookie)
    const other = await signInAt(person.id, 'set-up')
    const foreign = await send(other.cookie, theirs)
    expect(foreign.status).toBe(400)
    const refused = await foreign.json()
    expect(refused.errors[0].message).toContain('Scan the new one')
    expect(refused.app.offer).not.toBe(theirs.offer)
    expect((await getFactors(person.id)).app).toBe(false)
  })

  it('leads a form that is sent twice to new codes, and nobody goes on before a factor is proved', async () => {
    const { cookie } = await settingUp()
    expect((await send(cookie, { intent: 'go-on' })).headers.get('Location')).toBe('/set-up?next=%2Fcodebook')
    expect((await send(cookie, { intent: 'codes' })).headers.get('Location')).toBe('/set-up?next=%2Fcodebook')
    const form = await provenWith(cookie)
    const { codes: first } = await (await send(cookie, form)).json()
    expect((await send(cookie, form)).headers.get('Location')).toBe('/set-up?next=%2Fcodebook')
    expect((await shown(cookie)).step).toBe('codes')
    const { codes: second } = await (await send(cookie, { intent: 'codes' })).json()
    expect(second.some((code: string) => first.includes(code))).toBe(false)
    expect(await rows().select().from(recoveryCodes)).toHaveLength(10)
  })

  it('says why some roles need a passkey, and shows them no app (AUT-11)', async () => {
    const { person, cookie } = await settingUp('admin')
    const html = await renderRoute(page, getWith(cookie, PATH))
    expect(html).toContain('sign in with a passkey')
    expect(html).not.toContain('authenticator app')
    const { cookie: theirs } = await settingUpAs('analyst', 'bo')
    const form = await provenWith(theirs)
    expect((await send(cookie, form)).status).toBe(303)
    expect((await getFactors(person.id)).app).toBe(false)
  })

  it('does not let a password alone put anything in the place of a factor (AUT-05)', async () => {
    const { person, cookie } = await settingUp()
    const form = await provenWith(cookie)
    await aPasskey(person.id)
    await expect(shown(cookie)).rejects.toMatchObject({ status: 302 })
    await send(cookie, form)
    expect((await getFactors(person.id)).app).toBe(false)
  })

  it('is for those who are setting up', async () => {
    const { person } = await settingUp()
    await given((tx) => tx.update(people).set({ state: 'active' }).where(eq(people.id, person.id)))
    await anApp(person.id)
    const owing = await signInAt(person.id, 'second-factor')
    const full = await signInAt(person.id, 'full')
    const to = async (cookie: string) => {
      const thrown = await page.loader(getWith(cookie, PATH)).catch((response: Response) => response)
      return thrown.headers.get('Location')
    }
    expect([await to(''), await to(full.cookie), await to(owing.cookie)]).toEqual([
      '/sign-in',
      '/',
      '/sign-in/code?next=%2Fcodebook',
    ])
  })
})

async function settingUpAs(role: 'analyst', key: string) {
  const person = await aPerson(role, { key })
  return signInAt(person.id, 'set-up')
}

describe('/account/codes/download', () => {
  const ten = Array.from({ length: 10 }, (_, at) => `${at}K2Q-9XWM-4D0T-B8HR-1CJV-6PZN`)
  const save = async (cookie: string, fields: Fields) =>
    download(await postWith(cookie, '/account/codes/download', fields))

  it('gives back as a file what was shown, while setting up too', async () => {
    const { cookie } = await settingUp()
    const answer = await save(cookie, { codes: ten })
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="codes.txt"')
    expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
    const text = await answer.text()
    for (const code of ten) expect(text).toContain(code)
    expect(text).not.toMatch(/victim|voice|forum/i)
  })

  it.each<[string, Fields]>([
    ['nine', { codes: ten.slice(1) }],
    ['eleven', { codes: [...ten, ten[0] ?? ''] }],
    ['one', { codes: ten[0] ?? '' }],
    ['something else', { codes: [...ten.slice(1), '<script>alert(1)</script>'] }],
    ['a field more', { codes: ten, name: 'x.html' }],
    ['nothing', {}],
  ])('gives nothing back for %s', async (_what, fields) => {
    const { cookie } = await settingUp()
    await expect(save(cookie, fields)).rejects.toThrow('no list of codes')
  })

  it('answers nobody who has not begun to sign in', async () => {
    await expect(save('', { codes: ten })).rejects.toMatchObject({ status: 302 })
  })
})
