import { asc, eq } from 'drizzle-orm'
import type { ChallengeFor } from '#app/crypto/challenges.server.ts'
import { newPasskeyOptions, passkeyOptions, type Site } from '#app/crypto/passkeys.server.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { passkeys, people } from '#db/schema/index.ts'

/** The passkeys of a person for their owner to see, in the order in which they were added. */
export async function listPasskeys(personId: string) {
  return read()
    .select({
      id: passkeys.id,
      name: passkeys.name,
      backedUp: passkeys.backedUp,
      addedAt: passkeys.addedAt,
      usedAt: passkeys.usedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(asc(passkeys.addedAt), asc(passkeys.id))
}

/** A passkey by what its device calls it, with the state of its owner; null when there is none. */
export async function findPasskey(credentialId: string) {
  const [row] = await read()
    .select({
      id: passkeys.id,
      personId: passkeys.personId,
      credentialId: passkeys.credentialId,
      publicKey: passkeys.publicKey,
      counter: passkeys.counter,
      state: people.state,
    })
    .from(passkeys)
    .innerJoin(people, eq(people.id, passkeys.personId))
    .where(eq(passkeys.credentialId, credentialId))
  return row ?? null
}

/**
 * What a page asks a browser for: a passkey of this person, or, for somebody who has not said who they are, any that
 * it has for us. Changes nothing (security.md WEB-02).
 */
export async function getPasskeyRequest(asked: { site: Site; what: ChallengeFor; personId: string | null; now: Date }) {
  const known = asked.personId === null ? [] : await knownPasskeys(asked.personId)
  return passkeyOptions(asked.site, { known, what: asked.what, now: asked.now })
}

/** What a page needs to have a browser make a passkey for this person, and not a second one on the same device. */
export async function getNewPasskeyRequest(asked: { site: Site; handle: string; personId: string; now: Date }) {
  const who = { id: people.id, name: people.name, email: people.email }
  const [person] = await read().select(who).from(people).where(eq(people.id, asked.personId))
  const what = { purpose: 'add-passkey', handle: asked.handle } as const
  const known = await knownPasskeys(asked.personId)
  return newPasskeyOptions(asked.site, { person: found(person), known, what, now: asked.now })
}

function knownPasskeys(personId: string) {
  return read()
    .select({ credentialId: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(asc(passkeys.addedAt), asc(passkeys.id))
}
