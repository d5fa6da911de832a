import { beforeEach, describe, expect, it } from 'vitest'
import { runRetention } from '#app/domain/retention/commands.server.ts'
import { NotFound, SignInEnded } from '#app/domain/shared/errors.ts'
import { getStanding } from '#app/domain/write-ups/queries.server.ts'
import { wordsSeen } from '#app/domain/write-ups/rules.ts'
import { submitWriteUp } from '#app/domain/write-ups/submit-commands.server.ts'
import { leaveWords, offerWords, replyToWording, takeWords } from '#app/domain/write-ups/wording-commands.server.ts'
import { findOpenOffer, getOfferedWords, listWording } from '#app/domain/write-ups/wording-queries.server.ts'
import {
  auditEvents,
  ballots,
  outbox,
  participantLinks,
  points,
  sessions,
  wordingReplies,
  writeUps,
} from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPoint, aSession, ctxFor, given, inRegister, NOON, once, participantsIn } from '#test/support/factories.ts'
import { behindLink, heldSession } from '#test/support/write-ups.ts'

withTestDatabase()

const LATER = new Date('2026-11-25T00:00:00Z')
let world: Awaited<ReturnType<typeof heldSession>>
beforeEach(async () => {
  world = await heldSession(4)
  await aPoint('ses_one', 'a')
  await aPoint('ses_one', 'b')
  await aPoint('ses_one', 'p', { origin: 'published' })
})

const offer = () => offerWords(world.ctx, 'ses_one', 5, once())
const agree = (point: string) => ({ point, answer: 'agree' as const, words: null })
const otherWords = (point: string, words: string) => ({ point, answer: 'other-words' as const, words })
async function reply(at: number, replies: Parameters<typeof replyToWording>[1]['replies'], sent = once()) {
  const { ctx } = await behindLink(world.ids[at] ?? '')
  const { seen } = await getOfferedWords('ses_one')
  return replyToWording(ctx, { session: 'ses_one', seen, replies }, sent)
}

describe('offering the words', () => {
  it('R6 writes one message to each who was there, none to the others, in the same transaction, and once', async () => {
    await inRegister('ses_one', [(await participantsIn('open', 1, { from: 9 }))[0]?.id ?? ''], 'apologies')
    const both = await Promise.all([offer(), offer()])
    expect(both).toContainEqual({ ok: true, value: { people: 4 } })
    expect(both).toContainEqual({ ok: false, reason: 'offered-already' })
    const sent = await rows().select().from(outbox)
    expect(sent.map(({ participantId }) => participantId).sort()).toEqual([...world.ids].sort())
    expect(sent).toContainEqual(
      expect.objectContaining({ template: 'wording-check', sessionId: 'ses_one', personId: null, notAfter: LATER }),
    )
    expect(await rows().select().from(writeUps)).toMatchObject([{ offeredAt: NOON, offeredUntil: LATER }])
  })

  it('shows them to those who were there alone, until it is over', async () => {
    const { ctx } = await behindLink(world.ids[0] ?? '')
    expect(await findOpenOffer(ctx)).toBeNull()
    await offer()
    expect(await findOpenOffer(ctx)).toMatchObject({ id: 'ses_one', answered: false })
    expect((await getOfferedWords('ses_one')).points.map(({ id }) => id)).toEqual(['pointa', 'pointb'])
    const [away] = await participantsIn('open', 1, { from: 9 })
    const [elsewhere] = await participantsIn('lgbtq', 1)
    await inRegister('ses_one', [away?.id ?? ''], 'did_not_attend')
    for (const id of [away?.id ?? '', elsewhere?.id ?? '']) {
      const other = await behindLink(id)
      expect(await findOpenOffer(other.ctx)).toBeNull()
      const sent = { session: 'ses_one', seen: 'x', replies: [agree('pointa')] }
      await expect(replyToWording(other.ctx, sent, once())).rejects.toThrow(NotFound)
    }
    expect(await findOpenOffer({ ...ctx, now: LATER })).toBeNull()
  })
})

describe('a reply', () => {
  beforeEach(async () => void (await offer()))

  it('LNK-06 is kept without a name or a time, in the table and in the trail', async () => {
    expect(await reply(0, [agree('pointa'), otherWords('pointb', 'Nobody rang us')])).toMatchObject({ ok: true })
    const kept = await rows().select().from(wordingReplies)
    expect(kept.map(({ answer }) => answer).sort()).toEqual(['agree', 'other-words'])
    expect(JSON.stringify(kept)).not.toContain('Nobody rang us')
    expect(Object.keys(kept[0] ?? {}).sort()).toEqual(['answer', 'id', 'pointId', 'sessionId', 'settled', 'words'])
    const said = (await rows().select().from(auditEvents)).filter(({ action }) => action === 'write-up.replied')
    expect(said).toMatchObject([{ actor: 'participant', object: 'ses_one', detail: {} }])
    expect(JSON.stringify([kept, said, await rows().select().from(ballots)])).not.toContain('ptc_')
  })

  it('PRV-04 cannot be put together with others of the same person: rows have no order, ballots no number and no day', async () => {
    for (const at of [0, 1, 2]) await reply(at, [agree('pointa'), otherWords('pointb', `Words of ${at}`)])
    const stored = (await rows().select().from(wordingReplies)).map(({ id }) => id)
    expect(stored).toEqual(stored.toSorted())
    const cast = await rows().select().from(ballots)
    expect(new Set(cast.map(({ used, castOn }) => `${used} ${castOn}`))).toEqual(new Set(['1 2026-11-12']))
  })

  it('is taken once also where the words were offered so late that ballots of the session would have gone by then', async () => {
    const { ctx } = await behindLink(world.ids[0] ?? '')
    const sent = { session: 'ses_one', seen: (await getOfferedWords('ses_one')).seen, replies: [agree('pointa')] }
    expect(await replyToWording(ctx, sent, once())).toMatchObject({ ok: true })
    await given((tx) => tx.update(sessions).set({ date: '2026-10-15' }))
    await runRetention(NOON)
    expect(await replyToWording(ctx, sent, once())).toEqual({ ok: false, reason: 'answered' })
    await given((tx) => tx.update(writeUps).set({ offeredUntil: new Date('2026-10-15T23:00:00Z') }))
    await runRetention(NOON)
    expect(await rows().select().from(ballots)).toEqual([])
  })

  it('is taken once from each, also of two at the same moment, and only of words as they stand', async () => {
    const { ctx } = await behindLink(world.ids[0] ?? '')
    const { seen } = await getOfferedWords('ses_one')
    const sent = { session: 'ses_one', seen, replies: [agree('pointa')] }
    const both = await Promise.all([replyToWording(ctx, sent, once()), replyToWording(ctx, sent, once())])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await replyToWording(ctx, sent, once())).toEqual({ ok: false, reason: 'answered' })
    await given((tx) => tx.update(points).set({ text: 'Changed' }))
    const other = await behindLink(world.ids[1] ?? '')
    expect(await replyToWording(other.ctx, sent, once())).toEqual({ ok: false, reason: 'words-changed' })
    const [published] = [await getOfferedWords('ses_one')]
    const none = { session: 'ses_one', seen: published.seen, replies: [agree('pointp')] }
    expect(await replyToWording(other.ctx, none, once())).toEqual({ ok: false, reason: 'nothing-said' })
    expect(await rows().select().from(wordingReplies)).toHaveLength(1)
  })

  it('LNK-07 is not taken from a link that was stopped', async () => {
    const { ctx } = await behindLink(world.ids[0] ?? '')
    await given((tx) => tx.update(participantLinks).set({ revokedAt: NOON }))
    const { seen } = await getOfferedWords('ses_one')
    const sent = { session: 'ses_one', seen, replies: [agree('pointa')] }
    await expect(replyToWording(ctx, sent, once())).rejects.toThrow(SignInEnded)
  })

  it('counts for the facilitator, who takes other words or leaves them before submitting', async () => {
    for (const at of [0, 1]) await reply(at, [agree('pointa'), otherWords('pointb', `Words of ${at}`)])
    const [a, b] = await listWording(world.ctx, 'ses_one')
    expect([a, b]).toMatchObject([
      { agree: 2, other: 0 },
      { agree: 0, other: 2 },
    ])
    const suggested = b?.suggested ?? []
    expect(suggested.map(({ words }) => words).sort()).toEqual(['Words of 0', 'Words of 1'])
    const [take, leave] = suggested.map(({ id }) => id)
    const seen = wordsSeen([{ id: 'pointb', text: b?.text ?? '' }])
    const taking = { reply: take ?? '', seen, text: 'Ring 020 7946 0018', screened: undefined }
    const stale = { ...taking, reply: leave ?? '', text: 'Typed over what somebody put there' }
    expect(await takeWords(world.ctx, 'ses_one', taking, once())).toMatchObject({ reason: 'looks-identifying' })
    expect(await takeWords(world.ctx, 'ses_one', { ...taking, text: 'Taken' }, once())).toMatchObject({ ok: true })
    expect(await takeWords(world.ctx, 'ses_one', stale, once())).toEqual({ ok: false, reason: 'point-changed' })
    expect((await rows().select().from(points)).find(({ id }) => id === 'pointb')?.text).toBe('Taken')
    const over = ctxFor(world.facilitator, 'write-up:keep', LATER)
    expect(await submitWriteUp(over, 'ses_one', once())).toEqual({ ok: false, reason: 'blocked' })
    expect(await leaveWords(world.ctx, 'ses_one', leave ?? '', once())).toMatchObject({ ok: true })
    expect(await leaveWords(world.ctx, 'ses_one', take ?? '', once())).toMatchObject({ reason: 'settled-already' })
    expect(await submitWriteUp(over, 'ses_one', once())).toMatchObject({ ok: true })
    expect(await leaveWords(over, 'ses_one', leave ?? '', once())).toMatchObject({ reason: 'submitted' })
  })

  it('ends the offer early once all who were there have answered', async () => {
    expect(await submitWriteUp(world.ctx, 'ses_one', once())).toEqual({ ok: false, reason: 'blocked' })
    for (const at of [0, 1, 2, 3]) await reply(at, [agree('pointa')])
    expect(await getStanding(world.ctx, { ...world.session, state: 'held' })).toMatchObject({ offer: 'over' })
    expect(await submitWriteUp(world.ctx, 'ses_one', once())).toMatchObject({ ok: true })
  })

  it('is not for another session', async () => {
    await aSession('open', { key: 'two', date: '2026-10-01', state: 'held' })
    const { ctx } = await behindLink(world.ids[0] ?? '')
    const sent = { session: 'ses_two', seen: 'x', replies: [agree('pointa')] }
    await expect(replyToWording(ctx, sent, once())).rejects.toThrow(NotFound)
    expect(await leaveWords(world.ctx, 'ses_two', 'wrp_none', once())).toEqual({ ok: false, reason: 'gone' })
  })
})
