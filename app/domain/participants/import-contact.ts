import { parsePhoneNumberWithError } from 'libphonenumber-js/min'
import { isOneAddress } from '../mail/rules.ts'

/** The ways of reaching somebody that a spreadsheet can bring. */
export const IMPORT_ROUTES = ['email', 'call', 'text'] as const
export type ImportRoute = (typeof IMPORT_ROUTES)[number]
const ADDRESS_MAX = 254

/** An address as it is kept and as it is looked for, or what is wrong with it: words that quote nothing of it. */
export type ReadAddress =
  | { ok: true; address: string; kind: 'email' | 'phone'; index: string }
  | { ok: false; words: string }

/** Reads one email address, or one phone number of this country unless it names another (security.md INJ-02). */
export function readAddress(route: ImportRoute, typed: string): ReadAddress {
  const text = typed.trim()
  if (route === 'email') {
    if (text.length > ADDRESS_MAX || !isOneAddress(text)) return no('The email address is not one plain email address')
    return { ok: true, address: text, kind: 'email', index: text.toLowerCase() }
  }
  if (!/^\+?[\d\s.()-]{5,40}$/.test(text)) return no('The phone number is not one plain phone number')
  try {
    const number = parsePhoneNumberWithError(asTyped(text), 'GB')
    if (!number.isPossible()) return no('The phone number is too long or too short')
    if (route === 'text' && number.countryCallingCode === '44' && !number.nationalNumber.startsWith('7'))
      return no('The number for texts is not a mobile number')
    return { ok: true, address: number.number, kind: 'phone', index: number.number }
  } catch {
    return no('The phone number is not one plain phone number')
  }
}

const no = (words: string) => ({ ok: false as const, words })

/** A spreadsheet takes a phone number for a number, and drops the nought it begins with. */
const asTyped = (text: string) => (/^[1-9]\d{9}$/.test(text) ? `0${text}` : text)

/** The rules of a route nobody has talked about yet: none. It is not confirmed, so that nothing is sent by it. */
export const unconfirmedRules = (): string => JSON.stringify({})
