import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getRevealableForCheckIn } from '#app/domain/contact/check-in-queries.server.ts'
import { revealForCheckInInput } from '#app/domain/contact/input.ts'
import { revealForCheckIn } from '#app/domain/contact/reveal-commands.server.ts'
import { holdsPasskey } from '#app/domain/contact/reveal-queries.server.ts'
import { CHECK_IN_REASONS, type RevealField, revealFieldWords } from '#app/domain/contact/status.ts'
import { confirmedByPasskey } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { confirmFirst, requireConfirmed, requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { RevealForm } from '#app/ui/service/reveal-form.tsx'
import { NoPasskey, NotByPasskey } from '#app/ui/service/reveal-passkey.tsx'
import { Shown } from '#app/ui/service/reveal-shown.tsx'
import { NotNow } from './not-now.tsx'
import { revealWords } from './words.ts'

/** Not whom it is about: a title stays in the browser's history. */
export const meta: MetaFunction = () => pageTitle('Check-in')

/** Nobody is asked to confirm themselves for what is not shown to them now. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'welfare:reveal')
  const id = params.followUp ?? ''
  const { participant, fields, left } = await getRevealableForCheckIn(ctx, id)
  const field = found(fieldFrom(request, fields))
  const isOpen = fields.includes(field)
  const hasPasskey = await holdsPasskey(ctx.actor.id)
  if (isOpen && hasPasskey) await requireConfirmed(request, 'welfare:reveal')
  const byPasskey = confirmedByPasskey(ctx) !== null
  const { reference, alias } = participant
  return json({ id, reference, alias, field, isOpen, hasPasskey, byPasskey, left })
}

/** The field of the address; the first that may be shown where it names none. */
function fieldFrom(request: Request, [first]: RevealField[]): RevealField | null {
  const asked = new URL(request.url).searchParams.get('field')
  if (asked === null) return first ?? 'call'
  return revealForCheckInInput.shape.field.safeParse(asked).data ?? null
}

/** The one field, in this answer alone: in no address, no cookie and no page that can be asked for again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'welfare:reveal')
  const id = params.followUp ?? ''
  await getRevealableForCheckIn(ctx, id)
  const form = await parseForm(revealForCheckInInput, request)
  if (!form.ok) return invalid(form)
  const key = confirmedByPasskey(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  const { field } = form.value
  const result = await revealForCheckIn(key, id, form.value, form.once)
  if (result.ok)
    return json({ shown: { field, value: result.value.value } }, { headers: { 'Cache-Control': 'no-store' } })
  return settle(form, result, { to: `/welfare/${id}/reveal?field=${field}`, notice: '', words: revealWords })
}

export default function RevealForCheckIn() {
  const { id, reference, alias, field, isOpen, hasPasskey, byPasskey, left } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const shown = answer && 'shown' in answer ? answer.shown : null
  const refused = answer && 'errors' in answer ? answer : undefined
  const here = `/welfare/${id}/reveal?field=${field}`
  return (
    <Page
      title={shown ? revealFieldWords[shown.field] : `Show the ${revealFieldWords[field].toLowerCase()}`}
      caption={alias === reference ? reference : `${alias}, ${reference}`}
      back={{ href: `/welfare/${id}`, text: 'Check-in' }}
      refused={refused}
    >
      {shown ? <Shown {...shown} /> : null}
      {!shown && !isOpen ? <NotNow field={field} /> : null}
      {!shown && isOpen && !hasPasskey ? <NoPasskey /> : null}
      {!shown && isOpen && hasPasskey && !byPasskey ? <NotByPasskey here={here} /> : null}
      {!shown && isOpen && hasPasskey && byPasskey ? (
        <RevealForm {...{ field, left, refused }} reasons={CHECK_IN_REASONS} />
      ) : null}
    </Page>
  )
}
