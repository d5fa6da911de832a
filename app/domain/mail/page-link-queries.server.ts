import { and, desc, eq, inArray } from 'drizzle-orm'
import { LINK_DAYS, linkState } from '#app/domain/links/rules.ts'
import { read } from '#db/client.server.ts'
import { participantLinks, participants, safeContacts } from '#db/schema/index.ts'
import type { PageLink } from './queries.server.ts'

type Row = typeof participantLinks.$inferSelect

/**
 * The private link that a message to a participant carries: one that works, one that is still to be made for so many days,
 * or none, because nothing would open it or it was locked: then somebody has to speak to them first (security.md LNK-05).
 */
export type Carried = { kind: 'link'; link: PageLink } | { kind: 'make'; days: number } | { kind: 'none' }

/** What each of these participants would be sent at this moment. */
export async function listCarried(participantIds: readonly string[], now: Date): Promise<Map<string, Carried>> {
  const ids = [...participantIds]
  if (ids.length === 0) return new Map()
  const rows = await read()
    .select({ id: participants.id, codeWord: safeContacts.codeWord, link: participantLinks })
    .from(participants)
    .leftJoin(safeContacts, eq(safeContacts.participantId, participants.id))
    .leftJoin(
      participantLinks,
      and(eq(participantLinks.participantId, participants.id), eq(participantLinks.purpose, 'page')),
    )
    .where(inArray(participants.id, ids))
    .orderBy(desc(participantLinks.createdAt), desc(participantLinks.id))
  return new Map(
    ids.map((id) => {
      const theirs = rows.filter((row) => row.id === id)
      const links = theirs.flatMap(({ link }) => link ?? [])
      const hasWord = theirs.some(({ codeWord }) => Boolean(codeWord))
      return [id, carriedOf(links, hasWord, now)]
    }),
  )
}

/** The same for one. */
export async function findCarried(participantId: string, now: Date): Promise<Carried> {
  return (await listCarried([participantId], now)).get(participantId) ?? { kind: 'none' }
}

/** `links` of one participant, the newest first: at most one of them was not replaced or stopped. */
function carriedOf(links: readonly Row[], hasWord: boolean, now: Date): Carried {
  const current = links.find(({ revokedAt }) => revokedAt === null)
  if (current?.lockedAt) return { kind: 'none' }
  const works = current && linkState(current, now) === 'works' ? current : null
  if (works && (hasWord ? lastsLonger(works, now) : works.pinDigest))
    return { kind: 'link', link: { id: works.id, expiresAt: works.expiresAt } }
  return hasWord ? { kind: 'make', days: daysOf(current ?? links[0]) } : { kind: 'none' }
}

const lengthOf = ({ createdAt, expiresAt }: Row) => expiresAt.getTime() - createdAt.getTime()

/** Whether enough of a link is left to be read in time: a quarter of its life, longer than all the retries of a message. */
const lastsLonger = (link: Row, now: Date) => link.expiresAt.getTime() - now.getTime() >= lengthOf(link) / 4

/** A new link works for as long as the one before: less where somebody else may read their messages (LNK-04). */
function daysOf(before: Row | undefined): number {
  const days = before ? Math.round(lengthOf(before) / 86_400_000) : 0
  return LINK_DAYS.find((one) => one === days) ?? Math.max(...LINK_DAYS)
}
