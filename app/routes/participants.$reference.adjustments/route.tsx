import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addAdjustment, removeAdjustment } from '#app/domain/contact/adjustment-commands.server.ts'
import { adjustmentsInput } from '#app/domain/contact/adjustment-input.ts'
import { getAdjustments } from '#app/domain/contact/adjustment-queries.server.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AddForm } from './add-form.tsx'
import { AdjustmentList, RemoveStep } from './adjustment-list.tsx'
import { addWords } from './words.ts'

/** The reference alone: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.reference ?? 'Participant')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:view')
  const { participant, adjustments } = await getAdjustments(ctx, params.reference ?? '')
  const { reference, alias, erasedOn } = participant
  const asked = new URL(request.url).searchParams.get('remove')
  const removing = adjustments.find(({ id }) => id === asked) ?? null
  return json({ reference, alias, isErased: erasedOn !== null, adjustments, removing })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const { participant } = await getAdjustments(ctx, params.reference ?? '')
  const form = await parseForm(adjustmentsInput, request)
  if (!form.ok) return invalid(form)
  const { reference } = participant
  const input = form.value
  const to = `/participants/${reference}/adjustments`
  if (input.intent === 'remove') {
    const notice = 'Adjustment removed.'
    return settle(form, await removeAdjustment(ctx, reference, input.adjustment), { to, notice, words: {} })
  }
  const notice = 'Adjustment added. It counts at their next session.'
  return settle(form, await addAdjustment(ctx, reference, input, form.once), { to, notice, words: addWords })
}

export default function Adjustments() {
  const { reference, alias, isErased, adjustments, removing } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const here = `/participants/${reference}/adjustments`
  if (removing && !refused)
    return (
      <Page
        title="Remove an adjustment: are you sure?"
        caption={`${alias}, ${reference}`}
        back={{ href: here, text: 'Adjustments' }}
      >
        <RemoveStep here={here} adjustment={removing} />
      </Page>
    )
  return (
    <Page
      title="Adjustments"
      caption={`${alias}, ${reference}`}
      back={{ href: `/participants/${reference}`, text: alias }}
      refused={refused}
    >
      <p className="govuk-body">
        What we do so that they can take part. Each session shows how many people need what, without names.
      </p>
      <AdjustmentList here={here} adjustments={adjustments} />
      {isErased ? null : <AddForm refused={refused} />}
    </Page>
  )
}
