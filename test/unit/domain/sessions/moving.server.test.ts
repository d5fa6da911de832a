import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { changeSession } from '#app/domain/sessions/changing-commands.server.ts'
import type { ChangeSession } from '#app/domain/sessions/input.ts'
import {
  auditEvents,
  coverRequests,
  outbox,
  preparations,
  registerEntries,
  sessions,
  sessionTeam,
} from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, inRegister, NOON } from '#test/support/factories.ts'
import { invitedWorld } from '#test/support/session-messages.ts'
import { aGuest } from '#test/support/teams.ts'

withTestDatabase()

const answersNow = async () => {
  const all = await rows().select().from(registerEntries).orderBy(registerEntries.participantId)
  return all.map(({ status }) => status)
}
const session = async () => (await rows().select().from(sessions))[0]
const due = async () => {
  const all = await rows().select().from(preparations).orderBy(preparations.id)
  return all.map(({ kind, dueOn, state }) => [kind, dueOn, state])
}
const letters = async () => {
  const all = await rows().select().from(outbox)
  return all.map(({ template, personId, participantId }) => `${template} ${personId ?? participantId}`).sort()
}
const trail = async () => {
  const all = await rows().select().from(auditEvents).orderBy(auditEvents.sequence)
  return all.flatMap(({ action }) => (/moved|fell|asked|preparation|changed/.test(action) ? action : []))
}

/** A confirmed session on 3 December: three said yes, no and sorry; a room is booked, a pack is due, cover is asked for. */
async function promised() {
  const { facilitator } = await invitedWorld(6)
  const [yes = '', no = '', sorry = ''] = [1, 2, 3].map((n) => `ptc_open_${n}`)
  await inRegister('ses_one', [yes], 'accepted')
  await inRegister('ses_one', [no], 'declined')
  await inRegister('ses_one', [sorry], 'apologies')
  const asked = await aPerson('support', { forum: 'open', key: 'asked' })
  const { id: guestId } = await aGuest('police')
  const cover = { id: 'cov_1', sessionId: 'ses_one', personId: asked.id, askedBy: facilitator.id, askedAt: NOON }
  const of = { sessionId: 'ses_one', settledBy: facilitator.id, settledAt: NOON }
  await given(async (tx) => {
    await tx.insert(sessionTeam).values({ id: 'stm_p', sessionId: 'ses_one', guestId, part: 'mps', nonUniform: true })
    await tx.insert(coverRequests).values({ ...cover, state: 'asked' })
    await tx.insert(preparations).values([
      { ...of, id: 'prp_1', kind: 'room', state: 'done', dueOn: '2026-11-19' },
      { id: 'prp_2', sessionId: 'ses_one', kind: 'easy-read', dueOn: '2026-11-28' },
      { ...of, id: 'prp_3', kind: 'sign-out-sheet', state: 'done', dueOn: '2026-12-02' },
    ])
  })
  const ctx = ctxFor(facilitator, 'session:plan')
  const when = { version: 1, date: '2026-12-03', time: '18:00', minutes: 120, reason: 'The room is taken' }
  const move = (change: Partial<ChangeSession>) => changeSession(ctx, 'ses_one', { ...when, ...change })
  return { facilitator, asked, move }
}

describe('moving a confirmed session', () => {
  it('asks whether the team and the venue can do it, and changes nothing until that is said', async () => {
    const { move } = await promised()
    expect(await move({ date: '2026-12-10' })).toEqual({ ok: false, reason: 'not-said' })
    expect(await session()).toMatchObject({ date: '2026-12-03', state: 'confirmed', version: 1 })
    expect(await answersNow()).toEqual(['accepted', 'declined', 'apologies'])
  })

  it('R6 puts every answer back, re-dates what is due, books again, tells the team and asks for cover again', async () => {
    const { move, asked } = await promised()
    expect(await move({ date: '2026-12-10', ready: 'yes' })).toMatchObject({ ok: true })
    expect(await session()).toMatchObject({ date: '2026-12-10', state: 'confirmed', version: 2, registerVersion: 1 })
    expect(await answersNow()).toEqual(['invited', 'invited', 'invited'])
    expect(await due()).toEqual([
      ['room', '2026-11-26', 'open'],
      ['easy-read', '2026-12-05', 'open'],
      ['sign-out-sheet', '2026-12-09', 'done'],
    ])
    expect(await letters()).toEqual([
      `cover-asked ${asked.id}`,
      ...['session-moved ptc_open_1', 'session-moved ptc_open_2', 'session-moved ptc_open_3'],
      'session-redated per_in_team',
    ])
    expect(await trail()).toEqual([
      'session.moved',
      'register.asked-again',
      ...['preparation.changed', 'preparation.changed', 'preparation.changed'],
      'message.asked',
    ])
  })

  it('goes back to planned when they cannot say yet: police are asked again, and those invited are told all the same', async () => {
    const { move } = await promised()
    expect(await move({ date: '2026-12-10', ready: 'not-yet' })).toMatchObject({ ok: true })
    expect(await session()).toMatchObject({ date: '2026-12-10', state: 'planned' })
    expect((await rows().select().from(sessionTeam).where(eq(sessionTeam.part, 'mps')))[0]?.nonUniform).toBe(false)
    const told = await letters()
    expect(told.filter((one) => one.startsWith('session-moved'))).toHaveLength(3)
    expect(told.filter((one) => one.startsWith('session-un'))).toEqual(['session-unconfirmed per_in_team'])
    expect(await trail()).toContain('session.fell-back')
  })

  it('counts another hour as a move, and neither another length nor a date that was wrong in the books', async () => {
    const { move } = await promised()
    expect(await move({ minutes: 90 })).toMatchObject({ ok: true })
    expect(await answersNow()).toEqual(['accepted', 'declined', 'apologies'])
    expect(await move({ version: 2, date: '2026-11-17' })).toMatchObject({ ok: true })
    expect(await answersNow()).toEqual(['accepted', 'declined', 'apologies'])
    expect(await move({ version: 3, time: '14:00', ready: 'yes' })).toMatchObject({ ok: true })
    expect(await answersNow()).toEqual(['invited', 'invited', 'invited'])
  })
})
