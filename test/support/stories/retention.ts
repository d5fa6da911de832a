import { runNightly, runRetention } from '#app/domain/retention/commands.server.ts'
import { endHold, setHold } from '#app/domain/retention/hold-commands.server.ts'
import { confirmedFor } from '../break-glass.ts'
import { aPerson, aSession, inRegister, NOON, once } from '../factories.ts'
import { aHistory, noonOn, whoLeft } from '../retention.ts'
import { of, type Step } from './step.ts'

export async function retentionStory(step: Step): Promise<void> {
  const ctx = confirmedFor(await aPerson('dpo'), 'retention:hold')
  const { id, reference } = await whoLeft('ptc_left', 31, '2026-11-19')
  await aHistory({ id: 'ptc_said_no', state: 'declined', endsOn: '2026-10-01' })
  await aSession('open', { state: 'held', date: '2025-10-01' })
  await inRegister('ses_one', [id])
  const wanted = { intent: 'set-hold', reference, reason: 'complaint', endsOn: '2026-11-20' } as const
  const hold = await step('setHold', ['hold.set'], () => setHold(ctx, wanted, once()))
  await step('runRetention', ['participant.removed', 'retention.ran'], () => runRetention(NOON))
  await step('endHold', ['hold.ended'], () => endHold(ctx, of<{ id: string }>(hold).id))
  await step('runNightly', ['retention.removed', 'retention.removed', 'retention.removed', 'retention.ran'], () =>
    runNightly(noonOn('2026-11-20')),
  )
}
