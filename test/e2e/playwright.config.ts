import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from '../support/chromium.mjs'

const results = fileURLToPath(new URL('../../test-results/', import.meta.url))

/** Journeys with and without JavaScript, in a Chromium. Each file starts a server of its own. */
export default defineConfig({
  testDir: '.',
  globalSetup: '../support/build.mjs',
  outputDir: `${results}e2e`,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  retries: 0,
  workers: process.env.CI && availableParallelism() <= 2 ? 1 : Math.min(4, availableParallelism()),
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: process.env.E2E_RESULTS ?? `${results}e2e.json` }]],
  use: {
    timezoneId: 'Europe/London',
    locale: 'en-GB',
    trace: { mode: 'retain-on-failure', screenshots: false },
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
  },
  projects: [
    { name: 'js', use: { javaScriptEnabled: true } },
    { name: 'no-js', use: { javaScriptEnabled: false } },
  ],
})
