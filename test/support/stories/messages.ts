import * as mail from '#app/domain/mail/commands.server.ts'
import { prepareWay } from '#app/domain/mail/page-link-commands.server.ts'
import { MAX_ATTEMPTS } from '#app/domain/mail/rules.ts'
import { askForMessages } from '#app/domain/mail/session-commands.server.ts'
import { outbox, sessions } from '#db/schema/index.ts'
import { ctxFor, given, inRegister, NOON, once } from '../factories.ts'
import { minutesOn } from '../reminders.ts'
import { invitedWorld } from '../session-messages.ts'
import type { Step } from './step.ts'

/** What participants are told about a session, up to a message that does not arrive. */
export async function messagesStory(step: Step): Promise<void> {
  const { invite, session, facilitator, id } = await invitedWorld()
  await step('askForMessages', ['session.invited'], () =>
    askForMessages(invite, session.id, 'session-invitation', once()),
  )
  const message = (await step('leaseMessage', ['message.leased'], () => mail.leaseMessage(NOON))) as mail.Message
  await step('prepareWay', ['link.made'], () => prepareWay(message, NOON))
  const lost = { ...message, attempts: MAX_ATTEMPTS }
  await given((tx) => tx.update(outbox).set({ attempts: MAX_ATTEMPTS }))
  await step('settleMessage', ['message.dead', 'message.handed-over', 'contact.task-made'], () =>
    mail.settleMessage(lost, NOON, { failed: 'EENVELOPE' }),
  )
  await inRegister(session.id, [id])
  await given((tx) => tx.update(sessions).set({ state: 'held', startsAt: minutesOn(-60) }))
  const thanks = ctxFor(facilitator, 'session:invite')
  await step('askForMessages', ['message.asked'], () => askForMessages(thanks, session.id, 'session-thanks', once()))
  await given((tx) => tx.delete(outbox))
}
