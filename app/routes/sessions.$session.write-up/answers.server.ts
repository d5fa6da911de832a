import { identifyingSigns } from '#app/domain/points/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { checkNote, dropNote, uncheckNote } from '#app/domain/write-ups/commands.server.ts'
import type { writeUpInput } from '#app/domain/write-ups/input.ts'
import { destroyNotes, submitWriteUp } from '#app/domain/write-ups/submit-commands.server.ts'
import { leaveWords, offerWords, takeWords } from '#app/domain/write-ups/wording-commands.server.ts'
import { type Accepted, settle } from '#app/http/form.server.ts'
import { notices, words } from './words.ts'

type Form = Accepted<ReturnType<typeof writeUpInput.parse>>

/** Does what one of the forms of the page asks for, and answers it. */
export async function answer(ctx: Ctx<'write-up:keep'>, sessionId: string, form: Form) {
  const { value, once } = form
  const to = (part: string) => `/sessions/${sessionId}/write-up#${part}`
  const answered = (part: string, text = '') => ({
    to: to(part),
    notice: notices[value.intent],
    words: words(identifyingSigns(text)),
  })
  switch (value.intent) {
    case 'check': {
      const { intent: _, ...input } = value
      return settle(form, await checkNote(ctx, sessionId, input, once), answered('check', input.text))
    }
    case 'drop':
      return settle(form, await dropNote(ctx, sessionId, value, once), answered('check'))
    case 'undo':
      return settle(form, await uncheckNote(ctx, sessionId, value.note, once), answered('check'))
    case 'offer':
      return settle(form, await offerWords(ctx, sessionId, value.days, once), answered('offer'))
    case 'take': {
      const { intent: _, ...input } = value
      return settle(form, await takeWords(ctx, sessionId, input, once), answered('words', input.text))
    }
    case 'leave':
      return settle(form, await leaveWords(ctx, sessionId, value.reply, once), answered('words'))
    case 'submit':
      return settle(form, await submitWriteUp(ctx, sessionId, once), answered('submit'))
    case 'destroy':
      return settle(form, await destroyNotes(ctx, sessionId, value.fate, once), answered('submit'))
  }
}
