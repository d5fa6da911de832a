import { leaseMessage, type Message } from '#app/domain/mail/commands.server.ts'
import { handOver } from '#app/domain/mail/participant-commands.server.ts'
import { aLink } from '../contacts.ts'
import { NOON, participantsIn } from '../factories.ts'
import type { Step } from './step.ts'

/** A message to a participant that a person has to deliver. */
export async function participantMailStory(step: Step): Promise<void> {
  const [one] = await participantsIn('open', 1)
  const { id } = await aLink(one?.id ?? '')
  const message = (await step('leaseMessage', ['message.leased'], () => leaseMessage(NOON))) as Message
  const task = { kind: 'task', about: 'private-link', route: 'call', cause: id } as const
  await step('handOver', ['message.cancelled', 'contact.task-made'], () => handOver(message, task, NOON))
}
