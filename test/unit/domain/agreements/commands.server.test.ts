import { describe, expect, it } from 'vitest'
import {
  answerThemselves,
  takeAnswers,
  withdrawAgreement,
  withdrawThemselves,
} from '#app/domain/agreements/commands.server.ts'
import {
  agreedPurposes,
  answersOf,
  listAnswers,
  listToAsk,
  summariseAgreement,
} from '#app/domain/agreements/queries.server.ts'
import { putWordingInUse } from '#app/domain/agreements/words-commands.server.ts'
import { countToAskAgain, listWordingHistory } from '#app/domain/agreements/words-queries.server.ts'
import { NotFound, SignInEnded } from '#app/domain/shared/errors.ts'
import { participantLinks } from '#db/schema/index.ts'
import { answersStored, newWords, saying } from '#test/support/agreements.ts'
import { confirmedFor } from '#test/support/break-glass.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON, once, participantsIn } from '#test/support/factories.ts'
import { aVisit } from '#test/support/stories/agreements.ts'

withTestDatabase()

const REFERENCE = 'VVF-OP01'
const ID = 'ptc_open_1'
const reasonOf = (result: { ok: boolean; reason?: string }) => (result.ok ? 'ok' : result.reason)

async function world() {
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  await participantsIn('open', 2)
  const ctx = ctxFor(facilitator, 'agreement:keep')
  const take = async (answers: Parameters<typeof saying>[1], change = {}) =>
    takeAnswers(ctx, REFERENCE, { ...(await saying(ID, answers)), how: 'written', ...change }, once())
  return { facilitator, ctx, take }
}

describe('answers taken down', () => {
  it('say what for, to which words, how, who took them and when', async () => {
    const { ctx, take } = await world()
    await take({ 'taking-part': 'yes', photo: 'no' })
    expect(await listAnswers(ctx, ID)).toMatchObject([
      { purpose: 'photo', answer: 'no', version: 1, how: 'written', takenBy: 'Test facilitator', at: NOON },
      { purpose: 'taking-part', answer: 'yes' },
    ])
    expect([...(await agreedPurposes(ID, NOON))]).toEqual(['taking-part'])
  })

  it('are refused when nothing is said, the words changed, or somebody else took some meanwhile', async () => {
    const { take } = await world()
    expect(reasonOf(await take({}))).toBe('nothing-said')
    const form = await saying(ID, { quotes: 'yes' })
    expect(reasonOf(await take({ quotes: 'yes' }, { seen: 9 }))).toBe('changed-meanwhile')
    await newWords('photo', 2, '2026-11-19')
    expect(reasonOf(await take({ quotes: 'yes' }, form))).toBe('words-changed')
    expect(await answersStored(ID)).toEqual([])
  })

  it('DAT-05 are written down once, however often the form is sent', async () => {
    const { ctx, take } = await world()
    const form = { ...(await saying(ID, { quotes: 'yes' })), how: 'spoken' as const }
    const key = once()
    const sent = await Promise.all([1, 2, 3].map(() => takeAnswers(ctx, REFERENCE, form, key)))
    expect(sent.map(reasonOf).sort()).toEqual(['ok', 'repeated', 'repeated'])
    expect(await take({ quotes: 'yes' })).toEqual({ ok: true, value: { written: 0, stopped: false } })
    expect(await answersStored(ID)).toHaveLength(1)
  })

  it('AZ-02 are taken within reach only', async () => {
    await world()
    const other = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'other' }), 'agreement:keep')
    const form = { ...(await saying(ID, { quotes: 'yes' })), how: 'spoken' as const }
    await expect(takeAnswers(other, REFERENCE, form, once())).rejects.toThrow(NotFound)
    await expect(withdrawAgreement(other, REFERENCE, 'quotes', once())).rejects.toThrow(NotFound)
    expect(await listAnswers(other, ID)).toEqual([])
    expect(await listToAsk(other)).toEqual([])
  })
})

describe('PRV-05 taking back', () => {
  it('is one step, at once, and without taking part nothing else holds', async () => {
    const { ctx, take } = await world()
    await take({ 'taking-part': 'yes', 'contact-email': 'yes' })
    expect([...(await agreedPurposes(ID, NOON))]).toEqual(['taking-part', 'contact-email'])
    const result = await withdrawAgreement(ctx, REFERENCE, 'taking-part', once())
    expect(result).toEqual({ ok: true, value: { written: 1, stopped: true } })
    expect([...(await agreedPurposes(ID, NOON))]).toEqual([])
    const { leftUs, purposes } = await summariseAgreement(ctx, ID)
    expect([leftUs, purposes.find(({ purpose }) => purpose === 'contact-email')]).toMatchObject([
      true,
      { standing: 'yes', agreed: false },
    ])
    await withdrawAgreement(ctx, REFERENCE, 'taking-part', once())
    expect(await answersStored(ID)).toHaveLength(3)
  })
})

describe('a participant behind their private link', () => {
  it('answers and takes back for themselves, and nobody took it', async () => {
    await world()
    const visit = await aVisit(ID)
    await answerThemselves(visit, await saying(ID, { 'taking-part': 'yes', photo: 'yes' }), once())
    await withdrawThemselves(visit, 'photo', once())
    const { answers, takesPart } = await answersOf(visit)
    expect(answers.map(({ purpose, answer, how, takenBy }) => [purpose, answer, how, takenBy])).toEqual([
      ['photo', 'withdrawn', 'link', null],
      ['photo', 'yes', 'link', null],
      ['taking-part', 'yes', 'link', null],
    ])
    expect(takesPart).toBe(true)
  })

  it('LNK-04 changes nothing once the link is stopped', async () => {
    await world()
    const visit = await aVisit(ID)
    await given((tx) => tx.update(participantLinks).set({ revokedAt: NOON }))
    await expect(answerThemselves(visit, await saying(ID, { photo: 'yes' }), once())).rejects.toThrow(SignInEnded)
    expect(await answersStored(ID)).toEqual([])
  })
})

describe('new words', () => {
  const words = {
    purpose: 'quotes',
    version: 1,
    text: 'New words.',
    easyRead: 'New.',
    inUseFrom: '2026-11-19',
  } as const

  it('ask again whoever answered, and not whoever took it back', async () => {
    const { ctx, take } = await world()
    const officer = confirmedFor(await aPerson('dpo'), 'agreement:word')
    await take({ 'taking-part': 'yes', quotes: 'yes', photo: 'yes' })
    await withdrawAgreement(ctx, REFERENCE, 'photo', once())
    expect(await countToAskAgain(officer, 'quotes')).toBe(1)
    expect(await countToAskAgain(officer, 'photo')).toBe(0)
    expect(await putWordingInUse(officer, words, once())).toMatchObject({ ok: true, value: { version: 2 } })
    await putWordingInUse(officer, { ...words, purpose: 'photo' }, once())
    const { purposes, toAskAgain } = await summariseAgreement(ctx, ID)
    expect(toAskAgain).toEqual(['quotes'])
    expect(purposes.find(({ purpose }) => purpose === 'quotes')).toMatchObject({
      standing: 'ask-again',
      agreed: true,
      holdsUntil: '2026-12-31',
      words: { version: 2, text: 'New words.' },
    })
    expect(await listToAsk(ctx)).toMatchObject([
      { reference: REFERENCE, again: ['quotes'], never: false },
      { reference: 'VVF-OP02', again: [], never: true },
    ])
  })

  it('come once, in order, and only when they are new', async () => {
    const officer = confirmedFor(await aPerson('dpo'), 'agreement:word')
    const put = (change = {}) => putWordingInUse(officer, { ...words, ...change }, once())
    expect((await Promise.all([put(), put()])).map(reasonOf).sort()).toEqual(['changed-meanwhile', 'ok'])
    expect(reasonOf(await put({ version: 2 }))).toBe('same-words')
    expect(reasonOf(await put({ version: 2, text: 'x', inUseFrom: '2026-11-18' }))).toBe('in-the-past')
    const [, , , , , quotes] = await listWordingHistory(officer)
    expect(quotes).toMatchObject({
      purpose: 'quotes',
      latest: 2,
      inUse: 2,
      versions: [
        { version: 2, state: 'in-use', addedBy: 'Test dpo', answered: 0 },
        { version: 1, state: 'replaced', addedBy: null },
      ],
    })
  })

  it('that are planned change nothing yet', async () => {
    const { ctx, take } = await world()
    await take({ quotes: 'yes' })
    const officer = confirmedFor(await aPerson('dpo'), 'agreement:word')
    await putWordingInUse(officer, { ...words, inUseFrom: '2026-11-20' }, once())
    expect((await summariseAgreement(ctx, ID)).toAskAgain).toEqual([])
    const quotes = (await listWordingHistory(officer)).find(({ purpose }) => purpose === 'quotes')
    expect(quotes?.versions.map(({ state, answered }) => [state, answered])).toEqual([
      ['planned', 0],
      ['in-use', 1],
    ])
  })
})
