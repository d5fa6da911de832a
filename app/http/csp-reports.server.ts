import express, { type ErrorRequestHandler, Router } from 'express'
import { now } from '#app/clock.server.ts'
import { logger } from '#app/logger.server.ts'
import { REPORT_LIMIT } from './body-limits.ts'

export const CSP_REPORTS = '/csp-reports'
/** How many reports a minute are written down: a page that goes wrong for everybody must not fill the log. */
const MOST_A_MINUTE = 30

type Report = { 'effective-directive'?: unknown; 'violated-directive'?: unknown; 'document-uri'?: unknown }

/**
 * Takes what browsers tell of something that the policy stopped (security.md WEB-04). Of a report the log gets the
 * directive and the route, never the address: that can hold an id or the secret of a link.
 */
export function cspReports(routeOf: (path: string) => string | undefined): Router {
  const mayNote = atMost(MOST_A_MINUTE)
  const router = Router()
  router.post('/', express.json({ type: () => true, limit: REPORT_LIMIT }), (request, response) => {
    const report = (request.body as { 'csp-report'?: Report } | null)?.['csp-report']
    if (typeof report !== 'object' || report === null) return void refuse(response)
    const directive = report['effective-directive'] ?? report['violated-directive']
    if (mayNote())
      logger.warn(
        { route: routeOf(pathOf(report['document-uri'])) ?? 'unknown', code: named(directive) },
        'the content security policy stopped something',
      )
    response.status(204).end()
  })
  const unreadable: ErrorRequestHandler = (_error, _request, response, _next) => refuse(response)
  router.use(unreadable)
  return router
}

const refuse = (response: express.Response) =>
  void response.status(400).type('text/plain').send('This is not a report we can read.')

/** A directive's name, which is all of it that is ours to log. */
const named = (directive: unknown) =>
  (typeof directive === 'string' && /^[a-z-]{1,30}(?= |$)/.exec(directive)?.[0]) || 'unknown'

function pathOf(address: unknown): string {
  try {
    return new URL(String(address)).pathname
  } catch {
    return ''
  }
}

function atMost(number: number): () => boolean {
  let [minute, count] = [0, 0]
  return () => {
    const current = Math.floor(now().getTime() / 60_000)
    if (current !== minute) [minute, count] = [current, 0]
    return ++count <= number
  }
}
