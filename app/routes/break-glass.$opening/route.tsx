import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { closeGlass, readSealedFields } from '#app/domain/break-glass/commands.server.ts'
import { closeGlassInput } from '#app/domain/break-glass/input.ts'
import { getOpening } from '#app/domain/break-glass/queries.server.ts'
import type { Look } from '#app/domain/break-glass/status.ts'
import { formatDateTime, formatTime, londonParts } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requireKeyRing, requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { OpeningFacts } from './opening-facts.tsx'
import { SealedFields } from './sealed-fields.tsx'
import { standing } from './words.ts'

/** Neither whom it is about nor that it is open: a title stays in the browser’s history. */
export const meta: MetaFunction = () => pageTitle('Emergency access')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'break-glass:open')
  const watch = (await requireKeyRing(request)).key('break-glass:watch')
  const opening = await getOpening(ctx, watch, params.opening ?? '')
  const { id, opener, reference, reason, explanation, openedAt, endsAt, closedAt, state, reads } = opening
  const isOwn = opening.personId === ctx.actor.id
  const look: Look = new URL(request.url).searchParams.get('show') === 'contact' ? 'contact' : 'person'
  const looked = isOwn && state === 'open' ? await readSealedFields(ctx, id, look) : null
  const fields = looked?.ok ? looked.value : null
  return json({
    ...{ id, look, isOwn, state, opener, reference, reason, explanation, fields },
    reads: reads + (fields ? 1 : 0),
    opened: formatDateTime(openedAt),
    ended: closedAt ? formatDateTime(closedAt) : formatDateTime(endsAt),
    until: formatTime(londonParts(endsAt).time),
    mayClose: state === 'open' && (isOwn || watch !== null),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'break-glass:open')
  const watch = (await requireKeyRing(request)).key('break-glass:watch')
  const { id } = await getOpening(ctx, watch, params.opening ?? '')
  const form = await parseForm(closeGlassInput, request)
  if (!form.ok) return invalid(form)
  return settle(form, await closeGlass(ctx, watch, id), {
    to: `/break-glass/${id}`,
    notice: 'This emergency access is over. Nobody sees the participant through it any more.',
    words: { 'not-theirs': { field: '', message: 'Only the person who opened it can close it. Nothing was changed' } },
  })
}

export default function Opening() {
  const { id, look, fields, until, mayClose, isOwn, ...facts } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Emergency access" back={{ href: '/break-glass', text: 'Emergency access' }} refused={refused}>
      <InsetText>{standing({ state: facts.state, isOwn, until, ended: facts.ended })}</InsetText>
      {fields ? <SealedFields fields={fields} here={`/break-glass/${id}`} look={look} /> : null}
      {mayClose ? (
        <ServiceForm
          intent="close"
          action={`/break-glass/${id}`}
          submit="Close it now"
          submitClasses="govuk-button--secondary"
        >
          <p className="govuk-hint">
            {isOwn ? 'You cannot open it again without a new reason.' : 'The person who opened it sees nothing more.'}
          </p>
        </ServiceForm>
      ) : null}
      <OpeningFacts facts={fields ? { ...facts, reference: null } : facts} />
    </Page>
  )
}
