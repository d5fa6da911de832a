import { eq } from 'drizzle-orm'
import { canBeHeld, hasStarted } from '#app/domain/sessions/rules.ts'
import { SESSION_TRANSITIONS } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { type AuditEvent, done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import { putEntries, putStaff } from '#db/register-rows.server.ts'
import { sessions } from '#db/schema/index.ts'
import type { RegisterInput } from './input.ts'
import { getRegister } from './queries.server.ts'
import {
  arrived,
  canBeSet,
  changedEntries,
  changedStaff,
  type RegisterChange,
  type RegisterEntry,
  type StaffChange,
  takesRegister,
} from './rules.ts'
import type { RegisterStatus } from './status.ts'

export type RegisterRefusal = 'changed-meanwhile' | 'too-early' | 'not-taking-place'

/**
 * Saves a register whole: every status and the staff numbers, or nothing. What is saved already is no change, whatever
 * version the form has; anything else needs the newest version. Once somebody has come the session counts as held.
 */
export function keepRegister(
  ctx: Ctx<'register:keep'>,
  sessionId: string,
  input: RegisterInput,
): Promise<Result<{ held: boolean }, RegisterRefusal>> {
  return write(ctx, async (tx) => {
    const { session, lines, staff } = await getRegister(ctx, sessionId)
    const known = new Set(lines.map(({ participantId }) => participantId))
    if (!input.entries.every(({ participantId }) => known.has(participantId))) throw new NotFound()
    if (!takesRegister(session.state)) return refuse('not-taking-place')
    const before = lines.filter(hasStatus)
    const changes = { entries: changedEntries(before, input.entries), staff: changedStaff(staff, input.staff) }
    const after = new Map([...before, ...input.entries].map(({ participantId, status }) => [participantId, status]))
    const held = [...after.values()].some(arrived) && canBeHeld(session, ctx.now)
    const isSaved = changes.entries.length + changes.staff.length === 0
    // Those who came may have been marked before the start: then saving what is saved already holds the session.
    if (isSaved && !held) return unchanged({ held: false })
    if (!isSaved && input.version !== session.registerVersion) return refuse('changed-meanwhile')
    if (!changes.entries.every(({ to }) => canBeSet(to, hasStarted(session, ctx.now)))) return refuse('too-early')

    await putEntries(tx, session.id, changes.entries)
    await putStaff(tx, session.id, changes.staff)
    const newest = { registerVersion: session.registerVersion + 1 }
    const holding = held ? { state: SESSION_TRANSITIONS.hold.to, version: session.version + 1 } : {}
    await tx
      .update(sessions)
      .set({ ...newest, ...holding })
      .where(eq(sessions.id, session.id))
    const holdEvents = held ? [event(SESSION_TRANSITIONS.hold.event, session.id)] : []
    return done({ held }, kept(session.id, changes), ...holdEvents)
  })
}

function hasStatus<L extends { status: RegisterStatus | null }>(line: L): line is L & RegisterEntry {
  return line.status !== null
}

function kept(sessionId: string, changes: { entries: RegisterChange[]; staff: StaffChange[] }): AuditEvent {
  return event('register.kept', sessionId, {
    participants: changes.entries.map(({ participantId }) => participantId),
    staff: changes.staff.map(({ organisation }) => organisation),
  })
}
