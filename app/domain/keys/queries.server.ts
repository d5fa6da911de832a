import canonicalize from 'canonicalize'
import { and, desc, eq, inArray, isNull, like } from 'drizzle-orm'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { opened } from '#app/crypto/keys.server.ts'
import { versionOf } from '#app/crypto/seal.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { auditEvents, keyRotations, participants, people } from '#db/schema/index.ts'
import { countSealed } from '#db/service-seals.ts'
import type { Counts } from './rules.ts'

const AT_ONCE = 1_000
const SHOWN = 10

/** Every wrapped key, in the order of the ids. */
export async function* everyKey() {
  for (let last = ''; ; ) {
    const keys = await keyStore().after(last, AT_ONCE)
    yield* keys
    last = keys.at(-1)?.participantId ?? last
    if (keys.length < AT_ONCE) return
  }
}

/** How much is sealed with each version of the key (security.md CRY-03). */
export async function countByVersion(): Promise<Counts> {
  const participantKeys = new Map<number, number>()
  for await (const { wrapped } of everyKey()) {
    const version = versionOf(wrapped) ?? 0
    participantKeys.set(version, (participantKeys.get(version) ?? 0) + 1)
  }
  return { participants: participantKeys, apps: await countSealed('apps'), imports: await countSealed('imports') }
}

export type Rotation = typeof keyRotations.$inferSelect

/** The change of keys that is proposed or running; null when there is none. */
export async function findRotation(): Promise<Rotation | null> {
  const [row] = await read()
    .select()
    .from(keyRotations)
    .where(inArray(keyRotations.state, ['proposed', 'running']))
  return row ?? null
}

/** What an approval is bound to: the change of keys as the approver is shown it (security.md AUT-10). */
export function digestOf({ id, toVersion, proposedBy }: Rotation): string {
  return keyedDigest('proposal', canonicalize({ rotation: id, toVersion, proposedBy }) ?? '')
}

/** The changes of keys there have been, latest first, with the names of those who proposed and approved them. */
export async function listRotations(_ctx: Ctx<'keys:view'>) {
  const rows = await read().select().from(keyRotations).orderBy(desc(keyRotations.proposedAt)).limit(SHOWN)
  const names = await namesOf(rows.flatMap(({ proposedBy, approvedBy }) => [proposedBy, approvedBy ?? '']))
  return rows.map((row) => ({
    ...row,
    digest: digestOf(row),
    proposer: names.get(row.proposedBy) ?? 'Somebody',
    approver: row.approvedBy && (names.get(row.approvedBy) ?? 'Somebody'),
  }))
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const rows = await read().select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What only a name that is sealed looks like. */
export const SEALED_NAME = 'v1.%.%.%.%'

/** Who is not erased and has no key, and who was erased and is here all the same, as after an older copy was put back. */
export async function findKeyless(): Promise<{ participants: number; lacking: string[]; erased: string[] }> {
  const held = and(like(participants.alias, SEALED_NAME), isNull(participants.erasedOn))
  const rows = await read().select({ id: participants.id }).from(participants).where(held)
  const erasures = await keyStore().erasures()
  const isErased = ({ id }: { id: string }) => erasures.size > 0 && erasures.has(keyedDigest('erasure', id))
  const erased = rows.filter(isErased).map(({ id }) => id)
  const there = rows.map(({ id }) => id).filter((id) => !erased.includes(id))
  const keys = await keyStore().find(there)
  return { participants: there.length, lacking: there.filter((id) => !keys.has(id)), erased }
}

/** When the last backup was made, and what it said; null when none has been. */
export async function findLastBackup(_ctx: Ctx<'keys:view'>) {
  const [row] = await read()
    .select({ at: auditEvents.at })
    .from(auditEvents)
    .where(and(eq(auditEvents.object, 'backups'), eq(auditEvents.action, 'backup.made')))
    .orderBy(desc(auditEvents.sequence))
    .limit(1)
  return row?.at ?? null
}

/** The versions of the key in the key file, and the newest. */
export const keyVersions = () => ({ all: [...opened().seal.keys()], newest: opened().sealing })

/** How many were erased for good, by the ledger. */
export const countErasures = async () => (await keyStore().erasures()).size
