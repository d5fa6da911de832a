import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { getFactors } from '#app/domain/factors/queries.server.ts'
import { sessionOf } from '#app/http/session.server.ts'
import * as appPage from '#app/routes/account.app/route.tsx'
import * as codesPage from '#app/routes/account.codes._index/route.tsx'
import { recoveryCodes, signInSessions } from '#db/schema/index.ts'
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
  signInAt,
  wrongCodeAt,
} from '#test/support/factors.ts'
import { submissionKey } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

withFrozenClock()
withTestDatabase()

async function signedIn(role: 'analyst' | 'admin' = 'analyst') {
  const person = await aPerson(role, { key: 'ada' })
  const method = role === 'admin' ? ('passkey' as const) : ('app' as const)
  const other = await signInAt(person.id, 'full', { method })
  return { person, other: other.cookie, ...(await signInAt(person.id, 'full', { method })) }
}
const grownStale = (id: string) =>
  given((tx) =>
    tx
      .update(signInSessions)
      .set({ confirmedAt: new Date(NOON.getTime() - 6 * 60_000) })
      .where(eq(signInSessions.id, id)),
  )
const sessionWith = (cookie: string) =>
  sessionOf(new Request('http://localhost:3000/', { headers: { Cookie: cookie } }))
type Fields = Record<string, string>

describe('/account/app', () => {
  const send = async (cookie: string, fields: Fields, step = 'set-up') =>
    (await appPage.action(await postWith(cookie, `/account/app?step=${step}`, fields))) as Response
  const html = (cookie: string, step = '') => renderRoute(appPage, getWith(cookie, `/account/app${step}`))
  async function proven(cookie: string) {
    const { app } = await (await appPage.loader(getWith(cookie, '/account/app?step=set-up'))).json()
    return { intent: 'app', offer: app?.offer ?? '', code: codeAt(NOON, 0, app?.seed.replaceAll(' ', '')) }
  }

  it('sets up an app, ends the other sign-ins, gives its own a new secret, and asks for codes (SES-04, SES-02)', async () => {
    const { person, cookie, other } = await signedIn()
    expect(await html(cookie)).toContain('Not set up')
    const answer = await send(cookie, await proven(cookie))
    expect(answer.headers.get('Location')).toBe('/account/codes')
    expect(await sessionWith(other)).toBeNull()
    expect(await sessionWith(cookie)).toBeNull()
    expect(await sessionWith(cookieFrom(answer))).toMatchObject({ personId: person.id, stage: 'full' })
    const after = await html(cookieFrom(answer))
    expect(after).toContain('Set up on Thursday 19 November 2026')
    expect(after).not.toContain('Remove the app')
    expect(after).toContain('because you have no passkey')
  })

  it('stays on its page for somebody who has codes', async () => {
    const { person, cookie } = await signedIn()
    await aRecoveryCode(person.id)
    expect((await send(cookie, await proven(cookie))).headers.get('Location')).toBe('/account/app')
  })

  it('shows the same picture again after a wrong code, and changes nothing', async () => {
    const { person, cookie, other } = await signedIn()
    const form = await proven(cookie)
    const answer = await send(cookie, { ...form, code: wrongCodeAt(NOON) })
    expect(answer.status).toBe(400)
    const refused = await answer.json()
    expect([refused.app.offer, refused.typed]).toEqual([form.offer, {}])
    expect((await getFactors(person.id)).app).toBe(false)
    expect(await sessionWith(other)).not.toBeNull()
  })

  it('asks for a fresh confirmation before each step, and when a form comes late (AUT-09, AUT-10)', async () => {
    const { person, cookie, session } = await signedIn()
    const form = await proven(cookie)
    await grownStale(session.id)
    for (const step of ['set-up', 'remove']) {
      const thrown = await appPage.loader(getWith(cookie, `/account/app?step=${step}`)).catch((one: Response) => one)
      expect(thrown.headers.get('Location')).toBe(`/confirm?next=%2Faccount%2Fapp%3Fstep%3D${step}`)
    }
    const refused = await (await send(cookie, form)).json()
    expect(refused.errors[0].href).toBe('/confirm?next=%2Faccount%2Fapp%3Fstep%3Dset-up')
    expect(refused.app.offer).toBe(form.offer)
    expect((await getFactors(person.id)).app).toBe(false)
  })

  it('removes the app after a question, when a passkey remains (AUT-11)', async () => {
    const { person, cookie, other } = await signedIn()
    await anApp(person.id)
    expect((await send(cookie, { intent: 'remove' }, 'remove')).status).toBe(400)
    await aPasskey(person.id)
    expect(await html(cookie, '?step=remove')).toContain('stop working at once')
    const answer = await send(cookie, { intent: 'remove' }, 'remove')
    expect(answer.headers.get('Location')).toBe('/account/app')
    expect((await getFactors(person.id)).app).toBe(false)
    expect(await sessionWith(other)).toBeNull()
    expect((await send(cookieFrom(answer), { intent: 'remove' }, 'remove')).status).toBe(400)
  })

  it('does not confirm anybody anew: only what they had already proves nothing (AUT-10)', async () => {
    const { person, cookie, session } = await signedIn()
    await aPasskey(person.id)
    const before = new Date(NOON.getTime() - 4 * 60_000)
    await given((tx) => tx.update(signInSessions).set({ confirmedAt: before }).where(eq(signInSessions.id, session.id)))
    const next = cookieFrom(await send(cookie, await proven(cookie)))
    expect((await sessionWith(next))?.confirmedAt).toEqual(before)
    const last = cookieFrom(await send(next, { intent: 'remove' }, 'remove'))
    expect((await sessionWith(last))?.confirmedAt).toEqual(before)
  })

  it('sets up none for those who sign in with a passkey (AUT-11)', async () => {
    const { person, cookie } = await signedIn('admin')
    const page = await html(cookie, '?step=set-up')
    expect(page).toContain('With your role you sign in with a passkey')
    expect(page).not.toContain('name="offer"')
    const theirs = await signInAt((await aPerson('board')).id, 'full')
    expect((await send(cookie, await proven(theirs.cookie))).status).toBe(400)
    expect((await getFactors(person.id)).app).toBe(false)
  })
})

describe('/account/codes', () => {
  const send = async (cookie: string, fields: Fields) =>
    (await codesPage.action(await postWith(cookie, '/account/codes?step=new', fields))) as Response
  const html = (cookie: string, step = '') => renderRoute(codesPage, getWith(cookie, `/account/codes${step}`))

  it('makes ten codes that are in that answer alone, and voids the old ones (AUT-11)', async () => {
    const { person, cookie, other } = await signedIn()
    await anApp(person.id)
    await aRecoveryCode(person.id)
    expect(await html(cookie)).toContain('You have 1 recovery code left. Make new ones soon.')
    expect(await html(cookie, '?step=new')).toContain(
      'Your old codes stop working at once. You have 1 recovery code left.',
    )
    const form = { intent: 'codes', submission: submissionKey() }
    const { codes } = await (await send(cookie, form)).json()
    expect(codes).toHaveLength(10)
    expect(await sessionWith(other)).toBeNull()
    const again = await send(cookie, form)
    expect(again.status).toBe(400)
    expect((await again.json()).errors[0].message).toContain('make new ones')
    const stored = JSON.stringify(await rows().select().from(recoveryCodes))
    const later = await html(cookie)
    for (const code of codes) {
      expect(later).not.toContain(code)
      expect(stored).not.toContain(code.replaceAll('-', ''))
    }
    expect(later).toContain('You have 10 recovery codes left.')
    expect((await send(cookie, { intent: 'stored' })).headers.get('Location')).toBe('/account/codes')
  })

  it('asks for a fresh confirmation first (AUT-10)', async () => {
    const { person, cookie, session } = await signedIn()
    await anApp(person.id)
    await grownStale(session.id)
    await expect(html(cookie, '?step=new')).rejects.toMatchObject({ status: 302 })
    const refused = await send(cookie, { intent: 'codes' })
    expect((await refused.json()).errors[0].href).toContain('/confirm?next=')
    expect((await getFactors(person.id)).codes).toBe(0)
  })

  it('is no use without a second factor, and says so', async () => {
    const { cookie } = await signedIn()
    expect(await html(cookie, '?step=new')).toContain('You have no second step to sign in yet')
    expect((await send(cookie, { intent: 'codes' })).status).toBe(400)
  })
})
