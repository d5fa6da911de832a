import { and, eq } from 'drizzle-orm'
import { type Forum, getForum } from '#app/domain/forums/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { forums, sessionDecisions, sessions } from '#db/schema/index.ts'
import { type Decided, datesToDecide, readDecisions } from './decisions.ts'
import type { LayOut, SetRhythm } from './input.ts'
import { type PlannedSession, planSessions } from './planning-queries.server.ts'

type Repeats = 'repeated' | 'sent-before'
type LaidOutNow = { added: number; leftOut: number; there: number }

/**
 * Lays out a forum's sessions of twelve months, over those that are there already: only what is missing is added. A date on
 * a bank holiday is kept or left out as decided, with the reason. Why it was not possible is for `planSessions` to say; the
 * index on forum and day is the last judge of two people doing it at once.
 */
export function layOutSessions(
  ctx: Ctx<'session:plan'>,
  slug: string,
  input: LayOut,
  once: Submission,
): Promise<Result<LaidOutNow, 'not-possible' | 'undecided' | 'nothing-missing' | Repeats>> {
  return writeOnce(
    ctx,
    once,
    async (tx) => {
      const forum = await getForum(ctx, slug)
      const plan = await planSessions(ctx, forum, input)
      if (!plan.ok) return refuse('not-possible')
      const missing = plan.sessions.filter(({ there }) => there === null)
      if (missing.length === 0) return refuse('nothing-missing')
      const decided = readDecisions(datesToDecide(missing), input.answers ?? {}, ['keep', 'skip'])
      if (!decided.ok) return refuse('undecided')
      const added = await addSessions(tx, ctx, forum, { missing, decided: decided.value })
      const ids = added.map(({ id }) => id)
      const dated = [...decided.value].map(([date, { choice }]) =>
        event(choice === 'keep' ? 'session.date-kept' : 'session.date-skipped', forum.id, { date }),
      )
      const [first, ...rest] = [
        ...(ids.length > 0 ? [event('sessions.laid-out', forum.id, { sessions: ids })] : []),
        ...dated,
      ]
      if (!first) return refuse('nothing-missing')
      const value = {
        added: ids.length,
        leftOut: missing.length - ids.length,
        there: plan.sessions.length - missing.length,
      }
      return done(value, first, ...rest)
    },
    { unique: { 'sessions(forum_id,date)': 'not-possible' } },
  )
}

/** Sets on which day, at what time and in which week a forum meets, and whose days it looks out for. Moves no session. */
export function setRhythm(
  ctx: Ctx<'session:plan'>,
  slug: string,
  input: SetRhythm,
): Promise<Result<null, 'changed-meanwhile'>> {
  return write(ctx, async (tx) => {
    const forum = await getForum(ctx, slug)
    const { version, time: usualTime, ...others } = input
    const rhythm = { ...others, usualTime }
    const fields = (Object.keys(rhythm) as (keyof typeof rhythm)[]).filter((field) => forum[field] !== rhythm[field])
    if (fields.length === 0) return unchanged(null)
    const updated = await tx
      .update(forums)
      .set({ ...rhythm, version: version + 1 })
      .where(and(eq(forums.id, forum.id), eq(forums.version, version)))
      .returning({ id: forums.id })
    if (updated.length === 0) return refuse('changed-meanwhile')
    return done(null, event('forum.rhythm-set', forum.id, { fields }))
  })
}

async function addSessions(
  tx: Database,
  ctx: Ctx<'session:plan'>,
  forum: Forum,
  { missing, decided }: { missing: readonly PlannedSession[]; decided: Decided },
) {
  const rows = missing
    .filter(({ date }) => decided.get(date)?.choice !== 'skip')
    .map(({ date, time, startsAt }) => ({ id: newId('ses'), forumId: forum.id, date, time, startsAt }))
  if (rows.length > 0) await tx.insert(sessions).values(rows)
  const decisions = [...decided].map(([date, { choice, reason }]) => ({
    id: newId('sde'),
    forumId: forum.id,
    sessionId: rows.find((row) => row.date === date)?.id ?? null,
    kind: choice === 'keep' ? ('kept' as const) : ('skipped' as const),
    date,
    reason,
    decidedBy: ctx.actor.id,
    at: ctx.now,
  }))
  if (decisions.length > 0) await tx.insert(sessionDecisions).values(decisions)
  return rows
}
