import { isOneAddress } from '../mail/rules.ts'
import type { Head } from './head.ts'

/** How often the head of the trail is written to its anchor, in minutes (security.md AUD-04). */
export const ANCHOR_MINUTES = 15
/** How much later than the newest head an entry may be before the check says so. */
export const LATE_MINUTES = 20
/** How many of the newest entries the service checks by itself (security.md AUD-06). */
export const RECENT_ENTRIES = 1_000
/** An export of more than this is refused: fewer days have to be chosen. */
export const EXPORT_LIMIT = 50_000

const DAY_MINUTES = 24 * 60

/** Where the head of the trail is kept outside. */
export type Anchor = { kind: 'folder'; folder: string } | { kind: 'mailbox'; address: string }

/** The anchor that a setting names: `folder:/mnt/anchor` or `mailto:anchor@example.org`. Throws on anything else. */
export function anchorFrom(setting: string): Anchor {
  const [, scheme, rest = ''] = /^(folder|mailto):(.*)$/.exec(setting.trim()) ?? []
  if (scheme === 'folder' && rest !== '') return { kind: 'folder', folder: rest }
  if (scheme === 'mailto' && isOneAddress(rest)) return { kind: 'mailbox', address: rest }
  throw new Error('AUDIT_ANCHOR must be folder: and a folder, or mailto: and one email address.')
}

/** Whether a head is to be written: it differs from the one written last, or that is a day old. */
export function isDue(head: Pick<Head, 'hash'>, last: Pick<Head, 'hash' | 'at'> | null, now: Date): boolean {
  return !last || last.hash !== head.hash || now.getTime() - last.at.getTime() >= DAY_MINUTES * 60_000
}
