import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Page, test } from '@playwright/test'
import { shapeOf } from '#test/support/crawl.ts'
import { madeOf } from './made-of.ts'

/**
 * Looks at a page, unless all that it is made of was looked at on pages of the same route in this run, in the same
 * project. Something new on it, such as an error summary, makes another state of it. What fails is not remembered.
 */
export async function onceForEachState(page: Page, what: string, look: () => Promise<void>): Promise<void> {
  const route = `${test.info().project.name} ${what} ${shapeOf(new URL(page.url()).pathname)}`
  const file = path.join(process.env.E2E_SEEN ?? '', encodeURIComponent(route).slice(0, 200))
  const seen = new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
  const fresh = (await page.evaluate(madeOf)).filter((one) => !seen.has(one))
  if (fresh.length === 0) return
  await look()
  appendFileSync(file, fresh.map((one) => `${one}\n`).join(''))
}
