import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { safePath } from '#app/http/responses.server.ts'
import { address, known } from '../support/redirects.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer({ now: '2026-11-19T12:00:00Z' })
})
test.afterAll(() => server?.stop())

test('WEB-06 a browser stays with us wherever it was to be sent', async ({ page }) => {
  await page.goto(`${server.origin}/sign-in`)
  const paths = [...known, ...fc.sample(address, { numRuns: 3_000, seed: 1645 })].map(safePath)
  const away = await page.evaluate(
    (all) => all.filter((path) => new URL(path, location.href).origin !== location.origin),
    paths,
  )
  expect(away).toEqual([])
  const fooled = await page.evaluate(
    (all) =>
      all.filter((path) => URL.canParse(path, location.href) && new URL(path, location.href).origin !== location.origin)
        .length,
    known,
  )
  expect(fooled, 'addresses that lead away as they are').toBeGreaterThan(10)
})

test('WEB-04 a browser tells of what the policy stopped, and the log gets no address', async ({ page }) => {
  await page.goto(`${server.origin}/invitation/a-secret-of-somebody?x=1`)
  const told = page.waitForRequest((request) => request.url().endsWith('/csp-reports'))
  await page.evaluate(() => {
    const image = document.createElement('img')
    image.src = 'https://evil.test/x.png'
    document.body.append(image)
  })
  const headers = await (await told).allHeaders()
  expect(headers['sec-fetch-site']).toBe('same-origin')
  await expect
    .poll(() => server.log.filter((line) => line.includes('content security policy')).join(''))
    .toMatch(/"route":"routes\/invitation\.\$token","code":"img-src"/)
  expect(server.log.join('')).not.toMatch(/a-secret-of-somebody|evil\.test/)
})
