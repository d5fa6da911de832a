import { json } from '@remix-run/node'
import { type LinkRefusal, makeLink, makePin, sendLink, stopLink } from '#app/domain/links/commands.server.ts'
import type { StaffLinkInput } from '#app/domain/links/input.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type Accepted, invalid, settle } from '#app/http/form.server.ts'

/** What each button of the page does, and what the page says then. */
export async function answerTo(form: Accepted<StaffLinkInput>, ctx: Ctx<'link:send'>, reference: string) {
  const to = `/participants/${encodeURIComponent(reference)}/link`
  const input = form.value
  if (input.intent === 'make') {
    const result = await makeLink(ctx, reference, input, form.once)
    const sent = result.ok && result.value.sent
    return settle(form, result, { to, notice: sent ? queued : 'The link is made. Now make a PIN for it.', words: {} })
  }
  if (input.intent === 'pin') return pinAnswer(form, ctx, reference)
  if (input.intent === 'send')
    return settle(form, await sendLink(ctx, reference, form.once), { to, notice: queued, words: sendWords })
  const notice = 'The link is stopped. It opens nothing any more.'
  return settle(form, await stopLink(ctx, reference, form.once), { to, notice, words: sendWords })
}

const queued = 'The link waits to be sent. Before it leaves we check again that it is safe.'

const sendWords: Record<LinkRefusal, { field: string; message: string }> = {
  'no-word': {
    field: '',
    message: 'There is no code word and no PIN, so nobody could open the page. Make a PIN first',
  },
  'no-link': { field: '', message: 'There is no link that works. Nothing was changed' },
  waiting: { field: '', message: 'The link waits to be sent already. Nothing was changed' },
}

async function pinAnswer(form: Accepted<unknown>, ctx: Ctx<'link:send'>, reference: string) {
  const result = await makePin(ctx, reference, form.once)
  if (result.ok) return json({ pin: result.value.pin })
  return invalid(form.refuse('', pinWords[result.reason]))
}

const shownBefore = 'This PIN was shown before, and is not shown twice. If it was not told, make a new one'
const pinWords = {
  'no-link': 'There is no link that works, so there is nothing to make a PIN for',
  'has-word': 'They have a code word, so no PIN is needed',
  repeated: shownBefore,
  'sent-before': shownBefore,
} as const
