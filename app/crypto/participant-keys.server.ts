import { randomBytes } from 'node:crypto'
import { type SealedPlace, type SealingKeys, seal, unseal } from './seal.server.ts'

/** The key of one participant. What is sealed with it is gone when it is gone (security.md CRY-02, CRY-04). */
export type ParticipantKey = SealingKeys

const KEY_BYTES = 32
/** Each participant has one key for good: a new one would leave the old one in older backups of the keys. */
const VERSION = 1

const placeOf = (participantId: string): SealedPlace => ({
  table: 'participant_keys',
  column: 'wrapped',
  row: participantId,
})

/** A new key, and the same key wrapped by the newest key of the service. */
export function newParticipantKey(participantId: string): { key: ParticipantKey; wrapped: string } {
  const bytes = randomBytes(KEY_BYTES)
  return { key: keyFrom(bytes), wrapped: wrap(participantId, bytes) }
}

/** Opens a wrapped key. Throws when it is another participant's, was changed, or its wrapping key is not in the key file. */
export function openParticipantKey(participantId: string, wrapped: string): ParticipantKey {
  return keyFrom(bytesIn(participantId, wrapped))
}

/** Whether a wrapped key opens. */
export function opensParticipantKey(participantId: string, wrapped: string): boolean {
  try {
    bytesIn(participantId, wrapped)
    return true
  } catch {
    return false
  }
}

/** The same key under the newest key of the service. Throws as `openParticipantKey` does. */
export function wrapAnew(participantId: string, wrapped: string): string {
  return wrap(participantId, bytesIn(participantId, wrapped))
}

const keyFrom = (bytes: Buffer): ParticipantKey => ({ seal: new Map([[VERSION, bytes]]), sealing: VERSION })

const wrap = (participantId: string, bytes: Buffer) => seal(bytes.toString('base64url'), placeOf(participantId))

function bytesIn(participantId: string, wrapped: string): Buffer {
  const bytes = Buffer.from(unseal(wrapped, placeOf(participantId)), 'base64url')
  if (bytes.length !== KEY_BYTES) throw new Error('a wrapped key does not open')
  return bytes
}
