import { describe, expect, it } from 'vitest'
import { resetRequestInput, setPasswordInput, signInInput } from '#app/domain/accounts/input.ts'
import { newPersonInput } from '#app/domain/accounts/people-input.ts'
import { normalEmail } from '#app/domain/accounts/rules.ts'

const messageOf = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.success ? null : result.error?.issues[0]?.message

describe('AUT-02 a new password', () => {
  const refusal = (password: string) => messageOf(setPasswordInput.safeParse({ password }))

  it.each([
    ['nothing', '', 'Enter a password'],
    ['14 characters', 'x'.repeat(14), 'Password must be 15 characters or more'],
    ['15 characters', 'x'.repeat(15), null],
    ['14 emoji, which are 28 code units', '🙂'.repeat(14), 'Password must be 15 characters or more'],
    ['15 emoji', '🙂'.repeat(15), null],
    ['128 characters', 'x'.repeat(128), null],
    ['128 emoji', '🙂'.repeat(128), null],
    ['129 characters', 'x'.repeat(129), 'Password must be 128 characters or fewer'],
    ['10 kB', 'x'.repeat(10_240), 'Password must be 128 characters or fewer'],
    ['lower case alone: there is no rule what it is composed of', 'kettleorbitwalnut', null],
    ['spaces around it', '  kettle orbit w  ', null],
  ])('of %s', (_what, password, expected) => expect(refusal(password)).toBe(expected))

  it.each(['  kettle orbit w  ', 'Ａkettle orbit walnut', 'e\u0301'.repeat(8), '\u00e9'.repeat(15)])(
    'is kept just as it is: %j',
    (password) => expect(setPasswordInput.parse({ password })).toEqual({ password }),
  )

  it('has no rules on sign-in but that it is one (AUT-08)', () => {
    const refused = (password: string) => messageOf(signInInput.safeParse({ email: 'a@example.org', password }))
    expect(['', 'x'.repeat(129), 'x'.repeat(10_240)].map(refused)).toEqual(Array(3).fill('Enter your password'))
    expect(['x', ' x ', '🙂'.repeat(128)].map(refused)).toEqual([null, null, null])
  })
})

describe('an email address', () => {
  const person = {
    name: 'A',
    organisation: 'T',
    role: 'board',
    forum: 'all',
    startsOn: '1/12/2026',
    endsOn: '//',
    reason: 'R',
  }
  const taken = (email: string) => newPersonInput.safeParse({ ...person, email })

  it.each([
    ['full-width letters', 'ａnalyst@example.org'],
    ['a Cyrillic a', '\u0430nalyst@example.org'],
    ['a Cyrillic domain', 'analyst@ex\u0430mple.org'],
    ['a Kelvin sign for a k', '\u212Aim@example.org'],
    ['a dotless i', 'k\u0131m@example.org'],
    ['a full-width at sign', 'analyst＠example.org'],
    ['an ideographic full stop', 'analyst@example。org'],
    ['a character without a width', 'ana\u200Blyst@example.org'],
    ['two addresses', 'a@example.org,b@example.org'],
    ['a display name', 'A <a@example.org>'],
    ['quotes', '"a b"@example.org'],
    ['255 characters', `${'a'.repeat(243)}@example.org`],
  ])('of an account has no %s', (_what, email) => expect(taken(email).success).toBe(false))

  it('is one address in any case and with spaces around it', () => {
    expect(taken(' Ana.Lyst+1@Example.ORG ').data).toMatchObject({ email: 'ana.lyst+1@example.org' })
    expect(resetRequestInput.parse({ email: ' KIM@example.org' }).email).toBe('kim@example.org')
  })

  it.each(['\u212Aim@example.org', 'k\u0131m@example.org', 'ｋim@example.org', 'KİM@example.org'])(
    'that only looks like another stays another: %s',
    (email) => expect(normalEmail(email)).not.toBe('kim@example.org'),
  )
})
