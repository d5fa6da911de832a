import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { onceForEachState } from './seen.ts'

const WIDE = { width: 1280, height: 900 }
/** From the narrowest there is (WCAG 1.4.10) to a desk, where a page is left. */
const WIDTHS = [320, 360, 768, WIDE.width]

/**
 * axe needs timers, which a browser without JavaScript does not run; the same pages are looked at with it in the other
 * project.
 */
const canRunAxe = () => test.info().project.use.javaScriptEnabled !== false

/**
 * Looks at a page as its users would have it looked at: one heading, no accessibility finding (WCAG 2.2 AA), nothing
 * to scroll sideways on any screen. What takes long is done once in a run for each state of a page.
 */
export async function looksRight(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  if (page.viewportSize()?.width !== WIDE.width) await page.setViewportSize(WIDE)
  await onceForEachState(page, { what: 'fits', within: 'route' }, () => fitsEveryScreen(page))
  if (canRunAxe()) await onceForEachState(page, { what: 'axe', within: 'run' }, () => hasNoFinding(page))
}

async function fitsEveryScreen(page: Page): Promise<void> {
  const tooWide: number[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ ...WIDE, width })
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
      tooWide.push(width)
  }
  expect(tooWide, `${page.url()} scrolls sideways at these widths`).toEqual([])
}

async function hasNoFinding(page: Page): Promise<void> {
  // No page has a frame, so axe needs no second page to put its findings together.
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .options({ resultTypes: ['violations'] })
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
