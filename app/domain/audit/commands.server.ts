import { type AnyCtx, type Confirmed, type Ctx, systemContext } from '#app/domain/shared/context.ts'
import { londonInstant, todayInLondon } from '#app/domain/shared/dates.ts'
import { done, event, type Result, unchanged } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import { digestOfOlder, type StoredEntry } from './chain.ts'
import { type AuditFilter, usedFields } from './input.ts'
import { countEntries, howChained, listAfter, listAllEntries, wasNotedSince } from './queries.server.ts'
import { EXPORT_LIMIT } from './rules.ts'

const BATCH = 1_000

/**
 * Begins the chain of a trail that is older than it: the first chained entry holds a digest of all before. Does nothing
 * where the chain has begun, or where there is nothing older (security.md AUD-03).
 */
export async function beginChain(now: Date): Promise<void> {
  await write(systemContext('audit:view', now), async () => {
    const { begun, older } = await howChained()
    if (begun || !older) return unchanged(undefined)
    const digest = digestOfOlder()
    for (let last = 0; ; ) {
      const entries = await listAfter(last, BATCH)
      for (const entry of entries) digest.add(entry)
      last = entries.at(-1)?.sequence ?? last
      if (entries.length < BATCH) break
    }
    return done(undefined, event('audit.chain-began', 'audit', { entries: digest.entries(), digest: digest.digest() }))
  })
}

/** Notes that somebody looked at the trail: once for each sign-in and day, for this is written while reading. */
export async function noteViewed(ctx: Ctx<'audit:view'>): Promise<void> {
  const object = ctx.signIn?.handle || ctx.actor.id
  const noted = () => wasNotedSince(ctx.actor.id, object, startOfDay(ctx))
  if (await noted()) return
  await write(ctx, async () => {
    if (await noted()) return unchanged(undefined)
    return done(undefined, event('audit.viewed', object))
  })
}

/**
 * Gives the entries that pass the filter to be taken out of the service. The trail says so first: with which fields they
 * were chosen, and how many they were.
 */
export async function exportTrail(
  ctx: Confirmed<'audit:export'>,
  filter: AuditFilter,
): Promise<Result<StoredEntry[], 'too-many'>> {
  if ((await countEntries(ctx, filter)) > EXPORT_LIMIT) return { ok: false, reason: 'too-many' }
  const entries = await listAllEntries(ctx, filter)
  const fields = usedFields(filter)
  return write(ctx, async () => done(entries, event('audit.exported', 'audit', { fields, entries: entries.length })))
}

function startOfDay({ now }: AnyCtx): Date {
  const start = londonInstant(todayInLondon(now), '00:00')
  return start.ok ? start.at : now
}
