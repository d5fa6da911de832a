import * as mail from '#app/domain/mail/commands.server.ts'
import { handOver } from '#app/domain/mail/participant-commands.server.ts'
import { MAX_ATTEMPTS } from '#app/domain/mail/rules.ts'
import { outbox } from '#db/schema/index.ts'
import { aLink } from '../contacts.ts'
import { given, NOON, participantsIn } from '../factories.ts'
import { remindersFor } from '../reminders.ts'
import type { Step } from './step.ts'

export async function mailStory(step: Step): Promise<void> {
  await remindersFor(4)
  const lease = async () =>
    (await step('leaseMessage', ['message.leased'], () => mail.leaseMessage(NOON))) as mail.Message
  const settle = async (ending: Parameters<typeof mail.settleMessage>[2], says: string) => {
    const message = await lease()
    await step('settleMessage', [says], () => mail.settleMessage(message, NOON, ending))
  }
  await settle({ sent: { route: 'email', carrierId: null } }, 'message.sent')
  await settle('cancelled', 'message.cancelled')
  await settle({ failed: 'refused' }, 'message.postponed')
  await given((tx) => tx.update(outbox).set({ attempts: MAX_ATTEMPTS - 1 }))
  await settle({ failed: 'refused' }, 'message.dead')
  const [one] = await participantsIn('open', 1)
  const { id } = await aLink(one?.id ?? '')
  const message = await lease()
  const task = { kind: 'task', about: 'private-link', route: 'call', cause: id } as const
  await step('handOver', ['message.cancelled', 'contact.task-made'], () => handOver(message, task, NOON))
}
