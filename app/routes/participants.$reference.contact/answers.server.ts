import { json } from '@remix-run/node'
import { confirmContact, removeRoute, saveRoute, saveRules } from '#app/domain/contact/commands.server.ts'
import type { contactInput } from '#app/domain/contact/input.ts'
import { findWhyNot } from '#app/domain/contact/queries.server.ts'
import { routeWords } from '#app/domain/contact/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type Accepted, settle } from '#app/http/form.server.ts'
import { refusalWords as words } from './words.ts'

type Input = ReturnType<ReturnType<typeof contactInput>['parse']>
type Whom = { participantId: string; reference: string }

/** Does what one of the four forms asks, and says how it went. */
export async function answerTo(form: Accepted<Input>, ctx: Ctx<'contact:keep'>, { participantId, reference }: Whom) {
  const input = form.value
  const to = `/participants/${reference}/contact`
  if (input.intent === 'confirm') {
    const notice = 'Confirmed today: it is still safe.'
    return settle(form, await confirmContact(ctx, reference, input.seen), { to, notice, words })
  }
  if (input.intent === 'save-rules')
    return settle(form, await saveRules(ctx, reference, input, form.once), { to, notice: 'Saved.', words })
  const { label } = routeWords[input.route]
  if (input.intent === 'remove-route')
    return settle(form, await removeRoute(ctx, reference, input), {
      to,
      notice: `Removed: ${label.toLowerCase()}.`,
      words,
    })
  const why = await findWhyNot(ctx, participantId, input)
  if (why) return json({ ...form.refuse('address', why.message), others: why.others }, 400)
  return settle(form, await saveRoute(ctx, reference, input, form.once), {
    to,
    notice: `${label} saved, and confirmed today.`,
    words,
  })
}
