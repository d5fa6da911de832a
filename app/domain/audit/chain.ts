import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AuditDetail } from '../shared/result.ts'

/** One entry of the trail, without its hash. */
export type Entry = {
  sequence: number
  at: Date
  actor: string
  role: string
  action: string
  object: string
  detail: AuditDetail
  requestId: string
}

/** What comes before the first entry of a chain. */
export const CHAIN_START = '0'.repeat(64)

/**
 * The hash of an entry: SHA-256 of the hash before it and the entry as canonical JSON (RFC 8785), in hexadecimal
 * (security.md AUD-03).
 */
export function entryHash(before: string, entry: Entry): string {
  const { sequence, at, actor, role, action, object, detail, requestId } = entry
  const row = { sequence, at: at.toISOString(), actor, role, action, object, detail, requestId }
  return createHash('sha256')
    .update(`${before}\n${canonicalize(row)}`, 'utf8')
    .digest('hex')
}
