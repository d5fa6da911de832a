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

/** An entry as it is stored. Entries older than the chain have no hash. */
export type StoredEntry = Entry & { hash: string | null }

/** What comes before the first entry of a chain. */
export const CHAIN_START = '0'.repeat(64)

/**
 * The hash of an entry: SHA-256 of the hash before it and the entry as canonical JSON (RFC 8785), in hexadecimal
 * (security.md AUD-03).
 */
export function entryHash(before: string, entry: Entry): string {
  return createHash('sha256')
    .update(`${before}\n${canonicalEntry(entry)}`, 'utf8')
    .digest('hex')
}

/** Digests entries that are older than the chain, one after another in their order: the chain begins with the result. */
export function digestOfOlder(): { add: (entry: Entry) => void; entries: () => number; digest: () => string } {
  const hash = createHash('sha256')
  let count = 0
  return {
    add: (entry) => {
      hash.update(`${canonicalEntry(entry)}\n`, 'utf8')
      count++
    },
    entries: () => count,
    digest: () => hash.copy().digest('hex'),
  }
}

function canonicalEntry({ sequence, at, actor, role, action, object, detail, requestId }: Entry): string {
  const row = { sequence, at: at.toISOString(), actor, role, action, object, detail, requestId }
  return canonicalize(row) ?? ''
}
