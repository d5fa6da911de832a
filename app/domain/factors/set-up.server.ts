import { and, eq } from 'drizzle-orm'
import { matchingStep } from '#app/crypto/one-time-codes.server.ts'
import { newRecoveryCode } from '#app/crypto/recovery-codes.server.ts'
import { seal } from '#app/crypto/seal.server.ts'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import { newId, sha256 } from '#app/domain/shared/ids.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import type { Database } from '#db/client.server.ts'
import { authenticatorApps, people, recoveryCodes, signInSessions } from '#db/schema/index.ts'
import { enqueueLetter } from '../mail/commands.server.ts'
import type { AccountChange } from '../mail/rules.ts'
import { endAllSignIns } from '../sign-in/commands.server.ts'
import type { SignInMethod } from '../sign-in/status.ts'
import { openOffer } from './offer.server.ts'
import { getFactors } from './queries.server.ts'
import { bareRecoveryCode, RECOVERY_CODES } from './rules.ts'

/** A sign-in in which somebody sets up their first factor. */
export type SettingUp = { id: string; handle: string; personId: string }

/**
 * What belongs to proving a factor while setting up, in the transaction that stores it: the sign-in has proved it, every
 * other sign-in ends, somebody invited is active, and there are recovery codes. Returns the codes to be shown once, none
 * when they had some. Throws SignInEnded when the sign-in is over.
 */
export async function finishSetUp(
  tx: Database,
  session: SettingUp,
  method: SignInMethod,
): Promise<{ codes: string[]; events: AuditEvent[] }> {
  const { personId, handle } = session
  const own = and(eq(signInSessions.id, session.id), eq(signInSessions.stage, 'set-up'))
  const marked = await tx.update(signInSessions).set({ method }).where(own).returning({ id: signInSessions.id })
  if (marked.length === 0) throw new SignInEnded()
  await endAllSignIns(tx, personId, handle)
  await tx
    .update(people)
    .set({ state: 'active' })
    .where(and(eq(people.id, personId), eq(people.state, 'invited')))
  const left = (await getFactors(personId)).codes
  if (left > 0) return { codes: [], events: [] }
  return { codes: await replaceCodes(tx, personId), events: [codesMade(personId)] }
}

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

/** Tells the owner of an account what was done to it, in the transaction that did it. */
export async function tellOwner(tx: Database, personId: string, about: AccountChange, now: Date): Promise<void> {
  await enqueueLetter(tx, { template: 'account-changed', about, personId, cause: `${about} ${now.toISOString()}`, now })
}
