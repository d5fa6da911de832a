import { describe, expect, it } from 'vitest'
import { listPasskeys } from '#app/domain/factors/passkey-queries.server.ts'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import { sessionOf } from '#app/http/session.server.ts'
import * as page from '#app/routes/account.passkeys/route.tsx'
import { auditEvents, outbox, passkeys } from '#db/schema/index.ts'
import { Authenticator } from '#test/support/authenticator.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, NOON } from '#test/support/factories.ts'
import { anApp, cookieFrom, getWith, postWith, signInAt } from '#test/support/factors.ts'
import { aPasskey } from '#test/support/passkeys.ts'
import { renderRoute } from '#test/support/render.tsx'

withFrozenClock()
withTestDatabase()

const PATH = '/account/passkeys'
const minutesAgo = (count: number) => new Date(NOON.getTime() - count * 60_000)
const signedIn = async (personId: string, at = NOON) =>
  (await signInAt(personId, 'full', { method: 'passkey', at })).cookie
const shown = async (cookie: string, path = PATH) => (await page.loader(getWith(cookie, path))) as Response
const send = async (cookie: string, fields: Record<string, string>) =>
  (await page.action(await postWith(cookie, PATH, fields))) as Response

async function make(cookie: string, device: Authenticator, name = 'Work laptop') {
  const { making } = await (await shown(cookie)).json()
  return send(cookie, { intent: 'add-passkey', name, answer: device.create(making) })
}

describe('/account/passkeys', () => {
  it('adds a passkey under a new secret, and says so (SES-02, AUT-09)', async () => {
    const person = await aPerson('board')
    const cookie = await signedIn(person.id, minutesAgo(4))
    const answer = await make(cookie, new Authenticator(1, { synced: true }))
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, PATH])
    expect(await listPasskeys(person.id)).toMatchObject([{ name: 'Work laptop', backedUp: true }])
    const whose = (one: string) => sessionOf(new Request('http://localhost:3000/', { headers: { Cookie: one } }))
    expect(await whose(cookie)).toBeNull()
    expect(await whose(cookieFrom(answer))).toMatchObject({ confirmedAt: minutesAgo(4), stage: 'full' })
    expect(await rows().select().from(outbox)).toMatchObject([{ about: 'passkey' }])
  })

  it('shows each with where it works and when it was used', async () => {
    const person = await aPerson('board')
    await aPasskey(person, 1, { synced: true })
    const html = await renderRoute(page, getWith(await signedIn(person.id), PATH))
    for (const words of ['Work laptop', 'Thursday 19 November 2026, midday', 'Not used yet', 'Synced'])
      expect(html).toContain(words)
    expect(html).toContain('with your password alone you could not sign in')
    expect(html).not.toContain('?remove=')
  })

  it('says first what to do when there is none', async () => {
    const html = await renderRoute(page, getWith(await signedIn((await aPerson('admin')).id), PATH))
    expect(html).toContain('You have no passkey yet')
    expect(html).toContain('Your role needs a passkey')
  })

  it('adds and removes nothing for a confirmation older than five minutes, and keeps the name typed (AUT-10)', async () => {
    const person = await aPerson('board')
    await anApp(person.id)
    const { id } = await aPasskey(person, 1)
    const fresh = await signedIn(person.id)
    const { making } = await (await shown(fresh)).json()
    const stale = await signedIn(person.id, minutesAgo(6))
    expect((await (await shown(stale)).json()).making).toBeNull()
    const answer = new Authenticator(2).create(making)
    const refused = await send(stale, { intent: 'add-passkey', name: 'Phone', answer })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toEqual({
      errors: [expect.objectContaining({ href: '/confirm?next=%2Faccount%2Fpasskeys' })],
      typed: { intent: 'add-passkey', name: 'Phone' },
    })
    expect((await send(stale, { intent: 'remove-passkey', passkey: id })).status).toBe(400)
    expect(await listPasskeys(person.id)).toHaveLength(1)
    const asked = await shown(stale, `${PATH}?remove=${id}`)
    expect(asked.headers.get('Location')).toBe(`/confirm?next=${encodeURIComponent(`${PATH}?remove=${id}`)}`)
  })

  it('asks before it removes one, and then removes it', async () => {
    const person = await aPerson('board')
    await anApp(person.id)
    const { id } = await aPasskey(person)
    const cookie = await signedIn(person.id)
    const html = await renderRoute(page, getWith(cookie, `${PATH}?remove=${id}`))
    expect(html).toContain('Remove the passkey “Work laptop”?')
    expect(html).toContain('This cannot be undone')
    const answer = await send(cookie, { intent: 'remove-passkey', passkey: id })
    expect(answer.status).toBe(303)
    expect(await listPasskeys(person.id)).toEqual([])
  })

  it('keeps the last passkey of a role that needs one, and says why (AUT-11)', async () => {
    const person = await aPerson('admin')
    await anApp(person.id)
    const { id } = await aPasskey(person)
    const cookie = await signedIn(person.id)
    const refused = await send(cookie, { intent: 'remove-passkey', passkey: id })
    expect((await refused.json()).errors[0].message).toContain('your role needs one')
    expect(await renderRoute(page, getWith(cookie, `${PATH}?remove=${id}`))).not.toContain('Yes, remove it')
  })

  it('neither shows nor removes what is somebody else’s (AZ-02)', async () => {
    const { id } = await aPasskey(await aPerson('admin'))
    const cookie = await signedIn((await aPerson('board')).id)
    expect((await (await shown(cookie, `${PATH}?remove=${id}`)).json()).removing).toBeNull()
    await send(cookie, { intent: 'remove-passkey', passkey: id })
    expect(await rows().select().from(passkeys)).toHaveLength(1)
  })

  it('changes nothing when it is shown (WEB-02)', async () => {
    const cookie = await signedIn((await aPerson('board')).id)
    const before = await rows().select().from(auditEvents)
    await shown(cookie)
    expect(await rows().select().from(auditEvents)).toEqual(before)
  })

  it('is for who is signed in with all factors', async () => {
    const { cookie } = await signInAt((await aPerson('board')).id, 'second-factor')
    await expect(shown(cookie)).rejects.toMatchObject({ status: 302 })
    await expect(send('', { intent: 'remove-passkey', passkey: 'pky_1' })).rejects.toThrow(SignInEnded)
  })
})
