import { readFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import { type Answer, askAs } from '#test/support/crawl.ts'
import { bodyOf, formsIn } from '#test/support/forms.ts'
import { bare } from '#test/support/other-forums.ts'
import { linkOnServer, PIN, visitsOnServer } from '#test/support/private-links.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { visitsOf } from '#test/support/signed-in.ts'
import { changed, digests, TRAIL_AND_LAST_SEEN } from '#test/support/tables.ts'

/** The pages behind a private link as they are served, with the demonstration world around them. */
const NOW = '2026-11-19T12:00:00Z'
let server: TestServer
let second: TestServer
let db: Sqlite.Database
let owner: string
let link: { id: string; token: string }
const ended: Record<string, string> = {}

beforeAll(async () => {
  const env = { WORKER_SECONDS: '3600', LOG_LEVEL: 'debug' }
  server = await startServer({ seed: 'demonstration', now: NOW, env })
  second = await startServer({ dataFolder: server.dataFolder, now: NOW, env, seed: 'kept' })
  db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  setKeys(parseKeys(readFileSync(path.join(server.dataFolder, 'keys.json'), 'utf8')))
  const people = db
    .prepare("select participant_id from places where state = 'active' and ends_on is null order by id limit 5")
    .pluck()
    .all() as string[]
  owner = people[0] ?? ''
  link = linkOnServer(db, owner, 'works', NOW)
  for (const [at, kind] of ['expired', 'revoked', 'locked'].entries()) {
    const { id, token } = linkOnServer(db, people[at + 1] ?? '', kind, NOW)
    const column = kind === 'expired' ? 'expires_at' : `${kind}_at`
    db.prepare(`update participant_links set ${column} = ? where id = ?`).run(Date.parse(NOW) - 1, id)
    ended[kind] = token
  }
  ended.unknown = 'a-secret-that-nobody-was-ever-given-at-all-x'
}, 90_000)
afterAll(async () => {
  db?.close()
  await second?.kill()
  await server?.stop()
})

const nobody = () => askAs(server.origin, '')
const press = (token: string) => nobody()(`/p/${token}`, { method: 'POST' })
const bareOf = (answer: Answer, token: string) => bare(answer, token)
const pages = ['', 'next', 'agenda', 'wording', 'needs', 'changes', 'contact', 'agreement', 'data'].map((one) =>
  one ? `/p/${one}` : '/p',
)

describe('LNK-02 a scanner of mail', () => {
  it('gets, heads and follows what it likes, and changes nothing in any table', async () => {
    const before = digests(db, TRAIL_AND_LAST_SEEN)
    const trail = db.prepare('select count(*) from audit_events').pluck().get()
    for (let n = 0; n < 5; n++) expect((await fetch(`${server.origin}/p/${link.token}`)).status).toBe(200)
    const head = await fetch(`${server.origin}/p/${link.token}`, { method: 'HEAD' })
    const purpose = { 'Sec-Purpose': 'prefetch;prerender', Purpose: 'prefetch' }
    const fetched = await fetch(`${server.origin}/p/${link.token}`, { headers: purpose })
    expect([head.status, fetched.status]).toEqual([200, 200])
    const text = await fetched.text()
    for (const [, href = ''] of text.matchAll(/(?:href|src)="(\/[^"#]*)"/g)) await fetch(server.origin + href)
    expect(changed(before, digests(db, TRAIL_AND_LAST_SEEN))).toEqual([])
    expect(db.prepare('select count(*) from audit_events').pluck().get()).toBe(trail)
  })

  it('finds no script that sends the form', async () => {
    const { text } = await nobody()(`/p/${link.token}`)
    const sources = [...text.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, name = '']) => name)
    expect(sources).toHaveLength(1)
    expect(readFileSync(`build/client/${sources[0]}`, 'utf8')).not.toMatch(/\.submit\(|requestSubmit|\.click\(/)
  })
})

describe('LNK-04 links that do not work', () => {
  it('have the first page of every link, to the byte', async () => {
    const first = bareOf(await nobody()(`/p/${link.token}`), link.token)
    for (const token of Object.values(ended)) expect(bareOf(await nobody()(`/p/${token}`), token)).toBe(first)
  })

  it('give one page when the button is pressed, whatever is wrong with them, and so does a page without a visit', async () => {
    const answers = await Promise.all(Object.values(ended).map(async (token) => bareOf(await press(token), token)))
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^404\n/)
    for (const page of pages) expect(bareOf(await nobody()(page), 'no id')).toBe(answers[0])
  })

  it('AZ-01 are not opened by any sign-in of staff, nor is anything of staff’s by a visit', async () => {
    const [visit] = visitsOnServer(db, link.id, NOW)
    for (const role of ['facilitator', 'dpo', 'admin'] as const) {
      const [staff] = visitsOf(server.dataFolder, role, NOW)
      const ask = askAs(server.origin, staff?.cookie ?? '')
      expect((await ask('/p')).status).toBe(404)
      expect((await ask(`/p/${link.token}`)).text).not.toContain('Test')
    }
    const ask = askAs(server.origin, visit?.cookie ?? '')
    for (const page of ['/', '/forums', '/account', '/data/requests'])
      expect([page, (await ask(page)).status]).toEqual([page, 302])
  })
})

describe('LNK-07 a visit', () => {
  it('leads from the link by the word to pages that say nothing in title, address or head', async () => {
    const followed = await press(link.token)
    expect([followed.status, followed.headers.get('location')]).toEqual([303, '/p/word'])
    const owes = cookieIn(followed)
    const page = await askAs(server.origin, owes)('/p/word')
    expect((await askAs(server.origin, owes)('/p')).status).toBe(404)
    const wrong = await sendWord(owes, page.text, 'a teapot')
    expect([wrong.status, wrong.text.includes('teapot')]).toEqual([400, false])
    const right = await sendWord(owes, page.text, `${PIN.slice(0, 3)} ${PIN.slice(3)}`)
    expect([right.status, right.headers.get('location')]).toEqual([303, '/p'])
    const opened = cookieIn(right)
    expect(opened).not.toBe(owes)
    expect((await askAs(server.origin, owes)('/p/word')).status).toBe(404)
    for (const address of pages) {
      const { status, text, headers } = await askAs(server.origin, opened)(address)
      expect([address, status, headers.get('cache-control')]).toEqual([address, 200, 'no-store'])
      expect(text).toContain('<title>Your page</title>')
      expect(text).not.toMatch(/Victim Voice|MOPAC|\/sign-in|\/forums|govuk-header/)
      expect(text).toContain('Exit this page')
    }
  })

  it('LNK-05 shows nothing of the person before the word', async () => {
    const { reference } = db.prepare('select reference from participants where id = ?').get(owner) as {
      reference: string
    }
    const followed = await press(link.token)
    const before = [await nobody()(`/p/${link.token}`), await askAs(server.origin, cookieIn(followed))('/p/word')]
    const dates = db.prepare('select date from sessions').pluck().all() as string[]
    for (const { text } of before) for (const told of [reference, owner, ...dates]) expect(text).not.toContain(told)
  })

  it('SES-06 ends with one press that leads away, without a script, and cannot be gone back to', async () => {
    const [visit] = visitsOnServer(db, link.id, NOW)
    const ask = askAs(server.origin, visit?.cookie ?? '')
    const left = await ask('/p/leaving', { method: 'POST' })
    expect(left.headers.get('refresh')).toBe('0; url=https://www.bbc.co.uk/weather')
    // What staff have waiting in the storage of the same browser stays, and nobody waits for a cache to be cleared.
    expect(left.headers.get('clear-site-data')).toBeNull()
    const behind = await nobody()('/p/leaving', { method: 'POST', headers: { 'Sec-Fetch-Mode': 'no-cors' } })
    expect(behind.headers.get('clear-site-data')).toBe('"cache"')
    expect(left.headers.getSetCookie().join()).toMatch(/visit=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax/)
    expect((await ask('/p')).status).toBe(404)
    const outside = [...left.text.matchAll(/href="(https?:[^"]+)"/g)].map(([, href]) => href)
    expect(new Set(outside)).toEqual(new Set(['https://www.bbc.co.uk/weather']))
  })

  it('WEB-01 takes forms of its own pages alone', async () => {
    const [visit, other] = visitsOnServer(db, link.id, NOW, 2)
    const send = (formToken: string, headers = {}) =>
      askAs(server.origin, visit?.cookie ?? '')('/p/data', {
        method: 'POST',
        headers,
        body: new URLSearchParams({
          'form-token': formToken,
          submission: 'a-submission-key-of-24-ch',
          kind: 'access',
          wish: '',
        }),
      })
    expect((await send(other?.formToken ?? '')).status).toBe(400)
    expect((await send('')).status).toBe(400)
    expect((await send(visit?.formToken ?? '', { 'Sec-Fetch-Site': 'same-site' })).status).toBe(303)
    expect((await send(visit?.formToken ?? '')).status).toBe(303)
  })

  it('AZ-05 takes no form with what nobody asked for', async () => {
    const ask = askAs(server.origin, visitsOnServer(db, link.id, NOW)[0]?.cookie ?? '')
    const before = digests(db, TRAIL_AND_LAST_SEEN)
    const answers: string[] = []
    for (const page of pages) {
      const own = formsIn((await ask(page)).text, page).filter(({ to }) => to.startsWith(page) && page !== '/p')
      for (const form of own)
        for (const name of ['participant', 'voter', '__proto__', 'constructor', ''])
          answers.push(
            `${(await ask(form.to, { method: 'POST', body: bodyOf(form, [...form.fields, [name, 'x']]) })).status}`,
          )
    }
    expect(new Set(answers)).toEqual(new Set(['400']))
    expect(answers.length).toBeGreaterThanOrEqual(5 * 4)
    expect(changed(before, digests(db, TRAIL_AND_LAST_SEEN))).toEqual([])
  })

  it('LNK-05 looks like one that has run out, once its link is locked', async () => {
    const words = await press(link.token)
    const page = await askAs(server.origin, cookieIn(words))('/p/word')
    db.prepare('update participant_links set wrong_words = 4 where id = ?').run(link.id)
    const locked = bareOf(await sendWord(cookieIn(words), page.text, 'a teapot'), 'no id')
    expect(locked).toBe(bareOf(await press(ended.expired ?? ''), 'no id'))
    expect(bareOf(await press(link.token), link.token)).toBe(bareOf(await press(ended.unknown ?? ''), 'no id'))
    db.prepare('update participant_links set wrong_words = 0, locked_at = null where id = ?').run(link.id)
  })

  it('LNK-06 leaves no token and no cookie in the log', () => {
    const log = server.log.join('\n')
    for (const token of [link.token, ...Object.values(ended)]) expect(log).not.toContain(token)
    expect(log).not.toContain('secret-of-a-test-visit')
  })
})

const cookieIn = ({ headers }: Answer) =>
  /(visit=[\w-]+);/.exec(headers.getSetCookie().find((line) => /visit=[\w-]{20,}/.test(line)) ?? '')?.[1] ?? ''

function sendWord(cookie: string, page: string, word: string) {
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
  return askAs(server.origin, cookie)('/p/word', { method: 'POST', body: new URLSearchParams({ ...fields, word }) })
}

describe('LNK-03 fifty acceptances at the same moment, over two processes', () => {
  it('have one effect', async () => {
    const session = db
      .prepare(
        `select s.id from sessions s join places p on p.forum_id = s.forum_id
          where p.participant_id = ? and s.state in ('planned', 'confirmed') and s.starts_at > ? order by s.starts_at`,
      )
      .pluck()
      .get(owner, Date.parse(NOW))
    const version = db.prepare('select register_version from sessions where id = ?').pluck()
    const before = Number(version.get(session))
    db.prepare('delete from register_entries where session_id = ? and participant_id = ?').run(session, owner)
    const visits = visitsOnServer(db, link.id, NOW, 50)
    const answers = await Promise.all(
      visits.map(({ cookie, formToken }, at) =>
        askAs((at % 2 === 0 ? server : second).origin, cookie)('/p/next', {
          method: 'POST',
          body: new URLSearchParams({
            'form-token': formToken,
            submission: `a-submission-key-of-24-ch-${at}`,
            session: String(session),
            answer: 'yes',
          }),
        }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    const entries = db
      .prepare('select status from register_entries where session_id = ? and participant_id = ?')
      .pluck()
      .all(session, owner)
    expect([entries, Number(version.get(session)) - before]).toEqual([['accepted'], 1])
  })
})
