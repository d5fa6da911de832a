import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, max, type SQL } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { addDays, londonInstant } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { auditEvents, people } from '#db/schema/index.ts'
import { type PageOf, pageOf } from '../points/rules.ts'
import { minutesAfter } from '../sign-in/rules.ts'
import type { StoredEntry } from './chain.ts'
import { actionGroups } from './groups.ts'
import type { Head } from './head.ts'
import type { AuditFilter } from './input.ts'
import { type AlertKind, isAlertKind } from './status.ts'

export const PAGE_SIZE = 50
const RAISED = 'alert.raised'
const ENDED = 'alert.ended'
/** For so many days an alert stands on the home page of a data protection officer. */
const SHOWN_DAYS = 7

type Looking = Ctx<'audit:view' | 'audit:export'>

/** Entries that pass the filter, newest first, one page of them. */
export async function listEntries(
  ctx: Looking,
  filter: AuditFilter,
  wanted: number,
): Promise<{ entries: StoredEntry[]; page: PageOf }> {
  const where = passing(filter)
  const page = pageOf(await countEntries(ctx, filter), wanted, PAGE_SIZE)
  const entries = await read()
    .select()
    .from(auditEvents)
    .where(where)
    .orderBy(desc(auditEvents.sequence))
    .limit(PAGE_SIZE)
    .offset(page.offset)
  return { entries, page }
}

export async function countEntries(_ctx: Looking, filter: AuditFilter): Promise<number> {
  const [row] = await read().select({ total: count() }).from(auditEvents).where(passing(filter))
  return row?.total ?? 0
}

/** Every entry that passes the filter, oldest first, for a copy. */
export async function listAllEntries(_ctx: Looking, filter: AuditFilter): Promise<StoredEntry[]> {
  return read().select().from(auditEvents).where(passing(filter)).orderBy(asc(auditEvents.sequence))
}

/** Everybody with an account, by name: those whose doings can be looked for. */
export async function listActors(_ctx: Looking): Promise<{ id: string; name: string }[]> {
  return read().select({ id: people.id, name: people.name }).from(people).orderBy(asc(people.name), asc(people.id))
}

/** The newest entries in the order in which they were written. */
export async function listNewest(_ctx: Looking, most: number): Promise<StoredEntry[]> {
  const newest = await read().select().from(auditEvents).orderBy(desc(auditEvents.sequence)).limit(most)
  return newest.reverse()
}

/** The last entry of the chain and how many entries there are up to it; null while nothing is chained. */
export async function findHead(ctx: Looking): Promise<Head | null> {
  const [last] = await read()
    .select({ sequence: auditEvents.sequence, hash: auditEvents.hash })
    .from(auditEvents)
    .orderBy(desc(auditEvents.sequence))
    .limit(1)
  if (!last?.hash) return null
  const [row] = await read()
    .select({ total: count() })
    .from(auditEvents)
    .where(lte(auditEvents.sequence, last.sequence))
  return { sequence: last.sequence, hash: last.hash, count: row?.total ?? 0, at: ctx.now }
}

/** Whether the chain has begun, and whether there are entries older than it. */
export async function howChained(): Promise<{ begun: boolean; older: boolean }> {
  const one = async (which: SQL) => {
    const [row] = await read().select({ sequence: auditEvents.sequence }).from(auditEvents).where(which).limit(1)
    return row !== undefined
  }
  return { begun: await one(isNotNull(auditEvents.hash)), older: await one(isNull(auditEvents.hash)) }
}

/** Entries after a number, in order, so many of them: for whoever goes through the whole trail. */
export async function listAfter(sequence: number, most: number): Promise<StoredEntry[]> {
  return read()
    .select()
    .from(auditEvents)
    .where(gt(auditEvents.sequence, sequence))
    .orderBy(asc(auditEvents.sequence))
    .limit(most)
}

/** Whether this sign-in was noted today as one that looked at the trail. */
export async function wasNotedSince(actor: string, object: string, since: Date): Promise<boolean> {
  const { sequence, action, at } = auditEvents
  const same = and(eq(auditEvents.actor, actor), eq(auditEvents.object, object), eq(action, 'audit.viewed'))
  const [row] = await read()
    .select({ sequence })
    .from(auditEvents)
    .where(and(same, gte(at, since)))
    .limit(1)
  return row !== undefined
}

/** The alerts that the trail says were raised and not ended. */
export async function listStanding(): Promise<AlertKind[]> {
  const last = await read()
    .select({ sequence: max(auditEvents.sequence) })
    .from(auditEvents)
    .where(inArray(auditEvents.action, [RAISED, ENDED]))
    .groupBy(auditEvents.object)
  const sequences = last.flatMap(({ sequence }) => sequence ?? [])
  if (sequences.length === 0) return []
  const rows = await read()
    .select({ object: auditEvents.object })
    .from(auditEvents)
    .where(and(inArray(auditEvents.sequence, sequences), eq(auditEvents.action, RAISED)))
  return rows.map(({ object }) => object).filter(isAlertKind)
}

/** Alerts of the last days, newest first, and whether they still stand. */
export async function listRecentAlerts(
  ctx: Ctx<'audit:view'>,
): Promise<{ kind: AlertKind; at: Date; ended: boolean }[]> {
  const since = minutesAfter(ctx.now, -SHOWN_DAYS * 24 * 60)
  const rows = await read()
    .select({ object: auditEvents.object, at: auditEvents.at })
    .from(auditEvents)
    .where(and(eq(auditEvents.action, RAISED), gte(auditEvents.at, since)))
    .orderBy(desc(auditEvents.sequence))
  const stands = await listStanding()
  const newest = new Map(rows.toReversed().map(({ object, at }) => [object, at]))
  return [...newest]
    .flatMap(([kind, at]) => (isAlertKind(kind) ? [{ kind, at, ended: !stands.includes(kind) }] : []))
    .sort((one, other) => other.at.getTime() - one.at.getTime())
}

function passing({ person, role, action, about, from, to }: AuditFilter): SQL | undefined {
  const conditions: SQL[] = []
  if (person) conditions.push(eq(auditEvents.actor, person))
  if (role) conditions.push(eq(auditEvents.role, role))
  if (action) conditions.push(inArray(auditEvents.action, [...named(action)]))
  if (about) conditions.push(eq(auditEvents.object, about))
  if (from) conditions.push(gte(auditEvents.at, midnight(from)))
  if (to) conditions.push(lt(auditEvents.at, midnight(addDays(to, 1))))
  return and(...conditions)
}

/** The actions that a choice stands for: all of a group, or the one. */
const named = (choice: string): readonly string[] =>
  actionGroups.find(({ key }) => key === choice)?.actions.map(({ action }) => action) ?? [choice]

/** When a day begins in London: the clocks never change at midnight there. */
function midnight(day: string): Date {
  const start = londonInstant(day, '00:00')
  if (!start.ok) throw new RangeError('no such day')
  return start.at
}
