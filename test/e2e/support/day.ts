import path from 'node:path'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import type { TestServer } from '#test/support/server.ts'
import { cookieOfPerson, visitsOf } from '#test/support/signed-in.ts'

/** The session day of the demonstration world, and what the data file says of it. */
export const NOON = '2026-11-19T12:00:00Z'

export function asked<T>(server: TestServer, does: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  const answer = does(db)
  db.close()
  return answer
}

/** The session that is today. */
export const sessionToday = (server: TestServer): string =>
  asked(server, (db) => String(db.prepare("select id from sessions where date = '2026-11-19'").pluck().get()))

/** What was saved: who is marked how, how many notes there are, and how often a face was tapped. */
export function savedOf(server: TestServer, session: string) {
  return asked(server, (db) => {
    const all = (text: string) => db.prepare(text).pluck()
    return {
      attended: all("select count(*) from register_entries where session_id = ? and status = 'attended'").get(session),
      notes: all('select count(*) from raw_notes where session_id = ?').get(session),
      taps: all('select coalesce(sum(number), 0) from pulse_tallies where session_id = ?').get(session),
    }
  })
}

/** Signs a facilitator in, each time anew: a page that was open before belongs to another sign-in. */
export async function signInFacilitator(context: BrowserContext, server: TestServer, at = NOON): Promise<void> {
  const [visit] = visitsOf(server.dataFolder, 'facilitator', at)
  await putCookie(context, server, visit?.cookie ?? '')
}

/** Signs in the facilitator of the forum that meets today. */
export async function signInColleague(context: BrowserContext, server: TestServer, at = NOON): Promise<void> {
  const person = asked(server, (db) =>
    db
      .prepare(
        `select person_id from grants join sessions on sessions.forum_id = grants.forum_id
          where role = 'facilitator' and date = '2026-11-19' limit 1`,
      )
      .pluck()
      .get(),
  )
  await putCookie(context, server, cookieOfPerson(server.dataFolder, String(person), at))
}

async function putCookie(context: BrowserContext, server: TestServer, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: server.origin }])
}

/** The line that says whether all is saved. */
export const bar = (page: Page) => page.locator('[data-day-says]')

/** Those who can still be marked as there. */
export const toCome = (page: Page) =>
  page
    .locator('#people ~ .app-day-people > [data-day-mark]')
    .filter({ has: page.getByRole('button', { name: 'Arrived' }) })

/** Marks the first who is still to come as there, and returns their name. */
export async function arrive(page: Page): Promise<string> {
  const person = toCome(page).first()
  const name = (await person.getAttribute('data-day-about')) ?? ''
  const id = await person.getAttribute('id')
  await person.getByRole('button', { name: 'Arrived' }).click()
  await expect(page.locator(`#${id} .govuk-tag`).first()).toHaveText('Attended')
  return name
}

/** Takes a note on anything else. */
export async function takeNote(page: Page, text: string): Promise<void> {
  const place = page.locator('#item-other')
  const form = place.locator(':scope > .govuk-details')
  if (!(await form.getByLabel('What was said').isVisible())) await form.getByText('Take a note').click()
  await form.getByLabel('What was said').fill(text)
  await form.getByRole('button', { name: 'Save note' }).click()
  await expect(place.locator('.app-day-note').filter({ hasText: text })).toHaveCount(1)
}

/** All that the browser holds for this origin, as text: where it is kept, and what is in it. */
export function storedIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const text = (value: unknown): string => {
      const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value
      if (bytes instanceof Uint8Array) return new TextDecoder().decode(bytes)
      if (typeof value !== 'object' || value === null) return String(value)
      return Object.entries(value)
        .map(([name, one]) => `${name}=${text(one)}`)
        .join(' ')
    }
    const found: string[] = [JSON.stringify({ ...localStorage, ...sessionStorage }), ...(await caches.keys())]
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
      })
      for (const table of db.objectStoreNames)
        found.push(
          await new Promise<string>((resolve) => {
            const request = db.transaction(table).objectStore(table).getAll()
            request.onsuccess = () => resolve(request.result.map(text).join('\n'))
          }),
        )
      db.close()
    }
    return found.join('\n')
  })
}

/** Puts a copy of the only entry that waits beside it, with something else in the clear. */
export function copyRow(page: Page, change: object): Promise<void> {
  return page.evaluate(async (other) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('session-day')
      request.onsuccess = () => resolve(request.result)
    })
    const table = db.transaction('entries', 'readwrite').objectStore('entries')
    await new Promise<void>((resolve) => {
      const all = table.getAll()
      all.onsuccess = () => {
        const { seq: _, ...row } = all.result[0]
        table.transaction.oncomplete = () => resolve()
        table.add({ ...row, ...other })
      }
    })
    db.close()
  }, change)
}
