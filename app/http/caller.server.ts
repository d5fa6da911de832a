import { now } from '#app/clock.server.ts'
import type { Caller } from '#app/domain/accounts/commands.server.ts'
import { requestIdOf } from './session.server.ts'

/** Where a request came from as our own proxies say it (see the middleware), and when: for who is not signed in. */
export function callerOf(request: Request): Caller {
  return { address: request.headers.get('X-Client-Address') ?? 'unknown', now: now(), requestId: requestIdOf(request) }
}
