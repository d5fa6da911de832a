import { and, count, eq, gte, inArray } from 'drizzle-orm'
import { rolesWith } from '#app/domain/access/permissions.ts'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { listCopies } from '#db/backups.server.ts'
import { isWhole, read } from '#db/client.server.ts'
import { auditEvents, grants, people } from '#db/schema/index.ts'
import { type Facts, REFUSALS_MINUTES } from './alerts.ts'

const DAY_MINUTES = 24 * 60

/** Who is told: active data protection officers and administrators. */
export async function listAlertReaders(now: Date): Promise<string[]> {
  const roles = [...new Set([...rolesWith('audit:view'), ...rolesWith('people:manage')])]
  const rows = await read()
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(and(eq(people.state, 'active'), inArray(grants.role, roles), liveGrant(todayInLondon(now))))
  return rows.map(({ id }) => id).sort()
}

/** What the trail knows of the facts. */
export async function findFacts(now: Date): Promise<Pick<Facts, 'refusals' | 'emergencies' | 'reveals'>> {
  const [refusals, emergencies, reveals] = await Promise.all([
    mostByOne('access.refused', minutesAfter(now, -REFUSALS_MINUTES)),
    mostByOne('break-glass.opened', minutesAfter(now, -DAY_MINUTES)),
    mostByOne('contact.revealed', minutesAfter(now, -60)),
  ])
  return { refusals, emergencies, reveals }
}

/** Hours since the newest backup that the service made of its data; null where it made none. */
export function hoursSinceBackup(now: Date, folder: string): number | null {
  const newest = listCopies(folder, 'data').at(-1)
  return newest ? (now.getTime() - newest.madeAt.getTime()) / 3_600_000 : null
}

/** Whether the data file is undamaged, as far as its own check can tell. */
export async function isDataWhole(): Promise<boolean> {
  return isWhole()
}

/** How often the person did it who did it most since then. */
async function mostByOne(action: string, since: Date): Promise<number> {
  const rows = await read()
    .select({ number: count() })
    .from(auditEvents)
    .where(and(eq(auditEvents.action, action), gte(auditEvents.at, since)))
    .groupBy(auditEvents.actor)
  return Math.max(0, ...rows.map(({ number }) => number))
}
