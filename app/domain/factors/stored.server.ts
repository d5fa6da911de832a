import { eq } from 'drizzle-orm'
import { matchingStep } from '#app/crypto/one-time-codes.server.ts'
import { newRecoveryCode } from '#app/crypto/recovery-codes.server.ts'
import { seal } from '#app/crypto/seal.server.ts'
import { newId, sha256 } from '#app/domain/shared/ids.ts'
import { event } from '#app/domain/shared/result.ts'
import type { Database } from '#db/client.server.ts'
import { authenticatorApps, recoveryCodes } from '#db/schema/index.ts'
import { openOffer } from './offer.server.ts'
import { bareRecoveryCode, RECOVERY_CODES } from './rules.ts'

export const codesMade = (personId: string) => event('recovery-codes.made', personId, { codes: RECOVERY_CODES })

/** Makes ten recovery codes and voids all that were made before. Only their digests are held (security.md AUT-11). */
export async function replaceCodes(tx: Database, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  const rows = codes.map((code) => ({ id: newId('rec'), personId, codeHash: sha256(bareRecoveryCode(code)) }))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
  await tx.insert(recoveryCodes).values(rows)
  return codes
}

/** A seed with the time step of the code that proves it; else why not. */
export function provenSeed(
  { offer, code }: { offer: string; code: string },
  signIn: { handle: string },
  now: Date,
): { seed: string; lastStep: number } | 'offer-over' | 'wrong' {
  const seed = openOffer(offer, signIn, now)
  if (!seed) return 'offer-over'
  const lastStep = matchingStep(seed, code, now)
  return lastStep === null ? 'wrong' : { seed, lastStep }
}

/** Stores the app of a person in the place of the one before. The seed is sealed for its own row (security.md CRY-01). */
export async function storeApp(
  tx: Database,
  personId: string,
  { seed, lastStep, addedAt }: { seed: string; lastStep: number; addedAt: Date },
): Promise<void> {
  const id = newId('app')
  const sealed = seal(seed, { table: 'authenticator_apps', column: 'seed', row: id })
  await tx.delete(authenticatorApps).where(eq(authenticatorApps.personId, personId))
  await tx.insert(authenticatorApps).values({ id, personId, seed: sealed, lastStep, addedAt })
}
