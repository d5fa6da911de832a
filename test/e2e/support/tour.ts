import { type Browser, expect, type Page, test } from '@playwright/test'
import { madeId } from '#db/seed/demonstration/ids.ts'
import type { TestServer } from '#test/support/server.ts'
import { cookieOfPerson } from '#test/support/signed-in.ts'
import { looksRight, watch } from './checked.ts'
import { onceForEachState } from './seen.ts'

/** Going round the demonstration world as somebody with one role, and looking at each page. */
const NOW = '2026-11-19T12:00:00Z'
const people = {
  facilitator: 'fern',
  support: 'heron',
  analyst: 'ash',
  commissioner: 'cove',
  board: 'birch',
  dpo: 'quill',
  admin: 'flint',
}
export type Who = keyof typeof people

/** Signed in already: how one signs in is looked at in `sign-in.spec.ts`. */
export async function signInAs(page: Page, server: TestServer, who: Who): Promise<void> {
  const [name, value = ''] = cookieOfPerson(server.dataFolder, madeId('per', people[who]), NOW).split('=')
  await page.context().addCookies([{ name: name ?? '', value, url: server.origin }])
  await page.goto(`${server.origin}/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What needs doing')
}

/** Looks at a page of a tour: as at any page, at every width. */
export const look = looksRight

/** The address of the first link in the page's content that begins so. */
export async function linkTo(page: Page, from: string, start: string): Promise<string> {
  await page.goto(from)
  const link = page.locator(`main a[href^="${start}"]:not([href$="/new"])`).first()
  return (await link.getAttribute('href')) ?? ''
}

/** Fails on a broken content policy, a request elsewhere or an error on any page of the browser's context. */
export async function watched(
  browser: Browser,
  server: TestServer,
  options: object,
): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({ ...options, baseURL: server.origin })
  const problems = await watch(context, server.origin)
  return { page: await context.newPage(), problems }
}

/** The session of the Open forum that waits for its register, and the first one that is to come. */
export async function sessionsOf(page: Page): Promise<{ due: string; next: string; held: string }> {
  await page.goto(new URL('/forums/open', page.url()).href)
  const rows = page.locator('main tbody tr')
  const href = async (state: string | RegExp) => {
    const link = rows.filter({ hasText: state }).first().getByRole('link').first()
    return (await link.getAttribute('href')) ?? ''
  }
  return { due: await href('Needs its register'), next: await href('Planned'), held: await href(/Held|Balanced/) }
}

/**
 * Where the focus is, by its place among all elements, and whether it lies inside the window and clear of the bar at the
 * bottom (WCAG 2.4.11); runs in the browser.
 */
function focused(): { at: number; inSight: boolean } {
  const element = document.activeElement ?? document.body
  const at = [...document.querySelectorAll('*')].indexOf(element)
  if (element === document.body || element.closest('.app-save-bar')) return { at, inSight: true }
  const bar = document.querySelector('.app-save-bar')?.getBoundingClientRect().top ?? window.innerHeight
  const { top, bottom } = element.getBoundingClientRect()
  return { at, inSight: bottom > 0 && top < Math.min(bar, window.innerHeight) }
}

/** The next stop of the Tab key, which has to be in sight. */
export async function tab(page: Page): Promise<number> {
  await page.keyboard.press('Tab')
  const { at, inSight } = await page.evaluate(focused)
  const element = () => page.locator(':focus').evaluate(({ outerHTML }) => outerHTML)
  expect(inSight, inSight ? '' : `${page.url()}: out of sight is ${await element()}`).toBe(true)
  return at
}

/**
 * Goes through a page on a small screen with the Tab key: every link, button and box is reached, and in sight when it is
 * (WCAG 2.1.1, 2.1.2, 2.4.11). Of a group of radio buttons the key reaches one.
 */
export const walk = (page: Page) => onceForEachState(page, { what: 'walk', within: 'route' }, () => walkThrough(page))

async function walkThrough(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  if (test.info().project.use.javaScriptEnabled !== false)
    await expect(page.getByRole('button', { name: 'Menu' })).toBeVisible()
  const left = new Set(await page.evaluate(waiting))
  const stops = left.size + 20
  for (let stop = 0; stop < stops && left.size > 0; stop++) left.delete(await tab(page))
  expect([...left], `${page.url()}: what the Tab key does not reach`).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** What can be used on a page, by its place among all elements; runs in the browser. */
function waiting(): number[] {
  const all = [...document.querySelectorAll('*')]
  const usable = 'a[href], button:enabled, summary, select, textarea, input:enabled:not([type=hidden], [type=radio])'
  const seen = { visibilityProperty: true }
  return all.flatMap((element, at) => (element.matches(usable) && element.checkVisibility(seen) ? [at] : []))
}
