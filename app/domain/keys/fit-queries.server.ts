import { inArray } from 'drizzle-orm'
import { opensParticipantKey } from '#app/crypto/participant-keys.server.ts'
import { versionOf } from '#app/crypto/seal.server.ts'
import { read } from '#db/client.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { participants } from '#db/schema/index.ts'
import { openSome } from '#db/service-seals.ts'
import { countByVersion, findKeyless, keyVersions } from './queries.server.ts'
import { type Counts, versionsIn, wordsFor } from './rules.ts'

/** So many are tried: where none of them opens, none will. */
const SAMPLE = 20
/** More keys than that, and none of them of anybody in the database: they belong to another one. */
const STRAY = 10

/** Where things lie, as start-up names them. An address of a database server may hold a password, and is not named. */
type Places = { keyFile: string; keysDatabaseUrl: string }
const storeAt = ({ keysDatabaseUrl: url }: Places) =>
  url.startsWith('file:') ? `the key store ${url.replace(/^file:/, '')}` : 'the key store'

/**
 * Whether the key file, the key store and the database belong together, before anybody is served. Throws one sentence that
 * says what to put back, without quoting a key (security.md CRY-06). Returns how many participants have no key.
 */
export async function checkKeysFit(places: Places): Promise<{ lacking: number }> {
  checkVersions(await countByVersion(), places)
  const apps = await openSome('apps', SAMPLE)
  if (apps.looked > 0 && apps.open === 0)
    throw new Error(
      `The authenticator apps of staff were sealed with another key file: put back the one this service was set up with, in the place of ${places.keyFile}.`,
    )
  await checkStore(places)
  const { participants: held, lacking } = await findKeyless()
  if (lacking.length > 0 && lacking.length === held)
    throw new Error(
      `${capital(storeAt(places))} has no key for ${held === 1 ? 'the one participant' : `any of the ${held} participants`} in the database: put it back from where it was moved to, or from the newest copy of the keys with npm run restore.`,
    )
  return { lacking: lacking.length }
}

/** Nothing may be sealed with a version that the key file does not have. */
function checkVersions(counts: Counts, { keyFile }: Places): void {
  const { all } = keyVersions()
  const missing = versionsIn(counts, []).find((version) => version > 0 && !all.includes(version))
  if (missing === undefined) return
  throw new Error(
    `Sealed with key version ${missing}, which is not in the key file: ${wordsFor(counts, missing)}. Put the key file that has it back in the place of ${keyFile}, from where its copy is kept.`,
  )
}

/** The keys in the store open with the key file, and are those of the participants in the database. */
async function checkStore(places: Places): Promise<void> {
  const some = await keyStore().after('', Math.max(SAMPLE, STRAY + 1))
  const open = some.filter(
    ({ participantId, wrapped }) => versionOf(wrapped) !== null && opensParticipantKey(participantId, wrapped),
  )
  if (some.length > 0 && open.length === 0)
    throw new Error(
      `No key in ${storeAt(places)} opens with the key file ${places.keyFile}: they are of different services, or one was changed. Put back the two that belong together.`,
    )
  if (some.length <= STRAY) return
  const ids = some.map(({ participantId }) => participantId)
  const known = await read().$count(participants, inArray(participants.id, ids))
  if (known === 0 && (await read().$count(participants)) === 0)
    throw new Error(
      `${capital(storeAt(places))} holds keys of participants, and the database has no participant: put back the two that belong together.`,
    )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
