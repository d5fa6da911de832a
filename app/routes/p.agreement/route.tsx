import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerThemselves, withdrawThemselves } from '#app/domain/agreements/commands.server.ts'
import { answersFrom, ownAgreementInput } from '#app/domain/agreements/input.ts'
import { answersOf } from '#app/domain/agreements/queries.server.ts'
import { invalid, parseForm, settleVisit, wasSaved } from '#app/http/form.server.ts'
import { requireVisit } from '#app/http/visit.server.ts'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'
import { PurposeForm, PurposeList } from './purpose-form.tsx'

export const meta = () => participantTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const { purposes, seen, words } = await answersOf(await requireVisit(request))
  return json({
    purposes: purposes.map(({ purpose, words: { easyRead }, standing }) => ({ purpose, text: easyRead, standing })),
    about: new URL(request.url).searchParams.get('about'),
    seen,
    words,
    saved: wasSaved(request),
  })
}

/** One press, for taking something back as for giving it (UK GDPR Art 7(3), security.md PRV-05). */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireVisit(request)
  const form = await parseForm(ownAgreementInput, request)
  if (!form.ok) return invalid(form)
  const result =
    form.value.intent === 'withdraw'
      ? await withdrawThemselves(ctx, form.value.purpose, form.once)
      : await answerThemselves(ctx, answersFrom(form.value), form.once)
  return settleVisit(form, result, { to: '/p/agreement', words })
}

const words = {
  'nothing-said': { field: '', message: 'Choose yes or no' },
  'words-changed': {
    field: '',
    message: 'The words have changed since you opened this page. Nothing was saved. Read them again',
  },
  'changed-meanwhile': {
    field: '',
    message: 'An answer changed since you opened this page. Nothing was saved. Check it and try again',
  },
}

export default function WhatYouAgreedTo() {
  const { purposes, about, seen, words: shown, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const chosen = purposes.find(({ purpose }) => purpose === about)
  return (
    <ParticipantPage title="What you agreed to" refused={refused} saved={saved}>
      <p className="govuk-body">You can change your mind at any time. You do not have to say why.</p>
      {chosen ? <PurposeForm {...chosen} seen={seen} words={shown} /> : <PurposeList purposes={purposes} />}
      <p className="govuk-body">The people who run the meeting see your answers.</p>
    </ParticipantPage>
  )
}
