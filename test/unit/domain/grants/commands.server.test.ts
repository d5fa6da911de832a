import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findPerson } from '#app/domain/accounts/queries.server.ts'
import { endGrant, giveGrant } from '#app/domain/grants/commands.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { grants, invitations, outbox, people } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, forumNamed, given, NOON, once } from '#test/support/factories.ts'
import { admins, browsersOf, confirmedFor, grantsOf, said, signedInBrowser, terms } from '#test/support/grants.ts'

withTestDatabase()

const letters = async () =>
  (await rows().select().from(outbox)).map(({ template, personId, about }) => [template, personId, about])

describe('giveGrant', () => {
  it('records role, forum, days, who gave it and why', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    const input = terms({ role: 'facilitator', forum: 'lgbtq', endsOn: '2026-12-24', reason: 'Stands in for Reed' })
    expect(await giveGrant(confirmedFor(first, 'grant:give'), ash.id, input, once())).toMatchObject({ ok: true })
    expect((await grantsOf(ash.id)).find(({ role }) => role === 'facilitator')).toMatchObject({
      forumId: (await forumNamed('lgbtq')).id,
      startsOn: '2026-11-19',
      endsOn: '2026-12-24',
      endedAt: null,
      givenBy: first.id,
      reason: 'Stands in for Reed',
    })
    expect(await said('grant.given')).toMatchObject([
      { actor: first.id, detail: { person: ash.id, role: 'facilitator' } },
    ])
  })

  it('AZ-06 SES-04 ends every sign-in of the person at once and tells them by mail', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    await signedInBrowser(ash.id, 'one')
    await signedInBrowser(ash.id, 'two')
    await signedInBrowser(first.id)
    await giveGrant(confirmedFor(first, 'grant:give'), ash.id, terms({ role: 'board' }), once())
    expect([await browsersOf(ash.id), await browsersOf(first.id)]).toEqual([0, 1])
    expect(await letters()).toEqual([['account-changed', ash.id, 'roles']])
  })

  it('AUT-01 sends somebody who was invited their link with the first role, and no second one', async () => {
    const { first } = await admins()
    await given((tx) =>
      tx.insert(people).values({ id: 'per_new', name: 'New', email: 'new@example.org', organisation: 'T' }),
    )
    const ctx = confirmedFor(first, 'grant:give')
    await giveGrant(ctx, 'per_new', terms(), once())
    await giveGrant(ctx, 'per_new', terms({ role: 'board' }), once())
    const [invitation] = await rows().select().from(invitations)
    expect(await letters()).toEqual([['invitation', 'per_new', invitation?.id]])
  })

  it.each([
    ['oneself', 'per_first', {}, 'own-account'],
    ['administrator alone', 'per_ash', { role: 'admin' as const }, 'needs-two'],
    ['data protection officer alone', 'per_ash', { role: 'dpo' as const }, 'needs-two'],
    ['a role they have', 'per_ash', { role: 'analyst' as const }, 'has-it-already'],
    ['a forum there is not', 'per_ash', { role: 'support' as const, forum: 'none' }, 'no-such-forum'],
    ['one forum where it is for all', 'per_ash', { role: 'board' as const, forum: 'lgbtq' }, 'not-per-forum'],
    ['yesterday', 'per_ash', { role: 'board' as const, startsOn: '2026-11-18' }, 'starts-in-the-past'],
    ['in years', 'per_ash', { role: 'board' as const, startsOn: '2030-01-01' }, 'starts-too-late'],
    ['somebody who left', 'per_gone', { role: 'board' as const }, 'has-left'],
  ])('refuses %s', async (_what, person, change, reason) => {
    const { first } = await admins()
    await aPerson('analyst', { key: 'ash' })
    await aPerson('board', { key: 'gone' })
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, 'per_gone')))
    const before = await rows().select().from(grants)
    const result = await giveGrant(confirmedFor(first, 'grant:give'), person, terms(change), once())
    expect(result).toEqual({ ok: false, reason })
    expect(await rows().select().from(grants)).toEqual(before)
    expect(await letters()).toEqual([])
  })

  it('does not find somebody there is not', async () => {
    const { first } = await admins()
    await expect(giveGrant(confirmedFor(first, 'grant:give'), 'per_none', terms(), once())).rejects.toThrow(NotFound)
  })

  it('opens nothing before its first day and after its last', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    const input = terms({ role: 'board', startsOn: '2026-11-20', endsOn: '2026-11-21' })
    await giveGrant(confirmedFor(first, 'grant:give'), ash.id, input, once())
    const rolesOn = async (day: string) =>
      (await findPerson(ash.id, new Date(`${day}T12:00:00Z`)))?.grants.map(({ role }) => role)
    expect(await Promise.all(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'].map(rolesOn))).toEqual([
      ['analyst'],
      expect.arrayContaining(['analyst', 'board']),
      expect.arrayContaining(['analyst', 'board']),
      ['analyst'],
    ])
  })
})

describe('endGrant', () => {
  it('AZ-06 SES-04 takes effect at once, with every sign-in, and tells them by mail', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    await signedInBrowser(ash.id)
    expect(await endGrant(confirmedFor(first, 'grant:give'), ash.id, 'grt_ash')).toMatchObject({ ok: true })
    expect((await findPerson(ash.id, NOON))?.grants).toEqual([])
    expect(await browsersOf(ash.id)).toBe(0)
    expect(await letters()).toEqual([['account-changed', ash.id, 'roles']])
    expect(await endGrant(confirmedFor(first, 'grant:give'), ash.id, 'grt_ash')).toEqual({
      ok: false,
      reason: 'ended-already',
    })
  })

  it('does not find a role of somebody else, and changes nothing', async () => {
    const { first, second } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    await expect(endGrant(confirmedFor(first, 'grant:give'), second.id, 'grt_ash')).rejects.toThrow(NotFound)
    await expect(endGrant(confirmedFor(first, 'grant:give'), ash.id, 'grt_none')).rejects.toThrow(NotFound)
    expect(await said('grant.ended')).toEqual([])
  })
})

describe('T08 the last administrator', () => {
  it('may end their own role only while there is another one', async () => {
    const { first, second } = await admins()
    const end = (who: typeof first) => endGrant(confirmedFor(who, 'grant:give'), who.id, `grt_${who.id.slice(4)}`)
    expect(await end(first)).toMatchObject({ ok: true })
    expect(await end(second)).toEqual({ ok: false, reason: 'last-administrator' })
  })

  it.each([
    ['will begin tomorrow', { startsOn: '2026-11-20' }],
    ['has a last day', { endsOn: '2026-12-31' }],
    ['has been ended', { endedAt: NOON }],
  ])('is still the last when the other one’s role %s', async (_how, change) => {
    const { first } = await admins()
    await given((tx) => tx.update(grants).set(change).where(eq(grants.id, 'grt_second')))
    const result = await endGrant(confirmedFor(first, 'grant:give'), first.id, 'grt_first')
    expect(result).toEqual({ ok: false, reason: 'last-administrator' })
  })

  it.each(['invited', 'disabled'] as const)('is still the last when the other one is %s', async (state) => {
    const { first } = await admins()
    await given((tx) => tx.update(people).set({ state }).where(eq(people.id, 'per_second')))
    const result = await endGrant(confirmedFor(first, 'grant:give'), first.id, 'grt_first')
    expect(result).toEqual({ ok: false, reason: 'last-administrator' })
  })

  it('stays when two end each other’s role at the same moment', async () => {
    const { first, second } = await admins()
    const results = await Promise.all([
      endGrant(confirmedFor(first, 'grant:give'), second.id, 'grt_second'),
      endGrant(confirmedFor(second, 'grant:give'), first.id, 'grt_first'),
    ])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await rows().select().from(grants)).filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
  })
})
