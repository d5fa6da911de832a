import { AsyncLocalStorage } from 'node:async_hooks'
import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { CHAIN_START, entryHash } from '#app/domain/audit/chain.ts'
import type { AnyCtx } from '#app/domain/shared/context.ts'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import type { AuditEvent, Outcome, Result } from '#app/domain/shared/result.ts'
import { closeKeyStore } from './key-store.server.ts'
import type * as schema from './schema/index.ts'
import { auditEvents, participantLinks, participantVisits, signInSessions, submissions } from './schema/index.ts'
import { brokenIndex } from './violations.ts'

export type Database = BetterSQLite3Database<typeof schema>
export type Reader = Pick<Database, 'select' | 'selectDistinct' | '$count'>

/** What an engine gives: somewhere to read and a way to run one transaction at a time. */
export type Engine = {
  reader: Database
  transaction: <T>(work: (tx: Database) => Promise<T>) => Promise<T>
  /** Whether the file is undamaged; left out where the engine sees to that itself. */
  isWhole?: () => boolean
  /**
   * SQLite: writes everything into the file itself and empties the write-ahead log, so that nothing removed stays beside
   * it: false while somebody else still reads there. `rewrite` writes the whole file anew first, so that nothing stays in
   * its gaps. PostgreSQL does this by itself.
   */
  flush: (how?: { rewrite: boolean }) => Promise<boolean>
  close: () => Promise<void>
}

/**
 * A form as it was sent once: its key, and its content so that a changed resend is not mistaken for a repeat. `days`: for how
 * long the key is known, where a form may be sent again later than on the next day.
 */
export type Submission = { key: string; content: string; days?: number }

type Options<R extends string> = {
  /** Refusals for unique indexes: `places(forum_id,seat)` → reason. The index is the last judge (architecture rule 7). */
  unique?: Record<string, R>
}

const DAY = 86_400_000
let engine: Engine | null = null
const current = new AsyncLocalStorage<Database>()

class Refused extends Error {
  constructor(readonly outcome: { reason: string } | { value: unknown }) {
    super('rolled back')
  }
}

/** Puts the one engine of this process in place. */
export function setEngine(opened: Engine): void {
  engine = opened
}

/** Whether the data are undamaged, as far as the engine's own check can tell. It reads the whole file. */
export function isWhole(): boolean {
  return opened().isWhole?.() ?? true
}

export async function closeDatabase(): Promise<void> {
  await engine?.close()
  await closeKeyStore()
  engine = null
}

/**
 * Leaves nothing of what was removed or overwritten in the data files: true once the write-ahead log is empty (security.md
 * CRY-04). Throws inside a `write`.
 */
export async function flushDatabase(how?: { rewrite: boolean }): Promise<boolean> {
  if (current.getStore()) throw new Error('a flush inside a write')
  return opened().flush(how)
}

/** The door for reading. Inside a `write` it reads through that transaction, so a check never sees older data. */
export function read(): Reader {
  return current.getStore() ?? opened().reader
}

/**
 * The door for writing: one serialised transaction which commits the change and its audit event(s) together.
 * A refusal rolls back. Throws when called inside another `write`.
 */
export function write<T, R extends string>(
  ctx: AnyCtx,
  work: (tx: Database) => Promise<Outcome<T, R>>,
  options: Options<R> = {},
): Promise<Result<T, R>> {
  return run(ctx, work, options)
}

/**
 * As `write`, for a form: the same form taken twice changes nothing the second time. `repeated` when it is the same
 * to the letter, `sent-before` when the same form comes back with other content (security.md DAT-05).
 */
export function writeOnce<T, R extends string>(
  ctx: AnyCtx,
  submission: Submission,
  work: (tx: Database) => Promise<Outcome<T, R>>,
  options: Options<R> = {},
): Promise<Result<T, R | 'repeated' | 'sent-before'>> {
  return run<T, R | 'repeated' | 'sent-before'>(
    ctx,
    async (tx) => (await takeSubmission(tx, ctx, submission)) ?? work(tx),
    options,
  )
}

/**
 * The door for marks of last use: that a page was asked for, not that anybody did anything. One serialised transaction,
 * without an audit event: a trail full of clicks hides what people did (docs/decisions/0003).
 */
export async function mark(work: (tx: Database) => Promise<void>): Promise<void> {
  if (current.getStore()) throw new Error('a write inside a write')
  await opened().transaction((tx) => current.run(tx, () => work(tx)))
}

async function run<T, R extends string>(
  ctx: AnyCtx,
  work: (tx: Database) => Promise<Outcome<T, R>>,
  options: Options<R>,
): Promise<Result<T, R>> {
  if (current.getStore()) throw new Error('a write inside a write')
  try {
    const value = await opened().transaction((tx) => current.run(tx, () => commit(tx, ctx, work)))
    return { ok: true, value }
  } catch (error) {
    if (error instanceof Refused) {
      return 'reason' in error.outcome
        ? { ok: false, reason: error.outcome.reason as R }
        : { ok: true, value: error.outcome.value as T }
    }
    const reason = options.unique?.[brokenIndex(error) ?? '']
    if (reason === undefined) throw error
    return { ok: false, reason }
  }
}

/** Runs the work and stores its audit events; throws Refused to have the transaction rolled back. */
async function commit<T, R extends string>(
  tx: Database,
  ctx: AnyCtx,
  work: (tx: Database) => Promise<Outcome<T, R>>,
): Promise<T> {
  if (ctx.signIn) await stillSignedIn(tx, ctx.signIn.id)
  if (ctx.visit) await stillVisiting(tx, ctx.visit.id, ctx.now)
  const outcome = await work(tx)
  if (outcome.kind === 'refused') throw new Refused({ reason: outcome.reason })
  if (outcome.kind === 'unchanged') throw new Refused({ value: outcome.value })
  if (outcome.events.length === 0) throw new Error('a change without an audit event')
  await append(tx, ctx, outcome.events)
  return outcome.value
}

/** A sign-in that was ended meanwhile changes nothing any more (security.md SES-04). Throws SignInEnded. */
async function stillSignedIn(tx: Database, id: string): Promise<void> {
  const live = and(eq(signInSessions.id, id), eq(signInSessions.stage, 'full'))
  const [session] = await tx.select({ id: signInSessions.id }).from(signInSessions).where(live)
  if (!session) throw new SignInEnded()
}

/** A private link that was stopped meanwhile changes nothing any more (security.md LNK-04). Throws SignInEnded. */
async function stillVisiting(tx: Database, id: string, now: Date): Promise<void> {
  const [visit] = await tx
    .select({ id: participantVisits.id })
    .from(participantVisits)
    .innerJoin(participantLinks, eq(participantLinks.id, participantVisits.linkId))
    .where(
      and(
        eq(participantVisits.id, id),
        eq(participantVisits.stage, 'open'),
        gt(participantVisits.endsAt, now),
        isNull(participantLinks.revokedAt),
        isNull(participantLinks.lockedAt),
      ),
    )
  if (!visit) throw new SignInEnded()
}

/** Adds events to the end of the chain. Writers are serialised on both engines, so that nobody else adds meanwhile. */
async function append(tx: Database, ctx: AnyCtx, events: readonly AuditEvent[]): Promise<void> {
  const who = { at: ctx.now, actor: ctx.actor.id, role: ctx.role, requestId: ctx.requestId }
  const [last] = await tx
    .select({ sequence: auditEvents.sequence, hash: auditEvents.hash })
    .from(auditEvents)
    .orderBy(desc(auditEvents.sequence))
    .limit(1)
  let sequence = last?.sequence ?? 0
  let hash = last?.hash ?? CHAIN_START
  const rows = events.map(({ action, object, detail }) => {
    const entry = { ...who, action, object, detail, sequence: ++sequence }
    hash = entryHash(hash, entry)
    return { ...entry, hash }
  })
  await tx.insert(auditEvents).values(rows)
}

/** For so many days a form is known at the longest: the span that is declared for `submissions`. */
const LONGEST_KNOWN = 14

/**
 * Takes a form's key, or says that it has been taken. Only the day is kept, and that for as long as it is needed: a time beside the
 * digest of what was typed would give points a moment in time.
 */
async function takeSubmission(tx: Database, ctx: AnyCtx, { key, content, days = 1 }: Submission) {
  const today = new Date(Math.floor(ctx.now.getTime() / DAY) * DAY)
  const contentHash = sha256(`${ctx.actor.id}\n${content}`)
  await tx.delete(submissions).where(lt(submissions.takenAt, new Date(today.getTime() - LONGEST_KNOWN * DAY)))
  // One that is needed for less long counts as taken earlier, so that all go after the one span that is declared.
  const row = { key, contentHash, takenAt: new Date(today.getTime() - (LONGEST_KNOWN - days) * DAY) }
  const [taken] = await tx.insert(submissions).values(row).onConflictDoNothing().returning({ key: submissions.key })
  if (taken) return null
  const [before] = await tx.select().from(submissions).where(eq(submissions.key, key))
  const reason = before?.contentHash === contentHash ? ('repeated' as const) : ('sent-before' as const)
  return { kind: 'refused' as const, reason }
}

function opened(): Engine {
  if (!engine) throw new Error('the database is not open')
  return engine
}
