import { describe, expect, it } from 'vitest'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import {
  codesAreHeld,
  countTry,
  countWrongCode,
  forgetTries,
  isHeld,
  judgeSignIn,
} from '#app/domain/sign-in/throttle-commands.server.ts'
import { outbox, throttles } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'

withTestDatabase()

const ada = { email: 'ada@example.org', address: '192.0.2.1' }
const later = (minutes: number) => minutesAfter(NOON, minutes)
const judge = (claim: typeof ada, isRight = false, now = NOON) => given((tx) => judgeSignIn(tx, claim, isRight, now))
async function wrong(claim: typeof ada, times: number, now = NOON): Promise<string[]> {
  const said: string[] = []
  for (let n = 0; n < times; n++) said.push(await judge(claim, false, now))
  return said
}
const at = (n: number) => ({ email: `person${n}@example.org`, address: ada.address })

describe('AUT-07 tries to sign in', () => {
  it('are heard ten times an account and address, the right password too, and again after 15 minutes', async () => {
    expect(await wrong(ada, 11)).toEqual([...Array(10).fill('refused'), 'throttled'])
    expect(await judge(ada, true, later(14))).toBe('throttled')
    expect(await judge(ada, true, later(15))).toBe('accepted')
  })

  it('are forgotten with the right password, and when the owner has shown by other means that it is them', async () => {
    await wrong(ada, 9)
    expect(await judge(ada, true)).toBe('accepted')
    expect(await wrong(ada, 10)).not.toContain('throttled')
    expect(await judge(ada, true)).toBe('throttled')
    await given((tx) => forgetTries(tx, ada, NOON))
    expect(await judge(ada, true)).toBe('accepted')
  })

  it('hold up neither another account at the address nor the account at another address', async () => {
    await wrong(ada, 30)
    expect(await judge({ ...ada, address: '192.0.2.2' }, true)).toBe('accepted')
    expect(await judge({ ...ada, email: 'bo@example.org' }, true)).toBe('accepted')
  })

  it('are heard a hundred times an address, and those that were not heard do not count', async () => {
    await wrong(ada, 50)
    for (let n = 1; n <= 9; n++) expect(await wrong(at(n), 10)).not.toContain('throttled')
    expect(await judge(at(10), true)).toBe('throttled')
    expect(await judge({ ...at(10), address: '192.0.2.9' }, true)).toBe('accepted')
    expect(await judge(at(10), true, later(15))).toBe('accepted')
  })

  it('of others at the address do not hold up whoever signed in there within a day', async () => {
    expect(await judge(ada, true, NOON)).toBe('accepted')
    const evening = later(6 * 60)
    for (let n = 1; n <= 10; n++) await wrong(at(n), 10, evening)
    expect(await judge(at(11), true, evening)).toBe('throttled')
    expect(await judge(ada, true, evening)).toBe('accepted')
    expect(await wrong(ada, 11, evening)).toContain('throttled')
  })

  it('are heard a thousand times everywhere, and after that from those alone who signed in there within a day', async () => {
    await judge(ada, true)
    await given(async (tx) => {
      for (let n = 0; n < 1_000; n++)
        await judgeSignIn(tx, { email: `p${n}@example.org`, address: `198.51.${n >> 8}.${n & 255}` }, false, NOON)
    })
    const new_ = { email: 'new@example.org', address: '203.0.113.1' }
    expect(await judge(new_, true)).toBe('throttled')
    expect(await judge(ada, true)).toBe('accepted')
    const other = { email: 'other@example.org', address: '203.0.113.2' }
    await given((tx) => forgetTries(tx, other, NOON))
    expect(await judge(other, true)).toBe('accepted')
    expect(await judge(new_, true, later(15))).toBe('accepted')
  })

  it('from one IPv6 network are from one address', async () => {
    for (let n = 0; n < 10; n++) await judge({ ...ada, address: `2001:db8:1:2::${n}` })
    expect(await judge({ ...ada, address: '2001:db8:1:2:ffff::1' }, true)).toBe('throttled')
    expect(await judge({ ...ada, address: '2001:db8:1:3::1' }, true)).toBe('accepted')
  })

  it('at once are each counted', async () => {
    const said = await Promise.all(Array.from({ length: 30 }, () => judge(ada)))
    expect(said.filter((one) => one === 'refused')).toHaveLength(10)
  })

  it('stay counted when the clock is set back, for 15 minutes and no longer', async () => {
    await wrong(ada, 10, later(24 * 60))
    expect(await judge(ada, true, NOON)).toBe('throttled')
    expect(await judge(ada, true, later(14))).toBe('throttled')
    expect(await judge(ada, true, later(15))).toBe('accepted')
  })

  it('leave no account, no address and nothing old in the table', async () => {
    await wrong(ada, 2)
    const stored = await rows().select().from(throttles)
    expect(stored.map(({ key }) => key).every((key) => /^[\w-]{43}$/.test(key))).toBe(true)
    await judge({ ...ada, email: 'bo@example.org' }, false, later(16))
    expect(await rows().select().from(throttles)).toHaveLength(3)
  })
})

describe('AUT-07 other things that are counted', () => {
  it('are held at their limit, each about its own', async () => {
    const about = (who: string) => ({ limit: 'reset-letters', about: who }) as const
    for (let n = 1; n <= 3; n++) expect(await given((tx) => countTry(tx, about('per_a'), NOON))).toBe(n)
    expect(await isHeld(about('per_a'), later(29))).toBe(true)
    expect(await isHeld(about('per_b'), NOON)).toBe(false)
    expect(await isHeld(about('per_a'), later(30))).toBe(false)
  })

  it('are ten wrong codes an hour and account: then the owner is told once, and no code is looked at', async () => {
    const { id } = await aPerson('analyst')
    const give = (now = NOON) => given((tx) => countWrongCode(tx, id, now))
    for (let n = 0; n < 9; n++) await give()
    expect([await codesAreHeld(id, NOON), await rows().$count(outbox)]).toEqual([false, 0])
    for (let n = 0; n < 5; n++) await give(later(30))
    expect(await codesAreHeld(id, later(59))).toBe(true)
    expect(await rows().select().from(outbox)).toMatchObject([
      { template: 'account-changed', about: 'wrong-codes', personId: id },
    ])
    expect(await codesAreHeld(id, later(60))).toBe(false)
    expect(await codesAreHeld('per_other', NOON)).toBe(false)
  })

  it('are forgotten when their own time is over, not when a shorter one is', async () => {
    const { id } = await aPerson('analyst')
    for (let n = 0; n < 10; n++) await given((tx) => countWrongCode(tx, id, NOON))
    await wrong(ada, 1)
    await wrong({ ...ada, address: '192.0.2.2' }, 1, later(59))
    expect(await codesAreHeld(id, later(59))).toBe(true)
    expect(await rows().$count(throttles)).toBe(4)
    await wrong(ada, 1, later(60))
    expect(await rows().$count(throttles)).toBe(5)
  })
})
