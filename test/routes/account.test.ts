import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { signedInPerson } from '#app/http/session.server.ts'
import { action, loader } from '#app/routes/account._index/route.tsx'
import { loader as stayLoader } from '#app/routes/account.stay/route.tsx'
import { authenticatorApps, grants, recoveryCodes, signInSessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, forumNamed, given } from '#test/support/factories.ts'
import { cookieOf, get, post } from '#test/support/http.ts'

withTestDatabase()

const whoIs = (cookie: string) => signedInPerson(new Request('http://localhost/', { headers: { Cookie: cookie } }))
const handles = async () => (await rows().select().from(signInSessions)).map(({ handle }) => handle)
const pageOf = async (person: { id: string }) => (await loader(await get('/account', person))).json()

describe('SES-07 /account', () => {
  it('shows somebody who they are and what they may do, now and to come, and nothing of anybody else', async () => {
    const { id: forumId } = await forumNamed('open')
    const person = await aPerson('facilitator', { forum: 'open' })
    await aPerson('admin')
    const more = { personId: person.id, forumId, role: 'support' as const }
    await given((tx) =>
      tx.insert(grants).values([
        { ...more, id: 'grt_future', startsOn: '2999-01-01', endsOn: '2999-12-31' },
        { ...more, id: 'grt_past', startsOn: '2020-01-01', endsOn: '2020-12-31' },
        { ...more, id: 'grt_ended', endedAt: new Date('2026-01-01T00:00:00Z') },
      ]),
    )
    const page = await pageOf(person)
    expect(page).toMatchObject({ name: person.name, email: person.email, organisation: 'Test', passkeyNeeded: false })
    expect(page.roles.map(({ role, forum, startsOn }) => [role, forum, startsOn])).toEqual([
      ['facilitator', 'Open forum', null],
      ['support', 'Open forum', '2999-01-01'],
    ])
    expect(JSON.stringify(page)).not.toContain('admin@example.org')
  })

  it('shows how they sign in, and never a secret of it', async () => {
    const person = await aPerson('admin')
    const addedAt = new Date('2026-11-01T00:00:00Z')
    await given(async (tx) => {
      await tx
        .insert(authenticatorApps)
        .values({ id: 'app', personId: person.id, seed: 'sealed', lastStep: 1, addedAt })
      await tx.insert(recoveryCodes).values([
        { id: 'one', personId: person.id, codeHash: 'hash-1' },
        { id: 'two', personId: person.id, codeHash: 'hash-2', usedAt: addedAt },
      ])
    })
    const page = await pageOf(person)
    expect(page).toMatchObject({ factors: { app: true, passkeys: 0, codes: 1 }, passkeyNeeded: true })
    expect(JSON.stringify(page)).not.toMatch(/sealed|hash-/)
  })

  it('says which sign-in is this one', async () => {
    const person = await aPerson('board')
    await cookieOf(person)
    const page = await pageOf(person)
    expect(page.signIns.map(({ isThisOne }) => isThisOne).sort()).toEqual([false, true])
  })

  it('ends one other sign-in, at once', async () => {
    const person = await aPerson('board')
    const other = await cookieOf(person)
    const [handle = ''] = await handles()
    const response = await action(await post('/account', person, { intent: 'end-one', sign_in: handle }))
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/account'])
    expect(await whoIs(other)).toBeNull()
    expect(await handles()).toHaveLength(1)
  })

  it('ends all others, and leaves the one in use', async () => {
    const person = await aPerson('board')
    const somebody = await cookieOf(await aPerson('partner'))
    const others = [await cookieOf(person), await cookieOf(person)]
    const args = await post('/account', person, { intent: 'end-others' })
    const own = args.request.headers.get('Cookie') ?? ''
    expect((await action(args)).status).toBe(303)
    for (const cookie of others) expect(await whoIs(cookie)).toBeNull()
    for (const cookie of [own, somebody]) expect(await whoIs(cookie)).not.toBeNull()
  })

  it.each([
    ['one of somebody else', async () => (await handles())[0] ?? ''],
    ['one that is over', async () => 'sis_longgone'],
  ])('refuses to end %s, in the same words', async (_what, handleOf) => {
    const other = await cookieOf(await aPerson('partner'))
    const person = await aPerson('board')
    const fields = { intent: 'end-one', sign_in: await handleOf() }
    const response = await action(await post('/account', person, fields))
    expect(response.status).toBe(400)
    const message = 'That sign-in had ended already. Nothing was changed'
    expect(await response.json()).toMatchObject({ errors: [{ field: 'sign_in', message }] })
    expect(await whoIs(other)).not.toBeNull()
  })

  it.each([
    [{ intent: 'end-everything' }],
    [{ intent: 'end-others', person: 'per_partner' }],
    [{ intent: 'end-one' }],
    [{ intent: ['end-others', 'end-others'] }],
  ])('refuses what it did not ask for: %o', async (fields) => {
    const person = await aPerson('board')
    await cookieOf(person)
    expect((await action(await post('/account', person, fields))).status).toBe(400)
    expect(await handles()).toHaveLength(2)
  })
})

describe('/account/stay', () => {
  it('gives another idle period, however little of this one is over, and says until when', async () => {
    const person = await aPerson('board')
    const args = await get('/account/stay', person)
    const [before] = await rows().select().from(signInSessions)
    const usedAt = new Date((before?.usedAt?.getTime() ?? 0) - 5_000)
    const idle = new Date((before?.idleUntil.getTime() ?? 0) - 5_000)
    await given((tx) =>
      tx.update(signInSessions).set({ usedAt, idleUntil: idle }).where(eq(signInSessions.personId, person.id)),
    )
    const answer = (await (await stayLoader(args)).json()) as { at: string; last: boolean }
    expect(new Date(answer.at).getTime()).toBeGreaterThan(idle.getTime())
    expect(answer.last).toBe(false)
  })

  it('sends somebody whose sign-in is over to sign in, and then back here', async () => {
    const thrown = await stayLoader(await get('/account/stay', null)).catch((error: unknown) => error)
    expect((thrown as Response).headers.get('Location')).toBe('/sign-in?next=%2Faccount%2Fstay')
  })
})
