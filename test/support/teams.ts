import { eq } from 'drizzle-orm'
import { confirmSession, saveTeam } from '#app/domain/team/commands.server.ts'
import { memberKey } from '#app/domain/team/rules.ts'
import type { Part } from '#app/domain/team/status.ts'
import { doNotMeets, guests, people, sessions, sessionTeam } from '#db/schema/index.ts'
import { sealingFor } from '#db/seal.server.ts'
import { rows } from './db.ts'
import { aPerson, aSession, ctxFor, given, NOON, participantsIn } from './factories.ts'

/** A team as its form sends it: `part:id`, police in non-uniform unless said otherwise. */
export const chosen = (...keys: string[]) => ({
  members: keys.map((key) => ({ part: key.split(':')[0] as Part, id: key.split(':')[1] ?? '' })),
  nonUniform: keys
    .filter((key) => key.startsWith('mps:') && !key.endsWith(':uniform'))
    .map((key) => key.split(':')[1] ?? ''),
  before: [] as string[],
})
export const FULL = ['facilitator:per_facilitator', 'victim_support:per_support'] as const
/** The same team as the next form carries it. */
export const keysOf = ({ members, nonUniform }: ReturnType<typeof chosen>) =>
  members.map((one) => memberKey({ ...one, nonUniform: nonUniform.includes(one.id) }))

export const trained = (...ids: string[]) =>
  given(async (tx) => {
    for (const id of ids) await tx.update(people).set({ supportTrainedOn: '2026-05-01' }).where(eq(people.id, id))
  })

/** Gives a session the team without which nothing confirmed stays so: its facilitator and a trained support worker. */
export async function withTeam(sessionId: string, facilitatorId: string): Promise<void> {
  const { id: supportId } = await aPerson('support', { forum: 'open', key: 'in_team' })
  await trained(supportId)
  await given((tx) =>
    tx.insert(sessionTeam).values([
      { id: 'stm_team_1', sessionId, personId: facilitatorId, part: 'facilitator' },
      { id: 'stm_team_2', sessionId, personId: supportId, part: 'victim_support' },
    ]),
  )
}

export async function aGuest(key: string, organisation: (typeof guests.$inferInsert)['organisation'] = 'mps') {
  const row = { id: `gst_${key}`, name: `Guest ${key}`, organisation, addedAt: NOON }
  await given((tx) => tx.insert(guests).values(row))
  return row
}

/** A facilitator, a trained support worker, so many participants of the open forum, and its session on 3 December. */
export async function teamWorld(count = 9) {
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  const support = await aPerson('support', { forum: 'open' })
  await trained(support.id)
  const participants = await participantsIn('open', count)
  const session = await aSession('open', { date: '2026-12-03' })
  const team = ctxFor(facilitator, 'session:team')
  return { facilitator, support, participants, session, team, manage: ctxFor(facilitator, 'participant:manage') }
}

/** The same with a confirmed session, whose team may have more in it. */
export async function confirmedWorld(...more: string[]) {
  const world = await teamWorld()
  const input = chosen(...FULL, ...more)
  const saved = await saveTeam(world.team, world.session.id, input)
  const result = await confirmSession(world.team, world.session.id)
  if (!saved.ok || !result.ok) throw new Error('not confirmed')
  return { ...world, before: keysOf(input) }
}

/** What is written down as the state of a session. */
export async function stored(id = 'ses_one') {
  const [session] = await rows().select().from(sessions).where(eq(sessions.id, id))
  return session?.state
}

/** A wish of a participant, put in past the domain. */
export async function aWish(participantId: string, whom: string) {
  const id = `dnm_${participantId}_${whom}`
  const sealed = (await sealingFor(participantId)).seal(doNotMeets.whom, id, whom)
  await given((tx) => tx.insert(doNotMeets).values({ id, participantId, whom: sealed }))
}
