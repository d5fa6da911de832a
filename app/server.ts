import * as build from 'virtual:remix/server-build'
import { createRequestHandler } from '@remix-run/express'
import express from 'express'
import { closeDatabase } from '#db/client.server.ts'
import { claimFolders, openDatabase } from '#db/open.server.ts'
import { seedReference } from '#db/seed/reference.ts'
import { now } from './clock.server.ts'
import { config, isProduction } from './config.server.ts'
import { openKeys } from './crypto/keys.server.ts'
import { warmUp } from './crypto/passwords.server.ts'
import { assets } from './http/assets.server.ts'
import { turnAwaySignIns } from './http/busy.server.ts'
import { printFirstLink } from './http/first-link.server.ts'
import { health } from './http/health.server.ts'
import { knownHost, lastResort, limits, ownOrigin, requestId, securityHeaders } from './http/middleware.server.ts'
import { guardedBuild } from './http/routes.server.ts'
import { rememberSignIn } from './http/session.server.ts'
import { startWorker } from './http/worker.server.ts'
import { logger } from './logger.server.ts'

if (config.mode === 'live' && !isProduction) throw new Error('Start with npm start, or set NODE_ENV=production')
claimFolders(config)
openKeys(config)
await openDatabase(config)
await seedReference(now())
await warmUp()

const app = express()
app.disable('x-powered-by')
app.set('trust proxy', config.trustedProxies)
app.use(requestId)
app.use(securityHeaders)
app.use('/health', health)
app.use(knownHost)
app.use('/assets', assets)
app.use(limits)
app.use(ownOrigin)
app.use(turnAwaySignIns)
app.use(rememberSignIn)
app.all('/__manifest', (_request, response) => response.sendStatus(404))
app.all(
  '*',
  createRequestHandler({
    build: guardedBuild(build),
    mode: 'production',
    getLoadContext: (_request, response) => ({ nonce: String(response.locals.nonce) }),
  }),
)

app.use(lastResort)

const server = app.listen(config.port, config.bindAddress, () => void started())
server.requestTimeout = 30_000
server.headersTimeout = 15_000
const worker = startWorker()

async function started(): Promise<void> {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  logger.info({ port, mode: config.mode }, 'listening')
  await printFirstLink()
}

async function stop(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  await worker.stop()
  await closed
  await closeDatabase()
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(0)))
process.on('unhandledRejection', (error) => {
  logger.error({}, 'unhandled rejection', error)
  process.exit(1)
})
