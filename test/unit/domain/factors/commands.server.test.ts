import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  makeCodesAgain,
  makeRecoveryCodes,
  removeApp,
  setUpApp,
  setUpFirstApp,
} from '#app/domain/factors/commands.server.ts'
import { appOffer, offerSeed, openOffer } from '#app/domain/factors/offer.server.ts'
import { findApp, getFactors, getOwner } from '#app/domain/factors/queries.server.ts'
import { RECOVERY_CODE } from '#app/domain/factors/rules.ts'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { outbox, people, recoveryCodes, signInSessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON, once } from '#test/support/factories.ts'
import { anApp, aPasskey, aRecoveryCode, codeAt, ownKey, signInAt, wrongCodeAt } from '#test/support/factors.ts'

withTestDatabase()

async function invited(role: 'analyst' | 'dpo' = 'analyst') {
  const person = await aPerson(role, { key: 'ada' })
  await given((tx) => tx.update(people).set({ state: 'invited' }).where(eq(people.id, person.id)))
  return { person, session: (await signInAt(person.id, 'set-up')).session }
}
const proofOf = (session: { handle: string }, at = NOON) => {
  const { seed, offer } = offerSeed(session, at)
  return { offer, code: codeAt(NOON, 0, seed) }
}
const stateOf = async (id: string) => (await rows().select().from(people).where(eq(people.id, id)))[0]?.state
const letters = async () => (await rows().select().from(outbox)).map(({ about }) => about)
const handles = async () => (await rows().select().from(signInSessions)).map(({ handle }) => handle)

describe('AUT-05 setting up the first app', () => {
  it('stores app, codes and the active account together, and shows ten codes', async () => {
    const { person, session } = await invited()
    const other = await signInAt(person.id, 'set-up')
    const result = await setUpFirstApp(session, proofOf(session), NOON, 'test')
    const codes = result.ok ? result.value : []
    expect(codes).toHaveLength(10)
    for (const code of codes) expect(code).toMatch(RECOVERY_CODE)
    expect(await getFactors(person.id)).toEqual({ app: true, passkeys: 0, codes: 10 })
    expect(await stateOf(person.id)).toBe('active')
    expect(await handles()).toEqual([session.handle])
    expect(await handles()).not.toContain(other.session.handle)
    expect(await letters()).toEqual(['app'])
  })

  it('stores one app of twenty forms at once', async () => {
    const { person, session } = await invited()
    const proof = proofOf(session)
    const results = await Promise.all(Array.from({ length: 20 }, () => setUpFirstApp(session, proof, NOON, 'test')))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await getFactors(person.id)).toEqual({ app: true, passkeys: 0, codes: 10 })
  })

  it('stores nothing for a wrong code, a picture too old or of another sign-in, or a changed one', async () => {
    const { person, session } = await invited()
    const proof = proofOf(session)
    const stale = proofOf(session, minutesAfter(NOON, -30))
    const foreign = proofOf({ handle: 'sis_other' })
    const refusals = []
    for (const one of [{ ...proof, code: wrongCodeAt(NOON) }, stale, foreign, { ...proof, offer: `${proof.offer}x` }])
      refusals.push(await setUpFirstApp(session, one, NOON, 'test'))
    expect(refusals.map((one) => (one.ok ? '' : one.reason))).toEqual([
      'wrong',
      'offer-over',
      'offer-over',
      'offer-over',
    ])
    expect(await getFactors(person.id)).toEqual({ app: false, passkeys: 0, codes: 0 })
    expect(await stateOf(person.id)).toBe('invited')
  })

  it('puts no app in the place of a factor there is: a password is not enough for that', async () => {
    const { person, session } = await invited()
    await anApp(person.id)
    expect(await setUpFirstApp(session, proofOf(session), NOON, 'test')).toEqual({ ok: false, reason: 'has-factor' })
    const [kept] = await rows().select().from(recoveryCodes)
    expect(kept).toBeUndefined()
  })

  it('is refused to those who need a passkey (AUT-11)', async () => {
    const { person, session } = await invited('dpo')
    expect(await setUpFirstApp(session, proofOf(session), NOON, 'test')).toMatchObject({ reason: 'needs-passkey' })
    expect((await getOwner(person.id, NOON)).mustHavePasskey).toBe(true)
  })

  it('changes nothing once the sign-in has ended (SES-04)', async () => {
    const { person, session } = await invited()
    await given((tx) => tx.delete(signInSessions))
    await expect(setUpFirstApp(session, proofOf(session), NOON, 'test')).rejects.toThrow(SignInEnded)
    expect(await getFactors(person.id)).toEqual({ app: false, passkeys: 0, codes: 0 })
    expect(await stateOf(person.id)).toBe('invited')
  })

  it('makes other codes for whoever did not see the first ones, and only for them', async () => {
    const { session } = await invited()
    expect(await makeCodesAgain(session, NOON, 'test')).toEqual({ ok: false, reason: 'not-set-up' })
    const first = await setUpFirstApp(session, proofOf(session), NOON, 'test')
    const again = await makeCodesAgain(session, NOON, 'test')
    expect(again.ok && first.ok && again.value.some((code) => first.value.includes(code))).toBe(false)
    expect(await rows().select().from(recoveryCodes)).toHaveLength(10)
  })
})

describe('WEB-02 the seed of an app that is shown', () => {
  it('is in no table, opens for its own sign-in alone and for half an hour, and stays the same', () => {
    const signIn = { handle: 'sis_a' }
    const { seed, offer } = offerSeed(signIn, NOON)
    expect(offer).not.toContain(seed)
    expect(openOffer(offer, signIn, minutesAfter(NOON, 29))).toBe(seed)
    expect(openOffer(offer, signIn, minutesAfter(NOON, 30))).toBeNull()
    expect(openOffer(offer, { handle: 'sis_b' }, NOON)).toBeNull()
    expect(openOffer('', signIn, NOON)).toBeNull()
    expect(appOffer(signIn, 'a@example.org', NOON, offer).seed.replaceAll(' ', '')).toBe(seed)
    expect(appOffer(signIn, 'a@example.org', NOON, 'nonsense').offer).not.toBe('nonsense')
  })
})

describe('SES-04 changing factors of one’s own', () => {
  async function signedIn(role: 'analyst' | 'dpo' = 'analyst') {
    const person = await aPerson(role, { key: 'ada' })
    const { session } = await signInAt(person.id, 'full', { method: 'app' })
    await signInAt(person.id, 'full', { method: 'app' })
    return { person, session, ctx: ownKey(person, session) }
  }

  it('puts another app in place, ends every other sign-in and tells the owner', async () => {
    const { person, session, ctx } = await signedIn()
    await anApp(person.id)
    await aRecoveryCode(person.id)
    expect(await setUpApp(ctx, proofOf(session))).toEqual({ ok: true, value: { codes: 1 } })
    expect(await handles()).toEqual([session.handle])
    expect(await letters()).toEqual(['app'])
    expect(await findApp(person.id)).toEqual({ addedAt: NOON })
  })

  it('leaves the app there is when the code is wrong, or a passkey is needed', async () => {
    const { person, session, ctx } = await signedIn('dpo')
    expect(await setUpApp(ctx, proofOf(session))).toEqual({ ok: false, reason: 'needs-passkey' })
    expect(await findApp(person.id)).toBeNull()
    expect(await handles()).toHaveLength(2)
  })

  it('removes the app only when a passkey remains (AUT-11)', async () => {
    const { person, session, ctx } = await signedIn()
    expect(await removeApp(ctx)).toEqual({ ok: false, reason: 'no-app' })
    await anApp(person.id)
    expect(await removeApp(ctx)).toEqual({ ok: false, reason: 'last-factor' })
    await aPasskey(person.id)
    expect(await removeApp(ctx)).toEqual({ ok: true, value: null })
    expect(await getFactors(person.id)).toMatchObject({ app: false, passkeys: 1 })
    expect(await handles()).toEqual([session.handle])
    expect(await letters()).toEqual(['app-removed'])
  })

  it('makes ten codes that take the place of the old ones, once a form (AUT-11)', async () => {
    const { person, session, ctx } = await signedIn()
    expect(await makeRecoveryCodes(ctx, once())).toEqual({ ok: false, reason: 'no-factor' })
    await anApp(person.id)
    await aRecoveryCode(person.id)
    const form = once()
    const made = await makeRecoveryCodes(ctx, form)
    expect(made.ok && made.value).toHaveLength(10)
    expect(await makeRecoveryCodes(ctx, form)).toEqual({ ok: false, reason: 'repeated' })
    expect((await getFactors(person.id)).codes).toBe(10)
    expect(await handles()).toEqual([session.handle])
    expect(await letters()).toEqual(['recovery-codes'])
  })
})
