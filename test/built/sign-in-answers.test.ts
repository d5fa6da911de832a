import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '#test/support/accounts.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { accountsOnServer, onServer, saidBy, send } from '#test/support/sign-in-on-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { TRUSTED_PROXIES: '127.0.0.1' } })
  await accountsOnServer(server, { known: 'active', disabled: 'disabled', invited: 'invited', held: 'active' })
  for (let n = 0; n < 10; n++) await signIn('held', 'wrong', '198.51.100.1')
}, 60_000)
afterAll(() => server.stop())

const signIn = (name: string, password = PASSWORD, from = '203.0.113.1') =>
  send(server, '/sign-in', { email: `${name}@example.org`, password }, { 'X-Forwarded-For': from })
const anonymous = (text: string) => text.replaceAll(/\b\w+@example\.org/g, 'ADDRESS')

describe('AUT-06 to the byte the same', () => {
  it('is the answer to a sign-in for an account that is unknown, known, disabled, invited or held up', async () => {
    const answers = await Promise.all([
      signIn('nobody'),
      signIn('known', 'wrong'),
      signIn('disabled'),
      signIn('invited'),
      signIn('held', PASSWORD, '198.51.100.1'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400])
    const said = await Promise.all(answers.map(saidBy))
    expect(new Set(said.map(anonymous)).size).toBe(1)
    expect(said[0]).toContain('too many tries')
    expect((await signIn('known')).status).toBe(303)
  })

  it('is the answer to asking for a new password', async () => {
    const names = ['known', 'nobody', 'disabled', 'invited', 'known', 'known', 'known', 'known']
    const said = await Promise.all(
      names.map(async (name) => saidBy(await send(server, '/reset', { email: `${name}@example.org` }))),
    )
    expect(new Set(said).size).toBe(1)
    expect(onServer(server, (db) => db.prepare('select count(*) from password_resets').pluck().get())).toBe(3)
  })

  it.each(['invitation', 'reset'])('is the page of a link that does not work: /%s', async (kind) => {
    const cut = server.firstLink?.slice(0, -1).split('/').at(-1) ?? ''
    const tokens = ['x', 'A'.repeat(43), cut, 'A'.repeat(500), '%F0%9F%99%82', '..%2Fhelp']
    const pages = await Promise.all(tokens.map((token) => fetch(`${server.origin}/${kind}/${token}`)))
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([404]))
    expect(new Set(await Promise.all(pages.map(saidBy))).size).toBe(1)
    const heads = await fetch(`${server.origin}/${kind}/x`, { method: 'HEAD' })
    expect(heads.status).toBe(404)
    const sent = await send(server, `/${kind}/x`, { password: PASSWORD })
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/${kind}/x`])
  })
})

describe('AUT-02 a password', () => {
  it('travels through the form as it is: any characters, spaces around it, nothing folded', async () => {
    const password = '  Ａe\u0301🙂👩‍👩‍👧 ß%+&=;\u00a0кот 猫  '
    const token = server.firstLink?.split('/').at(-1)
    const fields = { name: 'First', email: 'first@example.org', password }
    expect((await send(server, `/invitation/${token}`, fields)).headers.get('Location')).toBe('/set-up')
    expect((await signIn('first', password)).headers.get('Location')).toBe('/set-up')
    for (const other of [password.trim(), password.normalize('NFKC'), password.toLowerCase(), password.slice(0, -1)])
      expect((await signIn('first', other, '203.0.113.9')).status).toBe(400)
  })
})
