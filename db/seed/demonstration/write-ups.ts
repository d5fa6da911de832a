import { inArray } from 'drizzle-orm'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { seal } from '#app/crypto/seal.server.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { offerEnds } from '#app/domain/write-ups/rules.ts'
import type { Database } from '#db/client.server.ts'
import { ballots, type points, rawNotes, sessions, wordingReplies, writeUps } from '#db/schema/index.ts'
import { serviceSeals } from '#db/service-seals.ts'
import { notesOfTheRoom, otherWords } from './content/notes.ts'
import { madeId } from './ids.ts'
import { teamOf } from './people.ts'
import { isThe, type MadeSession, wasHeld } from './sessions.ts'

type WriteUp = typeof writeUps.$inferInsert
type Note = typeof rawNotes.$inferInsert
type Point = typeof points.$inferInsert

/** Something is left to do after these: notes to check, some checked, words offered, notes to destroy. */
const unchecked = { slug: 'women-and-girls', back: 1 } as const
const halfChecked = { slug: 'black-communities', back: 1 } as const
const offered = { slug: 'disability', back: 1 } as const
const submitted = { slug: 'lgbtq', back: 1 } as const
const inTheMiddle = [unchecked, halfChecked, offered, submitted]
/** Days after a session on which each step was done, where it is done. */
const CHECKED = 4
const SUBMITTED = 9
const DESTROYED = 10
const HOURS = 60

/** Sessions at which something is left to do. */
export const isInTheMiddle = (session: MadeSession) => inTheMiddle.some((one) => isThe(session, one))
const daysAfter = ({ startsAt }: MadeSession, days: number) => minutesAfter(startsAt, (days * 24 - 4) * HOURS)

/** Puts in how far the write-up of each session is. All but the latest are closed, their notes destroyed. */
export async function putWriteUps(
  tx: Database,
  made: { sessions: readonly MadeSession[]; points: readonly Point[]; came: ReadonlyMap<string, readonly string[]> },
  now: Date,
): Promise<AuditEvent[]> {
  const held = made.sessions.filter(wasHeld)
  const rows = held.filter((session) => !isThe(session, unchecked)).map((session) => writeUpOf(session, now))
  const notes = held.flatMap((session) => notesOf(session, made.points))
  const closed = held.filter((session) => !isInTheMiddle(session)).map(({ id }) => id)
  await tx.insert(writeUps).values(rows)
  await tx.insert(rawNotes).values(notes)
  await tx.update(sessions).set({ state: 'balanced' }).where(inArray(sessions.id, closed))
  await answerWords(tx, made, now)
  const said = (kind: 'write-ups' | 'notes', count: number) =>
    event(`demonstration.${kind}-added`, 'demonstration', { count })
  return [said('write-ups', rows.length), said('notes', notes.length)]
}

function writeUpOf(session: MadeSession, now: Date): WriteUp {
  const by = teamOf(session.slug)[0]
  const sessionId = session.id
  if (isThe(session, halfChecked)) return { sessionId }
  const checked = {
    sessionId,
    checkedAt: daysAfter(session, CHECKED),
    checkedBy: by,
    offeredAt: daysAfter(session, CHECKED),
  }
  if (isThe(session, offered))
    return { ...checked, offeredAt: minutesAfter(now, -3 * 24 * HOURS), offeredUntil: offerEnds(todayInLondon(now), 2) }
  const sent = {
    submittedAt: daysAfter(session, SUBMITTED),
    submittedBy: by,
    offeredUntil: daysAfter(session, SUBMITTED - 1),
  }
  if (isThe(session, submitted)) return { ...checked, ...sent }
  const gone = { notesFate: 'shredded' as const, notesDestroyedAt: daysAfter(session, DESTROYED), notesDestroyedBy: by }
  return { ...checked, ...sent, ...gone }
}

/** The notes that are still there: those that are points by now, and those that are to be checked. */
function notesOf(session: MadeSession, all: readonly Point[]): Note[] {
  if (!isInTheMiddle(session)) return []
  const became = all
    .filter(({ sessionId }) => sessionId === session.id)
    .map(({ text, kind, breadth, valence, id }) => ({ text, kind, breadth, valence, pointId: id }))
  const typed = isThe(session, unchecked) || isThe(session, halfChecked) ? (notesOfTheRoom[session.slug] ?? []) : []
  return [...became, ...typed.map((note) => ({ ...note, pointId: null }))].map(({ text, ...note }, at) => {
    const id = madeId('nte', `${session.id} ${at}`)
    const sealed = seal(text, { ...serviceSeals.notes.place, row: id })
    return { ...note, id, sessionId: session.id, text: sealed, position: at + 1 }
  })
}

/** Some of those who were there have answered: most agree, one would say it in other words. */
async function answerWords(
  tx: Database,
  { sessions: all, points: said, came }: Parameters<typeof putWriteUps>[1],
  now: Date,
): Promise<void> {
  const session = all.find((one) => isThe(one, offered))
  const offeredPoints = said.filter(({ sessionId }) => sessionId === session?.id)
  if (!session || offeredPoints.length === 0) return
  const suggested = otherWords.text
  const voters = (came.get(session.id) ?? []).slice(0, otherWords.voters)
  const replies = offeredPoints.flatMap(({ id: pointId }, at) =>
    voters.map((_, voter) => {
      const id = madeId('wrp', `${pointId} ${voter}`)
      const words = at === 0 && voter === 0 ? seal(suggested, { ...serviceSeals.wording.place, row: id }) : null
      return {
        id,
        sessionId: session.id,
        pointId,
        answer: words ? ('other-words' as const) : ('agree' as const),
        words,
      }
    }),
  )
  await tx.insert(wordingReplies).values(replies.sort((one, other) => (one.id < other.id ? -1 : 1)))
  await tx.insert(ballots).values(
    voters.map((participantId) => ({
      sessionId: session.id,
      kind: 'wording' as const,
      voter: keyedDigest('ballot', `${session.id}\0${participantId}\0wording`),
      used: offeredPoints.length,
      castOn: todayInLondon(now),
    })),
  )
}
