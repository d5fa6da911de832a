import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { openGlass } from '#app/domain/break-glass/commands.server.ts'
import { openGlassInput } from '#app/domain/break-glass/input.ts'
import { findWitnesses, listOpenings } from '#app/domain/break-glass/queries.server.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { confirmFirst, requireConfirmed, requireKeyRing, requirePermission } from '#app/http/guards.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { HowItWorks } from './how-it-works.tsx'
import { OpenForm } from './open-form.tsx'
import { OpeningsTable } from './openings-table.tsx'
import { openWords } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Emergency access')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireConfirmed(request, 'break-glass:open')
  const watch = (await requireKeyRing(request)).key('break-glass:watch')
  const [openings, { told, standIn }] = await Promise.all([listOpenings(ctx, watch), findWitnesses(ctx)])
  return json({
    watches: watch !== null,
    told: told.length === 0 ? ('nobody' as const) : standIn ? ('administrators' as const) : ('officers' as const),
    openings: openings.map(({ id, opener, reference, reason, openedAt, state, reads }) => {
      return { id, opener, reference, reason, state, reads, when: formatDateTime(openedAt) }
    }),
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'break-glass:open')
  const form = await parseForm(openGlassInput, request)
  if (!form.ok) return invalid(form)
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  const result = await openGlass(key, form.value, form.once)
  if (result.ok) return seeOther(`/break-glass/${result.value.id}`)
  return settle(form, result, { to: '/break-glass', notice: '', words: openWords })
}

export default function EmergencyAccess() {
  const { watches, told, openings } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Emergency access" refused={refused} wide>
      {watches ? <OpeningsTable openings={openings} watches /> : null}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <HowItWorks told={told} />
          {told === 'nobody' ? null : <OpenForm refused={refused} />}
        </div>
      </div>
      {watches ? null : <OpeningsTable openings={openings} watches={false} />}
    </Page>
  )
}
