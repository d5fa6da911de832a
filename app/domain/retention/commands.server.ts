import { and, eq, inArray, isNull, lt } from 'drizzle-orm'
import { systemContext } from '#app/domain/shared/context.ts'
import { type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { type AuditEvent, done, event, unchanged } from '#app/domain/shared/result.ts'
import { type Database, read, write } from '#db/client.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { legalHolds, people, retentionRuns } from '#db/schema/index.ts'
import { listClocked, listHeld, removalsLeft } from './people-queries.server.ts'
import { countAttendance, destroyIdleKey, noteGone, removeContact, removePerson } from './removal.server.ts'
import type { RuleId } from './schedule.ts'
import { dueOn, REMOVED, removedEmail, type Sweep, sweeps } from './sweeps.server.ts'

/** How many rows, or people, each rule took. */
export type Removed = Partial<Record<RuleId, number>>

const keyAt = (now: Date) => systemContext('retention:view', now, 'retention')

/**
 * The nightly removal, for the London day of `now`: ends holds that are over, then each rule in a transaction of its own,
 * so that a run that was cut short is finished by the next and two at once remove nothing twice (security.md PRV-02).
 */
export async function runRetention(now: Date): Promise<Removed> {
  const removed: Removed = {}
  const add = (rule: RuleId, number: number) => {
    if (number > 0) removed[rule] = (removed[rule] ?? 0) + number
  }
  await endHoldsThatAreOver(now)
  for (const { id } of await listDuePeople(todayInLondon(now))) {
    const rule = await removeWhatIsDue(id, now)
    if (rule) add(rule, 1)
  }
  for (const sweep of sweeps) add(sweep.rule, await runSweep(sweep, now))
  await keyStore().flush()
  await finish(now, removed)
  return removed
}

/** The same, once a London day: what a process does at night that does not know of the others. */
export async function runNightly(now: Date): Promise<Removed | null> {
  const [run] = await read()
    .select()
    .from(retentionRuns)
    .where(eq(retentionRuns.day, todayInLondon(now)))
  return run?.finishedAt ? null : runRetention(now)
}

/** A hold ends by itself after its last day; the trail says so once. */
async function endHoldsThatAreOver(now: Date): Promise<void> {
  await write(keyAt(now), async (tx) => {
    const over = and(isNull(legalHolds.endedAt), lt(legalHolds.endsOn, todayInLondon(now)))
    const ended = await tx.update(legalHolds).set({ endedAt: now }).where(over).returning()
    const [first, ...rest] = ended.map(({ id, participantId }) =>
      event('hold.ended', id, { participant: participantId }),
    )
    return first ? done(null, first, ...rest) : unchanged(null)
  })
}

async function listDuePeople(today: LocalDate, ids?: string[]) {
  const everybody = await listClocked(today, ids)
  return everybody.flatMap((one) => {
    const due = one.held ? [] : removalsLeft(one).filter(({ on }) => on <= today)
    const last = due.at(-1)
    return last ? [{ id: one.id, what: last.what, standing: one.standing.kind }] : []
  })
}

/** Removes what is due of one person, if it still is: their contact, or all of them with their key. */
async function removeWhatIsDue(id: string, now: Date): Promise<RuleId | null> {
  const today = todayInLondon(now)
  const result = await write(keyAt(now), async (tx) => {
    const [due] = await listDuePeople(today, [id])
    if (!due) return unchanged(null)
    const rule: RuleId =
      due.what === 'contact' ? 'contact' : due.standing === 'never-started' ? 'never-started' : 'person'
    if (rule === 'contact') await removeContact(tx, id)
    else await removePerson(tx, id, today)
    await noteRemoved(tx, today, rule, 1)
    if (rule !== 'contact') await noteGone(id, today)
    await destroyIdleKey(tx, id)
    const said = rule === 'contact' ? 'retention.removed' : 'participant.removed'
    return done(rule, event(said, id, { rule }))
  })
  return result.ok ? result.value : null
}

/** Runs one rule over the rows of its table. Returns how many it took. */
async function runSweep(sweep: Sweep, now: Date): Promise<number> {
  const today = todayInLondon(now)
  if ((await read().$count(sweep.table, dueOn(sweep, today, await listHeld(today)))) === 0) return 0
  const result = await write(keyAt(now), async (tx) => {
    const due = dueOn(sweep, today, await listHeld(today))
    if ((await tx.$count(sweep.table, due)) === 0) return unchanged(0)
    const number = await take(tx, sweep, due)
    await noteRemoved(tx, today, sweep.rule, number)
    return done(number, event('retention.removed', 'retention', { rule: sweep.rule, number }))
  })
  return result.ok ? result.value : 0
}

async function take(tx: Database, sweep: Sweep, due: ReturnType<typeof dueOn>): Promise<number> {
  if (sweep.take === 'counted') return countAttendance(tx, due)
  if (sweep.take === 'emptied') return forgetLeavers(tx, due)
  if (sweep.first) {
    const { table, by, key } = sweep.first
    await tx.delete(table).where(inArray(by, tx.select({ id: key }).from(sweep.table).where(due)))
  }
  const number = await tx.$count(sweep.table, due)
  await tx.delete(sweep.table).where(due)
  return number
}

/** Takes name, address and organisation out of accounts. The rows stay: what they did hangs on them. */
async function forgetLeavers(tx: Database, due: ReturnType<typeof dueOn>): Promise<number> {
  const leavers = await tx.select({ id: people.id }).from(people).where(due)
  for (const { id } of leavers) {
    const gone = { name: REMOVED, email: removedEmail(id), organisation: '', passwordHash: null }
    await tx.update(people).set(gone).where(eq(people.id, id))
  }
  return leavers.length
}

/** Counts what was removed on a day, in the transaction that removes it. */
async function noteRemoved(tx: Database, day: LocalDate, rule: RuleId, number: number): Promise<void> {
  const own = eq(retentionRuns.day, day)
  const [run] = await tx.select().from(retentionRuns).where(own)
  const removed = { ...run?.removed, [rule]: (run?.removed[rule] ?? 0) + number }
  if (run) await tx.update(retentionRuns).set({ removed }).where(own)
  else await tx.insert(retentionRuns).values({ day, removed })
}

/** Marks the day as done, and says what this run removed. A run after it that removes nothing says nothing. */
async function finish(now: Date, removed: Removed): Promise<void> {
  const day = todayInLondon(now)
  await write(keyAt(now), async (tx) => {
    const own = eq(retentionRuns.day, day)
    const [run] = await tx.select().from(retentionRuns).where(own)
    if (run?.finishedAt && Object.keys(removed).length === 0) return unchanged(null)
    if (run) await tx.update(retentionRuns).set({ finishedAt: now }).where(own)
    else await tx.insert(retentionRuns).values({ day, finishedAt: now })
    return done(null, ended(day, removed))
  })
}

const ended = (day: LocalDate, removed: Removed): AuditEvent => event('retention.ran', 'retention', { day, ...removed })
