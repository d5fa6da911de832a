import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'

const NARROW = { width: 360, height: 800 }
const WIDE = { width: 1280, height: 900 }

/**
 * axe needs timers, which a browser without JavaScript does not run; the same pages are looked at with it in the other
 * project.
 */
const canRunAxe = () => test.info().project.use.javaScriptEnabled !== false

/**
 * Looks at a page as its users would have it looked at: one heading, no accessibility finding (WCAG 2.2 AA), nothing
 * to scroll sideways at 360 px.
 */
export async function looksRight(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await page.setViewportSize(NARROW)
  const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
  await page.setViewportSize(WIDE)
  if (!canRunAxe()) return
  // No page has a frame, so axe needs no second page to put its findings together.
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode()
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`),
    page.url(),
  ).toEqual([])
}

/** Fails the test when a page breaks its own content policy, asks another origin for anything, or throws. */
export async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const problems: string[] = []
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) problems.push(`asked for ${request.url()}`)
  })
  context.on('weberror', (error) => problems.push(error.error().message))
  context.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) problems.push(message.text())
  })
  return problems
}
