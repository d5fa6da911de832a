import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decisionInput } from '#app/domain/data-rights/input.ts'
import { getRequest } from '#app/domain/data-rights/request-queries.server.ts'
import { requestKindWords } from '#app/domain/data-rights/status.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { confirmFirst, requireConfirmed, requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ConfirmErasure } from './confirm-erasure.tsx'
import { decide, decisionWords, noticeOf } from './decide.server.ts'
import { Decisions } from './decisions.tsx'
import { Receipt } from './receipt.tsx'
import { RequestFacts } from './request-facts.tsx'
import { shownPlan, shownRequest } from './shown.server.ts'
import { Steps } from './steps.tsx'
import { WhatHappens } from './what-happens.tsx'

export const meta: MetaFunction = () => pageTitle('Request about data')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'data-request:settle')
  const shown = await shownRequest(ctx, params.request ?? '')
  const asked = new URL(request.url).searchParams.get('confirm') === 'erase'
  const confirming = asked && shown.actions.includes('erase') && shown.identity !== null
  if (confirming) await requireConfirmed(request, 'data-request:settle')
  const plan = shown.kind === 'erasure' && shown.standing !== 'settled' ? await shownPlan(ctx, shown.id) : null
  return json({ request: shown, plan, confirming })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'data-request:settle')
  const { id, kind } = await getRequest(ctx, params.request ?? '')
  const form = await parseForm(decisionInput, request)
  if (!form.ok) return invalid(form)
  const isErasure = form.value.intent === 'erase'
  const key = isErasure ? confirmed(ctx) : null
  if (isErasure && !key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  const result = await decide(ctx, key, id, form.value)
  return settle(form, result, { to: `/data/requests/${id}`, notice: noticeOf(form.value, kind), words: decisionWords })
}

export default function DataRequest() {
  const { request, plan, confirming } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (confirming && plan && !refused) return <ConfirmErasure request={request} plan={plan} />
  return (
    <Page
      title={requestKindWords[request.kind].label}
      caption={request.reference}
      back={{ href: '/data/requests', text: 'Requests about data' }}
      refused={refused}
    >
      <Receipt request={request} />
      <RequestFacts request={request} />
      <WhatHappens request={request} plan={plan} />
      <Decisions request={request} plan={plan} refused={refused} />
      <Steps steps={request.steps} />
    </Page>
  )
}
