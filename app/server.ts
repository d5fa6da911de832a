import { createServer } from 'node:http'
import * as build from 'virtual:remix/server-build'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express, { type Request, type Response } from 'express'
import { closeDatabase } from '#db/client.server.ts'
import { claimFolders, openDatabase } from '#db/open.server.ts'
import { seedReference } from '#db/seed/reference.ts'
import { now } from './clock.server.ts'
import { config, isProduction } from './config.server.ts'
import { openKeys } from './crypto/keys.server.ts'
import { warmUp } from './crypto/passwords.server.ts'
import { beginChain } from './domain/audit/commands.server.ts'
import type { Anchor } from './domain/audit/rules.ts'
import { endLateTasks } from './domain/contact/task-commands.server.ts'
import { settleErasures } from './domain/data-rights/erasure-commands.server.ts'
import { checkKeysFit } from './domain/keys/fit-queries.server.ts'
import { removeOrphanKeys, sealExistingNames } from './domain/keys/sealing-commands.server.ts'
import { wrapNext } from './domain/keys/wrapping-commands.server.ts'
import { runNightly } from './domain/retention/commands.server.ts'
import { settleSessions } from './domain/team/standing-commands.server.ts'
import { raiseFollowUps } from './domain/welfare/raise-commands.server.ts'
import { settleBalances } from './domain/write-ups/balance-commands.server.ts'
import { watchAlerts } from './http/alerts.server.ts'
import { watchTrail } from './http/anchor.server.ts'
import { anchorOf } from './http/anchor-store.server.ts'
import { assets } from './http/assets.server.ts'
import { arrivalLimits } from './http/body-limits.ts'
import { turnAwaySignIns } from './http/busy.server.ts'
import { CSP_REPORTS, cspReports } from './http/csp-reports.server.ts'
import { printFirstLink } from './http/first-link.server.ts'
import { health } from './http/health.server.ts'
import { startJob } from './http/jobs.server.ts'
import {
  knownHost,
  lastResort,
  limits,
  methods,
  ownOrigin,
  requestId,
  securityHeaders,
} from './http/middleware.server.ts'
import { startNightly } from './http/nightly.server.ts'
import { askedRightly, guardedBuild, matcherOf, nowhereIn } from './http/routes.server.ts'
import { rememberSignIn } from './http/session.server.ts'
import { startAsking, startWorker } from './http/worker.server.ts'
import { logger } from './logger.server.ts'

if (config.mode === 'live' && !isProduction) throw new Error('Start with npm start, or set NODE_ENV=production')
const anchor = await prepare()

const matching = matcherOf(build)
const guarded = guardedBuild(build)
const nowhere = answering(nowhereIn(guarded))
const app = express()
app.disable('x-powered-by')
app.disable('etag')
app.set('trust proxy', config.trustedProxies)
app.use(requestId)
app.use(securityHeaders)
app.use(methods('GET', 'HEAD', 'POST'))
app.use('/health', methods('GET', 'HEAD'), health)
app.use(knownHost)
app.use(limits)
app.use('/assets', methods('GET', 'HEAD'), assets)
app.use(ownOrigin)
app.use('/__manifest', (_request, response) => response.sendStatus(404))
app.use(
  CSP_REPORTS,
  methods('POST'),
  cspReports((path) => matching(path).at(-1)),
)
app.use(turnAwaySignIns)
app.use(rememberSignIn)
app.use(askedRightly(build, matching, nowhere))
app.all('*', answering(guarded))

app.use(lastResort)

const server = createServer(arrivalLimits, app)
server.once('error', cannotListen)
server.listen(config.port, config.bindAddress, () => void started())
let orphanKeys: string[] = []
const jobs = [
  startWorker(),
  startAsking(),
  startJob(() => wrapNext(now()), { name: 'change of keys' }),
  startJob(() => raiseFollowUps(now()), { name: 'check-ins', seconds: Math.max(60, config.workerSeconds) }),
  startJob(() => settleBalances(now()), { name: 'balance', seconds: Math.max(60, config.workerSeconds) }),
  startJob(() => endLateTasks(now()), { name: 'calls that are too late', seconds: Math.max(60, config.workerSeconds) }),
  startJob(clearOrphanKeys, { name: 'keys of nobody', seconds: 3600 }),
  startJob(() => settleSessions(now()), { name: 'sessions that are no longer confirmed', seconds: 60 }),
  startNightly({ name: 'removal', run: runNightly }),
]
const watching = watchTrail(anchor)
// Under test the clock is moved on purpose.
const alerts = config.mode === 'test' ? null : watchAlerts()

function answering(routes: ServerBuild) {
  const getLoadContext = (_request: Request, response: Response) => ({ nonce: String(response.locals.nonce) })
  return createRequestHandler({ build: routes, mode: 'production', getLoadContext })
}

/** What has to be in order before anybody is served. Where it is not, one plain sentence says so and the process ends. */
async function prepare(): Promise<Anchor | null> {
  try {
    claimFolders(config)
    openKeys(config)
    const anchor = anchorOf(config)
    await openDatabase(config)
    await beginChain(now())
    const { lacking } = await checkKeysFit(config)
    if (lacking > 0) logger.error({ count: lacking }, 'participants without a key')
    await sealExistingNames(now())
    await settleErasures(now())
    await seedReference(now())
    await warmUp()
    return anchor
  } catch (error) {
    logger.error({}, 'could not start', error)
    process.stderr.write(`${error instanceof Error ? error.message : 'The service could not start.'}\n`)
    process.exit(1)
  }
}

function cannotListen(error: NodeJS.ErrnoException): void {
  logger.error({ port: config.port, code: error.code }, 'could not start', error)
  const isTaken = error.code === 'EADDRINUSE'
  process.stderr.write(
    isTaken ? `Port ${config.port} is in use. Stop what uses it, or set PORT to another.\n` : `${error.message}\n`,
  )
  process.exit(1)
}

async function started(): Promise<void> {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  logger.info({ port, mode: config.mode }, 'listening')
  await printFirstLink()
}

async function clearOrphanKeys(): Promise<boolean> {
  orphanKeys = await removeOrphanKeys(now(), orphanKeys)
  return false
}

async function stop(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  await Promise.all(jobs.map((job) => job?.stop()))
  await closed
  await alerts?.stop()
  await watching.stop()
  await closeDatabase()
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(0)))
for (const unforeseen of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(unforeseen, (error) => {
    logger.error({ code: unforeseen }, 'ended by what nobody foresaw', error)
    process.exit(1)
  })
