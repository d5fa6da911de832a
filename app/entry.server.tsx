import type { EntryContext, HandleErrorFunction } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { config } from './config.server.ts'
import { logger } from './logger.server.ts'
import { DemonstrationContext } from './ui/service/demonstration.ts'
import { NonceContext } from './ui/service/nonce.ts'

/** Renders the whole page before the first byte leaves: a page that fails half way becomes a 500, not half a page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  load: { nonce: string },
): Response {
  const page = renderToString(
    <NonceContext.Provider value={load.nonce}>
      <DemonstrationContext.Provider value={config.mode === 'demonstration'}>
        <RemixServer context={withErrorTitle(remix)} url={request.url} nonce={load.nonce} />
      </DemonstrationContext.Provider>
    </NonceContext.Provider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(`<!DOCTYPE html>${page}`, { status, headers })
}

/** A refused form says so first thing, in the document title (GOV.UK error summary). `meta` cannot see a refusal. */
function withErrorTitle(remix: EntryContext): EntryContext {
  if (!remix.staticHandlerContext.actionData || remix.staticHandlerContext.statusCode < 400) return remix
  const marked = Object.entries(remix.routeModules).map(([id, module]) => {
    const meta = module?.meta
    if (!meta) return [id, module]
    const refused: typeof meta = (args) =>
      meta(args)?.map((tag) => ('title' in tag ? { title: `Error: ${String(tag.title)}` } : tag))
    return [id, { ...module, meta: refused }]
  })
  return { ...remix, routeModules: Object.fromEntries(marked) }
}

/** Logs what went wrong without what was typed. Aborted requests and refusals are no errors. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  const requestId = request.headers.get('X-Request-Id') ?? 'unknown'
  logger.error({ requestId, method: request.method }, 'request failed', error)
}
