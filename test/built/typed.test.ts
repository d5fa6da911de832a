import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeEverywhere } from '#test/support/canaries.ts'
import { type Answer, type Ask, askAs, crawl, each, noting } from '#test/support/crawl.ts'
import { bodyOf, formsIn, formsOf, type PageForm } from '#test/support/forms.ts'
import { addressOf, asData, builtPages, routeAt } from '#test/support/manifest.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { visitsOf } from '#test/support/signed-in.ts'
import { skeletonOf } from '#test/support/skeleton.ts'
import { changed, digests, TRAIL_AND_LAST_SEEN } from '#test/support/tables.ts'
import { idsOfWorld } from '#test/support/world-ids.ts'
import { payloads } from '#test/support/xss.ts'

/** What people type: as text on every page, and nothing but what a form asks for. */
const NOW = '2026-11-19T12:00:00Z'
const ROLES = ['facilitator', 'analyst', 'commissioner', 'dpo', 'admin'] as const
type Somebody = (typeof ROLES)[number]
const HARMLESS = 'Some harmless words'

let server: TestServer
let db: Sqlite.Database
let ids: Record<string, string>
const asks = new Map<Somebody, Ask>()
const forms = new Map<Somebody, PageForm[]>()

beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: NOW, env: { WORKER_SECONDS: '3600' } })
  db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  ids = idsOfWorld(db, NOW)
  for (const role of ROLES) {
    const ask = askAs(server.origin, visitsOf(server.dataFolder, role, NOW)[0]?.cookie ?? '')
    asks.set(role, ask)
    forms.set(role, await formsOf(ask))
  }
}, 60_000)
afterAll(async () => {
  db?.close()
  await server?.stop()
})

const askOf = (role: Somebody): Ask => asks.get(role) ?? askAs(server.origin, '')
const formsFor = (role: Somebody) => forms.get(role) ?? []

/** Payloads together, as many as fit into what a field takes. */
const handfuls = Array.from({ length: Math.ceil(payloads.length / 7) }, (_, at) =>
  payloads.slice(at * 7, at * 7 + 7).join(' '),
)
/** So long are all in a form: it says the same of each of them. */
const LENGTH = Math.max(...handfuls.map(({ length }) => length))
const asLong = (words: string) => words.padEnd(LENGTH, ' and more')

describe('WEB-07 forty ways to have something run', () => {
  const printing: { role: Somebody; address: string; skeleton: string }[] = []
  beforeAll(async () => {
    writeEverywhere(db, HARMLESS)
    const starts = ['/', ...builtPages().map((entry) => addressOf(entry, ids))]
    // The trail grows while it is looked at, but for what somebody did who does nothing here.
    const settled = (found: string) => (found.startsWith('/audit') ? `/audit?person=${ids.person}` : found)
    for (const role of ROLES) {
      const answers = new Map<string, Answer>()
      const found = (await crawl(noting(askOf(role), answers), 1, starts)).map(settled)
      await each([...new Set(found)], async (address) => {
        // What needs doing is asked again: the crawl itself may have brought some of it about.
        const known = address === '/' ? undefined : answers.get(address)
        const { status, text } = known ?? (await askOf(role)(address))
        if (status === 200 && text.includes(HARMLESS)) printing.push({ role, address, skeleton: skeletonOf(text) })
      })
    }
  }, 120_000)

  it('are looked for wherever a page prints what was typed', () => {
    expect(printing.length).toBeGreaterThan(40)
    expect(payloads.length).toBeGreaterThanOrEqual(40)
  })

  it.each(handfuls)('are text wherever a page prints what was typed, handful %$', async (handful) => {
    const wrong: string[] = []
    writeEverywhere(db, handful)
    await each(printing, async ({ role, address, skeleton }) => {
      const { status, text } = await askOf(role)(address)
      if (status !== 200 || skeletonOf(text) !== skeleton) wrong.push(`${role} ${address} ${status}`)
    })
    writeEverywhere(db, HARMLESS)
    expect(wrong).toEqual([])
  })

  it('are text in a form that comes back with them', async () => {
    const filled = (form: PageForm, words: string) => [
      ...form.fields.map(([name, value]) => [name, form.typed.includes(name) ? words : value] as const),
      ['not-asked-for', words] as const,
    ]
    const wrong: string[] = []
    let held = 0
    for (const role of ROLES)
      await each(
        formsFor(role).filter(({ typed }) => typed.length > 0),
        async (form) => {
          const sent = async (words: string) =>
            askOf(role)(form.to, { method: 'POST', body: bodyOf(form, filled(form, words)) })
          const harmless = skeletonOf((await sent(asLong(HARMLESS))).text)
          for (const handful of handfuls) {
            const { status, text } = await sent(asLong(handful))
            if (text.includes('alert(1)')) held++
            if (status !== 400 || skeletonOf(text) !== harmless) wrong.push(`${role} ${form.to} ${status} ${handful}`)
          }
        },
      )
    expect(wrong).toEqual([])
    expect(held, 'forms that did come back with them').toBeGreaterThan(40)
  })

  it('are text, or nothing, in an address', async () => {
    const wrong: string[] = []
    const at = [
      ...[
        '/points?forum=',
        '/points?theme=',
        '/vouchers?forum=',
        '/forums/',
        '/sessions/',
        '/reports/',
        '/participants/',
      ],
      ...[`/sessions/${ids.session}/points?edit=`, `/sessions/${ids.session}/vouchers?take-back=`],
      `/forums/${ids.forum}/participants?`,
    ]
    await each(at, async (start) => {
      const shown = async (words: string) => {
        const { status, text } = await askOf('facilitator')(start + encodeURIComponent(words))
        return { status, skeleton: skeletonOf(text) }
      }
      const harmless = await shown(HARMLESS)
      for (const payload of payloads) {
        const { status, skeleton } = await shown(payload)
        if (status >= 500 || skeleton !== harmless.skeleton) wrong.push(`${status} ${start}${payload}`)
      }
    })
    expect(wrong).toEqual([])
  })

  it('would be noticed if one were not (negative control)', () => {
    const page = (words: string) => `<!DOCTYPE html><title>x</title><p title="x">${words}</p>`
    const unescaped = payloads.filter((payload) => skeletonOf(page(payload)) !== skeletonOf(page(HARMLESS)))
    expect(unescaped.length).toBeGreaterThan(25)
    expect(handfuls.filter((handful) => skeletonOf(page(handful)) === skeletonOf(page(HARMLESS)))).toEqual([])
  })
})

type Fields = [string, string][]
/** Hidden fields that hold a list, however short it is on the page. */
const LISTS = ['before']
/** Forms with something in them that no page of ours sends. */
function twisted({ fields, many }: PageForm): [string, Fields][] {
  const added = [
    'role',
    'id',
    'state',
    'ownerId',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '__proto__[admin]',
    '',
  ]
  const once = [...new Map(fields.filter(([name]) => !many.has(name) && !LISTS.includes(name)))]
  return [
    ...added.map((name): [string, Fields] => [`with ${name || 'no name'}`, [...fields, [name, 'x']]]),
    ...once.map(([name, value]): [string, Fields] => [`with ${name} twice`, [...fields, [name, value]]]),
    ...once.map(([name, value]): [string, Fields] => [`with ${name}[]`, [...fields, [`${name}[]`, value]]]),
  ]
}

const isOwn = ({ to }: PageForm) => to.startsWith('/account')
const kindOf = ({ to, fields }: Pick<PageForm, 'to' | 'fields'>) =>
  `${to.replace(/[a-z]{3}_\w+|VVF-\w+|\?.*/g, ':id')} ${fields.find(([name]) => name === 'intent')?.[1] ?? ''}`.trim()
/** Forms that a plausible filling is not enough for. */
const NEEDS_MORE = [
  '/sessions/:id/write-up destroy', // how the notes on paper were destroyed
  '/sessions/:id/team retire-guest', // a guest who is in no team to come
  '/venues/new', // that it is no police building
  '/calendar/dates check', // a file
  '/participants/:id rename', // the name that it starts from is one that nobody could have
  '/reports/new', // too few people took part
  '/account/app:id app', // a code of the app
  '/agreement/words:id preview', // a day
  '/participants/:id/data corrected', // what was changed
  '/account/passkeys add-passkey', // the passkey
  '/participants/:id/data corrected', // a request that is being done
  '/participants/:id/data withdraw', // one that is open
  '/participants/:id/agreement answer', // the words and the last answer as they are now
  '/participants/:id/contact:id save-route', // an address of that route
]
/** How many forms of each role are taken at the least: others have gone by then, with what the earlier ones did. */
const TAKEN: Record<Somebody, number> = { facilitator: 12, analyst: 4, commissioner: 4, dpo: 4, admin: 6 }

describe('AZ-05 a form with what nobody asked for', () => {
  it.each(ROLES)(
    'is refused whoever sends it: %s',
    async (role) => {
      const before = digests(db, TRAIL_AND_LAST_SEEN)
      const wrong: string[] = []
      let sent = 0
      await each(formsFor(role), async (form) => {
        const id = routeAt(form.to)?.id ?? 'nowhere'
        for (const [at, [what, fields]] of twisted(form).entries()) {
          // Once as the whole page; the rest as data, for which nothing has to be drawn.
          const to = at === 0 ? form.to : asData(form.to, id)
          const { status } = await askOf(role)(to, { method: 'POST', body: bodyOf(form, fields) })
          sent++
          if (status !== 400) wrong.push(`${form.to} ${what}: ${status}`)
        }
      })
      expect(wrong).toEqual([])
      expect(changed(before, digests(db, TRAIL_AND_LAST_SEEN))).toEqual([])
      if (role === 'facilitator') expect(sent).toBeGreaterThan(200)
    },
    240_000,
  )

  it.each(ROLES)('is one that would have been taken without it: %s (negative control)', async (role) => {
    const found = formsFor(role)
    const visits = visitsOf(server.dataFolder, role, NOW, found.length)
    const answers = new Map<string, number>()
    // A new password ends all sign-ins, so it comes last.
    const inOrder = found.slice().sort((one, other) => Number(isOwn(one)) - Number(isOwn(other)))
    for (const [at, { page, ...form }] of inOrder.entries()) {
      const ask = askAs(server.origin, visits[at]?.cookie ?? '')
      const fresh = formsIn((await ask(page)).text, page).find((one) => kindOf(one) === kindOf(form))
      if (!fresh) continue
      const fields = fresh.fields.map(
        ([name, value]) => [name, name === 'reference' ? (ids.reference ?? '') : value] as const,
      )
      const { status } = await ask(fresh.to, { method: 'POST', body: bodyOf(fresh, fields) })
      answers.set(kindOf(form), status)
    }
    const refused = [...answers].filter(([, status]) => status >= 400).map(([kind]) => kind)
    expect(refused.filter((kind) => !NEEDS_MORE.includes(kind))).toEqual([])
    expect(answers.size - refused.length).toBeGreaterThanOrEqual(TAKEN[role])
  })
})
