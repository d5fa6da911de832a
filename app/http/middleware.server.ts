import { randomBytes, randomUUID } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { config } from '#app/config.server.ts'
import { logger } from '#app/logger.server.ts'
import { BODY_LIMIT, IMPORT_BODY_LIMIT, IMPORT_PATH, URL_LIMIT } from './body-limits.ts'
import { CSP_REPORTS } from './csp-reports.server.ts'
import { ownOriginFor } from './site.server.ts'

/**
 * Every request gets an id of ours, and the address it came from as far as our own proxies say it; what came from outside
 * under these names is not believed (security.md AUT-07).
 */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const id = randomUUID()
  request.headers['x-request-id'] = id
  request.headers['x-client-address'] = request.ip ?? 'unknown'
  for (const name of Object.keys(request.headers))
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete request.headers[name]
  response.setHeader('X-Request-Id', id)
  next()
}

/**
 * The header set of WEB-04 and WEB-05, on every response. `same-origin` rather than `no-referrer`, which would make
 * browsers send `Origin: null` and break form posts.
 */
export function securityHeaders(_request: Request, response: Response, next: NextFunction): void {
  const nonce = randomBytes(18).toString('base64')
  response.locals.nonce = nonce
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    `report-uri ${CSP_REPORTS}`,
  ]
  response.setHeader('Content-Security-Policy', policy.join('; '))
  response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader(
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  )
  response.setHeader('Cache-Control', 'no-store')
  next()
}

/** Answers 405 to every method that nothing here takes, wherever it is sent (WEB-09). */
export function methods(...taken: ('GET' | 'HEAD' | 'POST')[]) {
  const known: readonly string[] = taken
  return (request: Request, response: Response, next: NextFunction): void => {
    if (known.includes(request.method)) next()
    else notTaken(response, taken)
  }
}

/** 405, with the methods that are taken. */
export function notTaken(response: Response, taken: readonly string[]): void {
  response.status(405).setHeader('Allow', taken.join(', '))
  response.type('text/plain').send('This address does not take that. Nothing was changed. Go back and use the buttons.')
}

/** Only the configured host is served (WEB-03): links and redirects are never built from what a client says. */
export function knownHost(request: Request, response: Response, next: NextFunction): void {
  const host = request.headers.host
  const known =
    config.mode === 'live'
      ? host?.toLowerCase() === config.origin.host
      : host !== undefined && isLoopback(host, config.origin.host)
  if (known) next()
  else response.status(421).type('text/plain').send('This address is not served here.')
}

/** Outside live mode the port is chosen at start, so the loopback names pass on any port. */
function isLoopback(host: string, configured: string): boolean {
  return host === configured || /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host)
}

/**
 * Refuses a changing request that another site caused (WEB-01): Sec-Fetch-Site must say same-origin; a client that does
 * not send it must send our own Origin. Covers every route, resource routes included.
 */
export function ownOrigin(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'POST') return void next()
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const ours = site === undefined ? origin === ownOriginFor(request.headers.host) : site === 'same-origin'
  if (ours) next()
  else
    response
      .status(403)
      .type('text/plain')
      .send('This form was sent from another site. Open the page again and send it from there.')
}

/** Address and body limits (WEB-09). A body has to say its length, and Node reads no more than that of it. */
export function limits(request: Request, response: Response, next: NextFunction): void {
  if (request.url.length > URL_LIMIT)
    return void response.status(414).type('text/plain').send('The address is too long.')
  if (!isAddress(request.url)) return void response.status(400).type('text/plain').send('There is no such address.')
  const allowed = IMPORT_PATH.test(request.path) ? IMPORT_BODY_LIMIT : BODY_LIMIT
  if (Number(request.headers['content-length'] ?? 0) > allowed) {
    response.setHeader('Connection', 'close')
    return void response.status(413).type('text/plain').send('What was sent is too large. Go back and send less.')
  }
  if (request.headers['transfer-encoding'] !== undefined && request.headers['content-length'] === undefined) {
    return void response.status(411).type('text/plain').send('The length of what is sent must be given.')
  }
  next()
}

/** A path of ours that can be decoded and holds no NUL: not `*`, not another service's address, no lone `%`. */
function isAddress(url: string): boolean {
  if (!url.startsWith('/') || url.includes('%00')) return false
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** Whatever went wrong outside a page: one plain sentence, nothing of the inside (WEB-08). */
export function lastResort(error: unknown, request: Request, response: Response, _next: NextFunction): void {
  logger.error({ requestId: String(request.headers['x-request-id']), method: request.method }, 'request failed', error)
  if (response.headersSent) response.destroy()
  else
    response
      .status(500)
      .type('text/plain')
      .send('Sorry, there is a problem with the service. Try again in a few minutes.')
}
