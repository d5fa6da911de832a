import { hash, verify } from '@node-rs/argon2'

/** argon2id, 64 MiB, 3 passes (security.md AUT-04). `algorithm: 2` is argon2id. */
const cost = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const
const PARAMETERS = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`
/**
 * Hashes at once, and 20 waiting; whoever comes then is asked to come back. Up to 4 are allowed (security.md AUT-08): with 3 one
 * of Node's four threads stays free for files and names, and a flood takes less room.
 */
const AT_ONCE = 3
const WAITING = 20
export const HASHES_TAKEN_ON = AT_ONCE + WAITING

/** More passwords are being checked than this machine can take on. */
export class TooBusy extends Error {
  override name = 'TooBusy'
}

let decoy: Promise<string> | undefined
let running = 0
const queue: (() => void)[] = []

/** Hashes a password just as it is. Throws TooBusy when too many are being hashed. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost))
}

/**
 * Checks a password just as it is. Without a stored hash it still checks one, so that an unknown account takes as long
 * (AUT-06). Throws TooBusy when too many are being checked.
 */
export function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  return inTurn(async () => {
    const matches = await isMadeFrom(password, stored ?? (await decoyHash()))
    return stored !== null && matches
  })
}

/** Makes what unknown accounts are checked against before the first of them comes: it would take twice as long. */
export async function warmUp(): Promise<void> {
  await decoyHash()
}

function decoyHash(): Promise<string> {
  decoy ??= hash('nobody has this password', cost)
  return decoy
}

/** A stored hash that is damaged belongs to no password. */
async function isMadeFrom(password: string, stored: string): Promise<boolean> {
  try {
    return await verify(stored, password)
  } catch {
    return false
  }
}

/** Whether a stored hash was made with other parameters than today's, and is to be made anew at the next sign-in. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(PARAMETERS)
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new TooBusy()
    await new Promise<void>((resolve) => queue.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}
