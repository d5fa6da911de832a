import { eq, lte } from 'drizzle-orm'
import { keyedDigest, pinDigest, sameText } from '#app/crypto/digests.server.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { linkContext } from '#app/domain/shared/context.ts'
import { newSecret, sha256 } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { type Database, write } from '#db/client.server.ts'
import { participantLinks, participantVisits } from '#db/schema/index.ts'
import { findCodeWord, findLinkByHash, findPinDigest, findVisit, listSenders, type Visit } from './queries.server.ts'
import { locksAfter, normalisedWord, VISIT_MINUTES } from './rules.ts'

type When = { now: Date; requestId: string }
/** The secret of the opened visit; null after a wrong word. */
type Given = { secret: string | null; locked: boolean }

/**
 * Follows a private link: opens a visit that still owes the agreed word, and returns the secret of its cookie. One refusal
 * for every reason that a link does not work, after the same look (security.md LNK-04). The link is not used up by it.
 */
export async function followLink(token: string, { now, requestId }: When): Promise<Result<string, 'not-there'>> {
  const tokenHash = sha256(token)
  const link = await findLinkByHash(tokenHash, now)
  if (!link) return { ok: false, reason: 'not-there' }
  return write(linkContext(link.id, now, requestId), async (tx) => {
    if (!(await findLinkByHash(tokenHash, now))) return refuse('not-there')
    await tx.delete(participantVisits).where(lte(participantVisits.endsAt, now))
    return done(await openVisit(tx, link.id, 'word', now), event('link.followed', link.id))
  })
}

/**
 * Takes the agreed word, or the PIN. A right one opens the pages for 15 minutes under a new secret; the one before is dead
 * at once. A wrong one is counted; the fifth locks the link and tells those who may send it (security.md LNK-05, LNK-07).
 */
export async function giveWord(
  visit: Visit,
  word: string,
  { now, requestId }: When,
): Promise<Result<Given, 'not-there'>> {
  const right = await isRight(visit, word)
  return write<Given, 'not-there'>(linkContext(visit.linkId, now, requestId), async (tx) => {
    const standing = await findVisit(visit.id, now)
    if (standing?.stage !== 'word') return refuse('not-there')
    if (!right) return countWrong(tx, visit, now)
    await tx.delete(participantVisits).where(eq(participantVisits.id, visit.id))
    const secret = await openVisit(tx, visit.linkId, 'open', now)
    return done({ secret, locked: false }, event('link.opened', visit.linkId, { participant: visit.participantId }))
  })
}

/** Ends a visit at whatever stage. One that is over already is no change. */
export async function leaveVisit(visit: Visit, { now, requestId }: When): Promise<void> {
  await write(linkContext(visit.linkId, now, requestId), async (tx) => {
    const ended = await tx
      .delete(participantVisits)
      .where(eq(participantVisits.id, visit.id))
      .returning({ id: participantVisits.id })
    return ended.length > 0 ? done(null, event('link.left', visit.linkId)) : refuse('over')
  })
}

async function openVisit(tx: Database, linkId: string, stage: Visit['stage'], now: Date): Promise<string> {
  const secret = newSecret()
  await tx
    .insert(participantVisits)
    .values({ id: sha256(secret), linkId, stage, endsAt: minutesAfter(now, VISIT_MINUTES) })
  return secret
}

/** The code word and the PIN are both compared, whichever there is, as digests of one length (security.md CRY-08). */
async function isRight({ linkId, participantId }: Visit, typed: string): Promise<boolean> {
  const given = normalisedWord(typed)
  const codeWord = normalisedWord((await findCodeWord(participantId)) ?? '')
  const pin = await findPinDigest(linkId)
  const digest = (text: string) => keyedDigest('visit', `${linkId}\0${text}`)
  const isWord = sameText(digest(codeWord), digest(given)) && codeWord !== ''
  const isPin = sameText(pin ?? digest(''), pinDigest(linkId, given)) && pin !== null
  return isWord || isPin
}

async function countWrong(tx: Database, { linkId, participantId }: Visit, now: Date) {
  const [link] = await tx.select().from(participantLinks).where(eq(participantLinks.id, linkId))
  if (!link) return refuse('not-there')
  const locked = locksAfter(link.wrongWords)
  const change = { wrongWords: link.wrongWords + 1, ...(locked ? { lockedAt: now } : {}) }
  await tx.update(participantLinks).set(change).where(eq(participantLinks.id, linkId))
  const refused = event('link.word-refused', linkId)
  if (!locked) return done({ secret: null, locked }, refused)
  await tx.delete(participantVisits).where(eq(participantVisits.linkId, linkId))
  for (const personId of await listSenders(participantId, now))
    await enqueueLetter(tx, { template: 'link-locked', about: linkId, personId, cause: linkId, now })
  return done({ secret: null, locked }, refused, event('link.locked', linkId))
}
