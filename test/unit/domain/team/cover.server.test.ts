import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findAddressee } from '#app/domain/mail/queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { confirmSession, saveTeam } from '#app/domain/team/commands.server.ts'
import { answerCover, askForCover, endCover, leaveSession } from '#app/domain/team/cover-commands.server.ts'
import { listOwnSessions } from '#app/domain/team/cover-queries.server.ts'
import { addDoNotMeet } from '#app/domain/team/do-not-meet-commands.server.ts'
import { isReadyToInvite } from '#app/domain/team/queries.server.ts'
import { getTeam } from '#app/domain/team/team-queries.server.ts'
import { auditEvents, coverRequests, outbox, sessionTeam } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, NOON, once } from '#test/support/factories.ts'
import { aWish, chosen, FULL, keysOf, stored, teamWorld, trained } from '#test/support/teams.ts'

withTestDatabase()

/** So many trained support workers beside the one of the world, and a session whose team has a facilitator alone. */
async function coverWorld(count: number) {
  const world = await teamWorld()
  const alone = chosen('facilitator:per_facilitator')
  await saveTeam(world.team, world.session.id, alone)
  const workers = []
  for (let n = 1; n <= count; n++) workers.push(await aPerson('support', { forum: 'open', key: `worker${n}` }))
  await trained(...workers.map(({ id }) => id))
  return { ...world, workers: workers.map((one) => ctxFor(one, 'cover:answer')), people: workers.map(({ id }) => id) }
}
type World = Awaited<ReturnType<typeof coverWorld>>
type Worker = World['workers'][number]

const ask = ({ team, session, people }: World) => askForCover(team, session.id, { people }, once())
const requestOf = async ({ actor }: Worker) =>
  (await rows().select().from(coverRequests).where(eq(coverRequests.personId, actor.id)))[0]?.id ?? ''
const answer = async (worker: Worker, what: 'yes' | 'no', now = NOON) =>
  answerCover({ ...worker, now }, await requestOf(worker), what, once())
const states = async () =>
  (await rows().select().from(coverRequests)).map(({ personId, state }) => `${personId} ${state}`).sort()
const lettersOf = async (template: string) =>
  (await rows().select().from(outbox).orderBy(outbox.personId)).filter((one) => one.template === template)

describe('asking for cover', () => {
  it('writes one letter each, which leaves only while the question stands', async () => {
    const world = await coverWorld(2)
    expect(await ask(world)).toEqual({ ok: true, value: { count: 2 } })
    expect(await ask(world)).toEqual({ ok: true, value: { count: 0 } })
    const letters = await lettersOf('cover-asked')
    expect(letters.map(({ personId, sessionId }) => [personId, sessionId])).toEqual([
      ['per_worker1', null],
      ['per_worker2', null],
    ])
    const to = async () => Promise.all(letters.map(async (one) => (await findAddressee(one, NOON))?.email ?? null))
    expect(await to()).toEqual(['worker1@example.org', 'worker2@example.org'])
    await endCover(world.team, world.session.id)
    expect(await to()).toEqual([null, null])
    expect(await lettersOf('cover-thanked')).toHaveLength(2)
  })

  it('is for trained support workers of the forum who are not in the team', async () => {
    const world = await coverWorld(1)
    await aPerson('support', { forum: 'open', key: 'new' })
    await aPerson('support', { forum: 'lgbtq', key: 'elsewhere' })
    for (const id of ['per_new', 'per_elsewhere', 'per_facilitator', 'per_nobody'])
      expect(await ask({ ...world, people: [id] })).toEqual({ ok: false, reason: 'not-on-the-list' })
    await aWish('ptc_open_1', 'per_worker1')
    expect(await ask(world)).toEqual({ ok: false, reason: 'cannot-be-there' })
    expect(await ask({ ...world, team: { ...world.team, now: world.session.startsAt } })).toEqual({
      ok: false,
      reason: 'over',
    })
  })
})

describe('answering', () => {
  it('twenty at once: one yes joins the team, nineteen are thanked', async () => {
    const world = await coverWorld(20)
    await ask(world)
    const results = await Promise.all(world.workers.map((worker) => answer(worker, 'yes')))
    expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, value: 'yes' }])
    expect(results.filter((one) => !one.ok && one.reason === 'late')).toHaveLength(19)
    const all = await states()
    expect(all.filter((one) => one.endsWith(' yes'))).toHaveLength(1)
    expect(all.filter((one) => one.endsWith(' not-needed'))).toHaveLength(19)
    expect(await lettersOf('cover-thanked')).toHaveLength(19)
    expect(await rows().select().from(sessionTeam)).toHaveLength(2)
    expect(await confirmSession(world.team, world.session.id)).toMatchObject({ ok: true })
  }, 30_000)

  it('no leaves the others asked; a request of somebody else is not known', async () => {
    const world = await coverWorld(2)
    await ask(world)
    const [one, two] = world.workers as [Worker, Worker]
    expect(await answer(one, 'no')).toEqual({ ok: true, value: 'no' })
    await expect(answerCover(two, await requestOf(one), 'yes', once())).rejects.toThrow(NotFound)
    expect(await states()).toEqual(['per_worker1 no', 'per_worker2 asked'])
    expect(await answer(two, 'yes', world.session.startsAt)).toEqual({ ok: false, reason: 'over' })
  })

  it('is no longer needed from somebody whom a participant does not want to meet, and looks like any other late yes', async () => {
    const world = await coverWorld(2)
    await ask(world)
    const [one, two] = world.workers as [Worker, Worker]
    await addDoNotMeet(world.manage, 'VVF-OP01', { whom: 'per_worker1' }, once())
    // The trail has the wish alone: beside it the request that ended would say whom it is about.
    expect((await rows().select().from(auditEvents)).map(({ action }) => action)).not.toContain('cover.ended')
    expect(await answer(one, 'yes')).toEqual({ ok: false, reason: 'late' })
    await aWish('ptc_open_2', 'per_worker2')
    expect(await answer(two, 'yes')).toEqual({ ok: true, value: 'late' })
    expect(await states()).toEqual(['per_worker1 not-needed', 'per_worker2 not-needed'])
    expect(await lettersOf('cover-thanked')).toHaveLength(2)
    expect((await getTeam(world.team, 'ses_one')).members).toHaveLength(1)
  })
})

describe('a support worker withdraws an hour before', () => {
  it('takes the session back, holds invitations, tells the team, and others can be asked', async () => {
    const world = await coverWorld(2)
    await ask(world)
    const [one, two] = world.workers as [Worker, Worker]
    await answer(one, 'yes')
    await confirmSession(world.team, 'ses_one')
    const late = { ...one, now: new Date(world.session.startsAt.getTime() - 3_600_000) }
    const form = once()
    const results = [await leaveSession(late, 'ses_one', form), await leaveSession(late, 'ses_one', form)]
    expect(results).toEqual([
      { ok: true, value: null },
      { ok: false, reason: 'repeated' },
    ])
    expect([await stored(), await isReadyToInvite('ses_one', late.now)]).toEqual(['planned', false])
    expect((await lettersOf('session-unconfirmed')).map(({ personId }) => personId)).toEqual(['per_facilitator'])
    expect(await leaveSession(late, 'ses_one', once())).toEqual({ ok: false, reason: 'not-in-it' })
    const again = { ...world.team, now: late.now }
    expect(await askForCover(again, 'ses_one', { people: world.people }, once())).toEqual({
      ok: true,
      value: { count: 2 },
    })
    expect(await answer(two, 'yes', late.now)).toEqual({ ok: true, value: 'yes' })
    expect((await listOwnSessions(late)).asked).toEqual([])
  })

  it('keeps the session confirmed when somebody else supports it', async () => {
    const world = await coverWorld(1)
    const [one] = world.workers as [Worker]
    const both = chosen(...FULL, 'victim_support:per_worker1')
    await saveTeam(world.team, 'ses_one', { ...both, before: keysOf(chosen('facilitator:per_facilitator')) })
    await confirmSession(world.team, 'ses_one')
    expect(await leaveSession(one, 'ses_one', once())).toMatchObject({ ok: true })
    expect(await stored()).toBe('confirmed')
  })

  it('and one who is taken out of the team by the facilitator can be followed by another', async () => {
    const world = await coverWorld(2)
    await ask(world)
    await answer(world.workers[0] as Worker, 'yes')
    expect(await ask({ ...world, people: ['per_worker2'] })).toEqual({ ok: false, reason: 'covered' })
    const before = ['facilitator:per_facilitator', 'victim_support:per_worker1']
    await saveTeam(world.team, 'ses_one', { ...chosen('facilitator:per_facilitator'), before })
    expect(await ask({ ...world, people: ['per_worker2'] })).toMatchObject({ ok: true })
  })
})

it('two facilitators who save the team at once: one of them sees what the other did', async () => {
  const { team, session } = await teamWorld()
  const other = ctxFor(await aPerson('facilitator', { forum: 'open', key: 'second' }), 'session:team')
  const results = await Promise.all([
    saveTeam(team, session.id, chosen(...FULL)),
    saveTeam(other, session.id, chosen('facilitator:per_second', 'victim_support:per_support')),
  ])
  expect(results.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['changed-meanwhile', 'ok'])
  expect(await rows().select().from(sessionTeam)).toHaveLength(2)
})
