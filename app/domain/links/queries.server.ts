import { and, desc, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { rolesWith } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { withNames } from '#db/names.server.ts'
import {
  grants,
  outbox,
  participantLinks,
  participants,
  participantVisits,
  people,
  places,
  safeContacts,
} from '#db/schema/index.ts'
import { sealingsFor } from '#db/seal.server.ts'
import { linkState } from './rules.ts'
import type { VisitStage } from './status.ts'

export type PrivateLink = typeof participantLinks.$inferSelect
/** A browser that followed a private link. */
export type Visit = { id: string; linkId: string; participantId: string; stage: VisitStage; endsAt: Date }

/** A participant with a place within reach, by reference in any case. Throws NotFound out of reach, and for the erased. */
export async function getLinkOwner(ctx: Ctx<'link:send' | 'participant:view'>, reference: string) {
  const [row] = await read()
    .select({ participantId: participants.id, reference: participants.reference, alias: participants.alias })
    .from(participants)
    .innerJoin(places, eq(places.participantId, participants.id))
    .where(
      and(
        eq(participants.reference, reference.toUpperCase()),
        isNull(participants.erasedOn),
        reachable(ctx, places.forumId),
      ),
    )
    .limit(1)
  const [named] = await withNames(ctx, [found(row)])
  return found(named)
}

/** The last private link of a participant, whatever became of it; null before there was one. */
export async function findLastLink(participantId: string): Promise<PrivateLink | null> {
  const rows = await read()
    .select()
    .from(participantLinks)
    .where(and(eq(participantLinks.participantId, participantId), eq(participantLinks.purpose, 'page')))
    .orderBy(desc(participantLinks.createdAt), desc(participantLinks.id))
  return rows.find(({ revokedAt }) => revokedAt === null) ?? rows[0] ?? null
}

/** How the private link of a participant within reach stands, with the messages that carried it, newest first. */
export async function getLinkStanding(ctx: Ctx<'link:send' | 'participant:view'>, reference: string) {
  const owner = await getLinkOwner(ctx, reference)
  const link = await findLastLink(owner.participantId)
  return {
    owner,
    hasCodeWord: (await findCodeWord(owner.participantId)) !== null,
    link: link && {
      id: link.id,
      state: linkState(link, ctx.now),
      createdAt: link.createdAt,
      expiresAt: link.expiresAt,
      hasPin: link.pinDigest !== null,
    },
    messages: link ? await listLinkMessages(link.id) : [],
  }
}

/** How the last private link of a participant stands, for a line on their page; the caller found them within reach. */
export async function summariseLink(ctx: Ctx<'participant:view'>, participantId: string) {
  const link = await findLastLink(participantId)
  return link && { state: linkState(link, ctx.now), expiresAt: link.expiresAt }
}

/** The messages that carry a link: how far each is. */
export async function listLinkMessages(linkId: string) {
  return read()
    .select({
      id: outbox.id,
      state: outbox.state,
      attempts: outbox.attempts,
      sentAt: outbox.sentAt,
      at: outbox.notBefore,
    })
    .from(outbox)
    .where(and(eq(outbox.template, 'private-link'), eq(outbox.about, linkId)))
    .orderBy(desc(outbox.notBefore), desc(outbox.id))
}

const works = (now: Date) =>
  and(isNull(participantLinks.revokedAt), isNull(participantLinks.lockedAt), gt(participantLinks.expiresAt, now))

/** The link that a secret opens at this moment; null for every reason that it does not, without telling which (LNK-04). */
export async function findLinkByHash(tokenHash: string, now: Date): Promise<PrivateLink | null> {
  const [row] = await read()
    .select()
    .from(participantLinks)
    .where(and(eq(participantLinks.tokenHash, tokenHash), works(now)))
  return row ?? null
}

/** The visit of a browser by the digest of its cookie; null once it is over, or its link was stopped or locked. */
export async function findVisit(id: string, now: Date): Promise<Visit | null> {
  const [row] = await read()
    .select({
      id: participantVisits.id,
      linkId: participantVisits.linkId,
      participantId: participantLinks.participantId,
      stage: participantVisits.stage,
      endsAt: participantVisits.endsAt,
    })
    .from(participantVisits)
    .innerJoin(participantLinks, eq(participantLinks.id, participantVisits.linkId))
    .where(
      and(
        eq(participantVisits.id, id),
        gt(participantVisits.endsAt, now),
        or(eq(participantVisits.stage, 'open'), gt(participantLinks.expiresAt, now)),
        isNull(participantLinks.revokedAt),
        isNull(participantLinks.lockedAt),
      ),
    )
  return row ?? null
}

/** The code word of a participant in the clear, to be compared with what was typed; null when none was agreed. */
export async function findCodeWord(participantId: string): Promise<string | null> {
  const [row] = await read()
    .select({ codeWord: safeContacts.codeWord })
    .from(safeContacts)
    .where(eq(safeContacts.participantId, participantId))
  const sealing = (await sealingsFor([participantId])).get(participantId)
  return row?.codeWord && sealing ? sealing.open(safeContacts.codeWord, participantId, row.codeWord) : null
}

/** The digest of the PIN of a link; null when none was made. */
export async function findPinDigest(linkId: string): Promise<string | null> {
  const [row] = await read()
    .select({ pinDigest: participantLinks.pinDigest })
    .from(participantLinks)
    .where(eq(participantLinks.id, linkId))
  return row?.pinDigest ?? null
}

/** Those who may send the private link of a participant, and so are told when it was locked. */
export async function listSenders(participantId: string, now: Date): Promise<string[]> {
  const theirs = await read()
    .select({ forumId: places.forumId })
    .from(places)
    .where(eq(places.participantId, participantId))
  const forumIds = theirs.map(({ forumId }) => forumId)
  const rows = await read()
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(
      and(
        eq(people.state, 'active'),
        inArray(grants.role, [...rolesWith('link:send')]),
        liveGrant(todayInLondon(now)),
        or(isNull(grants.forumId), inArray(grants.forumId, forumIds)),
      ),
    )
  return rows.map(({ id }) => id)
}

/** Locked links within reach that nobody has seen to, by reference. */
export async function listLocked(ctx: Ctx<'link:send'>) {
  return read()
    .selectDistinct({ reference: participants.reference })
    .from(participantLinks)
    .innerJoin(participants, eq(participants.id, participantLinks.participantId))
    .innerJoin(places, eq(places.participantId, participants.id))
    .where(
      and(isNull(participantLinks.revokedAt), isNotNull(participantLinks.lockedAt), reachable(ctx, places.forumId)),
    )
    .orderBy(participants.reference)
}
