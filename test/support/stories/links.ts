import { linkSecret } from '#app/crypto/digests.server.ts'
import * as links from '#app/domain/links/commands.server.ts'
import * as contact from '#app/domain/links/contact-commands.server.ts'
import * as own from '#app/domain/links/own-commands.server.ts'
import { findVisit } from '#app/domain/links/queries.server.ts'
import * as visits from '#app/domain/links/visit-commands.server.ts'
import { visitContext } from '#app/domain/shared/context.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { contactRoutes, outbox, participantLinks } from '#db/schema/index.ts'
import { sealingFor } from '#db/seal.server.ts'
import { rows } from '../db.ts'
import { aPerson, aSession, ctxFor, given, NOON, once, participantsIn } from '../factories.ts'
import { agreeWord } from '../private-links.ts'
import { of, type Step } from './step.ts'

const when = { now: NOON, requestId: 'test' }
const id = 'ptc_open_1'

/** A private link from its making to its end, and what its owner does behind it. */
export async function linksStory(step: Step): Promise<void> {
  const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'link:send')
  const reference = (await participantsIn('open', 1))[0]?.reference ?? ''
  const make = (says: string[]) => step('makeLink', says, () => links.makeLink(ctx, reference, { days: 7 }, once()))
  await make(['link.made'])
  await step('makePin', ['link.pin-made'], () => links.makePin(ctx, reference, once()))
  await step('sendLink', ['link.sent'], () => links.sendLink(ctx, reference, once()))
  await agreeWord(id, 'Kettle')
  await make(['link.made', 'link.revoked', 'link.sent'])
  const visit = await followed(step)
  await step('giveWord', ['link.word-refused'], () => visits.giveWord(visit, 'teapot', when))
  const given_ = await step('giveWord', ['link.opened'], () => visits.giveWord(visit, 'kettle', when))
  await behind(step, of<{ secret: string }>(given_).secret)
  const last = await followed(step)
  await given((tx) => tx.update(participantLinks).set({ wrongWords: 4 }))
  const locks = ['link.word-refused', 'link.locked']
  await step('giveWord', locks, () => visits.giveWord(last, 'teapot', when))
  await step('stopLink', ['link.revoked'], () => links.stopLink(ctx, reference, once()))
  await given((tx) => tx.delete(outbox))
}

async function followed(step: Step) {
  const all = await rows().select().from(participantLinks)
  const token = linkSecret('page', all.find(({ revokedAt }) => !revokedAt)?.id ?? '')
  const secret = await step('followLink', ['link.followed'], () => visits.followLink(token, when))
  const visit = await findVisit(sha256(of<string>(secret)), NOON)
  if (!visit) throw new Error('no visit')
  return visit
}

async function behind(step: Step, secret: string): Promise<void> {
  const visit = await findVisit(sha256(secret), NOON)
  if (!visit) throw new Error('no visit')
  const ctx = visitContext(visit, NOON, 'test')
  await aSession('open')
  const answer = { session: 'ses_one', answer: 'yes' as const }
  await step('answerSession', ['attendance.answered'], () => own.answerSession(ctx, answer, once()))
  await aRoute()
  const say = (safe: 'yes' | 'no') => () => contact.answerContact(ctx, { route: 'call', safe }, once())
  await step('answerContact', ['contact.confirmed'], say('yes'))
  await step('answerContact', ['contact.saved'], say('no'))
  await step('leaveVisit', ['link.left'], () => visits.leaveVisit(visit, when))
}

async function aRoute(): Promise<void> {
  const sealing = await sealingFor(id)
  const sealed = {
    address: sealing.seal(contactRoutes.address, 'ctr_one', '+442079460018'),
    rules: sealing.seal(contactRoutes.rules, 'ctr_one', '{}'),
  }
  await given((tx) => tx.insert(contactRoutes).values({ id: 'ctr_one', participantId: id, route: 'call', ...sealed }))
}
