import { beforeEach, describe, expect, it } from 'vitest'
import { giveDots, suggest } from '#app/domain/agenda/own-commands.server.ts'
import { findOwnAgenda } from '#app/domain/agenda/own-queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { agendaItems, auditEvents, ballots, sessions } from '#db/schema/index.ts'
import { agendaWorld, anItem, visitOf } from '#test/support/agenda.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aSession, given, once, participantsIn } from '#test/support/factories.ts'

withTestDatabase()
let own: Awaited<ReturnType<typeof visitOf>>['ctx']
beforeEach(async () => {
  await agendaWorld(2)
  own = (await visitOf('ptc_open_1')).ctx
})
const vote = (item: string[], dots: number[], ctx = own) => giveDots(ctx, { session: 'ses_one', item, dots }, once())
const say = (text: string, ctx = own) => suggest(ctx, { session: 'ses_one', text }, once())
const dotsOf = async () => (await rows().select().from(agendaItems)).map(({ id, dots }) => [id, dots]).toSorted()

describe('dots through a link', () => {
  beforeEach(async () => {
    await anItem('a')
    await anItem('b')
  })

  it('are three, in one go or a few, also all to one, and stand once given', async () => {
    expect((await vote(['agi_a', 'agi_b'], [2, 0])).ok).toBe(true)
    expect((await findOwnAgenda(own))?.dotsLeft).toBe(1)
    expect(await vote(['agi_b'], [2])).toEqual({ ok: false, reason: 'too-many' })
    expect(await vote(['agi_b'], [0])).toEqual({ ok: false, reason: 'no-dots' })
    expect((await vote(['agi_a'], [1])).ok).toBe(true)
    expect(await vote(['agi_b'], [1])).toEqual({ ok: false, reason: 'none-left' })
    expect(await dotsOf()).toEqual([
      ['agi_a', 3],
      ['agi_b', 0],
    ])
  })

  it('LNK-03 DAT-05 are three in all when twenty forms come at the same moment', async () => {
    const all = Array.from({ length: 20 }, (_, at) => vote(['agi_a', 'agi_b'], at % 2 ? [3, 0] : [1, 0]))
    const given = (await Promise.all(all)).flatMap((one) => (one.ok ? [one.value.given] : []))
    expect(given.reduce((sum, dots) => sum + dots, 0)).toBe(3)
    expect((await dotsOf()).reduce((sum, [, dots]) => sum + Number(dots), 0)).toBe(3)
    expect(await rows().select().from(ballots)).toMatchObject([{ used: 3, kind: 'agenda', castOn: '2026-12-03' }])
  })

  it('go to nothing that is not on the agenda any more, and to none at all then', async () => {
    await given((tx) => tx.update(agendaItems).set({ state: 'done' }))
    expect(await vote(['agi_a'], [1])).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await vote(['agi_nothing'], [1])).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await rows().select().from(ballots)).toEqual([])
  })

  it('are closed when the session starts or is off, and those of another forum are not there', async () => {
    await given((tx) => tx.update(sessions).set({ startsAt: own.now }))
    expect([await vote(['agi_a'], [1]), await say('Late')]).toMatchObject([{ reason: 'closed' }, { reason: 'closed' }])
    await participantsIn('lgbtq', 1)
    const stranger = (await visitOf('ptc_lgbtq_1')).ctx
    await expect(vote(['agi_a'], [1], stranger)).rejects.toThrow(NotFound)
    await expect(say('Hello', stranger)).rejects.toThrow(NotFound)
    await aSession('lgbtq', { key: 'theirs', date: '2026-12-04' })
    expect(await findOwnAgenda(stranger)).toMatchObject({ session: 'ses_theirs', items: [] })
  })
})

describe('suggestions through a link', () => {
  it('are five for each participant and session, and nobody else has fewer for it', async () => {
    const other = (await visitOf('ptc_open_2')).ctx
    const all = await Promise.all(Array.from({ length: 8 }, (_, at) => say(`Number ${at}`)))
    expect(all.filter(({ ok }) => ok)).toHaveLength(5)
    expect((await findOwnAgenda(own))?.suggestionsLeft).toBe(0)
    expect((await say('From somebody else', other)).ok).toBe(true)
    expect(await findOwnAgenda(own)).toMatchObject({ items: [], dotsLeft: 3 })
  })

  it('are for the next session alone: not five more for each of those a year ahead', async () => {
    await aSession('open', { key: 'later', date: '2027-01-14' })
    const later = await suggest(own, { session: 'ses_later', text: 'Once more' }, once())
    expect(later).toEqual({ ok: false, reason: 'closed' })
    expect((await say('For next time')).ok).toBe(true)
  })

  it('PRV-04 LNK-06 keep nothing of who sent them: no participant, no day, and ballots that cannot be joined', async () => {
    await anItem('a')
    await say('Who rings us')
    await vote(['agi_a'], [3])
    const kept = JSON.stringify([await rows().select().from(agendaItems), await rows().select().from(ballots)])
    for (const secret of ['ptc_open', 'VVF-', 'Alias', 'lnk_', own.visit?.id ?? 'x', '2026-11-19'])
      expect(kept).not.toContain(secret)
    const voters = (await rows().select().from(ballots)).map(({ voter }) => voter)
    expect(new Set(voters).size).toBe(2)
    const said = (await rows().select().from(auditEvents)).filter(({ action }) => action.startsWith('agenda.'))
    expect(said.map(({ actor, object, detail }) => [actor, object, detail])).toEqual([
      ['participant', 'ses_one', { source: 'link' }],
      ['participant', 'ses_one', { dots: 3 }],
    ])
  })
})
