import { getStaffPresent, listSealedLines } from '#app/domain/register/queries.server.ts'
import { canBeSet, changedStaff, takesRegister } from '#app/domain/register/rules.ts'
import { ORGANISATION_CODES, type StaffPresent } from '#app/domain/register/status.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Submission, writeOnce } from '#db/client.server.ts'
import { putEntries, putStaff } from '#db/register-rows.server.ts'
import type { MarkPost, StaffPost } from './input.ts'
import { areDoorsOpen, markFrom, markOf } from './rules.ts'
import { holdIfDue, lasting, touchRegister } from './saving.server.ts'

export type Once = 'repeated' | 'sent-before'
type Key = Ctx<'day:keep'>

/**
 * Marks one person on the register, from the status its sender saw. Somebody else's mark is never written over: that is a
 * conflict, for a person to settle. It may come after the session.
 */
export function markPerson(
  ctx: Key,
  sessionId: string,
  { participant, before, wanted }: MarkPost,
  once: Submission,
): Promise<Result<null, 'already' | 'conflict' | 'too-early' | 'not-taking-place' | Once>> {
  return writeOnce(ctx, lasting(once), async (tx) => {
    const session = await getSession(ctx, sessionId)
    const lines = await listSealedLines(ctx, session)
    const line = found(lines.find(({ participantId }) => participantId === participant))
    if (!takesRegister(session.state)) return refuse('not-taking-place')
    const verdict = markOf(before, markFrom(line.status), wanted)
    if (verdict !== 'done') return refuse(verdict === 'nothing' ? 'already' : 'conflict')
    const to = wanted === 'none' ? null : wanted
    if (to && !canBeSet(to, areDoorsOpen(session, ctx.now))) return refuse('too-early')
    await putEntries(tx, session.id, [{ participantId: participant, to }])
    await touchRegister(tx, session)
    const held = await holdIfDue(tx, ctx, session)
    return done(null, event('register.marked', session.id, { participants: [participant] }), ...held)
  })
}

/** Saves how many staff are there. A number that somebody else changed since is a conflict, and nothing is saved. */
export function countStaff(
  ctx: Key,
  sessionId: string,
  { before, wanted }: StaffPost,
  once: Submission,
): Promise<Result<null, 'already' | 'conflict' | 'not-taking-place' | Once>> {
  return writeOnce(ctx, lasting(once), async (tx) => {
    const session = await getSession(ctx, sessionId)
    if (!takesRegister(session.state)) return refuse('not-taking-place')
    const saved = await getStaffPresent(ctx, session.id)
    if (staffConflicts(before, saved, wanted).length > 0) return refuse('conflict')
    const changes = changedStaff(saved, wanted)
    if (changes.length === 0) return refuse('already')
    await putStaff(tx, session.id, changes)
    await touchRegister(tx, session)
    const organisations = changes.map(({ organisation }) => organisation)
    const held = await holdIfDue(tx, ctx, session)
    return done(null, event('register.kept', session.id, { participants: [], staff: organisations }), ...held)
  })
}

/** The organisations whose number somebody else made something else of. */
function staffConflicts(before: StaffPresent, saved: StaffPresent, wanted: StaffPresent) {
  return ORGANISATION_CODES.filter((code) => markOf(before[code], saved[code], wanted[code]) === 'conflict')
}
