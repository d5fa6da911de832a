import { parsePhoneNumberWithError } from 'libphonenumber-js/min'
import { isOneAddress } from '../mail/rules.ts'
import type { RouteKind } from './status.ts'

/** More than any address, and far less than a text. */
export const ADDRESS_MAX = 254
const POST_LINES = 6
const MASK = '•••'

/** An address as it is kept, or why it cannot be: words that stand beside the field. */
export type Parsed = { ok: true; address: string } | { ok: false; message: string }
const no = (message: string): Parsed => ({ ok: false, message })

/** Reads what was typed for a route: one plain email address, one phone number, or a postal address (security.md INJ-02). */
export function addressFrom(route: RouteKind, typed: string): Parsed {
  const text = typed.trim()
  if (text.length > ADDRESS_MAX) return no(`This is too long. It must be ${ADDRESS_MAX} characters or fewer`)
  if (route === 'post') return postFrom(text)
  if (/[\r\n]/.test(text)) return no('Enter it on one line')
  return route === 'email' ? emailFrom(text) : phoneFrom(route, text)
}

function emailFrom(text: string): Parsed {
  if (/[,;]/.test(text)) return no('Enter one email address, without commas')
  if (/[<>()[\]"]/.test(text)) return no('Enter the email address alone, without brackets or a name')
  return isOneAddress(text) ? { ok: true, address: text } : no('Enter an email address, like name@example.org')
}

/** A number of this country unless it begins with another's code; kept as E.164. */
function phoneFrom(route: 'text' | 'call', text: string): Parsed {
  if (/[,;]/.test(text)) return no('Enter one phone number, without commas')
  if (/[<>()[\]"]/.test(text)) return no('Enter the phone number alone, without brackets or a name')
  if (!/^\+?[\d\s.-]{5,40}$/.test(text)) return no('Enter a phone number, like 07700 900 982 or +44 7700 900 982')
  try {
    const number = parsePhoneNumberWithError(text, 'GB')
    if (!number.isPossible()) return no('Check the phone number: it is too long or too short')
    const isLandline = number.countryCallingCode === '44' && !number.nationalNumber.startsWith('7')
    if (route === 'text' && isLandline) return no('Enter a mobile number: text messages do not reach this one')
    return { ok: true, address: number.number }
  } catch {
    return no('Enter a phone number, like 07700 900 982 or +44 7700 900 982')
  }
}

function postFrom(text: string): Parsed {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim())
  const filled = lines.filter((line) => line !== '')
  if (filled.length < 2) return no('Enter a full address, one line for each part')
  if (filled.length > POST_LINES) return no(`An address has at most ${POST_LINES} lines`)
  return { ok: true, address: filled.join('\n') }
}

/** What a blind index is made of, so that one address written in two ways is found (security.md CRY-05). */
export function normalisedAddress(route: RouteKind, address: string): { kind: 'email' | 'phone'; text: string } | null {
  if (route === 'post') return null
  return route === 'email' ? { kind: 'email', text: address.toLowerCase() } : { kind: 'phone', text: address }
}

/** As much of an address as tells it from another, and no more: `s•••@e•••.org`, the last two digits of a phone. */
export function masked(route: RouteKind, address: string): string {
  if (route !== 'email') return `${MASK} ${address.slice(-2)}`
  const [name = '', host = ''] = address.split('@')
  const end = host.slice(host.lastIndexOf('.'))
  return `${name.slice(0, 1)}${MASK}@${host.slice(0, 1)}${MASK}${end}`
}

/** A phone number as people read it: `020 7946 0018`. Anything else stays as it is. */
export function readable(route: RouteKind, address: string): string {
  if (route === 'email' || route === 'post') return address
  const number = parsePhoneNumberWithError(address)
  return number.countryCallingCode === '44' ? number.formatNational() : number.formatInternational()
}
