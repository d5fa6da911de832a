import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type DigestPurpose, keyedDigest, linkSecret, sameText } from '#app/crypto/digests.server.ts'
import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { testKeyFile, withTestKeys } from '#test/support/keys.ts'

const purposes: DigestPurpose[] = ['invitation', 'password-reset', 'form', 'throttle', 'challenge', 'proposal']

beforeEach(withTestKeys)

describe('CRY-05 a keyed digest', () => {
  it('is another for each purpose, text and key', () => {
    const digests = purposes.flatMap((purpose) => ['a', 'b', ''].map((text) => keyedDigest(purpose, text)))
    expect(new Set(digests).size).toBe(purposes.length * 3)
    expect(digests.filter((digest) => !/^[\w-]{43}$/.test(digest))).toEqual([])
    const [version] = testKeyFile.seal
    setKeys(
      parseKeys(JSON.stringify({ ...testKeyFile, link: version?.key, seal: [{ version: 1, key: testKeyFile.link }] })),
    )
    expect(digests).not.toContain(keyedDigest('form', 'a'))
  })

  it('is the same each time, and is not the plain digest', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(keyedDigest('throttle', text)).toBe(keyedDigest('throttle', text))
        expect(Buffer.from(keyedDigest('throttle', text), 'base64url').toString('hex')).not.toBe(sha256(text))
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('has no text of one purpose that is taken for one of another', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.constantFrom(...purposes),
        fc.constantFrom(...purposes),
        (one, two, a, b) => {
          if (a !== b) expect(keyedDigest(a, one)).not.toBe(keyedDigest(b, two))
        },
      ),
      { seed: 2, numRuns: 500 },
    )
  })

  it('makes the secrets of links, another for each id and sort', () => {
    const secrets = [
      linkSecret('invitation', 'inv_1'),
      linkSecret('invitation', 'inv_2'),
      linkSecret('password-reset', 'inv_1'),
    ]
    expect(new Set(secrets).size).toBe(3)
    expect(linkSecret('invitation', 'inv_1')).toBe(secrets[0])
  })
})

describe('CRY-08 comparing two texts', () => {
  it('says whether they are the same, of whatever length', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, two) => sameText(one, two) === (one === two) && sameText(one, one)),
      { seed: 3, numRuns: 300 },
    )
  })
})
