import { describe, expect, it } from 'vitest'
import { type Notice, seeOther, takeNotice } from '#app/http/responses.server.ts'

async function shownAfter(notice: Notice) {
  const answer = await seeOther('/', notice)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return takeNotice(new Request('http://localhost:3000/', { headers: { Cookie: cookie } }))
}

describe('the notice of a redirect', () => {
  it.each<Notice>(['Saved.', { important: 'There were too many wrong codes.' }])('is shown once: %o', async (said) => {
    const { notice, headers } = await shownAfter(said)
    expect(notice).toEqual(said)
    expect(headers.get('Set-Cookie')).toMatch(/^notice=;.*Max-Age=0/)
  })

  it('is nothing that we did not say', async () => {
    const cookie = `notice=${Buffer.from('{"important":7}').toString('base64')}`
    const { notice } = await takeNotice(new Request('http://localhost:3000/', { headers: { Cookie: cookie } }))
    expect(notice).toBeNull()
  })
})
