import { describe, expect, it } from 'vitest'
import { findAddressee } from '#app/domain/mail/queries.server.ts'
import { cancelSession, changeSession, postponeSession } from '#app/domain/sessions/changing-commands.server.ts'
import { letterTo } from '#app/http/letters.server.ts'
import { coverRequests, outbox } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON } from '#test/support/factories.ts'
import { change, invitedWorld } from '#test/support/session-messages.ts'

withTestDatabase()

const AFTER = new Date('2026-12-03T21:00:00Z')
const reason = 'The venue is flooded'
const toTeam = async () => {
  const all = await rows().select().from(outbox)
  return all.filter(({ personId }) => personId !== null)
}
/** A session on 3 December whose team is the facilitator who calls it off and one more. */
async function agreed() {
  const { facilitator } = await invitedWorld(1)
  const ctx = (now = NOON) => ctxFor(facilitator, 'session:plan', now)
  const said = async (now = NOON) => {
    const letter = (await toTeam()).find(({ template }) => template === 'session-called-off')
    const to = letter ? await findAddressee(letter, now) : null
    return to && letterTo(to)
  }
  return { ctx, said }
}

describe('R6 calling a session off', () => {
  it('writes to the team but whoever did it, once, in words that name no group and no reason', async () => {
    const { ctx, said } = await agreed()
    const off = () => cancelSession(ctx(), 'ses_one', { reason, version: 1 })
    expect(await Promise.all([off(), off()])).toMatchObject([{ ok: true }, { ok: true }])
    expect((await toTeam()).map(({ template, personId }) => [template, personId])).toEqual([
      ['session-called-off', 'per_in_team'],
    ])
    const letter = await said()
    expect(letter?.subject).toBe('Cancelled: meeting on Thursday 3 December 2026, 6pm')
    expect(letter?.text).toContain('It was cancelled.')
    expect(letter?.text).not.toMatch(/flooded|victim|forum|police/i)
    expect(await said(AFTER)).toBe(null)
  })

  it('says of a postponed one that it has no date yet, and nothing any more once it has one', async () => {
    const { ctx, said } = await agreed()
    await postponeSession(ctx(), 'ses_one', { reason, version: 1 })
    expect((await said())?.text).toContain('It was postponed and has no new date yet.')
    const again = { version: 2, date: '2026-12-10', time: '18:00', minutes: 120, reason: 'A new room' }
    expect(await changeSession(ctx(), 'ses_one', again)).toMatchObject({ ok: true })
    expect(await said()).toBe(null)
    expect((await toTeam()).map(({ template }) => template).sort()).toEqual(['session-called-off', 'session-redated'])
  })

  it('thanks whoever was asked to cover, once, and asks them no more', async () => {
    const { ctx } = await agreed()
    const { id: personId } = await aPerson('support', { forum: 'open', key: 'asked' })
    const request = { id: 'cov_one', sessionId: 'ses_one', personId, askedBy: personId, askedAt: NOON }
    await given((tx) => tx.insert(coverRequests).values(request))
    const off = () => cancelSession(ctx(), 'ses_one', { reason, version: 1 })
    await Promise.all([off(), off()])
    const thanks = (await toTeam()).filter(({ template }) => template === 'cover-thanked')
    expect(thanks).toMatchObject([{ personId, about: 'cov_one' }])
    const [letter] = thanks
    const to = letter ? await findAddressee(letter, NOON) : null
    expect(to && letterTo(to).text).toContain('You are not needed for it any more.')
    expect(await rows().select().from(coverRequests)).toMatchObject([{ state: 'not-needed' }])
  })

  it('tells nobody of a session whose hour is over', async () => {
    const { ctx } = await agreed()
    await change('ses_one', { startsAt: new Date('2026-12-03T18:00:00Z') })
    expect(await cancelSession(ctx(AFTER), 'ses_one', { reason, version: 1 })).toMatchObject({ ok: true })
    expect(await toTeam()).toEqual([])
  })
})
