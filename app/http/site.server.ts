import { config } from '#app/config.server.ts'
import type { Site } from '#app/crypto/passkeys.server.ts'

/**
 * Our own origin. Live it is the configured one, whatever a client says; elsewhere the port is chosen at start, so it is
 * the loopback address that was asked for: `knownHost` has let no other pass (security.md WEB-01, WEB-03).
 */
export function ownOriginFor(host: string | undefined): string {
  return config.mode === 'live' ? config.origin.origin : `http://${host}`
}

/** Whom a passkey belongs to on our side: our origin, and its host, under which devices keep it. */
export function siteOf(request: Request): Site {
  const origin = ownOriginFor(new URL(request.url).host)
  return { origin, rpId: new URL(origin).hostname, name: 'Victim Voice Forum' }
}
