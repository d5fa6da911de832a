import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { type FollowUp, listOpen, listSettled } from '#app/domain/welfare/queries.server.ts'
import { isOverdue } from '#app/domain/welfare/rules.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { FollowUpTable } from './follow-up-table.tsx'

export const meta: MetaFunction = () => pageTitle('Check-ins')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'welfare:view')
  const [open, settled] = await Promise.all([listOpen(ctx), listSettled(ctx)])
  const shown = (one: FollowUp) => ({
    ...{ id: one.id, alias: one.alias, reference: one.reference, state: one.state, forum: one.forum },
    owner: one.ownerId === ctx.actor.id ? 'You' : (one.owner ?? 'Nobody yet'),
    when: formatDateTime(one.settledAt ?? one.dueAt),
    overdue: isOverdue(one, ctx.now),
  })
  return json({ open: open.map(shown), settled: settled.map(shown) })
}

export default function Welfare() {
  const { open, settled } = useLoaderData<typeof loader>()
  return (
    <Page title="Check-ins" back={{ href: '/', text: 'Home' }} wide>
      <p className="govuk-body">
        After a session some people are asked how they are: those who left early or did not come, and those somebody
        asked for. Only people who agreed to it are here. The facilitators and Victim Support workers of the forum see
        them.
      </p>
      <FollowUpTable caption="To do" last="Due" followUps={open} empty="Nobody has to be asked." />
      <FollowUpTable
        caption="Settled in the last 30 days"
        last="Settled"
        followUps={settled}
        empty="Nothing was settled in the last 30 days."
      />
    </Page>
  )
}
