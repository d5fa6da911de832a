import { canTakePoints, identifyingSigns, inWords } from '#app/domain/points/rules.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { hasStarted } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { addDays, formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { viewFrom } from '#app/domain/write-ups/input.ts'
import { listNotes } from '#app/domain/write-ups/note-queries.server.ts'
import { getClock, getStanding } from '#app/domain/write-ups/queries.server.ts'
import { agreeWords, canBeOffered, dueWords, NOTES_DAYS, submitBlocks, wordsSeen } from '#app/domain/write-ups/rules.ts'
import { SUBMIT_BLOCKS } from '#app/domain/write-ups/status.ts'
import { listWording } from '#app/domain/write-ups/wording-queries.server.ts'

type Key = Ctx<'write-up:keep'>
type Notes = Awaited<ReturnType<typeof listNotes>>
type Wording = Awaited<ReturnType<typeof listWording>>

const dayOf = (at: Date | null | undefined) => (at ? formatDate(todayInLondon(at)) : null)

/** All that the page shows: what is due, the next note, what was checked, what was said about the words, how far it is. */
export async function pageOf(ctx: Key, sessionId: string, search: URLSearchParams) {
  const session = await getSession(ctx, sessionId)
  const standing = await getStanding(ctx, session)
  const { writeUp, points, arrived, notesLeft, offer, notes } = standing
  const [all, wording] = [await listNotes(ctx, session.id), await listWording(ctx, session.id)]
  const clock = await getClock(ctx, session, writeUp)
  const shown = { points, arrived, notesLeft, notes, offer, sessionId: session.id }
  return {
    ...shown,
    session: { id: session.id, name: `${session.forumName}, ${formatDate(session.date)}` },
    begun: hasStarted(session, ctx.now) && canTakePoints(session, ctx.now),
    due: { writeUp: dueWords(clock.writeUp), submit: dueWords(clock.submit) },
    late: { writeUp: clock.writeUp.standing === 'overdue', submit: clock.submit.standing === 'overdue' },
    notesUntil: formatDate(addDays(session.date, NOTES_DAYS)),
    ...noteOf(all, viewFrom(search), writeUp?.submittedAt ?? null),
    mayOffer: canBeOffered(standing),
    offeredUntil: lastDayOf(writeUp?.offeredUntil ?? null),
    ...wordingOf(wording, search.get('take'), writeUp?.submittedAt ?? null),
    blocks: submitBlocks(standing).map((block) => SUBMIT_BLOCKS[block]),
    submittedOn: dayOf(writeUp?.submittedAt),
    notesFate: notes > 0 ? null : (writeUp?.notesFate ?? null),
    destroyedOn: notes > 0 ? null : dayOf(writeUp?.notesDestroyedAt),
  }
}

/** The note to check next, the one that is to be dropped, and those that are points by now. */
function noteOf(all: Notes, asked: { note: string; drop: string }, submittedAt: Date | null) {
  const open = submittedAt ? [] : all.filter(({ pointId }) => pointId === null)
  const chosen = open.find(({ id }) => id === asked.note) ?? open[0] ?? null
  const after = chosen && open[open.indexOf(chosen) + 1]
  const shown = (note: Notes[number] | null | undefined) =>
    note ? { id: note.id, version: note.version, text: note.text } : null
  return {
    note: chosen && {
      ...shown(chosen),
      ...{ id: chosen.id, text: chosen.text, version: chosen.version },
      ...{ kind: chosen.kind, breadth: chosen.breadth, valence: chosen.valence },
      signs: inWords(identifyingSigns(chosen.text)),
      next: after?.id ?? null,
    },
    dropping: shown(open.find(({ id }) => id === asked.drop)),
    checked: all.flatMap(({ id, pointId, point }) => (pointId && point !== null ? [{ id, text: point }] : [])),
  }
}

/** Each point with what was said about its words, and the suggestion that is being taken. */
function wordingOf(wording: Wording, asked: string | null, submittedAt: Date | null) {
  const replies = wording.flatMap((point) =>
    point.suggested.map((one) => ({ ...one, point: point.text, seen: wordsSeen([point]) })),
  )
  const taking = submittedAt ? undefined : replies.find(({ id, settled }) => id === asked && settled === null)
  return {
    taking: taking ? { id: taking.id, words: taking.words, point: taking.point, seen: taking.seen } : null,
    wording: wording.map(({ id, text, agree, other, suggested }) => ({
      ...{ id, text, suggested },
      agree: agreeWords({ agree, other }, submittedAt !== null),
      signs: inWords(identifyingSigns(text)),
    })),
  }
}

/** An offer ends at midnight: its last day is the one before. */
const lastDayOf = (until: Date | null) => (until ? dayOf(new Date(until.getTime() - 1)) : null)

export type WriteUpPage = Awaited<ReturnType<typeof pageOf>>
