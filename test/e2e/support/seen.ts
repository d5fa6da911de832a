import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Page, test } from '@playwright/test'
import { shapeOf } from '#test/support/crawl.ts'
import { madeOf } from './made-of.ts'

type Look = { what: string; within: 'route' | 'run' }

/** What makes another state of a page, whatever other pages have of it. */
const TELLING = /error|banner|alert|dialog|panel|warning/

/**
 * Looks at a page, unless all that it is made of was looked at in this run, in the same project: on pages of the same
 * route; or, within the run, on any page, but each route and each state of it, such as one with an error summary, for
 * itself. What fails is not remembered.
 */
export async function onceForEachState(page: Page, { what, within }: Look, look: () => Promise<void>): Promise<void> {
  const route = shapeOf(new URL(page.url()).pathname)
  const isOfRoute = (one: string) => within === 'route' || TELLING.test(one)
  const made = [
    `${route} is there`,
    ...(await page.evaluate(madeOf)).map((one) => (isOfRoute(one) ? `${route} ${one}` : one)),
  ]
  const file = path.join(process.env.E2E_SEEN ?? '', `${test.info().project.name}-${what}`)
  const seen = new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
  const fresh = made.filter((one) => !seen.has(one))
  if (fresh.length === 0) return
  await look()
  appendFileSync(file, fresh.map((one) => `${one}\n`).join(''))
}
