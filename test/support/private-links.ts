import type Sqlite from 'better-sqlite3'
import { linkSecret, pinDigest } from '#app/crypto/digests.server.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { visitTokenOf } from '#app/http/visit.server.ts'
import { participantLinks, participantVisits, safeContacts } from '#db/schema/index.ts'
import { sealingFor } from '#db/seal.server.ts'
import { given, NOON } from './factories.ts'

const DAY = 86_400_000

/** A private link of a participant that works for seven days from noon, with its token. */
export async function aLink(participantId: string, change: Partial<typeof participantLinks.$inferInsert> = {}) {
  const id = change.id ?? `lnk_${participantId}`
  const token = linkSecret('page', id)
  const row = {
    id,
    participantId,
    purpose: 'page' as const,
    tokenHash: sha256(token),
    createdAt: NOON,
    expiresAt: new Date(NOON.getTime() + 7 * DAY),
    ...change,
  }
  await given((tx) => tx.insert(participantLinks).values(row))
  return { ...row, token }
}

/** Agrees a code word with a participant. */
export async function agreeWord(participantId: string, word: string) {
  const sealing = await sealingFor(participantId)
  const row = {
    participantId,
    codeWord: sealing.seal(safeContacts.codeWord, participantId, word),
    rules: sealing.seal(safeContacts.rules, participantId, '{}'),
  }
  await given((tx) => tx.insert(safeContacts).values(row))
}

/** A visit behind a link, open unless said otherwise, with the cookie and what its forms carry. */
export async function aVisit(
  linkId: string,
  { stage = 'open' as 'word' | 'open', secret = `visit-of-${linkId}` } = {},
) {
  const id = sha256(secret)
  await given((tx) =>
    tx.insert(participantVisits).values({ id, linkId, stage, endsAt: new Date(NOON.getTime() + 900_000) }),
  )
  return { id, cookie: `visit=${secret}`, formToken: visitTokenOf({ id }) }
}

/** Puts a link with a PIN into the data file of a server whose keys are set, in the place of what was there. */
export function linkOnServer(db: Sqlite.Database, participantId: string, key: string, now: string) {
  const at = Date.parse(now)
  const id = `lnk_test_${key}`
  const token = `token-of-the-link-for-tests-called-${key}`
  db.prepare('update participant_links set revoked_at = ? where participant_id = ? and revoked_at is null').run(
    at,
    participantId,
  )
  db.prepare(
    `insert into participant_links (id, participant_id, purpose, token_hash, pin_digest, created_at, expires_at)
      values (?, ?, 'page', ?, ?, ?, ?)`,
  ).run(id, participantId, sha256(token), pinDigest(id, PIN), at, at + 7 * DAY)
  return { id, token }
}

export const PIN = '246810'

/** Puts so many open visits of a link into the data file of a server whose keys are set. */
export function visitsOnServer(db: Sqlite.Database, linkId: string, now: string, count = 1, stage = 'open') {
  const before = Number(db.prepare('select count(*) from participant_visits').pluck().get())
  const insert = db.prepare('insert into participant_visits (id, link_id, stage, ends_at) values (?, ?, ?, ?)')
  return Array.from({ length: count }, (_, at) => {
    const secret = `secret-of-a-test-visit-${before + at}`
    const id = sha256(secret)
    insert.run(id, linkId, stage, Date.parse(now) + 900_000)
    return { cookie: `visit=${secret}`, formToken: visitTokenOf({ id }) }
  })
}
