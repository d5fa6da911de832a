import { visitContext } from '#app/domain/shared/context.ts'
import { settleBalances } from '#app/domain/write-ups/balance-commands.server.ts'
import * as notes from '#app/domain/write-ups/commands.server.ts'
import * as submitting from '#app/domain/write-ups/submit-commands.server.ts'
import * as wording from '#app/domain/write-ups/wording-commands.server.ts'
import { getOfferedWords } from '#app/domain/write-ups/wording-queries.server.ts'
import { points, voucherIssues, wordingReplies, writeUps } from '#db/schema/index.ts'
import { rows } from '../db.ts'
import { ctxFor, given, NOON, once } from '../factories.ts'
import { aNote, behindLink, checked, heldSession } from '../write-ups.ts'
import type { Step } from './step.ts'

const LATER = new Date('2026-11-26T12:00:00Z')

/** A session that is written up, from the first note to the last that is destroyed; then it closes and opens again. */
export async function writeUpsStory(step: Step): Promise<void> {
  const { facilitator, ctx, ids } = await heldSession(2)
  const [one, two] = [await aNote('ses_one', 'one'), await aNote('ses_one', 'two')]
  await step('checkNote', ['write-up.checked'], () => notes.checkNote(ctx, 'ses_one', checked(one), once()))
  await step('dropNote', ['write-up.checked'], () =>
    notes.dropNote(ctx, 'ses_one', { note: two.id, version: 1 }, once()),
  )
  await step('uncheckNote', ['write-up.unchecked'], () => notes.uncheckNote(ctx, 'ses_one', one.id, once()))
  await notes.checkNote(ctx, 'ses_one', checked(one, { version: 3 }), once())
  await step('offerWords', ['write-up.offered'], () => wording.offerWords(ctx, 'ses_one', 5, once()))
  await answered(step, ids)
  const [first, second] = await rows().select().from(wordingReplies)
  const { seen } = await getOfferedWords('ses_one')
  const taken = { reply: first?.id ?? '', seen, text: 'Taken', screened: undefined }
  const settled = ['write-up.reply-settled']
  await step('takeWords', settled, () => wording.takeWords(ctx, 'ses_one', taken, once()))
  await step('leaveWords', settled, () => wording.leaveWords(ctx, 'ses_one', second?.id ?? '', once()))
  const later = ctxFor(facilitator, 'write-up:keep', LATER)
  await step('submitWriteUp', ['write-up.submitted'], () => submitting.submitWriteUp(later, 'ses_one', once()))
  const fate = () => submitting.destroyNotes(later, 'ses_one', 'shredded', once())
  await step('destroyNotes', ['write-up.notes-destroyed'], fate)
  const thanked = ids.map((participantId, at) => ({ id: `iss_${at}`, participantId, outcome: 'declined' as const }))
  await given((tx) => tx.insert(voucherIssues).values(thanked.map((one) => ({ ...one, sessionId: 'ses_one' }))))
  await step('settleBalances', ['session.balanced'], () => settleBalances(LATER))
  await given((tx) => tx.update(writeUps).set({ notesDestroyedAt: null }))
  await step('settleBalances', ['session.unbalanced'], () => settleBalances(LATER))
}

async function answered(step: Step, ids: readonly string[]): Promise<void> {
  const [point] = await rows().select().from(points)
  const { seen } = await getOfferedWords('ses_one')
  for (const participantId of ids) {
    const { id } = await behindLink(participantId)
    const replies = [{ point: point?.id ?? '', answer: 'other-words' as const, words: 'Said in another way' }]
    const visit = visitContext({ id, participantId }, NOON, 'test')
    await step('replyToWording', ['write-up.replied'], () =>
      wording.replyToWording(visit, { session: 'ses_one', seen, replies }, once()),
    )
  }
}
