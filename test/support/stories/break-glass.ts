import * as breakGlass from '#app/domain/break-glass/commands.server.ts'
import { confirmedFor, emergency } from '../break-glass.ts'
import { aPerson, ctxFor, once, participantsIn } from '../factories.ts'
import { of, type Step } from './step.ts'

export async function breakGlassStory(step: Step): Promise<void> {
  const admin = await aPerson('admin')
  const ctx = ctxFor(admin, 'break-glass:open')
  await aPerson('dpo')
  await participantsIn('open', 1)
  const opening = await step('openGlass', ['break-glass.opened'], () =>
    breakGlass.openGlass(confirmedFor(admin, 'break-glass:open'), emergency, once()),
  )
  const { id } = of<{ id: string }>(opening)
  await step('readSealedFields', ['break-glass.read'], () => breakGlass.readSealedFields(ctx, id))
  await step('closeGlass', ['break-glass.closed'], () => breakGlass.closeGlass(ctx, null, id))
}
