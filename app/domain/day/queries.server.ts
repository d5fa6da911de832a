import { and, asc, eq } from 'drizzle-orm'
import { unsealStored } from '#app/crypto/seal.server.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { itemsOf } from '#app/domain/agenda/queries.server.ts'
import { agendaOf } from '#app/domain/agenda/rules.ts'
import type { Breadth, PointKind, Valence } from '#app/domain/points/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import {
  type agendaItems,
  disclosureUses,
  pulseTallies,
  rawNotes,
  sessions,
  sessionTeam,
  staffPresent,
  writeUps,
} from '#db/schema/index.ts'
import { staffOfTeam, type Tally } from './rules.ts'

type Keeping = Ctx<'day:keep' | 'write-up:keep'>
export type DayItem = {
  id: string
  text: string
  source: (typeof agendaItems.$inferSelect)['source']
  minutes: number | null
  startedAt: Date | null
  endedAt: Date | null
  version: number
}
export type Note = {
  id: string
  item: string | null
  text: string
  kind: PointKind
  breadth: Breadth | null
  valence: Valence | null
  version: number
  /** The point that it became, once it was checked. */
  pointId: string | null
}

/** Where the text of a note belongs: under the key of the service it opens nowhere else. */
export const notePlace = (row: string) => ({ table: 'raw_notes', column: 'text', row })

/** The agenda of a session in the order its own page has. What changed since last time always comes first (product, step 4). */
export async function listItems(ctx: Keeping, sessionId: string): Promise<DayItem[]> {
  const [session] = await read()
    .select({ forumId: sessions.forumId, orderedAt: sessions.agendaOrderedAt })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), reachable(ctx, sessions.forumId)))
  if (!session) return []
  const all = await itemsOf(session.forumId)
  const first = all.filter((one) => one.sessionId === sessionId && one.source === 'standing')
  return [...first, ...agendaOf(sessionId, all, session.orderedAt !== null)]
    .filter(({ state }) => state === 'on' || state === 'done')
    .map(({ id, text, source, minutes, startedAt, endedAt, version }) => {
      return { id, text, source, minutes, startedAt, endedAt, version }
    })
}

const note = {
  id: rawNotes.id,
  item: rawNotes.agendaItemId,
  text: rawNotes.text,
  kind: rawNotes.kind,
  breadth: rawNotes.breadth,
  valence: rawNotes.valence,
  version: rawNotes.version,
  pointId: rawNotes.pointId,
}

/** The notes of a session as they were typed, opened, in their order: for the day and for whoever writes them up. */
export async function listNotes(ctx: Keeping, sessionId: string): Promise<Note[]> {
  const rows = await read()
    .select(note)
    .from(rawNotes)
    .innerJoin(sessions, eq(sessions.id, rawNotes.sessionId))
    .where(and(eq(rawNotes.sessionId, sessionId), reachable(ctx, sessions.forumId)))
    .orderBy(asc(rawNotes.position), asc(rawNotes.id))
  return rows.map((row) => ({ ...row, text: unsealStored(row.text, notePlace(row.id)) }))
}

/** One note of a session, opened, or null. */
export async function findNote(ctx: Keeping, sessionId: string, id: string): Promise<Note | null> {
  return (await listNotes(ctx, sessionId)).find((one) => one.id === id) ?? null
}

/** How often each answer of the pulse was given. Never shown as it is: `pulseLines` says what may be. */
export async function listTallies(ctx: Keeping, sessionId: string): Promise<Tally[]> {
  return read()
    .select({ question: pulseTallies.question, answer: pulseTallies.answer, number: pulseTallies.number })
    .from(pulseTallies)
    .innerJoin(sessions, eq(sessions.id, pulseTallies.sessionId))
    .where(and(eq(pulseTallies.sessionId, sessionId), reachable(ctx, sessions.forumId)))
}

/** What has been done with the write-up of a session so far; null when nobody has touched it. */
export async function getWriteUp(ctx: Keeping, sessionId: string) {
  const [row] = await read()
    .select({ submittedAt: writeUps.submittedAt, notesDestroyedAt: writeUps.notesDestroyedAt })
    .from(writeUps)
    .innerJoin(sessions, eq(sessions.id, writeUps.sessionId))
    .where(and(eq(writeUps.sessionId, sessionId), reachable(ctx, sessions.forumId)))
  return row ?? null
}

/** How many staff the page shows: those saved, or, while nobody saved any, those that the team says. */
export async function suggestStaff(ctx: Ctx<'day:keep'>, sessionId: string) {
  const saved = await read()
    .select({ organisation: staffPresent.organisation })
    .from(staffPresent)
    .where(eq(staffPresent.sessionId, sessionId))
    .limit(1)
  if (saved.length > 0) return null
  const team = await read()
    .select({ part: sessionTeam.part })
    .from(sessionTeam)
    .innerJoin(sessions, eq(sessions.id, sessionTeam.sessionId))
    .where(and(eq(sessionTeam.sessionId, sessionId), reachable(ctx, sessions.forumId)))
  return staffOfTeam(team)
}

/** How often the way for a disclosure was used at a session, by which role, and where the outcome is kept. */
export async function listDisclosureUses(ctx: Ctx<'disclosure:note'>, sessionId: string) {
  return read()
    .select({
      id: disclosureUses.id,
      usedOn: disclosureUses.usedOn,
      byRole: disclosureUses.byRole,
      outcomeReference: disclosureUses.outcomeReference,
    })
    .from(disclosureUses)
    .innerJoin(sessions, eq(sessions.id, disclosureUses.sessionId))
    .where(and(eq(disclosureUses.sessionId, sessionId), reachable(ctx, sessions.forumId)))
    .orderBy(asc(disclosureUses.usedOn), asc(disclosureUses.id))
}
