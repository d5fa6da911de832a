import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeAnswers, withdrawAgreement } from '#app/domain/agreements/commands.server.ts'
import { agreementInput, answersFrom } from '#app/domain/agreements/input.ts'
import { summariseAgreement } from '#app/domain/agreements/queries.server.ts'
import { purposeWords } from '#app/domain/agreements/status.ts'
import { getParticipant } from '#app/domain/participants/queries.server.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AnswerForm } from './answer-form.tsx'
import { History } from './history.tsx'
import { NeedsDoing } from './needs-doing.tsx'
import { PurposeList } from './purpose-list.tsx'
import { shownHistory, shownPurposes } from './shown.ts'
import { answerWordsOf, withdrawnNotice } from './words.ts'

/** The reference alone: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Agreement, ${data.reference}` : 'Agreement')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'agreement:keep')
  const { participant, place } = await getParticipant(ctx, params.reference ?? '')
  const summary = await summariseAgreement(ctx, participant.id)
  const { seen, words, toAskAgain, neverAsked, leftUs } = summary
  return json({
    reference: participant.reference,
    alias: participant.alias,
    todo: { toAskAgain: toAskAgain.map((purpose) => purposeWords[purpose].label), neverAsked, leftUs },
    canLeave: ['active', 'waiting', 'stepped_back'].includes(place.state),
    purposes: shownPurposes(summary),
    history: shownHistory(summary),
    made: { seen, words },
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'agreement:keep')
  const reference = params.reference ?? ''
  const form = await parseForm(agreementInput, request)
  if (!form.ok) return invalid(form)
  const to = `/participants/${encodeURIComponent(reference)}/agreement`
  const input = form.value
  if (input.intent === 'withdraw') {
    const result = await withdrawAgreement(ctx, reference, input.purpose, form.once)
    return settle(form, result, { to, notice: withdrawnNotice(input.purpose, result), words: {} })
  }
  const result = await takeAnswers(ctx, reference, { ...answersFrom(input), how: input.how }, form.once)
  return settle(form, result, { to, notice: answerWordsOf.done(result), words: answerWordsOf.refusals })
}

export default function Agreement() {
  const { reference, alias, todo, canLeave, purposes, history, made } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Agreement"
      caption={`${alias}, ${reference}`}
      back={{ href: `/participants/${reference}`, text: alias }}
      refused={refused}
    >
      <NeedsDoing todo={todo} reference={reference} canLeave={canLeave} />
      <p className="govuk-body">
        Read the words with them, or print them:{' '}
        <a className="govuk-link" href={`/agreement?for=${reference}`}>
          form for {reference}
        </a>
        ,{' '}
        <a className="govuk-link" href={`/agreement?for=${reference}&easy=yes`}>
          the same in easy read
        </a>
        .
      </p>
      <PurposeList purposes={purposes} />
      <AnswerForm purposes={purposes} made={made} refused={refused} />
      <History answers={history} />
    </Page>
  )
}
