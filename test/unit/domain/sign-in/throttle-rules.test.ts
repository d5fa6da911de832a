import { describe, expect, it } from 'vitest'
import {
  addressGroup,
  type Count,
  countedOnceMore,
  isOverLimit,
  limits,
  running,
} from '#app/domain/sign-in/throttle-rules.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 19, 12, minutes))
const count = (tries: number, since = 0, until = 15): Count => ({ tries, since: at(since), until: at(until) })

describe('AUT-07 a count', () => {
  it('begins with the first try and ends so many minutes after it, however many follow', () => {
    const first = countedOnceMore(null, 15, at(0))
    expect(first).toEqual(count(1))
    expect(countedOnceMore(first, 15, at(14))).toEqual(count(2))
    expect(running(count(99), at(14))).toEqual(count(99))
    expect(running(count(99), at(15))).toBeNull()
    expect(countedOnceMore(count(99), 15, at(15))).toEqual(count(1, 15, 30))
  })

  it('goes on with its tries when the clock is set back, and no longer than its minutes', () => {
    const before = count(10, 600, 615)
    expect(running(before, at(0))).toEqual(count(10))
    expect(isOverLimit(before, 'sign-in', at(0))).toBe(true)
    expect(countedOnceMore(before, 15, at(0))).toEqual(count(11))
  })

  it('is over the limit from the last try that the limit allows', () => {
    for (const [name, { tries, minutes }] of Object.entries(limits) as [
      keyof typeof limits,
      { tries: number; minutes: number },
    ][]) {
      const until = (n: number) => ({ tries: n, since: at(0), until: at(minutes) })
      expect(isOverLimit(null, name, at(0))).toBe(false)
      expect(isOverLimit(until(tries - 1), name, at(0))).toBe(false)
      expect(isOverLimit(until(tries), name, at(minutes - 1))).toBe(true)
      expect(isOverLimit(until(tries), name, at(minutes))).toBe(false)
    }
  })

  it('ends within an hour whatever it is of, and a letter with a link lives until the next may be sent', () => {
    expect(Math.max(...Object.values(limits).map(({ minutes }) => minutes))).toBe(60)
    expect(limits['reset-letters'].minutes).toBe(30)
  })
})

describe('AUT-07 an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['::1', '::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['unknown', 'unknown'],
    ['', 'unknown'],
    ['192.0.2.1, 198.51.100.1', 'unknown'],
  ])('%s is counted as %s', (address, group) => expect(addressGroup(address)).toBe(group))
})
