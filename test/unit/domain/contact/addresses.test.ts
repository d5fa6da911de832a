import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressFrom, masked, normalisedAddress, readable } from '#app/domain/contact/addresses.ts'

const phones = [
  ['07700 900123', '+447700900123'],
  ['+44 7700 900123', '+447700900123'],
  ['0044 7700 900123', '+447700900123'],
  ['07700-900-123', '+447700900123'],
  ['+1 212 555 0123', '+12125550123'],
] as const

describe('addresses', () => {
  it.each(phones)('a mobile typed as %s is kept as %s', (typed, kept) =>
    expect(addressFrom('text', typed)).toEqual({ ok: true, address: kept }),
  )

  it('keeps an email as it is, and a landline for calls alone', () => {
    expect(addressFrom('email', ' Sunny.B@Example.org ')).toEqual({ ok: true, address: 'Sunny.B@Example.org' })
    expect(addressFrom('call', '020 7946 0018')).toEqual({ ok: true, address: '+442079460018' })
    expect(addressFrom('text', '020 7946 0018')).toMatchObject({
      ok: false,
      message: expect.stringContaining('mobile'),
    })
  })

  it.each([
    ['email', 'a@example.org, b@example.org', 'commas'],
    ['email', 'a@example.org;b@example.org', 'commas'],
    ['email', 'Sunny <a@example.org>', 'brackets'],
    ['email', '"a"@example.org', 'brackets'],
    ['email', 'a@example.org\r\nBcc: b@example.org', 'one line'],
    ['email', `${'a'.repeat(300)}@example.org`, 'too long'],
    ['email', 'nobody', 'name@example.org'],
    ['email', 'a@localhost', 'name@example.org'],
    ['text', '07700 900123, 07700 900124', 'commas'],
    ['text', '(07700) 900123', 'brackets'],
    ['text', '07700 900123\n07700 900124', 'one line'],
    ['text', '0'.repeat(300), 'too long'],
    ['call', '07700 900123 ext 5', 'Enter a phone number'],
    ['call', 'tel:+442079460018', 'Enter a phone number'],
    ['call', '999999', 'too long or too short'],
    ['call', '+44 20 7946 0018 0018 0018', 'Enter a phone number'],
    ['post', 'Somewhere', 'full address'],
    ['post', 'a\nb\nc\nd\ne\nf\ng', 'at most 6 lines'],
    ['post', `a\n${'b'.repeat(300)}`, 'too long'],
  ] as const)('INJ-02 refuses for %s: %j, and says %s', (route, typed, words) =>
    expect(addressFrom(route, typed)).toEqual({ ok: false, message: expect.stringContaining(words) }),
  )

  it.each([
    ['email', 'sunny@example.org', 's•••@e•••.org'],
    ['email', 'x@mail.example.co.uk', 'x•••@m•••.uk'],
    ['text', '+447700900123', '••• 23'],
    ['call', '+442079460018', '••• 18'],
    ['post', 'Sunny\nLondon ZZ9 9ZZ', '••• ZZ'],
  ] as const)('PRV-03 masks %s %s', (route, address, shown) => expect(masked(route, address)).toBe(shown))

  it('CRY-05 normalises the same address to the same text, however often', () => {
    for (const [typed] of phones.slice(0, 4)) {
      const parsed = addressFrom('call', typed)
      expect(parsed.ok && normalisedAddress('call', parsed.address)).toEqual({ kind: 'phone', text: '+447700900123' })
    }
    expect(normalisedAddress('email', 'A@Example.ORG')).toEqual({ kind: 'email', text: 'a@example.org' })
    expect(normalisedAddress('post', 'x')).toBeNull()
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const once = normalisedAddress('email', email)
        expect(normalisedAddress('email', once?.text ?? '')).toEqual(once)
      }),
      { numRuns: 100, seed: 4 },
    )
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom('email', 'text', 'call', 'post'), fc.string({ maxLength: 300 }), (route, text) => {
        const parsed = addressFrom(route, text)
        if (parsed.ok) readable(route, parsed.address)
      }),
      { numRuns: 500, seed: 4 },
    )
  })
})
