export const ALIAS_MAX = 40
const ALIAS_WORDS = 3
/** As many digits as no nickname has and every phone number does. */
const PHONE_DIGITS = 5

/** The lowest seat nobody has, from 1 to the forum's places; null when the forum is full. */
export function lowestFreeSeat(taken: readonly number[], places: number): number | null {
  const seats = new Set(taken)
  for (let seat = 1; seat <= places; seat++) if (!seats.has(seat)) return seat
  return null
}

/** The number for somebody who joins the end of the waiting list. */
export function nextWaitingOrder(orders: readonly number[]): number {
  return Math.max(0, ...orders) + 1
}

/**
 * Why a name cannot be an alias, in words; null when it can. We hold no surname and no contact detail
 * (domain §6.4), so what looks like one is refused.
 */
export function whyNotAnAlias(alias: string): string | null {
  if (alias.includes('@')) return 'Enter a first name or nickname, not an email address'
  if (alias.replace(/\D/g, '').length >= PHONE_DIGITS) return 'Enter a first name or nickname, not a phone number'
  if (alias.split(/\s+/).length > ALIAS_WORDS) return `First name or nickname must be ${ALIAS_WORDS} words or fewer`
  if (!/\p{L}/u.test(alias)) return 'First name or nickname must have letters in it'
  return null
}
