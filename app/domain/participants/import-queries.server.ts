import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { blindIndex } from '#app/crypto/digests.server.ts'
import { unseal } from '#app/crypto/seal.server.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { getForum } from '#app/domain/forums/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { contactRoutes, forums, participantImports, participants, places } from '#db/schema/index.ts'
import { readAddress } from './import-contact.ts'
import { planOf } from './import-plan.ts'
import {
  type BroughtIn,
  broughtIn,
  type FileToLookAt,
  type ImportRow,
  type StagedFile,
  stagedFile,
} from './import-staged.ts'
import { listPlaces } from './queries.server.ts'

type Manage = Ctx<'participant:manage'>
export type ParticipantImport = {
  id: string
  state: 'read' | 'confirmed' | 'undone'
  expiresAt: Date
  /** What waits; null once it was brought in. */
  file: StagedFile | null
  /** Whom it brought in; null before. */
  added: BroughtIn | null
}

/** Where the lines of a file lie sealed under the key of the service. */
export const contentPlace = (id: string) => ({ table: 'participant_imports', column: 'content', row: id })

/** A file of this person for a forum within reach, for a day after it was read and a day after it was brought in. */
export async function findParticipantImport(ctx: Manage, slug: string, id: string): Promise<ParticipantImport | null> {
  const [row] = await read()
    .select({ row: participantImports })
    .from(participantImports)
    .innerJoin(forums, eq(forums.id, participantImports.forumId))
    .where(and(mine(ctx), eq(forums.slug, slug), eq(participantImports.id, id)))
  if (!row) return null
  const { content, added, state, expiresAt } = row.row
  return {
    id,
    state,
    expiresAt,
    file: content === null ? null : stagedFile.parse(JSON.parse(unseal(content, contentPlace(id)))),
    added: added === null ? null : broughtIn.parse(JSON.parse(added)),
  }
}

/** Files of this person that wait for a forum, or can still be undone. */
export async function listParticipantImports(ctx: Manage, forumId: string) {
  return read()
    .select({ id: participantImports.id, state: participantImports.state, expiresAt: participantImports.expiresAt })
    .from(participantImports)
    .where(
      and(mine(ctx), eq(participantImports.forumId, forumId), inArray(participantImports.state, ['read', 'confirmed'])),
    )
    .orderBy(asc(participantImports.expiresAt))
}

/** What the lines of a file come to in a forum as it is now: who comes in where, who is here already, whom to look at. */
export async function planImport(ctx: Manage, slug: string, file: FileToLookAt) {
  const forum = await getForum(ctx, slug)
  const [here, known] = await Promise.all([listLive(ctx, forum.id), findKnown(ctx, file.rows)])
  return { forum, ...planOf(file, { places: forum.places, here, known }) }
}

/** Everybody with a live place in the forum, names in the clear whatever the screen hides: they are compared, not shown. */
async function listLive(ctx: Manage, forumId: string) {
  const { signIn: _shown, ...compared } = ctx
  return listPlaces(compared as Manage, forumId)
}

/**
 * Which addresses somebody within reach has already, each by the reference of who has it: found by blind index, with nothing
 * opened (security.md CRY-05).
 */
async function findKnown(ctx: Manage, rows: readonly ImportRow[]): Promise<ReadonlyMap<string, string>> {
  const byIndex = new Map(rows.flatMap(({ routes }) => routes.map((one) => [indexOf(one), one.address] as const)))
  if (byIndex.size === 0) return new Map()
  const found = await read()
    .selectDistinct({ index: contactRoutes.addressIndex, reference: participants.reference })
    .from(contactRoutes)
    .innerJoin(participants, eq(participants.id, contactRoutes.participantId))
    .innerJoin(places, eq(places.participantId, participants.id))
    .where(and(inArray(contactRoutes.addressIndex, [...byIndex.keys()]), reachable(ctx, places.forumId)))
  return new Map(found.map(({ index, reference }) => [byIndex.get(index ?? '') ?? '', reference]))
}

/** The blind index of an address that was read before. */
export function indexOf({ route, address }: ImportRow['routes'][number]): string {
  const again = readAddress(route, address)
  return again.ok ? blindIndex(again.kind, again.index) : ''
}

const mine = (ctx: Manage) =>
  and(
    eq(participantImports.personId, ctx.actor.id),
    gt(participantImports.expiresAt, ctx.now),
    reachable(ctx, participantImports.forumId),
  )
