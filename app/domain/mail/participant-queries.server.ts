import { config } from '#app/config.server.ts'
import { findAddress, findReach, listForumNames } from '#app/domain/contact/queries.server.ts'
import {
  isToConfirm,
  NEUTRAL_SENDER,
  NEUTRAL_SUBJECT,
  type Open,
  type Shut,
  tellingWord,
} from '#app/domain/contact/rules.ts'
import type { RouteKind, TaskAbout } from '#app/domain/contact/status.ts'
import type { outbox } from '#db/schema/index.ts'
import { type Addressee, findPageLink } from './queries.server.ts'
import type { CarriedRoute } from './rules.ts'

type Message = Pick<typeof outbox.$inferSelect, 'template' | 'participantId' | 'about'>

/**
 * What becomes of a message to a participant at this moment: it is sent, it waits for a safe hour, a person has to do it
 * or to ask first, or nothing is left to do (null). `telling` when our own address would give them away: nothing is sent.
 */
export type Way =
  | { kind: 'send'; route: CarriedRoute; address: string; to: Addressee; sender: string }
  | { kind: 'wait'; until: Date }
  | { kind: 'task'; about: TaskAbout; route: RouteKind | null; cause: string }
  | { kind: 'telling' }

/**
 * Asks the gate for a message to a participant: at the moment of sending, whatever it said before (security.md LNK-08).
 * `machines` are the routes on which something other than a person delivers.
 */
export async function findWayTo(message: Message, now: Date, machines = config.carried): Promise<Way | null> {
  const { participantId, about, template } = message
  if (!participantId || !about || template !== 'private-link') return null
  const link = await findPageLink(about, participantId, now)
  if (!link) return null
  const verdict = await findReach(participantId, now)
  if (!verdict.ok) return detour(verdict)
  const route = machines.find((one) => one === verdict.route)
  if (!route) return { kind: 'task', about: 'private-link', route: verdict.route, cause: about }
  const address = await findAddress(participantId, route)
  if (!address) return null
  const forums = await listForumNames()
  const ourselves = [config.origin.hostname, config.mailFrom.replace(/^[^<]*/, '') || config.mailFrom].join(' ')
  if (tellingWord(ourselves, [])) return { kind: 'telling' }
  const { sender, subject } = neutral(verdict, forums)
  return { kind: 'send', route, address, to: { template, email: address, subject, link }, sender }
}

/** Shut for the hour: it waits. To be asked again: a task. Anything else: it is not sent, and nobody is bothered. */
function detour({ why, route, opensAt }: Shut): Way | null {
  if (why === 'outside-times') return opensAt && { kind: 'wait', until: opensAt }
  return isToConfirm(why) ? { kind: 'task', about: 'confirm-contact', route, cause: why } : null
}

/** The name and subject they chose, unless a forum was named like that since. */
function neutral({ sender, subject }: Open, forums: readonly string[]) {
  return {
    sender: tellingWord(sender, forums) ? NEUTRAL_SENDER : sender,
    subject: tellingWord(subject, forums) ? NEUTRAL_SUBJECT : subject,
  }
}
