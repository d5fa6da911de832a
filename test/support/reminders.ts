import { saveTeam } from '#app/domain/team/commands.server.ts'
import { askForReminders } from '#app/domain/team/reminder-commands.server.ts'
import type { Mailer } from '#app/http/mailer.server.ts'
import { sendNext } from '#app/http/worker.server.ts'
import { outbox } from '#db/schema/index.ts'
import { rows } from './db.ts'
import { aPerson, aSession, ctxFor, NOON, once } from './factories.ts'

/** Members of a team as a form names them: all as support workers. */
const supporters = (ids: readonly string[]) => ({
  members: ids.map((id) => ({ part: 'victim_support' as const, id })),
  nonUniform: [],
  before: [],
})

export const minutesOn = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000)

/** A session on 3 December with a team of so many support workers, who have been asked to be reminded. */
export async function remindersFor(count: number, { forum = 'open', key = 'one' } = {}) {
  const facilitator = await aPerson('facilitator', { forum, key: key === 'one' ? 'facilitator' : key })
  const session = await aSession(forum, { date: '2026-12-03', key })
  const members: string[] = []
  for (let n = 1; n <= count; n++) members.push((await aPerson('support', { forum, key: `member${n}` })).id)
  await saveTeam(ctxFor(facilitator, 'session:team'), session.id, supporters(members))
  await askForReminders(ctxFor(facilitator, 'session:remind'), session.id, once())
  return { facilitator, session, members }
}

/** Sends all that is due at a moment; how many attempts were made. */
export async function sendAllDue(send: Mailer, at: Date = NOON): Promise<number> {
  let attempts = 0
  while (await sendNext({ now: () => at, send })) attempts++
  return attempts
}

export const messages = async () => rows().select().from(outbox)
