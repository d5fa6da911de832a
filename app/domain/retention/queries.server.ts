import { and, asc, desc, eq, isNull, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '#app/domain/shared/context.ts'
import { addDays, type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { legalHolds, participants, people, retentionRuns } from '#db/schema/index.ts'
import { type Clocked, listClocked, listHeld, removalsLeft } from './people-queries.server.ts'
import { isHolding, weeksFrom } from './rules.ts'
import { RULES, type RuleId } from './schedule.ts'
import type { HoldReason } from './status.ts'
import { dueOn, heldBack, type Sweep, sweeps } from './sweeps.server.ts'

/** What other nouns ask: near removals for the home page, and before an erasure whether a legal hold forbids it. */
export { isUnderHold, listNearRemovals } from './people-queries.server.ts'

type MayLook = Ctx<'retention:view'>

const WEEKS = 4
const SHOWN_RUNS = 14
/** Rules over tables that hold more than they are about: roles still held, staff still here, people not erased. */
const WITH_AN_END: readonly RuleId[] = ['grants', 'leavers', 'references']
const LATEST = '2999-12-31'

/** What a rule has before it: how much is there, goes tonight, is overdue, or is kept by a hold. */
export type RuleNumbers = {
  rule: RuleId
  left: number
  tonight: number
  overdue: number
  held: number
  weeks: number[]
}

/** Numbers by rule, never names: what is left, what goes next, and what should be gone already (security.md PRV-02). */
export async function listRuleNumbers(ctx: MayLook): Promise<RuleNumbers[]> {
  return numbersOn(todayInLondon(ctx.now))
}

/** How many rows or people each rule would take on a day: the dry run (docs/decisions/0014). */
export async function countDue(day: LocalDate): Promise<Partial<Record<RuleId, number>>> {
  return Object.fromEntries((await dueBy(day, day)).filter(([, number]) => number > 0))
}

/** How many should have gone before today and are still there: 0, or something is wrong. */
export async function countOverdue(today: LocalDate): Promise<number> {
  return (await dueBy(addDays(today, -1), today)).reduce((sum, [, number]) => sum + number, 0)
}

/** What each rule had to take by a day, but for what is held today. */
async function dueBy(day: LocalDate, today: LocalDate): Promise<[RuleId, number][]> {
  const [held, everybody] = [await listHeld(today), await listClocked(today)]
  const people = ofPeople(everybody, addDays(day, 1)).map(({ rule, overdue }): [RuleId, number] => [rule, overdue])
  const rows = sweeps.map(async (sweep): Promise<[RuleId, number]> => {
    return [sweep.rule, await countRows(sweep.table, dueOn(sweep, day, held))]
  })
  return [...people, ...(await Promise.all(rows))]
}

async function numbersOn(today: LocalDate): Promise<RuleNumbers[]> {
  const [held, everybody] = [await listHeld(today), await listClocked(today)]
  const ofRows = await Promise.all(sweeps.map((sweep) => numbersOfRows(sweep, today, held)))
  const numbers = [...ofPeople(everybody, today), ...ofRows]
  return RULES.flatMap((rule) => numbers.find((one) => one.rule === rule) ?? [])
}

const ofPeople = (everybody: Clocked[], today: LocalDate): RuleNumbers[] =>
  (['never-started', 'contact', 'person'] as const).map((rule) => {
    const theirs = everybody.flatMap((one) => {
      const what = rule === 'contact' ? 'contact' : 'person'
      if (rule === 'never-started' && one.standing.kind !== 'never-started') return []
      if (rule === 'person' && one.standing.kind === 'never-started') return []
      if (rule === 'contact' && !one.hasName) return []
      return [{ ...one, on: removalsLeft(one).find((removal) => removal.what === what)?.on ?? null }]
    })
    const free = theirs.flatMap(({ held, on }) => (held || on === null ? [] : [on]))
    return {
      rule,
      left: theirs.length,
      tonight: free.filter((on) => on <= today).length,
      overdue: free.filter((on) => on < today).length,
      held: theirs.filter(({ held, on }) => held && on !== null && on <= today).length,
      weeks: weeksFrom(today, WEEKS).map(({ from, until }) => free.filter((on) => on >= from && on <= until).length),
    }
  })

async function numbersOfRows(sweep: Sweep, today: LocalDate, held: string[]): Promise<RuleNumbers> {
  const count = (which: SQL | undefined) => countRows(sweep.table, which)
  const due = (day: LocalDate) => count(dueOn(sweep, day, held))
  const kept = heldBack(sweep, today, held)
  const ends = await Promise.all(weeksFrom(today, WEEKS).map(({ until }) => due(until)))
  const tonight = await due(today)
  return {
    rule: sweep.rule,
    left: await count(WITH_AN_END.includes(sweep.rule) ? sweep.began(LATEST) : undefined),
    tonight,
    overdue: await due(addDays(today, -1)),
    held: kept ? await count(kept) : 0,
    weeks: ends.map((number, at) => number - (at === 0 ? tonight : (ends[at - 1] ?? 0))),
  }
}

const countRows = (table: SQLiteTable, which: SQL | undefined) => read().$count(table, which)

/** How many people there are, by how they stand: why what is left about them is left. */
export async function countPeople(ctx: MayLook) {
  const everybody = await listClocked(todayInLondon(ctx.now))
  const of = (kind: Clocked['standing']['kind']) => everybody.filter(({ standing }) => standing.kind === kind).length
  return { live: of('live'), left: of('left'), neverStarted: of('never-started'), undated: of('undated') }
}

/** The last runs, newest first, with what each removed. */
export async function listRuns(_ctx: MayLook) {
  return read().select().from(retentionRuns).orderBy(desc(retentionRuns.day)).limit(SHOWN_RUNS)
}

export type ShownHold = {
  id: string
  reference: string
  reason: HoldReason
  startsOn: LocalDate
  endsOn: LocalDate
  setBy: string
}

/** The legal holds that reach today, by reference, for whoever may set them. */
export async function listHolds(ctx: Ctx<'retention:hold'>): Promise<ShownHold[]> {
  const today = todayInLondon(ctx.now)
  const rows = await read()
    .select({ hold: legalHolds, reference: participants.reference, setBy: people.name })
    .from(legalHolds)
    .innerJoin(participants, eq(participants.id, legalHolds.participantId))
    .innerJoin(people, eq(people.id, legalHolds.setBy))
    .where(isNull(legalHolds.endedAt))
    .orderBy(asc(legalHolds.endsOn), asc(legalHolds.id))
  return rows
    .filter(({ hold }) => isHolding(hold, today))
    .map(({ hold: { id, reason, startsOn, endsOn }, reference, setBy }) => {
      return { id, reference, reason, startsOn, endsOn, setBy }
    })
}

/** How many holds reach today: all that an administrator is told. */
export async function countHolds(ctx: MayLook): Promise<number> {
  const today = todayInLondon(ctx.now)
  const rows = await read()
    .select()
    .from(legalHolds)
    .where(and(isNull(legalHolds.endedAt)))
  return rows.filter((hold) => isHolding(hold, today)).length
}

/** What of one participant goes when, for the page of their own facilitator; null while they have a place. */
export async function findCountdown(ctx: Ctx<'participant:view'>, participantId: string) {
  const [one] = await listClocked(todayInLondon(ctx.now), [participantId])
  const [next] = one ? removalsLeft(one) : []
  return one && next ? { ...next, held: one.held } : null
}
