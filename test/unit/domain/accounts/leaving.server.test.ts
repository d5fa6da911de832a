import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { disableLeaver, startAgain } from '#app/domain/accounts/leaving-commands.server.ts'
import { getLeaving } from '#app/domain/accounts/leaving-queries.server.ts'
import { giveGrant } from '#app/domain/grants/commands.server.ts'
import { proposeGrant } from '#app/domain/grants/proposal-commands.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import {
  authenticatorApps,
  grantProposals,
  grants,
  invitations,
  outbox,
  passkeys,
  passwordResets,
  people,
  recoveryCodes,
  reports,
  sessionTeam,
} from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, given, NOON, once, stockOf } from '#test/support/factories.ts'
import {
  admins,
  browsersOf,
  confirmedFor,
  grantsOf,
  personOf,
  said,
  signedInBrowser,
  terms,
} from '#test/support/grants.ts'

withTestDatabase()

type Person = Awaited<ReturnType<typeof aPerson>>
let first: Person
let second: Person
let fern: Person
const key = (who: Person) => confirmedFor(who, 'people:manage')
const letters = async () => (await rows().select().from(outbox)).map(({ template, personId }) => [template, personId])

/** Everything with which somebody could come in. */
async function credentialsOf(personId: string) {
  const own = { personId, addedAt: NOON }
  await given(async (tx) => {
    await tx.update(people).set({ passwordHash: 'hash' }).where(eq(people.id, personId))
    await tx.insert(authenticatorApps).values({ ...own, id: 'app_one', seed: 'sealed', lastStep: 0 })
    const passkey = { credentialId: 'one', publicKey: 'key', counter: 0, transports: [], name: 'Key', backedUp: false }
    await tx.insert(passkeys).values({ ...own, ...passkey, id: 'pky_one' })
    await tx.insert(recoveryCodes).values({ id: 'rec_one', personId, codeHash: 'code' })
    const link = { personId, expiresAt: new Date(NOON.getTime() + 3_600_000) }
    await tx.insert(passwordResets).values({ ...link, id: 'pwr_one', tokenHash: 'reset' })
    await tx.insert(invitations).values({ ...link, id: 'inv_one', tokenHash: 'invite' })
  })
  await signedInBrowser(personId, 'one')
  await signedInBrowser(personId, 'two')
}

/** What is left of it: rows of factors, links that still open, browsers, and the password. */
async function waysIn(personId: string) {
  const factors = await Promise.all([authenticatorApps, passkeys, recoveryCodes].map((table) => rows().$count(table)))
  const links = [...(await rows().select().from(passwordResets)), ...(await rows().select().from(invitations))]
  const password = (await personOf(personId))?.passwordHash
  return { factors, open: links.filter(({ usedAt }) => !usedAt).length, browsers: await browsersOf(personId), password }
}

beforeEach(async () => {
  ;({ first, second } = await admins())
  fern = await aPerson('facilitator', { key: 'fern', forum: 'lgbtq' })
})

describe('disableLeaver', () => {
  it('SES-04 leaves no way in: roles, sign-ins, links, password, factors and codes are gone in one step', async () => {
    await credentialsOf(fern.id)
    expect(await disableLeaver(key(first), fern.id)).toMatchObject({ ok: true })
    expect(await personOf(fern.id)).toMatchObject({ state: 'disabled', disabledAt: NOON })
    expect(await waysIn(fern.id)).toEqual({ factors: [0, 0, 0], open: 0, browsers: 0, password: null })
    expect((await grantsOf(fern.id)).map(({ endedAt }) => endedAt)).toEqual([NOON])
    expect(await said('person.left')).toMatchObject([{ actor: first.id, object: fern.id, detail: { sessions: 2 } }])
  })

  it('sends the leaver nothing, and takes them off no team by itself', async () => {
    await aSession('lgbtq', { date: '2026-12-03' })
    await given((tx) =>
      tx.insert(sessionTeam).values({ id: 'stm_1', sessionId: 'ses_one', personId: fern.id, part: 'facilitator' }),
    )
    await disableLeaver(key(first), fern.id)
    expect(await letters()).toEqual([])
    expect(await rows().select().from(sessionTeam)).toHaveLength(1)
  })

  it('refuses oneself, somebody who has left, and does not find nobody', async () => {
    expect(await disableLeaver(key(first), first.id)).toEqual({ ok: false, reason: 'own-account' })
    await disableLeaver(key(first), fern.id)
    expect(await disableLeaver(key(first), fern.id)).toEqual({ ok: false, reason: 'left-already' })
    await expect(disableLeaver(key(first), 'per_none')).rejects.toThrow(NotFound)
  })

  it('withdraws proposals by them and about them', async () => {
    const give = confirmedFor(second, 'grant:give')
    await proposeGrant(give, fern.id, terms({ role: 'dpo' }), once())
    await proposeGrant(confirmedFor(first, 'grant:give'), fern.id, terms({ role: 'admin' }), once())
    await disableLeaver(key(first), second.id)
    const states = async () =>
      (await rows().select().from(grantProposals)).map(({ role, state }) => `${role} ${state}`).sort()
    expect(await states()).toEqual(['admin open', 'dpo withdrawn'])
    await disableLeaver(key(first), fern.id)
    expect(await states()).toEqual(['admin withdrawn', 'dpo withdrawn'])
  })

  it('T08 keeps one of two administrators who disable each other at the same moment', async () => {
    const results = await Promise.all([disableLeaver(key(first), second.id), disableLeaver(key(second), first.id)])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'last-administrator' })
  })

  it('T08 keeps the last administrator without a last day, from whoever is one for a while', async () => {
    await given((tx) => tx.update(grants).set({ endsOn: '2026-12-24' }).where(eq(grants.id, 'grt_second')))
    expect(await disableLeaver(key(second), first.id)).toEqual({ ok: false, reason: 'last-administrator' })
    expect((await personOf(first.id))?.state).toBe('active')
    expect((await grantsOf(first.id)).map(({ endedAt }) => endedAt)).toEqual([null])
  })
})

describe('startAgain', () => {
  it('AUT-09 deletes what was lost and mails a link to the person alone, with their roles as they were', async () => {
    await credentialsOf(fern.id)
    expect(await startAgain(key(first), fern.id)).toEqual({ ok: true, value: { linkSent: true } })
    expect(await personOf(fern.id)).toMatchObject({ state: 'invited' })
    expect(await waysIn(fern.id)).toEqual({ factors: [0, 0, 0], open: 1, browsers: 0, password: null })
    expect((await grantsOf(fern.id)).map(({ endedAt }) => endedAt)).toEqual([null])
    expect(await letters()).toEqual([['invitation', fern.id]])
  })

  it('opens the account of somebody who comes back, and sends the link with their new role', async () => {
    await disableLeaver(key(first), fern.id)
    expect(await startAgain(key(first), fern.id)).toEqual({ ok: true, value: { linkSent: false } })
    expect(await personOf(fern.id)).toMatchObject({ state: 'invited', disabledAt: null })
    expect(await letters()).toEqual([])
    await giveGrant(confirmedFor(first, 'grant:give'), fern.id, terms({ role: 'board' }), once())
    expect(await letters()).toEqual([['invitation', fern.id]])
  })

  it('refuses oneself, somebody who has not begun, and does not find nobody', async () => {
    expect(await startAgain(key(first), first.id)).toEqual({ ok: false, reason: 'own-account' })
    await startAgain(key(first), fern.id)
    expect(await startAgain(key(first), fern.id)).toEqual({ ok: false, reason: 'not-opened-yet' })
    await expect(startAgain(key(first), 'per_none')).rejects.toThrow(NotFound)
  })

  it('T08 leaves one of two administrators who have each other start again at the same moment', async () => {
    const results = await Promise.all([startAgain(key(first), second.id), startAgain(key(second), first.id)])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})

describe('getLeaving', () => {
  it('says what somebody still holds: sessions, forums with their vouchers, drafts and proposals', async () => {
    await aSession('lgbtq', { key: 'next', date: '2026-12-03' })
    await aSession('lgbtq', { key: 'past', date: '2026-11-05', state: 'held' })
    await aSession('lgbtq', { key: 'off', date: '2026-12-10', state: 'cancelled' })
    await stockOf('lgbtq', 3)
    const draft = { quarter: '2026-Q3', content: '{}', digest: 'd', draftedBy: fern.id }
    await given(async (tx) => {
      const on = ['ses_next', 'ses_past', 'ses_off'].map((sessionId) => ({
        id: `stm_${sessionId}`,
        sessionId,
        personId: fern.id,
        part: 'facilitator' as const,
      }))
      await tx.insert(sessionTeam).values(on)
      await tx.insert(reports).values({ ...draft, id: 'rep_one' })
      await tx.insert(reports).values({ ...draft, id: 'rep_two', state: 'published' })
    })
    await proposeGrant(confirmedFor(first, 'grant:give'), fern.id, terms({ role: 'dpo' }), once())
    const ctx = ctxFor(first, 'people:manage')
    expect(await getLeaving(ctx, fern.id)).toEqual({
      sessions: [{ forum: 'LGBTQ+', when: 'Thursday 3 December 2026, 6pm' }],
      forums: [{ name: 'LGBTQ+', vouchers: 3, alone: true }],
      draftReports: 1,
      proposals: 1,
    })
    await aPerson('facilitator', { key: 'moss' })
    expect((await getLeaving(ctx, fern.id)).forums).toMatchObject([{ alone: false }])
    expect(await getLeaving(ctx, second.id)).toEqual({ sessions: [], forums: [], draftReports: 0, proposals: 0 })
  })
})
