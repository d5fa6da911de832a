import { and, asc, desc, eq, gt, inArray, isNotNull, notLike } from 'drizzle-orm'
import { systemContext } from '#app/domain/shared/context.ts'
import { done, event, unchanged } from '#app/domain/shared/result.ts'
import { type Database, flushDatabase, read, write } from '#db/client.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { auditEvents, participants } from '#db/schema/index.ts'
import { newSealing, sealingsFor } from '#db/seal.server.ts'
import { everyKey, SEALED_NAME } from './queries.server.ts'

const AT_ONCE = 200
/** What the sealing of names is called by in the trail. */
const NAMES = 'participants'
/** So many keys of nobody, or this part of all, may be removed at once: more is a mistake in the settings. */
const FEW = 10
const PART = 0.1

/**
 * Seals the names that a version before sealing held in the clear, each under a key of its participant's own, and then
 * writes the data anew so that none is left in the clear in its gaps (security.md CRY-02). It can be cut off anywhere: the
 * next start goes on, and the trail says whether the writing anew is still to be done. Returns how many it sealed.
 */
export async function sealExistingNames(now: Date): Promise<number> {
  let sealed = 0
  for (let last = ''; ; ) {
    const rows = await namesInTheClear(last)
    if (rows.length > 0) sealed += await sealNames(rows, now)
    last = rows.at(-1)?.id ?? last
    if (rows.length < AT_ONCE) break
  }
  if (sealed > 0 || (await isToBeRewritten())) await rewrite(now)
  return sealed
}

type Named = { id: string; alias: string | null }

function namesInTheClear(after: string): Promise<Named[]> {
  const { id, alias } = participants
  return read()
    .select({ id, alias })
    .from(participants)
    .where(and(isNotNull(alias), notLike(alias, SEALED_NAME), gt(id, after)))
    .orderBy(asc(id))
    .limit(AT_ONCE)
}

/** The keys first: one that was made before a run was cut off is used again. */
async function sealNames(rows: readonly Named[], now: Date): Promise<number> {
  const there = await sealingsFor(rows.map(({ id }) => id))
  const made = await Promise.all(
    rows.map(async ({ id, alias }) => {
      const sealing = there.get(id) ?? (await newSealing(id))
      return { id, alias: alias ?? '', sealed: sealing.seal(participants.alias, id, alias ?? '') }
    }),
  )
  const result = await write(systemContext('participant:manage', now), async (tx) => {
    let changed = 0
    for (const one of made) changed += await storeSealed(tx, one)
    return changed === 0 ? unchanged(0) : done(changed, event('participants.sealed', NAMES, { people: changed }))
  })
  return result.ok ? result.value : 0
}

async function storeSealed(tx: Database, { id, alias, sealed }: { id: string; alias: string; sealed: string }) {
  const rows = await tx
    .update(participants)
    .set({ alias: sealed })
    .where(and(eq(participants.id, id), eq(participants.alias, alias)))
    .returning({ id: participants.id })
  return rows.length
}

async function isToBeRewritten(): Promise<boolean> {
  const [last] = await read()
    .select({ action: auditEvents.action })
    .from(auditEvents)
    .where(eq(auditEvents.object, NAMES))
    .orderBy(desc(auditEvents.sequence))
    .limit(1)
  return last?.action === 'participants.sealed'
}

async function rewrite(now: Date): Promise<void> {
  await keyStore().flush()
  await flushDatabase({ rewrite: true })
  await write(systemContext('participant:manage', now), async () => done(null, event('participants.rewritten', NAMES)))
}

/**
 * Removes keys that belong to nobody: their participant was never stored, because the adding was cut off. Only those that
 * belonged to nobody at an earlier look too, for somebody may just be being added. Returns those of this look.
 */
export async function removeOrphanKeys(now: Date, seenBefore: readonly string[]): Promise<string[]> {
  const all: string[] = []
  for await (const { participantId } of everyKey()) all.push(participantId)
  const orphans: string[] = []
  for (let at = 0; at < all.length; at += AT_ONCE) orphans.push(...(await withoutRow(all.slice(at, at + AT_ONCE))))
  const due = orphans.filter((id) => seenBefore.includes(id))
  if (due.length === 0 || orphans.length > Math.max(FEW, all.length * PART)) return orphans
  await keyStore().remove(due)
  await keyStore().flush()
  await write(systemContext('keys:rotate', now), async () =>
    done(null, event('keys.orphans-removed', 'keys', { keys: due.length })),
  )
  return orphans.filter((id) => !due.includes(id))
}

async function withoutRow(ids: string[]): Promise<string[]> {
  const rows = await read().select({ id: participants.id }).from(participants).where(inArray(participants.id, ids))
  const known = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}
