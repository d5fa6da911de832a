import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findAddressee } from '#app/domain/mail/queries.server.ts'
import { getSession, listSessions } from '#app/domain/sessions/queries.server.ts'
import { confirmSession, noteTraining, saveTeam, takeBackTraining } from '#app/domain/team/commands.server.ts'
import { addDoNotMeet, removeDoNotMeet } from '#app/domain/team/do-not-meet-commands.server.ts'
import { addGuest, retireGuest } from '#app/domain/team/guest-commands.server.ts'
import { isReadyToInvite } from '#app/domain/team/queries.server.ts'
import { settleSessions } from '#app/domain/team/standing-commands.server.ts'
import { getTeam } from '#app/domain/team/team-queries.server.ts'
import { auditEvents, doNotMeets, grants, outbox, people, places, registerEntries } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, forumNamed, given, inRegister, NOON, once, participantsIn } from '#test/support/factories.ts'
import { aGuest, aWish, chosen, confirmedWorld, FULL, keysOf, stored, teamWorld } from '#test/support/teams.ts'

withTestDatabase()

const letters = async () =>
  (await rows().select().from(outbox).orderBy(outbox.personId)).map(
    ({ template, personId }) => `${template} ${personId}`,
  )
const trailOf = async (action: string) =>
  (await rows().select().from(auditEvents)).filter((one) => one.action === action)

describe('confirming', () => {
  it('is refused while something is missing, done once, and read as ready to invite', async () => {
    const { team, session } = await teamWorld()
    expect(await confirmSession(team, session.id)).toEqual({ ok: false, reason: 'something-missing' })
    await saveTeam(team, session.id, chosen(...FULL))
    expect(await isReadyToInvite(session.id, NOON)).toBe(false)
    const results = await Promise.all([confirmSession(team, session.id), confirmSession(team, session.id)])
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(await trailOf('session.confirmed')).toHaveLength(1)
    expect([await stored(), await isReadyToInvite(session.id, NOON)]).toEqual(['confirmed', true])
    expect(await confirmSession({ ...team, now: session.startsAt }, session.id)).toMatchObject({ ok: true })
  })

  it('needs each of the police in non-uniform, one by one', async () => {
    const { team, session } = await teamWorld()
    await aGuest('sam')
    await aGuest('kit')
    const half = chosen(...FULL, 'mps:gst_sam', 'mps:gst_kit:uniform')
    await saveTeam(team, session.id, half)
    expect(await confirmSession(team, session.id)).toEqual({ ok: false, reason: 'something-missing' })
    await saveTeam(team, session.id, { ...chosen(...FULL, 'mps:gst_sam', 'mps:gst_kit'), before: keysOf(half) })
    expect(await confirmSession(team, session.id)).toMatchObject({ ok: true })
  })

  it('rests on the training of a support worker, which may be noted and taken back', async () => {
    const { team, session } = await teamWorld()
    await given((tx) => tx.update(people).set({ supportTrainedOn: null }))
    await saveTeam(team, session.id, chosen(...FULL))
    expect(await confirmSession(team, session.id)).toMatchObject({ ok: false })
    const training = { person: 'per_support', on: '2026-11-20' }
    expect(await noteTraining(team, session.id, training)).toEqual({ ok: false, reason: 'in-the-future' })
    await noteTraining(team, session.id, { ...training, on: '2026-11-19' })
    expect(await confirmSession(team, session.id)).toMatchObject({ ok: true })
    await takeBackTraining(team, session.id, 'per_support')
    expect(await stored()).toBe('planned')
  })
})

describe('falling back', () => {
  it('happens in the transaction of a change that breaks a rule, and tells the rest of the team once', async () => {
    const { team, session, before } = await confirmedWorld()
    await saveTeam(team, session.id, { ...chosen('facilitator:per_facilitator'), before })
    expect(await stored()).toBe('planned')
    expect(await trailOf('session.fell-back')).toMatchObject([{ object: session.id, detail: {} }])
    expect(await letters()).toEqual([])
    await settleSessions(NOON)
    expect(await trailOf('session.fell-back')).toHaveLength(1)
  })

  it('is seen at once when a role ends or somebody leaves, and written down by the job, which tells the others', async () => {
    const { facilitator, session } = await confirmedWorld()
    const ctx = ctxFor(facilitator, 'session:team')
    await given((tx) => tx.update(grants).set({ endsOn: '2026-11-18' }).where(eq(grants.personId, 'per_support')))
    const { id: forumId } = await forumNamed('open')
    const seen = [(await getSession(ctx, session.id)).state, (await listSessions(ctx, forumId))[0]?.state]
    expect([...seen, await isReadyToInvite(session.id, NOON), await stored()]).toEqual([
      'planned',
      'planned',
      false,
      'confirmed',
    ])
    expect([await settleSessions(NOON), await settleSessions(NOON), await stored()]).toEqual([true, false, 'planned'])
    expect(await letters()).toEqual(['session-unconfirmed per_facilitator', 'session-unconfirmed per_support'])
    const messages = await rows().select().from(outbox).orderBy(outbox.personId)
    const to = await Promise.all(messages.map((message) => findAddressee(message, NOON)))
    expect(to.map((one) => one?.email ?? null)).toEqual(['facilitator@example.org', null])
  })

  it('takes no letter along that is no longer true', async () => {
    const { team, facilitator, session, before } = await confirmedWorld()
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, 'per_support')))
    await settleSessions(NOON)
    const [message] = await rows().select().from(outbox).where(eq(outbox.personId, facilitator.id))
    if (!message) throw new Error('no letter')
    expect(await findAddressee(message, session.startsAt)).toBeNull()
    await given((tx) => tx.update(people).set({ state: 'active' }))
    expect(before).toHaveLength(2)
    expect(await confirmSession(team, session.id)).toMatchObject({ ok: true })
    expect(await findAddressee(message, NOON)).toBeNull()
  })

  it('comes with the answers: two police need six who may come', async () => {
    await aGuest('sam')
    await aGuest('kit')
    const { session, participants } = await confirmedWorld('mps:gst_sam', 'mps:gst_kit')
    const ids = participants.map(({ id }) => id)
    await inRegister(session.id, ids.slice(0, 1), 'accepted')
    await inRegister(session.id, ids.slice(1, 4), 'declined')
    expect(await isReadyToInvite(session.id, NOON)).toBe(true)
    await inRegister(session.id, ids.slice(4, 5), 'apologies')
    expect(await isReadyToInvite(session.id, NOON)).toBe(false)
    await given((tx) => tx.delete(registerEntries))
    expect(await isReadyToInvite(session.id, NOON)).toBe(true)
  })

  it('is over once the session has begun', async () => {
    const { session } = await confirmedWorld()
    await given((tx) => tx.delete(grants).where(eq(grants.personId, 'per_support')))
    expect(await settleSessions(session.startsAt)).toBe(false)
    expect(await stored()).toBe('confirmed')
  })
})

describe('whom a participant does not want to meet', () => {
  const add = (world: { manage: Parameters<typeof addDoNotMeet>[0] }, whom: string, reference = 'VVF-OP01') =>
    addDoNotMeet(world.manage, reference, { whom }, once())

  it('is sealed, and refused for the team without a word of the wish', async () => {
    await aGuest('sam')
    const world = await teamWorld()
    expect(await add(world, 'gst_sam')).toMatchObject({ ok: true })
    expect(await add(world, 'gst_sam')).toEqual({ ok: false, reason: 'already' })
    expect(await add(world, 'gst_nobody')).toEqual({ ok: false, reason: 'not-on-the-list' })
    const input = chosen(...FULL, 'mps:gst_sam')
    expect(await saveTeam(world.team, 'ses_one', input)).toEqual({ ok: false, reason: 'cannot-be-there' })
    const kept = JSON.stringify([await rows().select().from(doNotMeets), await rows().select().from(auditEvents)])
    expect(kept).not.toContain('gst_sam')
    const [wish] = await rows().select().from(doNotMeets)
    await removeDoNotMeet(world.manage, 'VVF-OP01', wish?.id ?? '')
    expect(await saveTeam(world.team, 'ses_one', input)).toMatchObject({ ok: true })
  })

  it('that comes later takes a confirmed session back in the same transaction, and stands as one to look at again', async () => {
    await aGuest('sam')
    const world = await confirmedWorld('mps:gst_sam')
    await add(world, 'gst_sam')
    expect(await stored()).toBe('planned')
    const { members } = await getTeam(world.team, 'ses_one')
    expect(members.filter(({ mayBeThere }) => !mayBeThere).map(({ id }) => id)).toEqual(['gst_sam'])
    expect(await confirmSession(world.team, 'ses_one')).toEqual({ ok: false, reason: 'something-missing' })
  })

  it('counts while they have an active place in the forum, and nowhere else', async () => {
    await aGuest('sam')
    const world = await teamWorld()
    const [elsewhere] = await participantsIn('lgbtq', 1)
    await aWish(elsewhere?.id ?? '', 'gst_sam')
    await aWish('ptc_open_2', 'gst_sam')
    await given((tx) => tx.update(places).set({ state: 'left', seat: null }).where(eq(places.id, 'plc_open_2')))
    expect(await saveTeam(world.team, 'ses_one', chosen(...FULL, 'mps:gst_sam'))).toMatchObject({ ok: true })
    expect(await confirmSession(world.team, 'ses_one')).toMatchObject({ ok: true })
    await given((tx) =>
      tx
        .update(places)
        .set({ state: 'active', seat: 2 })
        .where(and(eq(places.id, 'plc_open_2'))),
    )
    expect(await isReadyToInvite('ses_one', NOON)).toBe(false)
  })
})

describe('staff without an account', () => {
  it('are added once under a name, and stay on the lists while a team of any forum needs them', async () => {
    const { team, session } = await teamWorld()
    const sam = { name: 'Sam', organisation: 'mps' } as const
    const added = await addGuest(team, sam, once())
    expect(await addGuest(team, { ...sam, name: 'sam' }, once())).toEqual({ ok: false, reason: 'already' })
    const id = added.ok ? added.value.id : ''
    await saveTeam(team, session.id, chosen(...FULL, `mps:${id}`))
    const elsewhere = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'elsewhere' }), 'session:team')
    expect(await retireGuest(elsewhere, id)).toEqual({ ok: false, reason: 'in-a-team' })
    expect(await retireGuest({ ...team, now: session.startsAt }, id)).toMatchObject({ ok: true })
  })
})
