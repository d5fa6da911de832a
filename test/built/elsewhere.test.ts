import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Permission, permissions, type Role, rolesWith } from '#app/domain/access/permissions.ts'
import { askAs, each } from '#test/support/crawl.ts'
import { bodyOf, formsOf, type PageForm } from '#test/support/forms.ts'
import { addressOf, asData, builtActions, type Entry, ruleOf } from '#test/support/manifest.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { type Visit, visitsOf } from '#test/support/signed-in.ts'
import { changed, digests, TRAIL_AND_LAST_SEEN } from '#test/support/tables.ts'
import { idsOfWorld } from '#test/support/world-ids.ts'

/** WEB-01: what another site makes a signed-in browser send does nothing, whatever it is sent to. */
const NOW = '2026-11-19T12:00:00Z'
let server: TestServer
let db: Sqlite.Database
let ids: Record<string, string>

beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: NOW, env: { WORKER_SECONDS: '3600' } })
  db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  ids = idsOfWorld(db, NOW)
}, 60_000)
afterAll(async () => {
  db?.close()
  await server?.stop()
})

const KEY = 'a-submission-key-of-24-ch'

/** A role that may call the action; for one that is open to everybody, any. */
function callerOf(entry: Entry): Role {
  const rule = ruleOf(entry, 'POST') ?? ''
  return Object.hasOwn(permissions, rule) ? (rolesWith(rule as Permission)[0] ?? 'admin') : 'admin'
}

/** The nine cases, as headers; `HOST` stands for the address of the server without its scheme. */
const nine: [string, Record<string, string>, 'taken' | 'refused'][] = [
  ['from our own page', { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://HOST' }, 'taken'],
  ['from another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.test' }, 'refused'],
  ['from where nobody may know (null)', { Origin: 'null' }, 'refused'],
  ['with neither header', {}, 'refused'],
  ['from an address under ours', { Origin: 'http://sub.HOST' }, 'refused'],
  ['over another scheme', { Origin: 'https://HOST' }, 'refused'],
  ['past a proxy header', { Origin: 'https://evil.test', 'X-Forwarded-Host': 'evil.test' }, 'refused'],
  ['from a sister address', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://HOST' }, 'refused'],
  ['typed into the address bar', { 'Sec-Fetch-Site': 'none', Origin: 'http://HOST' }, 'refused'],
]

async function post(address: string, { cookie, formToken }: Visit, headers: Record<string, string>) {
  const { host } = new URL(server.origin)
  const told = Object.entries(headers).map(([name, value]) => [name, value.replace('HOST', host)])
  const body = new URLSearchParams({ submission: KEY, 'form-token': formToken })
  const answer = await fetch(server.origin + address, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { ...Object.fromEntries(told), Cookie: cookie },
  })
  return { status: answer.status, text: await answer.text() }
}

describe('WEB-01 a form sent', () => {
  it.each(nine)('%s %o is %s by every action', async (_what, headers, verdict) => {
    const actions = builtActions().flatMap((entry) => {
      const address = addressOf(entry, ids)
      return [entry.id, null].map((id) => ({ entry, address: id ? asData(address, id) : address }))
    })
    const visits = new Map(
      [...new Set(actions.map(({ entry }) => callerOf(entry)))].map((role) => [
        role,
        visitsOf(server.dataFolder, role, NOW, actions.length),
      ]),
    )
    const before = digests(db)
    const wrong: string[] = []
    await each(actions, async ({ entry, address }) => {
      const visit = visits.get(callerOf(entry))?.shift()
      const { status, text } = await post(address, visit ?? { cookie: '', formToken: '' }, headers)
      if ((status === 403) !== (verdict === 'refused')) wrong.push(`${address} ${status}`)
      if (status === 403 && !text.startsWith('This form was sent from another site')) wrong.push(`${address} ${text}`)
    })
    expect(wrong).toEqual([])
    expect(actions.length).toBeGreaterThan(40)
    if (verdict === 'refused') expect(changed(before, digests(db))).toEqual([])
    else expect(changed(before, digests(db)), 'signing out ends a sign-in').toContain('sign_in_sessions')
  })
})

const withToken = (form: PageForm, token: string | null) =>
  form.fields
    .filter(([name]) => name !== 'form-token' || token !== null)
    .map(([name, value]) => [name, name === 'form-token' ? (token ?? '') : value] as const)

describe('WEB-01 a form', () => {
  it.each(['facilitator', 'analyst', 'commissioner', 'admin'] as const)(
    'of a %s without the token of their sign-in is refused, and does nothing',
    async (role) => {
      const [mine, earlier] = visitsOf(server.dataFolder, role, NOW, 2)
      const [theirs] = visitsOf(server.dataFolder, 'board', NOW)
      if (!mine || !earlier || !theirs) throw new Error('nobody is signed in')
      const ask = askAs(server.origin, mine.cookie)
      const forms = await formsOf(ask)
      const before = digests(db, TRAIL_AND_LAST_SEEN)
      const wrong: string[] = []
      for (const token of [null, '', 'x', theirs.formToken, earlier.formToken, `${mine.formToken} `])
        await each(forms, async (form) => {
          const { status, text } = await ask(form.to, { method: 'POST', body: bodyOf(form, withToken(form, token)) })
          const words = 'This page was opened before you signed in this time. Nothing was saved.'
          if (status !== 400 || !text.includes(words)) wrong.push(`${form.to} ${status}`)
        })
      expect(wrong).toEqual([])
      expect(forms.length).toBeGreaterThan(role === 'facilitator' ? 10 : 0)
      expect(changed(before, digests(db, TRAIL_AND_LAST_SEEN))).toEqual([])
    },
  )

  it('with the token of the sign-in is taken (negative control)', async () => {
    const [mine] = visitsOf(server.dataFolder, 'commissioner', NOW)
    const form = (await formsOf(askAs(server.origin, mine?.cookie ?? ''))).find(({ to }) => to === '/forums/new')
    if (!mine || !form) throw new Error('there is no form to add a forum')
    const before = digests(db, TRAIL_AND_LAST_SEEN)
    const body = bodyOf(form, withToken(form, mine.formToken))
    const { status } = await askAs(server.origin, mine.cookie)(form.to, { method: 'POST', body })
    expect(status).toBe(303)
    expect(changed(before, digests(db, TRAIL_AND_LAST_SEEN))).toEqual(['forums', 'submissions'])
  })
})
