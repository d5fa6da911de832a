import { and, eq } from 'drizzle-orm'
import { opensParticipantKey, wrapAnew } from '#app/crypto/participant-keys.server.ts'
import { versionOf } from '#app/crypto/seal.server.ts'
import { systemContext } from '#app/domain/shared/context.ts'
import { done, event, unchanged } from '#app/domain/shared/result.ts'
import { flushDatabase, read, write } from '#db/client.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { keyRotations } from '#db/schema/index.ts'
import { listSealedOtherwise, SERVICE_SEALED, type ServiceSealed, sealAnew } from '#db/service-seals.ts'
import { everyKey, keyVersions, type Rotation } from './queries.server.ts'

const KEYS_AT_ONCE = 100
const TRIES = 5

/**
 * Takes the running change of keys one step on: wraps some keys of participants anew, then seals the secrets of staff anew,
 * then ends it. Each step can be cut off anywhere and done again (security.md CRY-03). False when there is nothing to do.
 */
export async function wrapNext(now: Date, atOnce = KEYS_AT_ONCE): Promise<boolean> {
  const [rotation] = await read().select().from(keyRotations).where(eq(keyRotations.state, 'running'))
  if (!rotation || rotation.toVersion !== keyVersions().newest) return false
  const batch = await keyStore().after(rotation.reached, atOnce)
  const last = batch.at(-1)?.participantId
  if (last === undefined) return (await sealSecrets(rotation, now)) || finish(rotation, now)
  let wrapped = 0
  for (const { participantId } of batch) if (await isUnder(participantId, rotation.toVersion)) wrapped++
  await noteReached(rotation, last, wrapped, now)
  return true
}

/**
 * Brings one key under the newest key; whether it is there now. It may have been brought there before by a run that was cut
 * off, be removed by an erasure meanwhile, or not open at all.
 */
async function isUnder(participantId: string, version: number): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const wrapped = (await keyStore().find([participantId])).get(participantId)
    if (wrapped === undefined) return false
    if (versionOf(wrapped) === version) return true
    if (!opensParticipantKey(participantId, wrapped)) return false
    if (await keyStore().replace(participantId, wrapped, wrapAnew(participantId, wrapped))) return true
  }
  return false
}

/** Writes down how far it is, once for each step: a second process at the same step counts nothing twice. */
async function noteReached({ id, reached }: Rotation, last: string, wrapped: number, now: Date): Promise<void> {
  await write(systemContext('keys:rotate', now), async (tx) => {
    const here = and(eq(keyRotations.id, id), eq(keyRotations.state, 'running'), eq(keyRotations.reached, reached))
    const [row] = await tx.select().from(keyRotations).where(here)
    if (!row) return unchanged(null)
    await tx
      .update(keyRotations)
      .set({ reached: last, wrapped: row.wrapped + wrapped })
      .where(eq(keyRotations.id, id))
    return done(null, event('keys.wrapped-anew', id, { keys: wrapped }))
  })
}

/** Seals some secrets of staff anew. False when none is left that opens. */
async function sealSecrets({ id, toVersion }: Rotation, now: Date): Promise<boolean> {
  for (const what of SERVICE_SEALED) {
    const secrets = await sealSome(what, toVersion, id, now)
    if (secrets > 0) return true
  }
  return false
}

async function sealSome(what: ServiceSealed, version: number, rotation: string, now: Date): Promise<number> {
  const result = await write(systemContext('keys:rotate', now), async (tx) => {
    let sealed = 0
    for (let last = ''; sealed === 0; ) {
      const rows = await listSealedOtherwise(what, version, last, KEYS_AT_ONCE)
      for (const row of rows) if (await sealAnew(tx, what, row)) sealed++
      last = rows.at(-1)?.id ?? last
      if (rows.length < KEYS_AT_ONCE) break
    }
    return sealed === 0 ? unchanged(0) : done(sealed, event('keys.wrapped-anew', rotation, { [what]: sealed }))
  })
  return result.ok ? result.value : 0
}

/**
 * Ends it when no key that opens is under another version any more; else begins again from the start, as when a process
 * that has not read the new key file yet made one. Nothing of the keys as they were stays in the files.
 */
async function finish({ id, toVersion, wrapped }: Rotation, now: Date): Promise<boolean> {
  let others = 0
  let unopened = 0
  for await (const one of everyKey())
    if (versionOf(one.wrapped) !== toVersion)
      opensParticipantKey(one.participantId, one.wrapped) ? others++ : unopened++
  if (others === 0) {
    await keyStore().flush()
    await flushDatabase()
  }
  await write(systemContext('keys:rotate', now), async (tx) => {
    const here = and(eq(keyRotations.id, id), eq(keyRotations.state, 'running'))
    const [row] = await tx.select({ id: keyRotations.id }).from(keyRotations).where(here)
    if (!row) return unchanged(null)
    const change = others > 0 ? { reached: '', wrapped: 0 } : { state: 'done' as const, finishedAt: now }
    await tx.update(keyRotations).set(change).where(here)
    if (others > 0) return done(null, event('keys.wrapped-anew', id, { keys: 0, left: others }))
    return done(null, event('keys.rotation-finished', id, { version: toVersion, keys: wrapped, unopened }))
  })
  return true
}
