import { and, eq, isNull } from 'drizzle-orm'
import { read } from '#db/client.server.ts'
import { authenticatorApps, passkeys, recoveryCodes } from '#db/schema/index.ts'

/** What somebody can prove themselves with besides the password: an app or none, so many passkeys, so many codes left. */
export async function getFactors(personId: string): Promise<{ app: boolean; passkeys: number; codes: number }> {
  const reader = read()
  const [apps, keys, codes] = await Promise.all([
    reader.$count(authenticatorApps, eq(authenticatorApps.personId, personId)),
    reader.$count(passkeys, eq(passkeys.personId, personId)),
    reader.$count(recoveryCodes, and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt))),
  ])
  return { app: apps > 0, passkeys: keys, codes }
}
