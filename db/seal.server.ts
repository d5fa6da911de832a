import { getTableName } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { newParticipantKey, openParticipantKey, type ParticipantKey } from '#app/crypto/participant-keys.server.ts'
import { seal, unsealStored } from '#app/crypto/seal.server.ts'
import { keyStore } from './key-store.server.ts'

/**
 * Fields sealed under the key of the participant they are about: what is sealed names its table, column and row, and opens
 * nowhere else (security.md CRY-01, CRY-02).
 */
export type Sealing = {
  /** Seals a text for one column of one row. */
  seal: (column: SQLiteColumn, row: string, text: string) => string
  /** Opens it again. Throws for what was changed or moved. */
  open: (column: SQLiteColumn, row: string, sealed: string) => string
}

const placeOf = (column: SQLiteColumn, row: string) => ({
  table: getTableName(column.table),
  column: column.name,
  row,
})

const sealingWith = (key: ParticipantKey): Sealing => ({
  seal: (column, row, text) => seal(text, placeOf(column, row), key),
  open: (column, row, sealed) => unsealStored(sealed, placeOf(column, row), key),
})

/**
 * Makes the key of a new participant. It lies in the key store before the participant lies in the data: a key without a
 * participant opens nothing and is cleared away, a participant without a key could not be read.
 */
export async function newSealing(participantId: string): Promise<Sealing> {
  const { key, wrapped } = newParticipantKey(participantId)
  await keyStore().add(participantId, wrapped)
  return sealingWith(key)
}

/** What seals and opens for each of these participants. Those without a key (erased) are not in it. */
export async function sealingsFor(participantIds: readonly string[]): Promise<ReadonlyMap<string, Sealing>> {
  const wrapped = await keyStore().find([...new Set(participantIds)])
  return new Map([...wrapped].map(([id, text]) => [id, sealingWith(openParticipantKey(id, text))]))
}

/** What seals and opens for one participant. Throws when they have no key: they are erased, or the key store is not theirs. */
export async function sealingFor(participantId: string): Promise<Sealing> {
  const sealing = (await sealingsFor([participantId])).get(participantId)
  if (!sealing) throw new Error('a participant has no key')
  return sealing
}
