import { systemContext } from '#app/domain/shared/context.ts'
import { done, event, unchanged } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import { enqueueLetter } from '../mail/commands.server.ts'
import { listAlertReaders } from './alert-queries.server.ts'
import { listStanding } from './queries.server.ts'
import { ALERT_KINDS, type AlertKind } from './status.ts'

/**
 * Notes which alerts stand now. One that is new goes into the trail, with a letter to each data protection officer and
 * administrator; one that is over goes into the trail. The trail remembers, so that of several processes one tells, and a
 * restart tells nothing twice (security.md AUD-06). Returns those that are new.
 */
export async function noteAlerts(now: readonly AlertKind[], at: Date): Promise<readonly AlertKind[]> {
  const before = await listStanding()
  if (ALERT_KINDS.every((kind) => before.includes(kind) === now.includes(kind))) return []
  const result = await write(systemContext('audit:view', at), async (tx) => {
    const standing = await listStanding()
    const raised = now.filter((kind) => !standing.includes(kind))
    const ended = standing.filter((kind) => !now.includes(kind))
    const [first, ...rest] = [
      ...raised.map((kind) => event('alert.raised', kind)),
      ...ended.map((kind) => event('alert.ended', kind)),
    ]
    if (!first) return unchanged(raised)
    for (const personId of raised.length > 0 ? await listAlertReaders(at) : [])
      for (const kind of raised)
        await enqueueLetter(tx, { template: 'alert', about: kind, personId, cause: `alert:${at.getTime()}`, now: at })
    return done(raised, first, ...rest)
  })
  return result.ok ? result.value : []
}
