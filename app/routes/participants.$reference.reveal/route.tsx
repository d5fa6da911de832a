import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { revealInput } from '#app/domain/contact/input.ts'
import { revealField } from '#app/domain/contact/reveal-commands.server.ts'
import { getRevealable, holdsPasskey } from '#app/domain/contact/reveal-queries.server.ts'
import { REVEAL_REASONS, type RevealField, revealFieldWords } from '#app/domain/contact/status.ts'
import { confirmedByPasskey } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { confirmFirst, requireConfirmed, requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { RevealForm } from '#app/ui/service/reveal-form.tsx'
import { NoPasskey, NotByPasskey } from '#app/ui/service/reveal-passkey.tsx'
import { Shown } from '#app/ui/service/reveal-shown.tsx'
import { revealWords } from './words.ts'

/** The reference alone: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.reference ?? 'Participant')

/** Whoever holds no passkey is told how to get one, before they are asked to confirm themselves for nothing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'contact:reveal')
  const { participant, fields, left } = await getRevealable(ctx, params.reference ?? '')
  const field = found(fieldFrom(request, fields))
  const hasPasskey = await holdsPasskey(ctx.actor.id)
  if (hasPasskey) await requireConfirmed(request, 'contact:reveal')
  const byPasskey = confirmedByPasskey(ctx) !== null
  const { reference, alias } = participant
  return json({ reference, alias, field, isHeld: fields.includes(field), hasPasskey, byPasskey, left })
}

/** The field of the address; the first that is held where it names none. */
function fieldFrom(request: Request, [first]: RevealField[]): RevealField | null {
  const asked = new URL(request.url).searchParams.get('field')
  if (asked === null) return first ?? 'email'
  return revealInput.shape.field.safeParse(asked).data ?? null
}

/** The one field, in this answer alone: in no address, no cookie and no page that can be asked for again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'contact:reveal')
  const reference = params.reference ?? ''
  await getRevealable(ctx, reference)
  const form = await parseForm(revealInput, request)
  if (!form.ok) return invalid(form)
  const key = confirmedByPasskey(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  const { field } = form.value
  const result = await revealField(key, reference, form.value, form.once)
  if (result.ok)
    return json({ shown: { field, value: result.value.value } }, { headers: { 'Cache-Control': 'no-store' } })
  const to = `/participants/${encodeURIComponent(reference)}/reveal?field=${field}`
  return settle(form, result, { to, notice: '', words: revealWords })
}

export default function RevealContact() {
  const { reference, alias, field, isHeld, hasPasskey, byPasskey, left } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const shown = answer && 'shown' in answer ? answer.shown : null
  const refused = answer && 'errors' in answer ? answer : undefined
  return (
    <Page
      title={shown ? revealFieldWords[shown.field] : `Show the ${revealFieldWords[field].toLowerCase()}`}
      caption={`${alias}, ${reference}`}
      back={{ href: `/participants/${reference}/contact`, text: 'Safe contact' }}
      refused={refused}
    >
      {shown ? <Shown {...shown} /> : null}
      {!shown && !isHeld ? <p className="govuk-body">We hold none. There is nothing to show.</p> : null}
      {!shown && isHeld && !hasPasskey ? <NoPasskey /> : null}
      {!shown && isHeld && hasPasskey && !byPasskey ? (
        <NotByPasskey here={`/participants/${reference}/reveal?field=${field}`} />
      ) : null}
      {!shown && isHeld && hasPasskey && byPasskey ? (
        <RevealForm {...{ field, left, refused }} reasons={REVEAL_REASONS} />
      ) : null}
    </Page>
  )
}
