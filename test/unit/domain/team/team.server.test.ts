import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { listReminders } from '#app/domain/mail/queries.server.ts'
import { cancelSession } from '#app/domain/sessions/changing-commands.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { saveTeam } from '#app/domain/team/commands.server.ts'
import { askForReminders } from '#app/domain/team/reminder-commands.server.ts'
import { listColleagues, listTeam } from '#app/domain/team/team-queries.server.ts'
import { auditEvents, grants, guests, outbox, people } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, given, NOON, once } from '#test/support/factories.ts'
import { aGuest, chosen, FULL, keysOf } from '#test/support/teams.ts'

withTestDatabase()

/** A facilitator of the open forum, a support worker of it, an analyst of all, and a session to come. */
async function world(date = '2026-12-03') {
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  await aPerson('support', { forum: 'open' })
  await aPerson('analyst')
  const session = await aSession('open', { date })
  return {
    session,
    team: ctxFor(facilitator, 'session:team'),
    remind: ctxFor(facilitator, 'session:remind'),
    plan: ctxFor(facilitator, 'session:plan'),
  }
}
const both = chosen(...FULL)
const one = chosen('victim_support:per_support')
const ids = ['per_facilitator', 'per_support']

describe('who may be in a team', () => {
  it('is whoever can open the session: active, with a grant for this forum or for all', async () => {
    const { team, session } = await world()
    await aPerson('support', { forum: 'lgbtq', key: 'elsewhere' })
    await aPerson('board')
    await aPerson('commissioner', { key: 'gone' })
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, 'per_gone')))
    await given((tx) =>
      tx.insert(grants).values({ id: 'grt_second', personId: 'per_analyst', role: 'commissioner', forumId: null }),
    )
    const listed = await listColleagues(team, session.id)
    expect(listed.map(({ id }) => id)).toEqual(['per_analyst', 'per_facilitator', 'per_support'])
    expect(listed[0]?.roles).toEqual(['analyst', 'commissioner'])
  })

  it('is saved together, and changed together', async () => {
    const { team, session } = await world()
    expect(await saveTeam(team, session.id, both)).toEqual({ ok: true, value: null })
    const next = { ...chosen('victim_support:per_support', 'mopac:per_analyst'), before: keysOf(both) }
    expect(await saveTeam(team, session.id, next)).toMatchObject({ ok: true })
    expect((await listTeam(team, session.id)).map(({ id }) => id)).toEqual(['per_support', 'per_analyst'])
    const trail = (await rows().select().from(auditEvents)).filter(({ action }) => action === 'session.team-saved')
    expect(trail.map(({ detail }) => detail)).toEqual([
      { added: ids, removed: [] },
      { added: ['per_analyst'], removed: ['per_facilitator'] },
    ])
  })

  it('is not overwritten unseen, and the same choice again changes nothing', async () => {
    const { team, session } = await world()
    await saveTeam(team, session.id, both)
    const stale = chosen('mopac:per_analyst')
    expect(await saveTeam(team, session.id, stale)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await saveTeam(team, session.id, both)).toEqual({ ok: true, value: null })
    expect(await listTeam(team, session.id)).toHaveLength(2)
  })

  it.each([
    'victim_support:per_elsewhere',
    'victim_support:per_nobody',
    'mopac:per_board',
    'facilitator:per_analyst',
    'mps:per_support',
    'mps:gst_partner',
    'mps:gst_retired',
  ])('is not %s', async (member) => {
    const { team, session } = await world()
    await aPerson('support', { forum: 'lgbtq', key: 'elsewhere' })
    await aPerson('board')
    await aGuest('partner', 'partner')
    await aGuest('retired')
    await given((tx) => tx.update(guests).set({ retiredAt: NOON }).where(eq(guests.id, 'gst_retired')))
    const input = chosen('facilitator:per_facilitator', member)
    expect(await saveTeam(team, session.id, input)).toEqual({ ok: false, reason: 'cannot-be-there' })
    expect(await listTeam(team, session.id)).toEqual([])
  })

  it('stays as it is once the session is over, and is not for another forum', async () => {
    const { team } = await world()
    const held = await aSession('open', { key: 'held', date: '2026-10-08', state: 'held' })
    const other = await aSession('lgbtq', { key: 'other' })
    expect(await saveTeam(team, held.id, both)).toEqual({ ok: false, reason: 'over' })
    await expect(saveTeam(team, other.id, both)).rejects.toThrow(NotFound)
    await expect(listTeam(team, other.id)).rejects.toThrow(NotFound)
    await expect(listColleagues(team, other.id)).rejects.toThrow(NotFound)
  })
})

describe('asking for reminders', () => {
  it('writes one message per person, with its cause in the audit trail, and no address anywhere', async () => {
    const { team, remind, session } = await world()
    await saveTeam(team, session.id, both)
    const form = once()
    expect(await askForReminders(remind, session.id, form)).toEqual({ ok: true, value: { count: 2 } })
    const messages = await rows().select().from(outbox)
    expect(messages.map(({ personId }) => personId).sort()).toEqual(ids)
    expect(messages.every(({ state, cause }) => state === 'pending' && cause === `asked:${form.key}`)).toBe(true)
    expect(messages.every(({ notBefore, notAfter }) => +notBefore === +NOON && +notAfter === +session.startsAt)).toBe(
      true,
    )
    const trail = (await rows().select().from(auditEvents)).filter(({ action }) => action === 'reminder.asked')
    expect(trail).toMatchObject([{ object: session.id, detail: { cause: form.key, messages: 2 } }])
    expect(JSON.stringify([messages, trail])).not.toContain('@')
  })

  it('twice with the same form, also at once, sends once', async () => {
    const { team, remind, session } = await world()
    await saveTeam(team, session.id, both)
    const form = once()
    const results = await Promise.all([1, 2, 3].map(() => askForReminders(remind, session.id, form)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, reason: 'repeated' })
    expect(await rows().select().from(outbox)).toHaveLength(2)
  })

  it('leaves out who is waiting for one already, and reminds again once it was sent', async () => {
    const { team, remind, session } = await world()
    await saveTeam(team, session.id, one)
    await askForReminders(remind, session.id, once())
    expect(await askForReminders(remind, session.id, once())).toEqual({ ok: false, reason: 'all-waiting' })
    await saveTeam(team, session.id, { ...both, before: keysOf(one) })
    expect(await askForReminders(remind, session.id, once())).toEqual({ ok: true, value: { count: 1 } })
    await given((tx) => tx.update(outbox).set({ state: 'sent', sentAt: NOON }))
    expect(await askForReminders(remind, session.id, once())).toEqual({ ok: true, value: { count: 2 } })
  })

  it('is refused for nobody, for a session that has begun and for a cancelled one', async () => {
    const { team, remind, plan, session } = await world()
    expect(await askForReminders(remind, session.id, once())).toEqual({ ok: false, reason: 'nobody' })
    await saveTeam(team, session.id, both)
    const begun = { ...remind, now: session.startsAt }
    expect(await askForReminders(begun, session.id, once())).toEqual({ ok: false, reason: 'over' })
    await cancelSession(plan, session.id, { version: 1, reason: 'The room is flooded' })
    expect(await askForReminders(remind, session.id, once())).toEqual({ ok: false, reason: 'over' })
    expect((await rows().select().from(outbox)).map(({ template }) => template)).toEqual(['session-called-off'])
  })

  it('leaves out who can no longer open the session', async () => {
    const { team, remind, session } = await world()
    await saveTeam(team, session.id, one)
    await given((tx) => tx.delete(grants).where(eq(grants.personId, 'per_support')))
    expect(await askForReminders(remind, session.id, once())).toEqual({ ok: false, reason: 'nobody' })
  })

  it('of another forum is not known, and its reminders are not listed', async () => {
    const { remind } = await world()
    const other = await aSession('lgbtq', { key: 'other', date: '2026-12-03' })
    await given((tx) =>
      tx.insert(outbox).values({
        id: 'msg_1',
        template: 'session-reminder',
        personId: 'per_analyst',
        sessionId: other.id,
        cause: 'x',
        notBefore: NOON,
        notAfter: other.startsAt,
      }),
    )
    await expect(askForReminders(remind, other.id, once())).rejects.toThrow(NotFound)
    expect(await listReminders(remind, other.id)).toEqual([])
  })
})
