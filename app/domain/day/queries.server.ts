import { and, asc, eq, inArray } from 'drizzle-orm'
import { unsealStored } from '#app/crypto/seal.server.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Breadth, PointKind, Valence } from '#app/domain/points/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import {
  agendaItems,
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

const item = {
  id: agendaItems.id,
  text: agendaItems.text,
  source: agendaItems.source,
  minutes: agendaItems.minutes,
  startedAt: agendaItems.startedAt,
  endedAt: agendaItems.endedAt,
  version: agendaItems.version,
}

/** The agenda of a session in its order. What changed since last time always comes first (product, step 4). */
export async function listItems(ctx: Keeping, sessionId: string): Promise<DayItem[]> {
  const rows = await read()
    .select({ ...item, position: agendaItems.position })
    .from(agendaItems)
    .where(
      and(
        eq(agendaItems.sessionId, sessionId),
        inArray(agendaItems.state, ['on', 'done']),
        reachable(ctx, agendaItems.forumId),
      ),
    )
    .orderBy(asc(agendaItems.id))
  const rank = ({ source, position }: (typeof rows)[number]) =>
    source === 'standing' ? -1 : (position ?? Number.MAX_SAFE_INTEGER)
  return rows.sort((one, other) => rank(one) - rank(other)).map(({ position: _, ...row }) => row)
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
