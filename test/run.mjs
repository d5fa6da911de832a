import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, install, npm, root, say } from '../app/tasks/prepare.mjs'
import { provideChromium } from './support/chromium.mjs'

/** `npm test`: everything, from a fresh clone. Plain Node; the last line is "N passed, N failed". */
const results = mkdtempSync(path.join(tmpdir(), 'vvf-results-'))
const STAGE_LIMIT = 10 * 60_000

const stages = [
  { name: 'Install and build', run: prepare },
  { name: 'Lint and types', run: check },
  { name: 'Unit and route tests on SQLite', run: () => vitest('sqlite', 'sqlite-apart') },
  { name: 'Unit and route tests on PostgreSQL', run: () => vitest('postgres', 'postgres-apart') },
  { name: 'The build', run: () => vitest('built', 'timed') },
  { name: 'Faults', run: () => vitest('faults') },
  { name: 'Browser journeys', run: journeys },
]

const total = { passed: 0, failed: 0 }
const summary = []
for (const { name, run } of stages) {
  say(`\n== ${name}`)
  const began = performance.now()
  const { passed, failed } = attempt(run)
  total.passed += passed
  total.failed += failed
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  summary.push(`${failed > 0 ? 'FAILED' : 'ok    '}  ${name}: ${passed} passed, ${failed} failed, ${seconds} s`)
}
rmSync(results, { recursive: true, force: true })
say(`\n${summary.join('\n')}\n`)
say(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

/** A stage that cannot even run counts as one failure; the others go on. */
function attempt(run) {
  try {
    return run()
  } catch (error) {
    say(error.message)
    return { passed: 0, failed: 1 }
  }
}

function prepare() {
  install()
  build()
  return { passed: 0, failed: 0 }
}

function check() {
  npm(['run', '--silent', 'check'], { stdio: ['ignore', 'inherit', 'inherit'] })
  return { passed: 1, failed: 0 }
}

function vitest(...projects) {
  const file = path.join(results, `${projects[0]}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const wanted = projects.flatMap((project) => ['--project', project])
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...wanted]
  const ended = node([...args, ...reporters])
  const report = readReport(file)
  if (!report) return crashed(0, 0)
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0)
  return settled(ended, report.numPassedTests, report.numFailedTests + broken.length)
}

function journeys() {
  const chromium = provideChromium(root)
  const file = path.join(results, 'e2e.json')
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'test/e2e/playwright.config.ts']
  const ended = node(args, { E2E_RESULTS: file, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) })
  const report = readReport(file)
  if (!report) return crashed(0, 0)
  return settled(ended, report.stats.expected, report.stats.unexpected + report.stats.flaky)
}

/** No test at all, or a bad ending that no test accounts for, is a failure too. */
function settled(ended, passed, failed) {
  return failed === 0 && (!ended || passed === 0) ? crashed(passed, failed) : { passed, failed }
}

function crashed(passed, failed) {
  return { passed, failed: failed + 1 }
}

function node(args, env = {}) {
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], timeout: STAGE_LIMIT }
  return spawnSync(process.execPath, args, { ...options, env: { ...process.env, ...env } }).status === 0
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
