import { beforeAll, describe, expect, it } from 'vitest'
import { CHALLENGE_MINUTES, newChallenge, openChallenge } from '#app/crypto/challenges.server.ts'
import { NOON } from '#test/support/factories.ts'
import { withTestKeys } from '#test/support/keys.ts'

beforeAll(withTestKeys)

const what = { purpose: 'confirm', handle: 'sis_one' } as const
const later = (ms: number) => new Date(NOON.getTime() + ms)

describe('a challenge (AUT-11)', () => {
  it('opens for what it was made for, and is stored as a digest alone', () => {
    const challenge = newChallenge(what, NOON)
    const open = openChallenge(challenge, what, NOON)
    expect(open).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      expiresAt: later(CHALLENGE_MINUTES * 60_000),
    })
    expect(challenge).not.toContain(open?.hash)
  })

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newChallenge(what, NOON))).size).toBe(1000)
  })

  it.each([
    ['another purpose', { ...what, purpose: 'second-factor' as const }],
    ['another sign-in', { ...what, handle: 'sis_two' }],
    ['no sign-in', { ...what, handle: '' }],
  ])('does not open for %s', (_what, other) => {
    expect(openChallenge(newChallenge(what, NOON), other, NOON)).toBeNull()
  })

  it('does not open before it was made, nor when its time is over', () => {
    const challenge = newChallenge(what, NOON)
    const over = CHALLENGE_MINUTES * 60_000
    const opens = [-1, 0, over - 1, over].map((ms) => openChallenge(challenge, what, later(ms)) !== null)
    expect(opens).toEqual([false, true, true, false])
  })

  it('does not open when any character of it was changed, cut or added', () => {
    const challenge = newChallenge(what, NOON)
    const changed = [...challenge].map((character, at) => {
      const other = character === 'A' ? 'B' : 'A'
      return challenge.slice(0, at) + other + challenge.slice(at + 1)
    })
    const cut = [...challenge].map((_character, at) => challenge.slice(0, at))
    const added = ['.', 'A', '.A', '\0', ' '].map((more) => challenge + more)
    for (const text of [...changed, ...cut, ...added]) expect(openChallenge(text, what, NOON), text).toBeNull()
  })
})
