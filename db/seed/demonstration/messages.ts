import { eq } from 'drizzle-orm'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import type { Database } from '#db/client.server.ts'
import { contactTasks, outbox, registerEntries, sessions as sessionTable } from '#db/schema/index.ts'
import { placed } from './contacts.ts'
import type { ForumSlug } from './content/types.ts'
import { madeId } from './ids.ts'
import { type Member, membersAt } from './participants.ts'
import { teamOf } from './people.ts'
import { type MadeSession, wasHeld } from './sessions.ts'

/** The forums whose next session is confirmed, and whose participants have been invited to it. */
const invited: readonly ForumSlug[] = ['black-communities', 'women-and-girls']
const DAY = 24 * 60
const INVITED_DAYS = 6

type Told = { message?: Partial<typeof outbox.$inferInsert>; task?: Partial<typeof contactTasks.$inferInsert> }

/** By the order in the forum: most got an email, some are to be rung, one did not arrive; the rest must not be reached. */
function toldOf(at: number, now: Date, rungBy: string | undefined): Told {
  const sentAt = minutesAfter(now, -INVITED_DAYS * DAY + at)
  const sent = { state: 'sent', route: 'email', attempts: 1, sentAt } as const
  if ([0, 1, 5, 6].includes(at)) return { message: sent }
  if (at === 10) return { message: { state: 'dead', attempts: 8, lastError: 'EENVELOPE' }, task: { route: null } }
  const handed = { message: { state: 'cancelled', attempts: 1 } } as const
  if (at === 2) return { ...handed, task: { route: 'text' } }
  if (at === 3) return { ...handed, task: { route: 'call' } }
  if (at !== 9) return {}
  const settled = { state: 'done', settledBy: rungBy, settledAt: minutesAfter(now, -2 * DAY) } as const
  return { ...handed, task: { route: 'call', ...settled } }
}

const answers = { 0: 'accepted', 1: 'accepted', 6: 'declined', 9: 'accepted' } as const

/** For the next session of some forums, puts in who was invited, who answered and who is still to be rung. */
export async function putMessages(
  tx: Database,
  sessions: readonly MadeSession[],
  members: readonly Member[],
  now: Date,
): Promise<AuditEvent> {
  const next = sessions.filter(({ slug, back }) => invited.includes(slug) && back === 0)
  let count = 0
  for (const session of next) {
    const there = new Set(membersAt(session, members).map(({ participant }) => participant.id))
    const people = placed(members).filter(({ id }) => there.has(id))
    count += await inviteTo(tx, session, people, now)
  }
  for (const slug of invited) {
    const last = sessions.filter((one) => one.slug === slug && wasHeld(one)).at(-1)
    const there = new Set(last ? membersAt(last, members).map(({ participant }) => participant.id) : [])
    if (last)
      count += await wasInvited(
        tx,
        last,
        placed(members).filter(({ id }) => there.has(id)),
      )
  }
  return event('demonstration.messages-added', 'demonstration', { count })
}

type Placed = ReturnType<typeof placed>

async function inviteTo(tx: Database, session: MadeSession, people: Placed, now: Date): Promise<number> {
  const { id: sessionId, slug, startsAt } = session
  const about = { template: 'session-invitation' as const, sessionId, cause: `${sessionId}:0` }
  const when = { notBefore: minutesAfter(now, -INVITED_DAYS * DAY), notAfter: startsAt }
  let count = 0
  for (const { id: participantId, at, alias } of people) {
    const { message, task } = toldOf(at, now, teamOf(slug)[0])
    if (message) {
      count++
      await tx
        .insert(outbox)
        .values({ id: madeId('msg', `${alias} invited`), participantId, ...about, ...when, ...message })
    }
    const { template, ...cause } = about
    const row = { id: madeId('ctk', `${alias} invited`), participantId, about: template, ...cause }
    const soon = todayInLondon(minutesAfter(now, DAY))
    if (task) await tx.insert(contactTasks).values({ ...row, dueOn: soon, ...task })
  }
  await answer(tx, sessionId, people)
  return count
}

/** Who got an email before a session that was held: the first invitation, and a reminder three days before it. */
async function wasInvited(tx: Database, { id: sessionId, startsAt }: MadeSession, people: Placed): Promise<number> {
  const told = people.filter(({ at }) => [0, 1, 5, 6, 10].includes(at))
  const rows = told.flatMap(({ id: participantId, at }) =>
    [
      { template: 'session-invitation' as const, days: 20 },
      { template: 'session-coming' as const, days: 3 },
    ].map(({ template, days }) => {
      const sentAt = minutesAfter(startsAt, -days * DAY + at)
      const sent = { state: 'sent', route: 'email', attempts: 1, sentAt, delivery: 'delivered' } as const
      const id = madeId('msg', `${sessionId} ${participantId} ${template}`)
      return {
        id,
        participantId,
        sessionId,
        template,
        cause: `${sessionId}:${days}`,
        notBefore: sentAt,
        notAfter: startsAt,
        ...sent,
      }
    }),
  )
  await tx.insert(outbox).values(rows)
  return rows.length
}

async function answer(tx: Database, sessionId: string, people: Placed) {
  const entries = people.flatMap(({ id: participantId, at }) =>
    at in answers ? [{ sessionId, participantId, status: answers[at as keyof typeof answers] }] : [],
  )
  if (entries.length === 0) return
  await tx.insert(registerEntries).values(entries)
  await tx.update(sessionTable).set({ registerVersion: 1 }).where(eq(sessionTable.id, sessionId))
}
