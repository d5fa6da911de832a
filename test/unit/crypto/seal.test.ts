import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { opened, parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import { type SealedPlace, seal, unseal } from '#app/crypto/seal.server.ts'
import { testKeyFile, withTestKeys } from '#test/support/keys.ts'

const place: SealedPlace = { table: 'authenticator_apps', column: 'secret', row: 'per_ada' }
const REFUSED = 'a sealed value does not open'
const FUZZ = { seed: 20_261_119, numRuns: 500 }
const parts = (sealed: string) => sealed.split('.')
const secondKey = { version: 2, key: Buffer.from(Array.from({ length: 32 }, (_, at) => at * 5 + 1)).toString('base64') }

beforeEach(withTestKeys)

describe('CRY-01 a sealed value', () => {
  it('opens in its place, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => unseal(seal(text, place), place) === text),
      FUZZ,
    )
  })

  it('says its format and its key version, and nothing of the text', () => {
    const [format, version, iv = '', , tag = ''] = parts(seal('a text to seal', place))
    expect([format, version]).toEqual(['v1', '1'])
    expect([iv, tag].map((part) => Buffer.from(part, 'base64url').length)).toEqual([12, 16])
    expect(seal('a text to seal', place)).not.toContain('text')
  })

  it('does not open with any bit of its bytes flipped', () => {
    const bit = fc.tuple(fc.constantFrom(2, 3, 4), fc.nat())
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), bit, (text, [part, at]) => {
        const sealed = parts(seal(text, place))
        const bytes = Buffer.from(sealed[part] ?? '', 'base64url')
        const index = Math.floor(at / 8) % bytes.length
        bytes[index] = (bytes[index] ?? 0) ^ (1 << (at % 8))
        sealed[part] = bytes.toString('base64url')
        expect(() => unseal(sealed.join('.'), place)).toThrow(REFUSED)
      }),
      FUZZ,
    )
  })

  it('does not open with any letter of it changed', () => {
    const sealed = seal('another text', place)
    const letters = 'ABCXYZabcxyz0189-_. |=+/'
    for (let at = 0; at < sealed.length; at++)
      for (const letter of letters)
        if (letter !== sealed[at])
          expect(() => unseal(sealed.slice(0, at) + letter + sealed.slice(at + 1), place), `${at} ${letter}`).toThrow(
            REFUSED,
          )
  })

  it('does not open in another row, column or table', () => {
    const sealed = seal('text', place)
    const swapped: SealedPlace[] = [
      { ...place, row: 'per_ben' },
      { ...place, column: 'other' },
      { ...place, table: 'passkeys' },
      { table: place.column, column: place.table, row: place.row },
      { ...place, row: `${place.row} ` },
      { ...place, row: '' },
    ]
    for (const other of swapped) expect(() => unseal(sealed, other)).toThrow(REFUSED)
  })

  it('does not open under another key version, nor under another spelling of its own', () => {
    setKeys(parseKeys(JSON.stringify({ ...testKeyFile, seal: [...testKeyFile.seal, secondKey] })))
    const sealed = seal('text', place)
    expect(parts(sealed)[1]).toBe('2')
    for (const version of ['1', '3', '02', '2.0', '2e0', ' 2', '+2', '', '0', '-2'])
      expect(() => unseal(sealed.replace('v1.2.', `v1.${version}.`), place), version).toThrow(REFUSED)
  })

  it('opens under an older version while its key is there', () => {
    const sealed = seal('text', place)
    setKeys(parseKeys(JSON.stringify({ ...testKeyFile, seal: [...testKeyFile.seal, secondKey] })))
    expect(unseal(sealed, place)).toBe('text')
    setKeys(parseKeys(JSON.stringify({ ...testKeyFile, seal: [secondKey] })))
    expect(() => unseal(sealed, place)).toThrow(REFUSED)
  })

  it('does not open with a tag cut to any length, 4 bytes included', () => {
    const [format, version, iv, ciphertext, tag = ''] = parts(seal('text', place))
    const bytes = Buffer.from(tag, 'base64url')
    for (let length = 0; length < 16; length++) {
      const cut = bytes.subarray(0, length).toString('base64url')
      expect(() => unseal([format, version, iv, ciphertext, cut].join('.'), place)).toThrow(REFUSED)
    }
  })

  it('does not open when it is something else, and says always the same', () => {
    for (const text of [
      '',
      'v1',
      'v1....',
      'v2.1.a.b.c',
      '....',
      'text',
      `${seal('text', place)}.`,
      `.${seal('text', place)}`,
    ])
      expect(() => unseal(text, place)).toThrow(REFUSED)
  })

  it('has no two places that are taken for each other', () => {
    expect(() => seal('text', { table: 'a|b', column: 'c', row: 'd' })).toThrow('no such place')
    expect(() => seal('text', { table: 'a', column: 'b', row: 'c|d' })).toThrow('no such place')
  })

  it('uses 10,000 different IVs for 10,000 values', () => {
    const ivs = new Set(Array.from({ length: 10_000 }, () => parts(seal('', place))[2]))
    expect(ivs.size).toBe(10_000)
  })

  it('is sealed with a key that is used for nothing else (CRY-05)', () => {
    const { seal: all, link } = opened()
    for (const key of all.values()) expect(key.equals(link)).toBe(false)
  })
})
