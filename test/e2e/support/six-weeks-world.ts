import { type BrowserContext, expect, type Page } from '@playwright/test'
import type Sqlite from 'better-sqlite3'
import { codeWords } from '#db/seed/demonstration/contacts.ts'
import { aliases } from '#db/seed/demonstration/content/aliases.ts'
import { madeId } from '#db/seed/demonstration/ids.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { cookieOfPerson } from '#test/support/signed-in.ts'
import { looksRight } from './checked.ts'
import { asked, NOON } from './day.ts'
import type { Inbox } from './inbox.ts'

export type Size = { width: number; height: number }

/** Who goes through the six weeks, on which device, and the session that it is about. */
export type Week = {
  page: Page
  context: BrowserContext
  server: TestServer
  inbox: Inbox
  size: Size
  isScripted: boolean
  session: string
  /** What went wrong unseen in each browser, by those who go through the weeks and those who answer. */
  problems: string[][]
}

export const FORUM = 'lgbtq'
export const DATE = '2026-11-30'
export const FACILITATOR = 'Reed (facilitator)'
export const SUPPORT = 'Plover (Victim Support)'

/** Takes the session on that date out of the made-up world: the facilitator is to plan it. */
export function leaveGap(server: TestServer): void {
  asked(server, (db) => {
    const id = db
      .prepare('select sessions.id from sessions join forums on forums.id = forum_id where slug = ? and date = ?')
      .pluck()
      .get(FORUM, DATE)
    const tables = db
      .prepare(
        `select m.name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'session_id' where m.type = 'table'`,
      )
      .pluck()
      .all() as string[]
    db.pragma('foreign_keys = OFF')
    for (const table of tables) db.prepare(`delete from ${table} where session_id = ?`).run(id)
    db.prepare('delete from sessions where id = ?').run(id)
  })
}

/** It is another day: the facilitator signs in anew. */
export async function comeBackAt(week: Week, iso: string): Promise<void> {
  week.server.setClock(iso)
  const [name = '', value = ''] = cookieOfPerson(week.server.dataFolder, madeId('per', 'reed'), iso).split('=')
  await week.context.addCookies([{ name, value, url: week.server.origin }])
}

/** Kills the server and starts another on the same data, at the same address. */
export async function killServer(week: Week): Promise<void> {
  await week.server.kill()
}
export async function startAgain(week: Week, now: string): Promise<void> {
  const { dataFolder, origin } = week.server
  const env = { PORT: new URL(origin).port }
  week.server = await startServer({ seed: 'kept', dataFolder, now, env, smtpUrl: week.inbox.url })
}

/** The morning after: what a server does now and then, it does at its start. */
export async function startInTheMorning(week: Week): Promise<void> {
  const morning = '2026-12-01T10:00:00Z'
  await killServer(week)
  await startAgain(week, morning)
  await expect.poll(() => asked(week.server, (db) => countIn(db, 'welfare_follow_ups', idOf(week)))).toBeGreaterThan(0)
  await comeBackAt(week, morning)
}

/** How many rows of a table are of a session. */
export const countIn = (db: Sqlite.Database, table: string, session: string): number =>
  Number(db.prepare(`select count(*) from ${table} where session_id = ?`).pluck().get(session))

/** A server with the made-up world, in which the session is still to be planned. */
export async function worldWithGap(inbox: Inbox): Promise<TestServer> {
  const server = await startServer({ seed: 'demonstration', now: NOON, smtpUrl: inbox.url })
  leaveGap(server)
  return server
}

/** Goes to a page of the session on this device: nothing is cut off, whatever its size. */
export async function visit(week: Week, part = ''): Promise<void> {
  await week.page.goto(`${week.session}${part}`)
  await fits(week)
}

export async function fits({ page, size }: Pick<Week, 'page' | 'size'>): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(size.width)
}

/** Looks at a page as any page is looked at, and takes up the device again. */
export async function look({ page, size }: Pick<Week, 'page' | 'size'>): Promise<void> {
  await looksRight(page)
  await page.setViewportSize(size)
}

/** What somebody was told to say, for whoever has this name in the made-up world. */
export const codeWordOf = (alias: string): string =>
  codeWords[(aliases as readonly string[]).indexOf(alias) % codeWords.length] ?? ''

export const emailOf = (alias: string): string => `${alias.toLowerCase()}@example.org`
export const idOf = ({ session }: Pick<Week, 'session'>): string => session.split('/').at(-1) ?? ''

/** A button by what it does and what it is about, which only those who do not see the page are told. */
export const named = (does: string, about: string) => ({ name: new RegExp(`^${does} ?: ${about}$`) })
