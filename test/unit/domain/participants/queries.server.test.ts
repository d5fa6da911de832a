import { describe, expect, it } from 'vitest'
import { getParticipant, listAttendance } from '#app/domain/participants/queries.server.ts'
import { places, voucherIssues } from '#db/schema/index.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, forumNamed, given, inRegister, participantsIn } from '#test/support/factories.ts'

withTestDatabase()

const viewer = async () => ctxFor(await aPerson('facilitator', { forum: 'open' }), 'participant:view')

describe('what is read of participants', () => {
  it('show a participant’s sessions with the voucher outcome, within reach only', async () => {
    const ctx = await viewer()
    const [one] = await participantsIn('open', 1)
    const id = one?.id ?? ''
    await aSession('open', { date: '2026-10-01', key: 'held', state: 'held' })
    await aSession('lgbtq', { date: '2026-10-02', key: 'elsewhere', state: 'held' })
    for (const session of ['ses_held', 'ses_elsewhere']) await inRegister(session, [id])
    await given((tx) =>
      tx
        .insert(voucherIssues)
        .values({ id: 'vis_1', sessionId: 'ses_held', participantId: id, outcome: 'declined', live: true }),
    )
    expect(await listAttendance(ctx, id)).toEqual([
      { sessionId: 'ses_held', date: '2026-10-01', status: 'attended', outcome: 'declined' },
    ])
  })

  it('find a participant by reference in any case, by the place they have now', async () => {
    const ctx = await viewer()
    const [one] = await participantsIn('open', 1)
    const { id: forumId } = await forumNamed('open')
    const before = {
      id: 'plc_before',
      participantId: one?.id ?? '',
      forumId,
      state: 'left',
      endsOn: '2025-01-01',
    } as const
    await given((tx) => tx.insert(places).values(before))
    for (const reference of ['VVF-OP01', 'vvf-op01', 'Vvf-oP01']) {
      expect(await getParticipant(ctx, reference)).toMatchObject({
        place: { id: 'plc_open_1' },
        forum: { slug: 'open' },
      })
    }
  })
})
