import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addOwnAdjustment, removeOwnAdjustment } from '#app/domain/contact/adjustment-commands.server.ts'
import { ownNeedsInput } from '#app/domain/contact/adjustment-input.ts'
import { listOwnAdjustments } from '#app/domain/contact/adjustment-queries.server.ts'
import { invalid, parseForm, settleVisit, wasSaved } from '#app/http/form.server.ts'
import { requireVisit } from '#app/http/visit.server.ts'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'
import { AddNeed, Needs } from './needs.tsx'

export const meta = () => participantTitle

export async function loader({ request }: LoaderFunctionArgs) {
  return json({ needs: await listOwnAdjustments(await requireVisit(request)), saved: wasSaved(request) })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireVisit(request)
  const form = await parseForm(ownNeedsInput, request)
  if (!form.ok) return invalid(form)
  const result =
    form.value.intent === 'add'
      ? await addOwnAdjustment(ctx, form.value, form.once)
      : await removeOwnAdjustment(ctx, form.value.adjustment)
  return settleVisit(form, result, { to: '/p/needs', words })
}

const words = {
  already: { field: 'kind', message: 'You have already told us this' },
  'too-many': { field: '', message: 'The list is full. Take something off it first' },
  erased: { field: '', message: 'We hold nothing about you any more, so nothing was saved' },
}

export default function WhatYouNeed() {
  const { needs, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <ParticipantPage title="What you need" refused={refused} saved={saved}>
      <Needs needs={needs} />
      <AddNeed refused={refused} />
    </ParticipantPage>
  )
}
