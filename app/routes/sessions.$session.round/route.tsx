import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { tapOfMark } from '#app/domain/day/counted.server.ts'
import { deviceKeyOf } from '#app/domain/day/device-key.server.ts'
import { dayPath, roundPath } from '#app/domain/day/protocol.ts'
import { roundInput, turnFrom } from '#app/domain/day/round-input.ts'
import { closedFor } from '#app/domain/day/saving.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { FormErrors } from '#app/ui/service/form.tsx'
import { KeepBar } from '#app/ui/service/keep-bar.tsx'
import { ForStaff, RoundStep, RoundTemplate } from '#app/ui/service/round.tsx'
import { settleTurn } from './turn.server.ts'

/** It goes from hand to hand, and keeps what is tapped until there is a connection (decision 0019). */
export const handle = { keepsDay: true, bare: true }

/** Whoever holds it may see this in the history of the browser: it says nothing. */
export const meta: MetaFunction = () => [{ title: 'How was it?' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'day:keep')
  const session = await getSession(ctx, params.session ?? '')
  const { step, person, counted } = turnFrom(new URL(request.url).searchParams)
  return json({
    places: { here: roundPath(session.id), day: dayPath(session.id) },
    turn: {
      step,
      person: person ?? crypto.randomUUID(),
      counted: tapOfMark(session.id, counted)?.question === step - 1 ? counted : null,
    },
    isOpen: (await closedFor(ctx, session)) === null,
    keep: { session: session.id, day: formatDate(session.date), keys: deviceKeyOf(ctx) },
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'day:keep')
  const { id } = await getSession(ctx, params.session ?? '')
  const form = await parseForm(roundInput, request)
  return form.ok ? settleTurn(ctx, id, form) : invalid(form)
}

export default function Round() {
  const { places, turn, isOpen, keep } = useLoaderData<typeof loader>()
  const refused = useActionData() as RefusedForm | undefined
  if (!isOpen)
    return (
      <>
        <h1 className="govuk-heading-l">There is nothing to tap now</h1>
        <p className="govuk-body">Please give the tablet back.</p>
        <ForStaff day={places.day} />
      </>
    )
  return (
    <>
      <div data-day-region>
        <FormErrors refused={refused} />
        <RoundStep {...places} {...turn} />
      </div>
      <RoundTemplate {...places} />
      <KeepBar {...keep} />
    </>
  )
}
