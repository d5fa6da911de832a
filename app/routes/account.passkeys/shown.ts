import { passkeyPlace } from '#app/domain/factors/passkey-rules.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'

/** A passkey as a page gets it: instants have become text on the way. */
export type PasskeyShown = { id: string; name: string; backedUp: boolean; addedAt: string; usedAt: string | null }

export const shownRows = (passkey: PasskeyShown) => [
  { key: 'Added', value: formatDateTime(new Date(passkey.addedAt)) },
  { key: 'Last used', value: passkey.usedAt ? formatDateTime(new Date(passkey.usedAt)) : 'Not used yet' },
  { key: 'Works', value: passkeyPlace(passkey) },
]
