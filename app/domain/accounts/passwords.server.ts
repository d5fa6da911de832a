import { hash, verify } from '@node-rs/argon2'

/** argon2id, 64 MiB, 3 passes (security.md AUT-04). `algorithm: 2` is argon2id. */
const cost = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const
let decoy: Promise<string> | undefined

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

/** Checks a password. Without a stored hash it still computes one, so that an unknown account takes as long (AUT-06). */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  if (stored) return verify(stored, password)
  decoy ??= hashPassword('nobody has this password')
  await verify(await decoy, password)
  return false
}
