import { beforeEach, describe, expect, it } from 'vitest'
import {
  newParticipantKey,
  openParticipantKey,
  opensParticipantKey,
  wrapAnew,
} from '#app/crypto/participant-keys.server.ts'
import { isSealed, seal, unseal, versionOf } from '#app/crypto/seal.server.ts'
import { withVersions } from '#test/support/key-stores.ts'
import { withTestKeys } from '#test/support/keys.ts'

const place = { table: 'participants', column: 'alias', row: 'ptc_ada' }
const REFUSED = 'a sealed value does not open'
beforeEach(withTestKeys)

describe('CRY-02 the key of a participant', () => {
  it('opens what it sealed, and no other key does', () => {
    const { key, wrapped } = newParticipantKey('ptc_ada')
    const sealed = seal('Ada', place, key)
    expect(unseal(sealed, place, openParticipantKey('ptc_ada', wrapped))).toBe('Ada')
    expect(() => unseal(sealed, place, newParticipantKey('ptc_ada').key)).toThrow(REFUSED)
    expect(() => unseal(sealed, place)).toThrow(REFUSED)
  })

  it('is wrapped: nothing of it stands in what is stored', () => {
    const { key, wrapped } = newParticipantKey('ptc_ada')
    const bytes = key.seal.get(1) ?? Buffer.alloc(0)
    for (const form of ['base64', 'base64url', 'hex'] as const) expect(wrapped).not.toContain(bytes.toString(form))
    expect(isSealed(wrapped)).toBe(true)
  })

  it('opens for its own participant alone, and not when it was changed', () => {
    const { wrapped } = newParticipantKey('ptc_ada')
    expect(() => openParticipantKey('ptc_ben', wrapped)).toThrow(REFUSED)
    expect(() => openParticipantKey('ptc_ada', `${wrapped.slice(0, -1)}${wrapped.endsWith('A') ? 'B' : 'A'}`)).toThrow(
      REFUSED,
    )
    expect(() =>
      openParticipantKey('ptc_ada', seal('short', { table: 'participant_keys', column: 'wrapped', row: 'ptc_ada' })),
    ).toThrow('does not open')
    expect([opensParticipantKey('ptc_ada', wrapped), opensParticipantKey('ptc_ben', wrapped)]).toEqual([true, false])
  })

  it('stays the same when it is wrapped anew, and the old key of the service opens it no more (CRY-03)', () => {
    const { key, wrapped } = newParticipantKey('ptc_ada')
    const sealed = seal('Ada', place, key)
    withVersions(1, 2)
    const anew = wrapAnew('ptc_ada', wrapped)
    expect([versionOf(wrapped), versionOf(anew)]).toEqual([1, 2])
    withVersions(2)
    expect(unseal(sealed, place, openParticipantKey('ptc_ada', anew))).toBe('Ada')
    expect(() => openParticipantKey('ptc_ada', wrapped)).toThrow(REFUSED)
    withVersions(1)
    expect(() => openParticipantKey('ptc_ada', anew)).toThrow(REFUSED)
  })
})

describe('what is sealed', () => {
  it('is known by its form, and a name that somebody types is not taken for it', () => {
    for (const text of ['', 'Ada', 'a longer text']) expect(isSealed(seal(text, place))).toBe(true)
    for (const text of ['Ada', 'v1.1.', 'v1.1.a.b.c', `${seal('x', place)} `, 'v2.1.x'])
      expect(isSealed(text), text).toBe(false)
  })
})
