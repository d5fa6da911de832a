import { generateSecret, generateURI, verifySync } from 'otplib'

/** Seconds that a code is shown for, and how far apart two clocks may be: one step each way (security.md AUT-05). */
const STEP_SECONDS = 30
const SEED_BYTES = 20

/** A seed for an authenticator app: 160 bits, in base32. */
export const newSeed = (): string => generateSecret({ length: SEED_BYTES })

/**
 * The time step that a code of this seed belongs to; null when it belongs to none around `now`, or to one that is not
 * after `after`. The time is the caller's, never the machine's.
 */
export function matchingStep(seed: string, code: string, now: Date, after = 0): number | null {
  const epoch = Math.floor(now.getTime() / 1000)
  // A clock set back by more than a step: every code it would take is over, and otplib throws.
  if (after > Math.floor(epoch / STEP_SECONDS) + 1) return null
  const found = verifySync({ secret: seed, token: code, epoch, epochTolerance: STEP_SECONDS, afterTimeStep: after })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}

/** The address behind the picture that an authenticator app scans. */
export const seedAddress = (seed: string, { issuer, label }: { issuer: string; label: string }): string =>
  generateURI({ issuer, label, secret: seed })
