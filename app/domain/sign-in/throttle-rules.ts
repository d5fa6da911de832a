import ipaddr from 'ipaddr.js'
import { minutesAfter } from './rules.ts'

type Limit = { tries: number; minutes: number }

/**
 * How often something may go wrong in how many minutes (security.md AUT-07). Whoever is over a limit is answered like
 * anybody who is wrong until the minutes are over; then the counting begins again. No limit locks anything for good.
 */
export const limits = {
  /** Who mistypes needs two or three tries, and may lose count; who guesses gets 40 an hour. */
  'sign-in': { tries: 10, minutes: 15 },
  /** An office shares one address: ten people may run into the limit above before it does. */
  'sign-in-address': { tries: 100, minutes: 15 },
  /** Far more than all staff mistype together; guesses spread over many addresses do not get past it. */
  'sign-in-everywhere': { tries: 1_000, minutes: 15 },
  /** Nobody guesses a passkey: this keeps whoever tries all the same from filling the audit trail. */
  'passkey-address': { tries: 100, minutes: 15 },
  /** An office shares one address. Each ask may send a letter. */
  'reset-address': { tries: 20, minutes: 15 },
  'reset-everywhere': { tries: 300, minutes: 15 },
  /** Letters to one person. As long as a link lives: when no more are sent, one that was sent still works. */
  'reset-letters': { tries: 3, minutes: 30 },
  /** Of a code's million, ten an hour is one in a thousand after four days, and the owner is told in the first hour. */
  'wrong-codes': { tries: 10, minutes: 60 },
  /** Whoever gives so many in one sign-in starts again from the password. */
  'wrong-codes-sign-in': { tries: 5, minutes: 60 },
} as const satisfies Record<string, Limit>
export type LimitName = keyof typeof limits

/** Hours for which a right password exempts its account, at that address, from what others do at the address or anywhere. */
export const KNOWN_HOURS = 24

export type Count = { tries: number; since: Date; until: Date }

/**
 * A count that still runs at this moment; null when it is over. After the clock was set back it runs its whole time anew,
 * with its tries: that neither frees a guesser nor locks anybody out for longer.
 */
export function running(count: Count | null, now: Date): Count | null {
  if (!count || count.until <= now) return null
  const { tries, since, until } = count
  return since <= now
    ? count
    : { tries, since: now, until: new Date(now.getTime() + until.getTime() - since.getTime()) }
}

/** The count after one more try. */
export function countedOnceMore(count: Count | null, minutes: number, now: Date): Count {
  const kept = running(count, now)
  return kept ? { ...kept, tries: kept.tries + 1 } : { tries: 1, since: now, until: minutesAfter(now, minutes) }
}

/** Whether so much has gone wrong that nothing more is heard until the count is over. */
export function isOverLimit(count: Count | null, name: LimitName, now: Date): boolean {
  return (running(count, now)?.tries ?? 0) >= limits[name].tries
}

/**
 * The address that tries are counted under: an IPv4 address, also one written as IPv6; of IPv6 the first 64 bits, for
 * one household or office has them all (security.md AUT-07).
 */
export function addressGroup(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  const bytes = parsed.toByteArray().map((byte, at) => (at < 8 ? byte : 0))
  return `${ipaddr.fromByteArray(bytes).toString()}/64`
}
