import * as argon2 from '@node-rs/argon2'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  HASHES_TAKEN_ON,
  hashPassword,
  isOutdated,
  passwordMatches,
  TooBusy,
  warmUp,
} from '#app/crypto/passwords.server.ts'
import { quickHash } from '#test/support/accounts.ts'

vi.mock('@node-rs/argon2', { spy: true })
beforeEach(() => void vi.clearAllMocks())

const PASSWORD = 'quiet lantern meadow'

/** What a PHC string says of a hash: algorithm, version, parameters, salt and digest. */
function parsed(phc: string) {
  const [, algorithm, version, parameters = '', salt = '', digest = ''] = phc.split('$')
  const numbers = Object.fromEntries(parameters.split(',').map((one) => one.split('=')))
  return { algorithm, version, ...numbers, salt: Buffer.from(salt, 'base64'), digest: Buffer.from(digest, 'base64') }
}

describe('AUT-04 how a password is stored', () => {
  it('is argon2id with 64 MiB, 3 passes, one lane, a random salt of 16 bytes and a digest of 32', async () => {
    const [one, other] = [parsed(await hashPassword(PASSWORD)), parsed(await hashPassword(PASSWORD))]
    expect(one).toMatchObject({ algorithm: 'argon2id', version: 'v=19', m: '65536', t: '3', p: '1' })
    expect([one.salt.length, one.digest.length]).toEqual([16, 32])
    expect(one.salt.equals(other.salt)).toBe(false)
  })

  it('is out of date when any parameter is another', async () => {
    const stored = await hashPassword(PASSWORD)
    expect(isOutdated(stored)).toBe(false)
    for (const [now, then] of [
      ['m=65536', 'm=19456'],
      ['t=3', 't=2'],
      ['p=1', 'p=2'],
      ['argon2id', 'argon2i'],
      ['v=19', 'v=16'],
    ] as const)
      expect(isOutdated(stored.replace(now, then))).toBe(true)
  })

  it('matches no hash that was changed in any character', async () => {
    const stored = await quickHash(PASSWORD)
    // Of the last character of the digest only some bits count.
    const place = fc.integer({ min: 0, max: stored.length - 2 })
    const character = fc.constantFrom(...'ABCXYZabcxyz0189+/$=,.')
    await fc.assert(
      fc.asyncProperty(place, character, async (at, other) => {
        fc.pre(stored[at] !== other)
        expect(await passwordMatches(stored.slice(0, at) + other + stored.slice(at + 1), PASSWORD)).toBe(false)
      }),
      { seed: 4, numRuns: 200 },
    )
  })
})

describe('AUT-02 a password is verified unmodified', () => {
  const text = fc.string({ unit: 'binary', minLength: 15, maxLength: 128 }).filter((one) => !one.includes('\0'))

  it('whatever its characters; trimmed, folded, composed or cut it is another', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (middle) => {
        const password = ` Ａé${middle} `
        const stored = await quickHash(password)
        expect(await passwordMatches(stored, password)).toBe(true)
        const others = [password.trim(), password.toLowerCase(), password.toUpperCase(), password.normalize('NFD')]
        const cut = [
          password.slice(0, -1),
          password.slice(1),
          password.slice(0, 72),
          [...password].slice(0, 15).join(''),
        ]
        for (const other of new Set([...others, ...cut]))
          if (other !== password) expect(await passwordMatches(stored, other)).toBe(false)
      }),
      { seed: 2, numRuns: 60 },
    )
  })

  it('and is hashed as it is', async () => {
    for (const password of [' Ａé quiet lantern meadow ', ...fc.sample(text, { seed: 3, numRuns: 4 })]) {
      const stored = await hashPassword(password)
      expect(vi.mocked(argon2.hash).mock.lastCall?.[0]).toBe(password)
      expect(await argon2.verify(stored, password)).toBe(true)
    }
  })

  it('to the last of 128 characters', async () => {
    const long = `${'🙂é'.repeat(63)}ab`
    const stored = await hashPassword(long)
    expect([await passwordMatches(stored, long), await passwordMatches(stored, `${long.slice(0, -1)}c`)]).toEqual([
      true,
      false,
    ])
  })
})

describe('AUT-06 an account without a password', () => {
  it('costs one check of a hash with the parameters of today, like any other', async () => {
    await warmUp()
    vi.clearAllMocks()
    expect(await passwordMatches(null, PASSWORD)).toBe(false)
    expect(await passwordMatches(null, 'nobody has this password')).toBe(false)
    expect(argon2.hash).not.toHaveBeenCalled()
    expect(argon2.verify).toHaveBeenCalledTimes(2)
    const [against] = vi.mocked(argon2.verify).mock.calls[0] ?? []
    expect(isOutdated(String(against))).toBe(false)
  })
})

describe('AUT-08 many passwords at once', () => {
  it('are hashed a few at a time, twenty wait, and the rest are asked to come back', async () => {
    const stored = await hashPassword(PASSWORD)
    const answers = await Promise.allSettled(Array.from({ length: 40 }, () => passwordMatches(stored, PASSWORD)))
    const turnedAway = answers.filter((one) => one.status === 'rejected')
    expect(answers.length - turnedAway.length).toBe(HASHES_TAKEN_ON)
    expect(turnedAway.every(({ reason }) => reason instanceof TooBusy)).toBe(true)
    expect(await passwordMatches(stored, PASSWORD)).toBe(true)
  })

  it('do not stop because some of them fail', async () => {
    const broken = await Promise.all(
      Array.from({ length: HASHES_TAKEN_ON }, () => passwordMatches('$argon2id$broken', PASSWORD)),
    )
    expect(new Set(broken)).toEqual(new Set([false]))
    expect(await passwordMatches(await hashPassword(PASSWORD), PASSWORD)).toBe(true)
  })
})
