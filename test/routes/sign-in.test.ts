import * as argon2 from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { judgeSignIn } from '#app/domain/sign-in/throttle-commands.server.ts'
import { action, loader } from '#app/routes/sign-in._index/route.tsx'
import { auditEvents, authenticatorApps, people, signInSessions } from '#db/schema/index.ts'
import { PASSWORD, withPassword } from '#test/support/accounts.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'

vi.mock('@node-rs/argon2', { spy: true })
withFrozenClock()
withTestDatabase()
beforeEach(() => void vi.clearAllMocks())

const MESSAGE =
  'Check your email address and password. One of them is not right, or there have been too many tries. After too many tries, wait 15 minutes'
const send = async (fields: Record<string, string>, { path = '/sign-in', from = '203.0.113.7' } = {}) => {
  const args = await post(path, null, fields)
  args.request.headers.set('X-Client-Address', from)
  return action(args)
}
const cookieFrom = (response: Response) => (response.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
const withCookie = async (path: string, Cookie: string) => {
  const args = await get(path, null)
  args.request.headers.set('Cookie', Cookie)
  return (await loader(args)) as Response
}

describe('the password step of signing in', () => {
  it('leads to setting up a second factor, and keeps where the person was going', async () => {
    const person = await withPassword()
    const response = await send(
      { email: ' Analyst@Example.org ', password: PASSWORD },
      { path: '/sign-in?next=%2Fcodebook' },
    )
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/set-up?next=%2Fcodebook'])
    expect(await rows().select().from(signInSessions)).toMatchObject([
      { personId: person.id, stage: 'set-up', method: null, confirmedAt: null },
    ])
  })

  it('leads to the code where there is a second factor, and signs nobody in (AUT-05)', async () => {
    const { id: personId } = await withPassword()
    const app = { id: 'app_one', personId, seed: 'sealed', lastStep: 0, addedAt: NOON }
    await given((tx) => tx.insert(authenticatorApps).values(app))
    const response = await send({ email: 'analyst@example.org', password: PASSWORD })
    expect(response.headers.get('Location')).toBe('/sign-in/code')
    expect(await rows().select().from(signInSessions)).toMatchObject([{ stage: 'second-factor' }])
  })

  it.each(['//evil.test', 'https://evil.test', '/\\evil.test', '/%2f%2fevil.test'])(
    'forgets an address that is not ours: %s (WEB-06)',
    async (next) => {
      await withPassword()
      const path = `/sign-in?next=${encodeURIComponent(next)}`
      const response = await send({ email: 'analyst@example.org', password: PASSWORD }, { path })
      expect(response.headers.get('Location')).toBe('/set-up')
    },
  )

  it('lets somebody half way go on or start again', async () => {
    await withPassword()
    const cookie = cookieFrom(await send({ email: 'analyst@example.org', password: PASSWORD }))
    expect(await (await withCookie('/sign-in?next=%2Fcodebook', cookie)).json()).toMatchObject({
      goOn: '/set-up?next=%2Fcodebook',
    })
    expect(await (await withCookie('/sign-in?next=%2Fcodebook', '')).json()).toEqual({
      goOn: null,
      passkey: '/sign-in/passkey?next=%2Fcodebook',
    })
  })

  it('is over for somebody signed in', async () => {
    expect(((await loader(await get('/sign-in', await aPerson('board')))) as Response).status).toBe(302)
  })
})

describe('AUT-06 the answer to a sign-in that fails', () => {
  const answer = async (response: Response) => ({
    status: response.status,
    headers: [...response.headers],
    body: await response.json(),
  })
  const refused = (email: string) => ({
    status: 400,
    headers: [['content-type', 'application/json; charset=utf-8']],
    body: { errors: [{ field: 'email', message: MESSAGE }], typed: { email, password: '' } },
  })

  it.each([
    ['unknown', 'nobody@example.org', PASSWORD],
    ['known, with a wrong password', 'analyst@example.org', 'not the right one'],
    ['known, with the password trimmed', 'analyst@example.org', ` ${PASSWORD}`],
    ['known, with the password in capitals', 'analyst@example.org', PASSWORD.toUpperCase()],
    ['disabled', 'board@example.org', PASSWORD],
    ['invited', 'partner@example.org', PASSWORD],
    ['one that looks the same in Cyrillic', '\u0430nalyst@example.org', PASSWORD],
    ['one that looks the same in full width', 'ａnalyst@example.org', PASSWORD],
    ['one that looks the same with a Kelvin sign', 'an\u212Alyst@example.org', PASSWORD],
    ['no address at all', 'somebody', PASSWORD],
  ])('is the same whether the account is %s', async (_what, email, password) => {
    await withPassword()
    await inState('board', 'disabled')
    await inState('partner', 'invited')
    vi.clearAllMocks()
    expect(await answer(await send({ email, password }))).toEqual(refused(email))
    expect(argon2.verify).toHaveBeenCalledTimes(1)
    expect(await rows().select().from(signInSessions)).toEqual([])
  })

  it('is the same after too many tries, at the one address alone (AUT-07)', async () => {
    await withPassword()
    await withPassword('board')
    const right = { email: 'analyst@example.org', password: PASSWORD }
    const claim = { email: right.email, address: '203.0.113.7' }
    for (let n = 0; n < 9; n++) await given((tx) => judgeSignIn(tx, claim, false, NOON))
    await send({ ...right, password: 'wrong' })
    expect(await answer(await send(right))).toEqual(refused(right.email))
    expect((await send({ ...right, email: 'board@example.org' })).status).toBe(303)
    expect((await send(right, { from: '198.51.100.1' })).status).toBe(303)
    const said = (await rows().select().from(auditEvents)).map(({ action: name }) => name)
    expect(said.filter((name) => name === 'sign-in.throttled')).toHaveLength(1)
  })

  it('is given without a hash to a password longer than any of ours (AUT-08)', async () => {
    await withPassword()
    vi.clearAllMocks()
    for (const password of ['x'.repeat(129), 'x'.repeat(10_240), '']) {
      const refusal = await send({ email: 'analyst@example.org', password })
      expect([refusal.status, (await refusal.json()).errors]).toEqual([
        400,
        [{ field: 'password', message: 'Enter your password' }],
      ])
    }
    expect([argon2.hash, argon2.verify].map((spy) => vi.mocked(spy).mock.calls.length)).toEqual([0, 0])
  })

  async function inState(role: 'board' | 'partner', state: 'disabled' | 'invited') {
    const { id } = await withPassword(role)
    await given((tx) => tx.update(people).set({ state }).where(eq(people.id, id)))
  }
})
