import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { setHold } from '#app/domain/retention/hold-commands.server.ts'
import { type Confirmed, grantContext, systemContext } from '#app/domain/shared/context.ts'
import { addDays, londonInstant, todayInLondon } from '#app/domain/shared/dates.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { done, event } from '#app/domain/shared/result.ts'
import { read, write } from '#db/client.server.ts'
import { contactRoutes, forums, legalHolds, participants, places, retentionRuns } from '#db/schema/index.ts'
import { newSealing } from '#db/seal.server.ts'
import { staff } from './content/staff.ts'
import { madeId, madeReference } from './ids.ts'
import { personId } from './people.ts'

/** Somebody who left so many days ago, so that the clock can be seen to count down. */
const LEAVER = { alias: 'Bramble', daysAgo: 20 }
const NIGHTS = 6
const HOLD_DAYS = 90

/**
 * What shows removal at work: somebody who left 20 days ago, a legal hold on somebody who left before, and the runs of the
 * last nights. Once.
 */
export async function fillRetention(now: Date): Promise<void> {
  if ((await read().$count(legalHolds)) > 0) return
  const today = todayInLondon(now)
  const [old] = await read()
    .select({ reference: participants.reference })
    .from(participants)
    .innerJoin(places, eq(places.participantId, participants.id))
    .where(and(eq(places.state, 'left'), isNotNull(places.endsOn)))
    .orderBy(asc(places.endsOn), asc(places.id))
    .limit(1)
  const wanted = { intent: 'set-hold', reference: old?.reference ?? '', reason: 'complaint' } as const
  const once = { key: sha256('demonstration legal hold'), content: wanted.reference }
  const hold = await setHold(officerAt(now), { ...wanted, endsOn: addDays(today, HOLD_DAYS) }, once)
  if (!hold.ok) throw new Error(`the demonstration's legal hold was refused: ${hold.reason}`)
  await addLeaver(now)
  const nights = Array.from({ length: NIGHTS }, (_, night) => nightOf(addDays(today, night - NIGHTS), night))
  await write(systemContext('home:view', now, 'demonstration'), async (tx) => {
    await tx.insert(retentionRuns).values(nights)
    return done(
      null,
      event('demonstration.holds-added', 'demonstration', { count: 1 }),
      event('demonstration.runs-added', 'demonstration', { count: nights.length }),
    )
  })
}

/** One night of the weeks before: what had run out by then, as numbers. */
function nightOf(day: string, night: number): typeof retentionRuns.$inferInsert {
  const at = londonInstant(day, '02:00')
  if (!at.ok) throw new Error('no such moment')
  const removed = {
    throttles: 4 + (night % 3),
    submissions: 11 + night,
    ...(night === 2 ? { contact: 1, links: 1 } : {}),
  }
  return { day, finishedAt: at.at, removed }
}

async function addLeaver(now: Date): Promise<void> {
  const [forum] = await read().select({ id: forums.id }).from(forums).where(eq(forums.slug, 'open'))
  const { alias, daysAgo } = LEAVER
  const id = madeId('ptc', alias)
  const route = madeId('ctr', alias)
  const sealing = await newSealing(id)
  await write(systemContext('home:view', now, 'demonstration'), async (tx) => {
    const sealedAlias = sealing.seal(participants.alias, id, alias)
    await tx.insert(participants).values({ id, reference: madeReference(alias), alias: sealedAlias })
    await tx.insert(places).values({
      ...{ id: madeId('plc', alias), participantId: id, forumId: forum?.id ?? '', state: 'left' as const },
      startsOn: addDays(todayInLondon(now), -400),
      endsOn: addDays(todayInLondon(now), -daysAgo),
    })
    await tx.insert(contactRoutes).values({
      ...{ id: route, participantId: id, route: 'email' as const },
      address: sealing.seal(contactRoutes.address, route, 'bramble@example.org'),
      rules: sealing.seal(contactRoutes.rules, route, JSON.stringify({ safe: false })),
      confirmedOn: addDays(todayInLondon(now), -60),
    })
    return done(null, event('demonstration.leavers-added', 'demonstration', { count: 1 }))
  })
}

/** The key of the demonstration's data protection officer, as if they had just confirmed themselves. */
function officerAt(now: Date): Confirmed<'retention:hold'> {
  const officer = staff.find(({ role }) => role === 'dpo')
  if (!officer) throw new Error('the demonstration has no data protection officer')
  const facts = {
    actor: { id: personId(officer.key), name: officer.name },
    ...({ role: 'dpo', scope: { forums: 'all' }, now, requestId: 'demonstration' } as const),
  }
  return grantContext('retention:hold', facts) as Confirmed<'retention:hold'>
}
