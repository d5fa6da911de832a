import { raiseFollowUps } from '#app/domain/welfare/raise-commands.server.ts'
import { agreementAnswersGiven, agreementWordings, welfareFollowUps } from '#db/schema/index.ts'
import { rows } from './db.ts'
import { aPerson, aSession, given, inRegister, NOON, participantsIn } from './factories.ts'

/** What somebody answers about being asked how they are; they take part. */
export async function checkInSaid(participantId: string, answer: 'yes' | 'no' | 'withdrawn') {
  const wordings = await rows().select().from(agreementWordings)
  const idOf = (wanted: string) => wordings.find(({ purpose }) => purpose === wanted)?.id ?? ''
  const told = { participantId, how: 'spoken' as const, at: NOON }
  await given((tx) =>
    tx.insert(agreementAnswersGiven).values([
      { ...told, purpose: 'taking-part', answer: 'yes', wordingId: idOf('taking-part') },
      { ...told, purpose: 'check-in', answer, wordingId: idOf('check-in') },
    ]),
  )
}

/** A session two days ago, 6pm to 8pm. Four agreed to be asked: one left early, one stayed away, two were there; a fifth stayed away and did not agree. */
export async function welfareWorld() {
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  const support = await aPerson('support', { forum: 'open' })
  const session = await aSession('open', { date: '2026-11-17', state: 'held' })
  const ids = (await participantsIn('open', 5)).map(({ id }) => id)
  const [early = '', away = '', there = '', too = '', no = ''] = ids
  for (const id of [early, away, there, too]) await checkInSaid(id, 'yes')
  await checkInSaid(no, 'no')
  await inRegister(session.id, [early], 'left_early')
  await inRegister(session.id, [away, no], 'did_not_attend')
  await inRegister(session.id, [there, too])
  return { facilitator, support, session, early, away, there, too, no }
}

export const followUps = () => rows().select().from(welfareFollowUps).orderBy(welfareFollowUps.participantId)

/** The world after the job has run, and the check-in of whoever left early. */
export async function raisedWorld() {
  const world = await welfareWorld()
  await raiseFollowUps(NOON)
  const all = await followUps()
  const id = all.find(({ participantId }) => participantId === world.early)?.id ?? ''
  return { ...world, id }
}

/** A check-in that somebody has taken on and not made yet; its id. */
export async function aCheckIn(participantId: string, ownerId: string): Promise<string> {
  const { id: sessionId } = await aSession('open', { key: 'checked', date: '2026-11-17', state: 'held' })
  const row = { id: `wfu_${participantId}`, participantId, sessionId, ownerId, dueAt: NOON }
  await given((tx) => tx.insert(welfareFollowUps).values(row))
  return row.id
}
