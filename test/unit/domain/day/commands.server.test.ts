import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { timeItem } from '#app/domain/day/agenda-commands.server.ts'
import { countStaff, markPerson } from '#app/domain/day/mark-commands.server.ts'
import type { Mark } from '#app/domain/day/protocol.ts'
import { listItems, suggestStaff } from '#app/domain/day/queries.server.ts'
import { momentOf } from '#app/domain/day/rules.ts'
import { keepRegister } from '#app/domain/register/commands.server.ts'
import { getRegister } from '#app/domain/register/queries.server.ts'
import { staffFrom } from '#app/domain/register/status.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { agendaItems, auditEvents, registerEntries, sessions, sessionTeam } from '#db/schema/index.ts'
import { aDay, EVENING } from '#test/support/day.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, given, inRegister, NOON, once, participantsIn } from '#test/support/factories.ts'

withTestDatabase()

const ok = { ok: true, value: null }
const no = (reason: string) => ({ ok: false, reason })
const saved = async () => (await rows().select().from(sessions).where(eq(sessions.id, 'ses_one')))[0]

async function hall(now = EVENING) {
  const day = await aDay()
  const ctx = ctxFor(day.facilitator, 'day:keep', now)
  const mark = (n: number, before: Mark, wanted: Mark, key = once()) =>
    markPerson(ctx, 'ses_one', { participant: `ptc_open_${n}`, before, wanted }, key)
  return { ...day, ctx, mark, keep: ctxFor(day.facilitator, 'register:keep', now) }
}

describe('the agenda on the day', () => {
  it('stands in the order of its own page: by dots, until somebody puts it in order by hand', async () => {
    const { ctx } = await aDay({ items: 3 })
    const order = async () => (await listItems(ctx, 'ses_one')).map(({ id }) => id)
    await given((tx) => tx.update(agendaItems).set({ dots: 5 }).where(eq(agendaItems.id, 'agi_3')))
    expect(await order()).toEqual(['agi_1', 'agi_3', 'agi_2'])
    await given((tx) => tx.update(sessions).set({ agendaOrderedAt: NOON }))
    expect(await order()).toEqual(['agi_1', 'agi_2', 'agi_3'])
  })
})

describe('markPerson', () => {
  it('DAT-05 is one fact with the register, holds the session, and knows the same form again', async () => {
    const { mark, keep } = await hall()
    const key = once()
    expect(await mark(1, 'none', 'attended', key)).toEqual(ok)
    expect(await mark(1, 'none', 'attended', key)).toEqual(no('repeated'))
    expect(await mark(1, 'none', 'attended')).toEqual(no('already'))
    expect(await mark(1, 'attended', 'left_early')).toEqual(ok)
    expect(await mark(1, 'none', 'apologies')).toEqual(no('conflict'))
    const { lines, session } = await getRegister(keep, 'ses_one')
    expect(lines.map(({ status }) => status)).toEqual(['left_early', null, null])
    expect(session).toMatchObject({ state: 'held', registerVersion: 2 })
    const stale = { version: 0, entries: [{ participantId: 'ptc_open_1', status: 'attended' as const }] }
    expect(await keepRegister(keep, 'ses_one', { ...stale, staff: staffFrom(() => 0) })).toEqual(
      no('changed-meanwhile'),
    )
  })

  it('knows a form again for two weeks, and a mark that still holds is taken after the session', async () => {
    const { facilitator, mark } = await hall()
    const key = once()
    await mark(1, 'none', 'attended', key)
    await mark(1, 'attended', 'none')
    const later = ctxFor(facilitator, 'day:keep', new Date('2026-12-02T09:00:00Z'))
    const post = { participant: 'ptc_open_1', before: 'none', wanted: 'attended' } as const
    await markPerson(later, 'ses_one', { ...post, participant: 'ptc_open_2' }, once())
    expect(await markPerson(later, 'ses_one', post, key)).toEqual(no('repeated'))
    expect(await rows().select().from(registerEntries)).toMatchObject([{ participantId: 'ptc_open_2' }])
  })

  it('takes back to what it was, or to not marked', async () => {
    const { mark } = await hall()
    await inRegister('ses_one', ['ptc_open_1'], 'accepted')
    expect(await mark(1, 'accepted', 'attended')).toEqual(ok)
    expect(await mark(1, 'attended', 'accepted')).toEqual(ok)
    expect(await rows().select().from(registerEntries)).toMatchObject([{ status: 'accepted' }])
    expect(await mark(1, 'accepted', 'none')).toEqual(ok)
    expect(await rows().select().from(registerEntries)).toEqual([])
  })

  it('takes arrivals from an hour before, and the session is held by the next thing after its start', async () => {
    const early = await hall(NOON)
    expect(await early.mark(1, 'none', 'attended')).toEqual(no('too-early'))
    const doors = ctxFor(early.facilitator, 'day:keep', new Date('2026-11-19T17:30:00Z'))
    const post = { participant: 'ptc_open_1', before: 'none', wanted: 'attended' } as const
    expect(await markPerson(doors, 'ses_one', post, once())).toEqual(ok)
    expect(await saved()).toMatchObject({ state: 'planned' })
    const keep = ctxFor(early.facilitator, 'register:keep', EVENING)
    const same = { version: 0, entries: [{ participantId: 'ptc_open_1', status: 'attended' as const }] }
    expect(await keepRegister(keep, 'ses_one', { ...same, staff: staffFrom(() => 0) })).toMatchObject({
      value: { held: true },
    })
    expect(await saved()).toMatchObject({ state: 'held' })
  })

  it('finds nobody of another forum, and marks nobody of a session that is off', async () => {
    const { mark, ctx } = await hall()
    await participantsIn('disability', 1)
    const stranger = { participant: 'ptc_disability_1', before: 'none', wanted: 'attended' } as const
    await expect(markPerson(ctx, 'ses_one', stranger, once())).rejects.toThrow(NotFound)
    const other = ctxFor(await aPerson('facilitator', { forum: 'disability', key: 'other' }), 'day:keep', EVENING)
    await expect(markPerson(other, 'ses_one', stranger, once())).rejects.toThrow(NotFound)
    await aSession('open', { key: 'off', date: '2026-11-12', state: 'cancelled' })
    expect(await markPerson(ctx, 'ses_off', { ...stranger, participant: 'ptc_open_1' }, once())).toEqual(
      no('not-taking-place'),
    )
    expect(await mark(2, 'none', 'apologies')).toEqual(ok)
    const trail = await rows().select().from(auditEvents).where(eq(auditEvents.action, 'register.marked'))
    expect(trail.map(({ detail }) => detail)).toEqual([{ participants: ['ptc_open_2'] }])
  })
})

describe('countStaff', () => {
  const none = staffFrom(() => 0)

  it('suggests the team until somebody saves, and reports what two of them change', async () => {
    const { ctx, facilitator } = await hall()
    const member = { id: 'stm_1', sessionId: 'ses_one', personId: facilitator.id, part: 'facilitator' as const }
    await given((tx) => tx.insert(sessionTeam).values(member))
    expect(await suggestStaff(ctx, 'ses_one')).toEqual({ facilitator: 1 })
    const count = (before: object, wanted: object) =>
      countStaff(ctx, 'ses_one', { before: { ...none, ...before }, wanted: { ...none, ...wanted } }, once())
    expect(await count({}, { facilitator: 1, mps: 2 })).toEqual(ok)
    expect(await suggestStaff(ctx, 'ses_one')).toBeNull()
    expect(await count({}, { facilitator: 1, mps: 2 })).toEqual(no('already'))
    expect(await count({}, { facilitator: 1, mps: 1 })).toEqual(no('conflict'))
    expect(await count({ facilitator: 1, mps: 2 }, { facilitator: 1, mps: 1 })).toEqual(ok)
    expect(await saved()).toMatchObject({ registerVersion: 2 })
  })
})

describe('timeItem', () => {
  it('ends the one before when the next begins, goes on, takes a beginning back, and tells a conflict', async () => {
    const { ctx } = await aDay({ items: 3 })
    const time = (n: number, before: 'waiting' | 'running' | 'ended', wanted: 'waiting' | 'running' | 'ended') =>
      timeItem(ctx, 'ses_one', { item: `agi_${n}`, before, wanted, at: new Date('2026-11-19T18:10:00Z') }, once())
    const moments = async () => (await listItems(ctx, 'ses_one')).map(momentOf)
    expect(await time(1, 'waiting', 'running')).toEqual(ok)
    expect(await time(2, 'waiting', 'running')).toEqual(ok)
    expect(await moments()).toEqual(['ended', 'running', 'waiting'])
    expect(await time(1, 'running', 'ended')).toEqual(no('already'))
    expect(await time(1, 'ended', 'running')).toEqual(ok)
    expect(await moments()).toEqual(['running', 'ended', 'waiting'])
    expect(await time(2, 'running', 'waiting')).toEqual(no('conflict'))
    expect(await time(1, 'running', 'waiting')).toEqual(ok)
    const [first] = await listItems(ctx, 'ses_one')
    expect(first).toMatchObject({ text: 'What changed since last time', startedAt: null, version: 4 })
    await expect(
      timeItem(ctx, 'ses_one', { item: 'agi_9', before: 'waiting', wanted: 'running', at: null }, once()),
    ).rejects.toThrow(NotFound)
  })
})
