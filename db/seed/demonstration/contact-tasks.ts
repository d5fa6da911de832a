import type { AdjustmentKind } from '#app/domain/contact/adjustments.ts'
import { addDays, todayInLondon } from '#app/domain/shared/dates.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import type { Database } from '#db/client.server.ts'
import { adjustments, contactRoutes, contactTasks, safeContacts } from '#db/schema/index.ts'
import { sealingsFor } from '#db/seal.server.ts'
import { makeContacts, placed } from './contacts.ts'
import { madeId } from './ids.ts'
import type { Member } from './participants.ts'
import { teamOf } from './people.ts'

/** What some need, by their order in the forum. */
const needs: readonly { at: number; kind: AdjustmentKind; line?: string }[] = [
  { at: 0, kind: 'step-free' },
  { at: 1, kind: 'bsl' },
  { at: 2, kind: 'quiet-room' },
  { at: 3, kind: 'step-free' },
  { at: 3, kind: 'taxi', line: 'After evening sessions' },
  { at: 5, kind: 'interpreter', line: 'Somali' },
  { at: 6, kind: 'easy-read' },
  { at: 6, kind: 'support-person' },
  { at: 10, kind: 'other', line: 'A seat near the door' },
]

async function makeAdjustments(members: readonly Member[]): Promise<(typeof adjustments.$inferInsert)[]> {
  const people = placed(members)
  const sealings = await sealingsFor(people.map(({ id }) => id))
  return people.flatMap(({ id: participantId, alias, at }) => {
    const sealing = sealings.get(participantId)
    return needs.flatMap(({ at: whose, kind, line }) => {
      if (whose !== at || !sealing) return []
      const id = madeId('adj', `${alias} ${kind}`)
      const sealedLine = line ? sealing.seal(adjustments.line, id, line) : null
      return [{ id, participantId, kind: sealing.seal(adjustments.kind, id, kind), line: sealedLine }]
    })
  })
}

type Task = typeof contactTasks.$inferInsert

/** For each forum a call to make, one that is late, and one that was done; and somebody to be asked again. */
function makeContactTasks(members: readonly Member[], now: Date): Task[] {
  const today = todayInLondon(now)
  return placed(members).flatMap(({ id: participantId, alias, slug, at }): Task[] => {
    const task = (what: string) => ({ id: madeId('ctk', `${alias} ${what}`), participantId })
    if (at === 3)
      return [
        { ...task('call'), route: 'call', about: 'data-request', cause: 'demonstration', dueOn: addDays(today, 2) },
      ]
    if (at === 4)
      return [{ ...task('confirm'), route: 'email', about: 'confirm-contact', cause: 'old', dueOn: addDays(today, -1) }]
    if (at !== 2) return []
    const settled = { state: 'done' as const, settledBy: teamOf(slug)[0], settledAt: minutesAfter(now, -4 * 24 * 60) }
    return [
      {
        ...task('text'),
        route: 'text',
        about: 'data-request',
        cause: 'demonstration',
        dueOn: addDays(today, -3),
        ...settled,
      },
    ]
  })
}

/** Puts in how everybody can be reached, what they need, and what is to be rung or written. */
export async function putContacts(tx: Database, members: readonly Member[], now: Date): Promise<AuditEvent[]> {
  const { routes, safe } = await makeContacts(members, todayInLondon(now))
  const needed = await makeAdjustments(members)
  const tasks = makeContactTasks(members, now)
  await tx.insert(safeContacts).values(safe)
  await tx.insert(contactRoutes).values(routes)
  await tx.insert(adjustments).values(needed)
  await tx.insert(contactTasks).values(tasks)
  const made = (kind: 'contacts' | 'adjustments' | 'contact-tasks', count: number) =>
    event(`demonstration.${kind}-added`, 'demonstration', { count })
  return [made('contacts', routes.length), made('adjustments', needed.length), made('contact-tasks', tasks.length)]
}
