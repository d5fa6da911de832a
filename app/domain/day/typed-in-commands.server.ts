import { getRegister } from '#app/domain/register/queries.server.ts'
import {
  canBeSet,
  changedEntries,
  changedStaff,
  type RegisterChange,
  type RegisterEntry,
  type StaffChange,
  takesRegister,
} from '#app/domain/register/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Submission, writeOnce } from '#db/client.server.ts'
import { putEntries, putStaff } from '#db/register-rows.server.ts'
import type { Once } from './mark-commands.server.ts'
import { areDoorsOpen } from './rules.ts'
import { addNotes, addToPulse, type Closed, closedFor, holdIfDue, lasting, touchRegister } from './saving.server.ts'
import type { TypedIn } from './typed-in-input.ts'

export type SavedFromPaper = { people: number; notes: number; answers: number }

/**
 * Takes what was written down on paper: register, staff, notes and pulse together, or nothing. Answers of the pulse are added
 * to those that were tapped.
 */
export function typeIn(
  ctx: Ctx<'day:keep'>,
  sessionId: string,
  { version, entries, staff, notes, answers }: TypedIn,
  once: Submission,
): Promise<Result<SavedFromPaper, 'nothing' | 'changed-meanwhile' | Closed | Once>> {
  return writeOnce(ctx, lasting(once), async (tx) => {
    const { session, lines, staff: saved } = await getRegister(ctx, sessionId)
    const known = new Set(lines.map(({ participantId }) => participantId))
    if (!entries.every(({ participantId }) => known.has(participantId))) throw new NotFound()
    if (!takesRegister(session.state)) return refuse('not-taking-place')
    const before = lines.filter((line): line is typeof line & RegisterEntry => line.status !== null)
    const changes = { entries: changedEntries(before, entries), staff: changedStaff(saved, staff) }
    const isRegister = changes.entries.length + changes.staff.length > 0
    if (isRegister && version !== session.registerVersion) return refuse('changed-meanwhile')
    if (!changes.entries.every(({ to }) => canBeSet(to, areDoorsOpen(session, ctx.now)))) return refuse('too-early')
    const closed = notes.length + answers.length > 0 ? await closedFor(ctx, session) : null
    if (closed) return refuse(closed)

    await putEntries(tx, session.id, changes.entries)
    await putStaff(tx, session.id, changes.staff)
    if (isRegister) await touchRegister(tx, session)
    await addNotes(
      tx,
      ctx,
      session,
      notes.map((note) => ({ ...note, id: newId('nte') })),
    )
    for (const answer of answers) await addToPulse(tx, session.id, answer)
    const held = await holdIfDue(tx, ctx, session)
    const given = answers.reduce((sum, { number }) => sum + number, 0)
    const told = [...(isRegister ? [kept(session.id, changes)] : []), ...countsOf(session.id, notes.length, given)]
    const [first, ...rest] = [...told, ...held]
    const value = { people: changes.entries.length, notes: notes.length, answers: given }
    return first ? done(value, first, ...rest) : refuse('nothing')
  })
}

type Changes = { entries: RegisterChange[]; staff: StaffChange[] }

function kept(sessionId: string, { entries, staff }: Changes): AuditEvent {
  return event('register.kept', sessionId, {
    participants: entries.map(({ participantId }) => participantId),
    staff: staff.map(({ organisation }) => organisation),
  })
}

/** How many notes and answers, never which. */
function countsOf(sessionId: string, notes: number, answers: number): AuditEvent[] {
  return [
    ...(notes > 0 ? [event('note.taken', sessionId, { notes })] : []),
    ...(answers > 0 ? [event('pulse.tapped', sessionId, { answers })] : []),
  ]
}
