import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { proposalInput } from '#app/domain/grants/input.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { answerTo } from './answers.server.ts'
import { ProposalCard } from './proposal-card.tsx'
import { SettledProposals } from './settled-proposals.tsx'
import { shownProposals } from './shown.server.ts'

export const meta: MetaFunction = () => pageTitle('Approvals')

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await shownProposals(await requirePermission(request, 'grant:approve')))
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'grant:approve')
  const form = await parseForm(proposalInput, request)
  if (!form.ok) return invalid(form)
  return answerTo(form, ctx, request)
}

export default function Approvals() {
  const { open, settled } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Approvals" back={{ href: '/people', text: 'People' }} refused={refused}>
      <p className="govuk-body">
        A role as administrator or data protection officer is given by two administrators together: one proposes it,
        another one approves it. A proposal that nobody answers ends after 14 days.
      </p>
      {open.length === 0 ? <p className="govuk-body">Nothing waits for an approval.</p> : null}
      {open.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} />
      ))}
      <SettledProposals proposals={settled} />
    </Page>
  )
}
