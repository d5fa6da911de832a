import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeRequest } from '#app/domain/data-rights/commands.server.ts'
import { requestsInput } from '#app/domain/data-rights/input.ts'
import { getAsker } from '#app/domain/data-rights/request-queries.server.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { WarningText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AskForm } from './ask-form.tsx'
import { followUp } from './follow-up.server.ts'
import { RequestCard } from './request-card.tsx'
import { shownRequests } from './shown.server.ts'

/** Neutral, and without a name: a title stays in the browser's history. */
export const meta: MetaFunction = () => pageTitle('Requests about data')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'data-request:take')
  const { reference, restrictedSince } = await getAsker(ctx, params.reference ?? '')
  const today = todayInLondon(ctx.now)
  return json({
    reference,
    today,
    restrictedSince: restrictedSince && formatDate(todayInLondon(restrictedSince)),
    requests: await shownRequests(ctx, reference),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'data-request:take')
  const { reference } = await getAsker(ctx, params.reference ?? '')
  const form = await parseForm(requestsInput(todayInLondon(ctx.now)), request)
  if (!form.ok) return invalid(form)
  const here = `/participants/${reference}/data`
  if (form.value.intent !== 'take') return followUp(ctx, { ...form, value: form.value }, here)
  return settle(form, await takeRequest(ctx, reference, form.value, form.once), {
    to: here,
    notice: 'Taken down. The data protection officer has been told.',
    words: {
      'asked-already': {
        field: 'kind',
        message: 'They asked for this already, and it is not answered yet. You find it on this page',
      },
    },
  })
}

export default function DataOfParticipant() {
  const { reference, today, restrictedSince, requests } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const of = [refused?.typed.request].flat()[0]
  return (
    <Page
      title="Requests about data"
      caption={reference}
      back={{ href: `/participants/${reference}`, text: reference }}
      refused={refused}
      ids={of ? { identity: `identity-${of}`, fields: `fields-${of}` } : { askedOn: 'askedOn-day' }}
    >
      {restrictedSince ? (
        <WarningText>
          We only keep what we hold about them, and do not use it, since {restrictedSince}. Do not write to them or call
          them.
        </WarningText>
      ) : null}
      <p className="govuk-body">
        Everybody may see what we hold about them, have it put right, have its use stopped, object, or be forgotten.
        They need not say why. The answer is due within a month.
      </p>
      <h2 className="govuk-heading-m">What they asked</h2>
      {requests.length === 0 ? (
        <p className="govuk-body">Nothing yet. When they ask for something, take it down below on the same day.</p>
      ) : null}
      {requests.map((request) => (
        <RequestCard key={request.id} request={request} refused={of === request.id ? refused : undefined} />
      ))}
      <AskForm today={today} refused={of ? undefined : refused} />
    </Page>
  )
}
