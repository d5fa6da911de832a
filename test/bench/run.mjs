import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'

/**
 * `npm run bench`: requests a second and the median time of the pages people use most, beside a bare page of the same
 * build, as ratios in one run. Rounds are interleaved, so that a machine that slows down slows both sides alike.
 * Needs a build. Talks to loopback only and stops by itself.
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 2)
const CONNECTIONS = 8
const PORT = Number(process.env.BENCH_PORT ?? 3990)
const AIM = 0.5

const folder = mkdtempSync(path.join(tmpdir(), 'vvf-bench-'))
const origin = `http://localhost:${PORT}`
const env = {
  ...process.env,
  ...{ APP_MODE: 'demonstration', DATA_FOLDER: path.join(folder, 'data'), PORT: String(PORT), ORIGIN: origin },
  ...{ NODE_ENV: 'production', LOG_LEVEL: 'error', BENCH_ROUTE: 'on', CLOCK_FILE: '' },
}

const seeded = spawnSync(process.execPath, ['--import', 'tsx', 'db/seed/demonstration/run.ts'], {
  env,
  stdio: 'inherit',
})
if (seeded.status !== 0) process.exit(1)
const server = spawn(process.execPath, ['build/server/index.js'], { env, stdio: 'inherit' })

try {
  await alive()
  await compare()
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
}

async function alive() {
  for (let tries = 0; tries < 200; tries++) {
    const ready = await fetch(`${origin}/health/ready`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server did not start')
}

/** Signs in as a demonstration person whose line on /demo matches, and returns the cookie. */
async function signInAs(pattern) {
  const page = await (await fetch(`${origin}/demo`)).text()
  const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((text) => pattern.test(text)) ?? ''
  const field = (name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? ''
  const body = new URLSearchParams({ submission: field('submission'), person: field('person') })
  const headers = { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }
  const response = await fetch(`${origin}/demo`, { method: 'POST', headers, body, redirect: 'manual' })
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  if (!cookie) throw new Error('could not sign in')
  return cookie
}

async function firstLink(address, cookie, pattern) {
  const page = await (await fetch(origin + address, { headers: { Cookie: cookie } })).text()
  const found = pattern.exec(page)?.[1]
  if (!found) throw new Error(`no link on ${address}`)
  return found
}

async function measure(address, cookie) {
  const result = await autocannon({
    url: origin + address,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { cookie },
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${address} answered ${result.non2xx} times with something else than 2xx`)
  return { perSecond: result.requests.average, p50: result.latency.p50 }
}

async function compare() {
  const facilitator = await signInAs(/Fern/)
  const analyst = await signInAs(/Ash/)
  const session = await firstLink('/forums', facilitator, /href="(\/sessions\/[^"/]+)"/)
  const report = await firstLink('/reports', analyst, /href="(\/reports\/\d+)"/)
  const pages = [
    ['/', facilitator],
    ['/forums', facilitator],
    ['/sessions/:id', facilitator, session],
    ['/tagging', analyst],
    ['/reports/:number', analyst, report],
  ]
  process.stdout.write(
    `${ROUNDS} rounds of ${SECONDS} s, ${CONNECTIONS} connections; ratio = page ÷ bare page of the same round\n\n`,
  )
  process.stdout.write(
    `${'page'.padEnd(18)}${'req/s'.padStart(8)}${'bare'.padStart(8)}${'ratio'.padStart(8)}${'p50 ms'.padStart(9)}${'bare ms'.padStart(9)}\n`,
  )
  for (const [name, cookie, address = name] of pages) await comparePage(name, address, cookie)
}

async function comparePage(name, address, cookie) {
  await measure(address, cookie)
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await measure('/bench', cookie)
    const page = await measure(address, cookie)
    rounds.push({ bare, page, ratio: page.perSecond / bare.perSecond })
  }
  const median = (pick) => rounds.map(pick).sort((a, b) => a - b)[Math.floor(rounds.length / 2)]
  const ratio = median((one) => one.ratio)
  const figures = [
    median((one) => one.page.perSecond)
      .toFixed(0)
      .padStart(8),
    median((one) => one.bare.perSecond)
      .toFixed(0)
      .padStart(8),
    ratio.toFixed(2).padStart(8),
    String(median((one) => one.page.p50)).padStart(9),
    String(median((one) => one.bare.p50)).padStart(9),
  ]
  process.stdout.write(`${name.padEnd(18)}${figures.join('')}${ratio < AIM ? `  below the aim of ${AIM}` : ''}\n`)
}
