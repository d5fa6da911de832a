import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askThemselves } from '#app/domain/data-rights/commands.server.ts'
import { ownRequestInput } from '#app/domain/data-rights/input.ts'
import { listOwnRequests } from '#app/domain/data-rights/request-queries.server.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settleVisit, wasSaved } from '#app/http/form.server.ts'
import { requireVisit } from '#app/http/visit.server.ts'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'
import { AskForm, CopyForms, OwnRequests } from './requests.tsx'

export const meta = () => participantTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const requests = await listOwnRequests(await requireVisit(request))
  return json({
    requests: requests.map(({ id, kind, state, askedOn, dueOn }) => ({
      id,
      kind,
      state,
      askedOn: formatDate(askedOn),
      dueOn: formatDate(dueOn),
    })),
    saved: wasSaved(request),
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireVisit(request)
  const form = await parseForm(ownRequestInput, request)
  if (!form.ok) return invalid({ ...form, errors: form.errors.map((error) => own[error.field] ?? error) })
  return settleVisit(form, await askThemselves(ctx, form.value, form.once), { to: '/p/data', words })
}

const own: Record<string, { field: string; message: string }> = {
  kind: { field: 'kind', message: 'Choose what you want' },
  wish: { field: 'wish', message: 'Tell us what is wrong, in 500 letters or fewer' },
}
const words = {
  'asked-already': { field: 'kind', message: 'You have already asked for this. We are looking at it' },
}

export default function WhatWeHold() {
  const { requests, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const hasCopy = requests.some(({ kind, state }) => kind === 'access' && (state === 'open' || state === 'working'))
  return (
    <ParticipantPage title="What we hold about you" refused={refused} saved={saved}>
      <OwnRequests requests={requests} />
      {hasCopy ? <CopyForms /> : null}
      <AskForm refused={refused} />
    </ParticipantPage>
  )
}
