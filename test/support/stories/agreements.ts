import * as agreements from '#app/domain/agreements/commands.server.ts'
import { putWordingInUse } from '#app/domain/agreements/words-commands.server.ts'
import { visitContext } from '#app/domain/shared/context.ts'
import { participantLinks, participantVisits } from '#db/schema/index.ts'
import { saying } from '../agreements.ts'
import { confirmedFor } from '../break-glass.ts'
import { aPerson, ctxFor, given, NOON, once, participantsIn } from '../factories.ts'
import type { Step } from './step.ts'

/** An open visit behind a private link. */
export async function aVisit(participantId: string, key = 'one') {
  const later = new Date(NOON.getTime() + 900_000)
  const link = { id: `lnk_${key}`, participantId, purpose: 'page' as const, tokenHash: `hash-${key}` }
  await given(async (tx) => {
    await tx.insert(participantLinks).values({ ...link, createdAt: NOON, expiresAt: later })
    await tx.insert(participantVisits).values({ id: `vis_${key}`, linkId: link.id, stage: 'open', endsAt: later })
  })
  return visitContext({ id: `vis_${key}`, participantId }, NOON, 'test')
}

export async function agreementsStory(step: Step): Promise<void> {
  const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'agreement:keep')
  const [one, two] = await participantsIn('open', 2)
  const [first, second] = [one?.id ?? '', two?.id ?? '']
  const take = async (answers: Parameters<typeof saying>[1]) => {
    const input = { ...(await saying(first, answers)), how: 'spoken' as const }
    return agreements.takeAnswers(ctx, one?.reference ?? '', input, once())
  }
  await step('takeAnswers', ['agreement.answered'], () => take({ 'taking-part': 'yes', quotes: 'yes' }))
  await step('takeAnswers', ['agreement.answered', 'agreement.withdrawn'], () => take({ photo: 'no', quotes: 'no' }))
  await step('withdrawAgreement', ['agreement.withdrawn'], () =>
    agreements.withdrawAgreement(ctx, one?.reference ?? '', 'taking-part', once()),
  )
  const visit = await aVisit(second)
  await step('answerThemselves', ['agreement.answered'], async () =>
    agreements.answerThemselves(visit, await saying(second, { photo: 'yes' }), once()),
  )
  await step('withdrawThemselves', ['agreement.withdrawn'], () => agreements.withdrawThemselves(visit, 'photo', once()))
  const officer = await aPerson('dpo')
  const words = { purpose: 'photo', version: 1, text: 'New.', easyRead: 'New.', inUseFrom: '2026-12-01' } as const
  await step('putWordingInUse', ['agreement.worded'], () =>
    putWordingInUse(confirmedFor(officer, 'agreement:word'), words, once()),
  )
}
