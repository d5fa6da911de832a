import { eq } from 'drizzle-orm'
import * as asking from '#app/domain/data-rights/commands.server.ts'
import * as decisions from '#app/domain/data-rights/decision-commands.server.ts'
import * as erasure from '#app/domain/data-rights/erasure-commands.server.ts'
import * as packs from '#app/domain/data-rights/pack-commands.server.ts'
import { participants } from '#db/schema/index.ts'
import { newSealing } from '#db/seal.server.ts'
import { confirmedFor } from '../break-glass.ts'
import { asked } from '../data-requests.ts'
import { aPerson, given, NOON, once, participantsIn } from '../factories.ts'
import { aVisit } from './agreements.ts'
import { of, type Step } from './step.ts'

const idOf = (result: unknown) => of<{ id: string }>(result).id

/** What participants ask about their data, from the asking to the end of each kind. */
export async function dataRightsStory(step: Step): Promise<void> {
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  const taking = confirmedFor(facilitator, 'data-request:take')
  const settling = confirmedFor(await aPerson('dpo'), 'data-request:settle')
  const [one, other] = await participantsIn('open', 2)
  const reference = one?.reference ?? ''
  const take = (kind: Parameters<typeof asked>[0], says: string[], identity = 'later') =>
    step('takeRequest', says, () => asking.takeRequest(taking, reference, asked(kind, { identity }), once()))

  const copy = idOf(await take('access', ['request.asked']))
  await step('checkIdentity', ['request.checked'], () => asking.checkIdentity(taking, copy, 'code-word'))
  await step('extendRequest', ['request.extended'], () => decisions.extendRequest(settling, copy, 'complex'))
  await step('startRequest', ['request.started'], () => decisions.startRequest(settling, copy, 'hand-over'))
  for (const part of ['contact', 'taking-part'] as const)
    await step('givePack', ['request.given'], () => packs.givePack(taking, copy, part))
  await step('finishHandOver', ['request.settled'], () => decisions.finishHandOver(taking, copy))

  const wrong = idOf(await take('rectification', ['request.asked', 'request.checked'], 'in-person'))
  await decisions.startRequest(settling, wrong, 'put-right')
  await step('finishCorrection', ['request.settled'], () => decisions.finishCorrection(taking, wrong, ['alias']))
  const stop = idOf(await take('restriction', ['request.asked', 'request.checked'], 'code-word'))
  await step('stopUse', ['request.settled', 'participant.restricted'], () => decisions.stopUse(settling, stop))
  await step('allowUse', ['participant.unrestricted'], () => decisions.allowUse(settling, stop))
  const no = idOf(await take('objection', ['request.asked', 'request.checked'], 'code-word'))
  await step('refuseRequest', ['request.refused'], () => decisions.refuseRequest(settling, no, 'public-task'))
  const never = idOf(await take('objection', ['request.asked', 'request.checked'], 'code-word'))
  await step('withdrawRequest', ['request.withdrawn'], () => asking.withdrawRequest(taking, never))

  await behindTheLink(step, other?.id ?? '')
  const forget = idOf(await take('erasure', ['request.asked', 'request.checked'], 'code-word'))
  await step('eraseOnRequest', ['erasure.began', 'erasure.rows-removed', 'erasure.finished'], () =>
    erasure.eraseOnRequest(settling, forget),
  )
  await comesBack(one?.id ?? '', reference)
  await step('settleErasures', ['erasure.replayed'], () => erasure.settleErasures(NOON))
}

async function behindTheLink(step: Step, participantId: string): Promise<void> {
  const visit = await aVisit(participantId)
  const ask = (kind: 'access' | 'erasure') =>
    step('askThemselves', ['request.asked', 'request.checked'], () =>
      asking.askThemselves(visit, { kind, wish: '' }, once()),
    )
  await ask('access')
  await step('takeOwnCopy', ['request.given'], () => packs.takeOwnCopy(visit, 'contact'))
  await step('takeOwnCopy', ['request.given', 'request.settled'], () => packs.takeOwnCopy(visit, 'taking-part'))
  const own = idOf(await ask('erasure'))
  await step('withdrawOwnRequest', ['request.withdrawn'], () => asking.withdrawOwnRequest(visit, own))
}

/** As an older copy of the data would have it. */
async function comesBack(id: string, reference: string): Promise<void> {
  const sealing = await newSealing(id)
  const alias = sealing.seal(participants.alias, id, 'Back again')
  await given(async (tx) => {
    await tx.delete(participants).where(eq(participants.id, id))
    await tx.insert(participants).values({ id, reference, alias })
  })
}
