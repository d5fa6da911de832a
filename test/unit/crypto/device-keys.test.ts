import { afterEach, describe, expect, it } from 'vitest'
import { deviceKeys } from '#app/crypto/device-keys.server.ts'
import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import { testKeyFile, withTestKeys } from '#test/support/keys.ts'

const another = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 11 + 5) % 256)).toString('base64')
const withLinks = (links: object) => setKeys(parseKeys(JSON.stringify({ ...testKeyFile, ...links })))
afterEach(withTestKeys)

describe('SES-06 the key of a device', () => {
  it('is the same for a person each time, another for each person, and 256 bits long', () => {
    withTestKeys()
    const { now, before } = deviceKeys('per_one')
    expect(deviceKeys('per_one').now).toEqual(now)
    expect(before).toBeNull()
    expect(Buffer.from(now.secret, 'base64url')).toHaveLength(32)
    const other = deviceKeys('per_two').now
    expect([other.owner, other.secret]).not.toContain(now.owner)
    expect(other.secret).not.toBe(now.secret)
    expect(other.generation).toBe(now.generation)
    expect(now.secret).not.toContain(now.owner)
  })

  it('CRY-03 comes with the one before while the key file holds that, and not after', () => {
    withTestKeys()
    const { now: old } = deviceKeys('per_one')
    withLinks({ link: another, linkBefore: testKeyFile.link })
    const { now, before } = deviceKeys('per_one')
    expect(before).toEqual(old)
    expect([now.owner, now.secret, now.generation]).not.toContain(old.owner)
    expect(now.generation).not.toBe(old.generation)
    withLinks({ link: another })
    expect(deviceKeys('per_one')).toEqual({ now, before: null })
  })

  it.each([
    ['the link key again', testKeyFile.link, 'a key twice'],
    ['zeros', Buffer.alloc(32).toString('base64'), 'not random'],
    ['half a key', another.slice(0, 20), 'wrong length'],
  ])('CRY-06 is refused a key before that is %s', (_what, linkBefore, words) => {
    expect(() => withLinks({ linkBefore })).toThrow(words)
  })
})
