import canonicalize from 'canonicalize'
import { wordsOf } from '#app/domain/audit/actions.ts'
import type { StoredEntry } from '#app/domain/audit/chain.ts'

const HEAD = ['Entry', 'Time (UTC)', 'Who', 'Role', 'Action', 'In words', 'About', 'Details', 'Request', 'Hash']

/** Entries as the rows of a file: ids as they are, without names. */
export function csvRows(entries: readonly StoredEntry[]): (string | number)[][] {
  const rows = entries.map(({ sequence, at, actor, role, action, object, detail, requestId, hash }) => [
    ...[sequence, at.toISOString(), actor, role, action, wordsOf(action)],
    ...[object, canonicalize(detail) ?? '', requestId, hash ?? ''],
  ])
  return [HEAD, ...rows]
}
