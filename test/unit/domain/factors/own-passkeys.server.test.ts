import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { removePasskey, setUpPasskey } from '#app/domain/factors/passkey-commands.server.ts'
import { getNewPasskeyRequest, listPasskeys } from '#app/domain/factors/passkey-queries.server.ts'
import { MOST_PASSKEYS, maySetUpPasskey, passkeyPlace, whyPasskeyStays } from '#app/domain/factors/passkey-rules.ts'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import { endSignIn, openSignIn } from '#app/domain/sign-in/commands.server.ts'
import type { SignInMethod } from '#app/domain/sign-in/status.ts'
import { auditEvents, authenticatorApps, outbox, passkeys, signInSessions } from '#db/schema/index.ts'
import { Authenticator, type Tampering } from '#test/support/authenticator.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { aPasskey, ownKeyOf, sendNewPasskey, site } from '#test/support/passkeys.ts'

withTestDatabase()

const letters = async () => (await rows().select().from(outbox)).map(({ about }) => about)
const anApp = (personId: string) =>
  given((tx) => tx.insert(authenticatorApps).values({ id: 'app_1', personId, seed: 'x', lastStep: 0, addedAt: NOON }))

describe('adding a passkey', () => {
  it('keeps it, tells its owner and ends their other sign-ins (AUT-09, SES-04)', async () => {
    const person = await aPerson('board')
    const elsewhere = await ownKeyOf(person)
    const key = await ownKeyOf(person)
    expect(await sendNewPasskey(key, new Authenticator(1, { synced: true }))).toEqual({ ok: true, value: null })
    const kept = await listPasskeys(person.id)
    expect(kept).toMatchObject([{ name: 'Work laptop', backedUp: true, addedAt: NOON, usedAt: null }])
    expect(await letters()).toEqual(['passkey'])
    const open = await rows().select().from(signInSessions)
    expect(open.map(({ handle }) => handle)).toEqual([key.signIn?.handle])
    await expect(sendNewPasskey(elsewhere, new Authenticator(2))).rejects.toThrow(SignInEnded)
    const [added] = await rows().select().from(auditEvents).where(eq(auditEvents.action, 'passkey.added'))
    expect(added).toMatchObject({ object: kept[0]?.id, detail: { synced: true } })
  })

  it('asks for one that its device keeps under our name, behind a PIN, and not for one that is known', async () => {
    const person = await aPerson('board')
    const { device } = await aPasskey(person)
    const asked = await getNewPasskeyRequest({ site, handle: 'sis_one', personId: person.id, now: NOON })
    expect(asked).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ id: device.credentialId, transports: ['internal'] }],
    })
    expect(asked.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257])
    expect(Buffer.from(asked.user.id, 'base64url').toString('latin1')).not.toContain(person.email)
    expect(asked.user.id).not.toContain(person.id)
  })

  it.each<[string, Tampering]>([
    ['made at another origin', { origin: 'https://example.org' }],
    ['made for another name than ours', { rpId: 'example.org' }],
    ['made without a PIN, a fingerprint or a face', { flags: 0x41 }],
    ['that is no new one', { type: 'webauthn.get' }],
    ['that answers a challenge of nobody', { challenge: 'eC4xLnk' }],
  ])('refuses one %s (AUT-11)', async (_what, change) => {
    const key = await ownKeyOf(await aPerson('board'))
    expect(await sendNewPasskey(key, new Authenticator(), { change })).toEqual({ ok: false, reason: 'refused' })
    expect(await rows().select().from(passkeys)).toEqual([])
  })

  it('refuses one that answers what another sign-in was asked', async () => {
    const [mine, theirs] = [await ownKeyOf(await aPerson('board')), await ownKeyOf(await aPerson('partner'))]
    const asked = { site, handle: theirs.signIn?.handle ?? '', personId: theirs.actor.id, now: NOON }
    const { challenge } = await getNewPasskeyRequest(asked)
    const result = await sendNewPasskey(mine, new Authenticator(), { change: { challenge } })
    expect(result).toEqual({ ok: false, reason: 'refused' })
  })

  it('refuses one that is somebody’s already', async () => {
    await aPasskey(await aPerson('board'))
    const result = await sendNewPasskey(await ownKeyOf(await aPerson('partner')), new Authenticator())
    expect(result).toEqual({ ok: false, reason: 'refused' })
  })

  it(`stops at ${MOST_PASSKEYS}`, async () => {
    const key = await ownKeyOf(await aPerson('board'))
    for (let n = 1; n <= MOST_PASSKEYS; n++) await sendNewPasskey(key, new Authenticator(n))
    const result = await sendNewPasskey(key, new Authenticator(MOST_PASSKEYS + 1))
    expect(result).toEqual({ ok: false, reason: 'too-many' })
  })
})

describe('setting up a first passkey', () => {
  const settingUp = async (personId: string, method: SignInMethod | null) => {
    await endSignIn('half', NOON)
    await openSignIn({ id: 'half', personId, stage: 'set-up', method, device: 'Test' }, NOON, 'test')
    const [session] = await rows().select().from(signInSessions).where(eq(signInSessions.id, 'half'))
    return { id: 'half', personId, handle: session?.handle ?? '', method }
  }
  const setUp = async (who: Awaited<ReturnType<typeof settingUp>>, number = 1) => {
    const asked = await getNewPasskeyRequest({ site, ...who, now: NOON })
    const input = { name: 'Phone', answer: new Authenticator(number).create(asked) }
    return setUpPasskey(who, site, input, { now: NOON, requestId: 'test' })
  }

  it('is for whoever has none, and comes with ten recovery codes', async () => {
    const { id } = await aPerson('admin')
    const result = await setUp(await settingUp(id, null))
    expect(result).toMatchObject({ ok: true, value: { length: 10 } })
    expect(await listPasskeys(id)).toMatchObject([{ name: 'Phone' }])
    expect(await rows().select().from(signInSessions)).toMatchObject([{ stage: 'set-up', method: 'passkey' }])
    expect(await letters()).toEqual(['passkey'])
  })

  it('is refused to whoever has an app and came with a password alone', async () => {
    const { id } = await aPerson('admin')
    await anApp(id)
    expect(await setUp(await settingUp(id, null))).toEqual({ ok: false, reason: 'has-factor' })
    expect(await setUp(await settingUp(id, 'app'))).toMatchObject({ ok: true })
  })

  it('is refused to whoever has one and came with a password and a code alone: those can be given away (T13)', async () => {
    const person = await aPerson('admin')
    await aPasskey(person)
    expect(await setUp(await settingUp(person.id, 'app'), 2)).toEqual({ ok: false, reason: 'has-factor' })
    expect(await listPasskeys(person.id)).toHaveLength(1)
  })

  it('is for whoever lost theirs and used a recovery code', async () => {
    const person = await aPerson('admin')
    await aPasskey(person)
    expect(await setUp(await settingUp(person.id, 'recovery-code'), 2)).toMatchObject({ ok: true })
  })

  it('is refused when the sign-in was ended meanwhile (SES-04)', async () => {
    const who = await settingUp((await aPerson('admin')).id, null)
    await endSignIn('half', NOON)
    await expect(setUp(who)).rejects.toThrow(SignInEnded)
    expect(await rows().select().from(passkeys)).toEqual([])
  })
})

describe('removing a passkey', () => {
  it('removes it, tells its owner and ends their other sign-ins', async () => {
    const person = await aPerson('board')
    await anApp(person.id)
    const { id } = await aPasskey(person)
    await ownKeyOf(person)
    const key = await ownKeyOf(person)
    expect(await removePasskey(key, id)).toEqual({ ok: true, value: null })
    expect(await removePasskey(key, id)).toEqual({ ok: true, value: null })
    expect(await listPasskeys(person.id)).toEqual([])
    expect(await letters()).toEqual(['passkey', 'passkey-removed'])
    const open = await rows().select().from(signInSessions)
    expect(open.map(({ handle }) => handle)).toEqual([key.signIn?.handle])
  })

  it('keeps the last factor', async () => {
    const person = await aPerson('board')
    const { id } = await aPasskey(person)
    const later = await ownKeyOf(person)
    expect(await removePasskey(later, id)).toEqual({ ok: false, reason: 'last-factor' })
  })

  it('keeps the last passkey of whoever needs one, app or not', async () => {
    const person = await aPerson('admin')
    await anApp(person.id)
    const { id } = await aPasskey(person)
    const later = await ownKeyOf(person)
    expect(await removePasskey(later, id)).toEqual({ ok: false, reason: 'last-passkey' })
  })

  it('of two at once one stays', async () => {
    const person = await aPerson('admin')
    const both = [await aPasskey(person, 1), await aPasskey(person, 2)]
    const key = await ownKeyOf(person)
    const results = await Promise.all(both.map(({ id }) => removePasskey(key, id)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await listPasskeys(person.id)).toHaveLength(1)
  })

  it('leaves somebody else’s alone', async () => {
    const { id } = await aPasskey(await aPerson('board'))
    const other = await aPerson('partner')
    await removePasskey(await ownKeyOf(other), id)
    expect(await rows().select().from(passkeys)).toHaveLength(1)
  })
})

describe('the rules of passkeys', () => {
  it('say which must stay', () => {
    expect(whyPasskeyStays({ app: true, passkeys: 1 }, false)).toBeNull()
    expect(whyPasskeyStays({ app: false, passkeys: 2 }, true)).toBeNull()
    expect(whyPasskeyStays({ app: false, passkeys: 1 }, false)).toBe('last-factor')
    expect(whyPasskeyStays({ app: true, passkeys: 1 }, true)).toBe('last-passkey')
  })

  it('say who may set one up', () => {
    expect(maySetUpPasskey({ method: 'app' }, { app: true, passkeys: 0 })).toBe(true)
    expect(maySetUpPasskey({ method: null }, { app: false, passkeys: 1 })).toBe(false)
  })

  it('say where one can be used', () => {
    expect(passkeyPlace({ backedUp: true })).toContain('Synced')
    expect(passkeyPlace({ backedUp: false })).toContain('this one device')
  })
})
