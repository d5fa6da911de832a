import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import { linkOnServer, visitsOnServer } from '#test/support/private-links.ts'
import { startServer, type TestServer } from '#test/support/server.ts'

/** What an old phone loads for a page behind a private link, everything counted, as it leaves the server. */
const NOW = '2026-11-19T12:00:00Z'
const MOST = 30_000
const MOST_COMPRESSED = 10_000

let server: TestServer
let token: string
let cookies: { word: string; open: string }
beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: NOW, env: { WORKER_SECONDS: '3600' } })
  setKeys(parseKeys(readFileSync(path.join(server.dataFolder, 'keys.json'), 'utf8')))
  const db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  const owner = String(db.prepare("select participant_id from places where state = 'active' order by id").pluck().get())
  const link = linkOnServer(db, owner, 'small', NOW)
  token = link.token
  const [word] = visitsOnServer(db, link.id, NOW, 1, 'word')
  const [open] = visitsOnServer(db, link.id, NOW)
  cookies = { word: word?.cookie ?? '', open: open?.cookie ?? '' }
  db.close()
}, 60_000)
afterAll(() => server?.stop())

async function bodiesOf(address: string): Promise<Buffer[]> {
  const cookie = address === '/p/word' ? cookies.word : cookies.open
  const answer = await fetch(server.origin + address, { headers: { Cookie: cookie } })
  expect([address, answer.status]).toEqual([address, 200])
  const page = Buffer.from(await answer.arrayBuffer())
  const files = [...page.toString().matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file = '']) => file)
  const loaded = files.map(async (file) => Buffer.from(await (await fetch(server.origin + file)).arrayBuffer()))
  return [page, ...(await Promise.all(loaded))]
}

it.each([
  '/p/TOKEN',
  '/p/word',
  '/p',
  '/p/next',
  '/p/agenda',
  '/p/needs',
  '/p/changes',
  '/p/contact',
  '/p/agreement',
  '/p/agreement?about=taking-part',
  '/p/data',
  '/p/leaving',
])('LNK-07 %s, its style and its script are 30 kB at most', async (address) => {
  const bodies = await bodiesOf(address.replace('TOKEN', token))
  expect(bodies.length).toBe(4)
  const sum = (sizes: number[]) => sizes.reduce((all, size) => all + size, 0)
  expect(sum(bodies.map((body) => body.length))).toBeLessThan(MOST)
  expect(sum(bodies.map((body) => gzipSync(body).length))).toBeLessThan(MOST_COMPRESSED)
})
