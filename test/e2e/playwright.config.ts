import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from '../support/chromium.mjs'

const results = fileURLToPath(new URL('../../test-results/', import.meta.url))

/** Journeys with and without JavaScript, in a Chromium. Each file starts a server of its own. */
export default defineConfig({
  testDir: '.',
  globalSetup: ['../support/build.mjs', '../support/world.ts', './support/seen-folder.ts'],
  outputDir: `${results}e2e`,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  retries: 0,
  // A journey waits for its server half of the time: two fit on two cores.
  workers: Math.max(2, Math.min(4, availableParallelism())),
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: process.env.E2E_RESULTS ?? `${results}e2e.json` }]],
  use: {
    timezoneId: 'Europe/London',
    locale: 'en-GB',
    // A trace costs a fifth of a run, so it is kept when it is asked for.
    trace: process.env.E2E_TRACE ? { mode: 'retain-on-failure', screenshots: false } : 'off',
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
  },
  projects: [
    { name: 'js', use: { javaScriptEnabled: true } },
    { name: 'no-js', use: { javaScriptEnabled: false } },
  ],
})
