import * as mail from '#app/domain/mail/commands.server.ts'
import * as delivery from '#app/domain/mail/delivery-commands.server.ts'
import { handOver } from '#app/domain/mail/participant-commands.server.ts'
import { MAX_ATTEMPTS } from '#app/domain/mail/rules.ts'
import { sendAgain } from '#app/domain/mail/undelivered-commands.server.ts'
import { outbox } from '#db/schema/index.ts'
import { aLink } from '../contacts.ts'
import { aPerson, ctxFor, given, NOON, participantsIn } from '../factories.ts'
import { minutesOn, remindersFor } from '../reminders.ts'
import { messagesStory } from './messages.ts'
import type { Step } from './step.ts'

const handedOver = ['message.handed-over', 'contact.task-made']

export async function mailStory(step: Step): Promise<void> {
  await messagesStory(step)
  await remindersFor(6, { forum: 'lgbtq', key: 'reminding' })
  const lease = async () =>
    (await step('leaseMessage', ['message.leased'], () => mail.leaseMessage(NOON))) as mail.Message
  const settle = async (ending: mail.Ending, ...says: string[]) => {
    const message = await lease()
    await step('settleMessage', says, () => mail.settleMessage(message, NOON, ending))
    return message
  }
  await settle({ sent: { route: 'email', carrierId: null } }, 'message.sent')
  await settle('cancelled', 'message.cancelled')
  await settle('expired', 'message.cancelled')
  await settle({ failed: 'EBUSY' }, 'message.postponed')
  const dead = await settle({ refused: 'ERECIPIENT' }, 'message.dead')
  await given((tx) => tx.update(outbox).set({ attempts: MAX_ATTEMPTS - 1 }))
  await settle({ failed: 'EBUSY' }, 'message.dead')
  const admin = await aPerson('admin')
  await step('sendAgain', ['message.sent-again'], () => sendAgain(ctxFor(admin, 'people:manage'), dead.id))
  await settle('cancelled', 'message.cancelled')
  const [one, two, three] = await participantsIn('lgbtq', 3)
  await aLink(one?.id ?? '', { id: 'lnk_one' })
  await settle({ refused: 'ERECIPIENT' }, 'message.dead', ...handedOver)
  await aLink(two?.id ?? '', { id: 'lnk_two' })
  await settle({ sent: { route: 'email', carrierId: 'carried' } }, 'message.sent')
  const ask = async () => (await step('takeToAsk', [], () => delivery.takeToAsk(minutesOn(5)))) as mail.Message
  const told = await ask()
  const saysFailed = ['message.delivery-told', 'message.dead', ...handedOver]
  await step('noteDelivery', saysFailed, () => delivery.noteDelivery(told, NOON, 'failed'))
  await aLink(three?.id ?? '', { id: 'lnk_three' })
  const message = await lease()
  const task = { kind: 'task', about: 'private-link', route: 'call', cause: 'lnk_three' } as const
  await step('handOver', ['message.cancelled', 'contact.task-made'], () => handOver(message, task, NOON))
}
