import { describe, expect, it } from 'vitest'
import { secondLook, signedOutAnswer } from '#app/http/kept-typing.server.ts'

async function kept(path: string, fields: Record<string, string>): Promise<unknown> {
  const request = new Request(`http://localhost${path}`, { method: 'POST', body: new URLSearchParams(fields) })
  return (await (await signedOutAnswer(secondLook(request))).json()).fields
}

describe('what was typed when a sign-in had ended', () => {
  it('is kept, without the keys of the form (SES-03)', async () => {
    const fields = { name: 'A <b> forum', 'form-token': 'x', submission: 'y' }
    expect(await kept('/forums/new', fields)).toEqual([['name', 'A <b> forum']])
  })

  it.each(['/account/app', '/Account/App', '/SIGN-IN/code', '/reset/abc', '/Set-Up', '/confirm'])(
    'is not kept where secrets are typed, however the address is spelt: %s',
    async (path) => {
      expect(await kept(path, { offer: 'a sealed seed' })).toBeNull()
    },
  )

  it.each(['password', 'new-password', 'recoveryCode', 'code', 'token', 'challenge'])(
    'is kept without what is called %s',
    async (name) => {
      expect(await kept('/forums/new', { [name]: 'hidden', other: 'shown' })).toEqual([['other', 'shown']])
    },
  )
})
