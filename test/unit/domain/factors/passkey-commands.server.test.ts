import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { CHALLENGE_MINUTES } from '#app/crypto/challenges.server.ts'
import { codesAreHeld, countWrongCode } from '#app/domain/sign-in/throttle-commands.server.ts'
import { auditEvents, passkeys, people, usedChallenges } from '#db/schema/index.ts'
import { Authenticator, type Tampering } from '#test/support/authenticator.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { alone, answerOf, aPasskey, send } from '#test/support/passkeys.ts'

withTestDatabase()

const refused = { ok: false, reason: 'refused' }
const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000)
const counterOf = async (id: string) => (await rows().select().from(passkeys).where(eq(passkeys.id, id)))[0]?.counter
const said = async (action: string) => rows().select().from(auditEvents).where(eq(auditEvents.action, action))

describe('signing in with a passkey alone (AUT-11)', () => {
  it('says who it is, counts the use and notes it', async () => {
    const person = await aPerson('dpo')
    const { device, id } = await aPasskey(person)
    expect(await send(await answerOf(device))).toEqual({ ok: true, value: { personId: person.id } })
    expect(await counterOf(id)).toBe(1)
    const [row] = await rows().select().from(passkeys)
    expect(row).toMatchObject({ usedAt: NOON, backedUp: false, transports: ['internal'], name: 'Work laptop' })
    expect(await said('passkey.used')).toMatchObject([{ actor: person.id, object: id, detail: { purpose: 'sign-in' } }])
  })

  it('takes a synced passkey, which never counts, as often as it is asked', async () => {
    const { device } = await aPasskey(await aPerson('dpo'), 1, { synced: true })
    for (let use = 0; use < 3; use++) expect(await send(await answerOf(device))).toMatchObject({ ok: true })
    expect(await rows().select().from(passkeys)).toMatchObject([{ counter: 0, backedUp: true }])
  })

  it('takes an answer once, also when it comes twenty times at once', async () => {
    const { device } = await aPasskey(await aPerson('dpo'), 1, { synced: true })
    const answer = await answerOf(device)
    const results = await Promise.all(Array.from({ length: 20 }, () => send(answer)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await send(answer)).toEqual(refused)
  })

  it('forgets answered challenges when nobody can answer them any more', async () => {
    const { device } = await aPasskey(await aPerson('dpo'), 1, { synced: true })
    await send(await answerOf(device))
    const now = minutes(CHALLENGE_MINUTES + 1)
    await send(await answerOf(device, { now }), { now })
    const kept = await rows().select().from(usedChallenges)
    expect(kept).toMatchObject([{ expiresAt: minutes(2 * CHALLENGE_MINUTES + 1) }])
  })

  it.each<[string, Tampering]>([
    ['from another origin', { origin: 'http://localhost.example.org:3000' }],
    ['from another port', { origin: 'http://localhost:3001' }],
    ['made for another name than ours', { rpId: 'example.org' }],
    ['without a PIN, a fingerprint or a face', { flags: 0x01 }],
    ['without anybody there', { flags: 0x04 }],
    ['to the making of a passkey', { type: 'webauthn.create' }],
    ['to a challenge that is not ours', { challenge: Buffer.from('x.1800000000000.y').toString('base64url') }],
    ['to no challenge', { challenge: '' }],
    ['whose client data was changed', { afterwards: (data) => ({ ...data, more: 'said' }) }],
    ['that names somebody else', { userHandle: Buffer.from('somebody else').toString('base64url') }],
    ['that counts backwards', { counter: 0 }],
  ])('refuses an answer %s, and says so in the trail (AUT-11)', async (_what, change) => {
    const { device, id } = await aPasskey(await aPerson('dpo'))
    expect(await send(await answerOf(device))).toMatchObject({ ok: true })
    expect(await send(await answerOf(device, { change }))).toEqual(refused)
    expect(await counterOf(id)).toBe(1)
    expect(await said('sign-in.factor-refused')).toMatchObject([{ object: 'unknown', detail: { method: 'passkey' } }])
    expect(await rows().select().from(usedChallenges)).toHaveLength(2)
  })

  it('refuses a copy of a passkey that has fallen behind', async () => {
    const { device } = await aPasskey(await aPerson('dpo'))
    await send(await answerOf(device))
    await send(await answerOf(device))
    device.counter = 1
    expect(await send(await answerOf(device))).toEqual(refused)
  })

  it('refuses a passkey that nobody has added', async () => {
    await aPasskey(await aPerson('dpo'))
    expect(await send(await answerOf(new Authenticator(2)))).toEqual(refused)
  })

  it('refuses a signature of another passkey under the name of this one', async () => {
    const { device } = await aPasskey(await aPerson('dpo'))
    const other = JSON.parse(await answerOf(new Authenticator(2), { change: { userHandle: undefined } }))
    const id = device.credentialId
    expect(await send(JSON.stringify({ ...other, id, rawId: id }))).toEqual(refused)
  })

  it.each(['', '{', 'null', '[]', '{"id":1}', '"x"'])('refuses what is no answer: %s', async (text) => {
    expect(await send(text)).toEqual(refused)
  })

  it('refuses the passkey of a disabled account', async () => {
    const person = await aPerson('dpo')
    const { device } = await aPasskey(person)
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, person.id)))
    expect(await send(await answerOf(device))).toEqual(refused)
  })

  it('takes five minutes, not a millisecond more, and nothing from a clock that was set back', async () => {
    const { device } = await aPasskey(await aPerson('dpo'), 1, { synced: true })
    const asked = () => answerOf(device, { now: NOON })
    const [last, late] = [minutes(CHALLENGE_MINUTES).getTime() - 1, minutes(CHALLENGE_MINUTES).getTime()]
    expect(await send(await asked(), { now: new Date(late) })).toEqual(refused)
    expect(await send(await asked(), { now: new Date(NOON.getTime() - 1) })).toEqual(refused)
    expect(await send(await asked(), { now: new Date(last) })).toMatchObject({ ok: true })
  })
})

describe('a passkey as the second factor, or to confirm (AUT-10, AUT-11)', () => {
  const second = { purpose: 'second-factor', handle: 'sis_one' } as const
  const confirm = { purpose: 'confirm', handle: 'sis_one' } as const

  it('is taken from the person whose password was right', async () => {
    const { id: personId, ...person } = await aPerson('dpo')
    const { device } = await aPasskey({ ...person, id: personId })
    expect(await send(await answerOf(device, { what: second, personId }), { what: second, personId })).toEqual({
      ok: true,
      value: { personId },
    })
  })

  it('is taken while so many wrong codes were given that no code is (AUT-07)', async () => {
    const person = await aPerson('dpo')
    const { device } = await aPasskey(person)
    for (let n = 0; n < 10; n++) await given((tx) => countWrongCode(tx, person.id, NOON))
    expect(await codesAreHeld(person.id, NOON)).toBe(true)
    const use = { what: second, personId: person.id }
    expect(await send(await answerOf(device, use), use)).toMatchObject({ ok: true })
  })

  it('is refused from anybody else, however right their passkey is', async () => {
    const victim = await aPerson('dpo')
    await aPasskey(victim)
    const { device } = await aPasskey(await aPerson('admin'), 2)
    const use = { what: second, personId: victim.id }
    expect(await send(await answerOf(device, use), use)).toEqual(refused)
    expect(await said('sign-in.factor-refused')).toMatchObject([{ object: victim.id }])
  })

  it.each([
    ['of another sign-in', { ...second, handle: 'sis_two' }],
    ['for signing in alone', alone],
    ['for confirming', confirm],
    ['for adding a passkey', { ...second, purpose: 'add-passkey' as const }],
  ])('is refused when it answers a challenge %s', async (_what, asks) => {
    const { id: personId, ...person } = await aPerson('dpo')
    const { device } = await aPasskey({ ...person, id: personId })
    expect(await send(await answerOf(device, { asks, personId }), { what: second, personId })).toEqual(refused)
  })

  it('and a refused confirmation has words of its own', async () => {
    const { id: personId, ...person } = await aPerson('dpo')
    const { device } = await aPasskey({ ...person, id: personId })
    await send(await answerOf(device, { asks: second, personId }), { what: confirm, personId })
    expect(await said('sign-in.confirm-refused')).toMatchObject([{ object: personId }])
  })
})

describe('refused passkeys from one address (AUT-07)', () => {
  const tooMany = 100
  const refusedFrom = (address: string) => send('nonsense', { address })

  it('are heard up to a limit, answered the same beyond it, and again when its time is over', async () => {
    const { device } = await aPasskey(await aPerson('dpo'), 1, { synced: true })
    for (let tries = 1; tries < tooMany; tries++) expect(await refusedFrom('198.51.100.4')).toEqual(refused)
    expect(await said('sign-in.throttled')).toEqual([])
    expect(await refusedFrom('198.51.100.4')).toEqual(refused)
    expect(await said('sign-in.throttled')).toMatchObject([{ object: 'unknown' }])
    const entries = await rows().$count(auditEvents)
    expect(await send(await answerOf(device), { address: '198.51.100.4' })).toEqual(refused)
    for (let tries = 0; tries < 20; tries++) expect(await refusedFrom('198.51.100.4')).toEqual(refused)
    expect(await rows().$count(auditEvents)).toBe(entries)
    expect(await send(await answerOf(device), { address: '198.51.100.5' })).toMatchObject({ ok: true })
    const now = minutes(15)
    expect(await send(await answerOf(device, { now }), { address: '198.51.100.4', now })).toMatchObject({ ok: true })
  })
})
