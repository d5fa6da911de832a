import type { Role } from '#app/domain/access/permissions.ts'
import { closeGlass, openGlass, readSealedFields } from '#app/domain/break-glass/commands.server.ts'
import { type Confirmed, grantContext, systemContext } from '#app/domain/shared/context.ts'
import { addDays, londonInstant, todayInLondon } from '#app/domain/shared/dates.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { done, event } from '#app/domain/shared/result.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { read, write } from '#db/client.server.ts'
import { breakGlass } from '#db/schema/index.ts'
import { aliases } from './content/aliases.ts'
import { staff } from './content/staff.ts'
import { madeReference } from './ids.ts'
import { personId } from './people.ts'

const OPENER: Role = 'admin'
const CLOSED_AFTER_MINUTES = 7
const why = {
  reason: 'investigation',
  explanation: 'A letter with this reference was found in a corridor. We had to know whose forum it belongs to.',
} as const

/**
 * One emergency access of the day before, by the administrator: opened, looked at twice and closed again, with the letter
 * to the data protection officer on its way. Made by the same commands as any other; once.
 */
export async function fillBreakGlass(now: Date): Promise<void> {
  if ((await read().$count(breakGlass)) > 0) return
  const opened = yesterdayAfternoon(now)
  const reference = madeReference(aliases[0] ?? '')
  const once = { key: sha256('demonstration emergency access'), content: reference }
  const opening = await openGlass(keyAt(opened), { reference, ...why }, once)
  if (!opening.ok) throw new Error(`the demonstration's emergency access was refused: ${opening.reason}`)
  const { id } = opening.value
  await readSealedFields(keyAt(opened), id)
  await readSealedFields(keyAt(minutesAfter(opened, 2)), id)
  await closeGlass(keyAt(minutesAfter(opened, CLOSED_AFTER_MINUTES)), null, id)
  await write(systemContext('home:view', now, 'demonstration'), async () =>
    done(null, event('demonstration.break-glass-added', 'demonstration', { count: 1 })),
  )
}

/** The key of the demonstration's administrator, as if they had just confirmed themselves. */
function keyAt(at: Date): Confirmed<'break-glass:open'> {
  const opener = staff.find(({ role }) => role === OPENER)
  if (!opener) throw new Error('the demonstration has no administrator')
  const actor = { id: personId(opener.key), name: opener.name }
  const facts = { actor, role: OPENER, scope: { forums: 'all' }, now: at, requestId: 'demonstration' } as const
  return grantContext('break-glass:open', facts) as Confirmed<'break-glass:open'>
}

function yesterdayAfternoon(now: Date): Date {
  const start = londonInstant(addDays(todayInLondon(now), -1), '16:10')
  if (!start.ok) throw new Error('no such moment')
  return start.at
}
