import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { renewInvitation } from '#app/domain/accounts/people-commands.server.ts'
import { accountActionInput } from '#app/domain/accounts/people-input.ts'
import { getAccount } from '#app/domain/accounts/people-queries.server.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { endSignInsOf } from '#app/domain/sign-in/commands.server.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { confirmFirst, requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AccountSummary } from './account-summary.tsx'
import { Actions, SendLink } from './actions.tsx'
import { PastRoles, Roles } from './roles.tsx'
import { shownAccount } from './shown.server.ts'

export const meta: MetaFunction = () => pageTitle('Person')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'people:manage')
  return json(await shownAccount(ctx, params.person ?? ''))
}

const words = {
  ended: { field: '', message: 'They are not signed in anywhere. Nothing was changed.' },
  'not-waiting': { field: '', message: 'They have opened their account by now, so they need no link.' },
  'no-role': { field: '', message: 'Give them a role first. The link goes out with it.' },
}
const notices = {
  'send-link': 'A new link goes to their email address. Earlier links have stopped working.',
  'end-sign-ins': 'They are signed out everywhere.',
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'people:manage')
  const { id } = await getAccount(ctx, params.person ?? '')
  const form = await parseForm(accountActionInput, request)
  if (!form.ok) return invalid(form)
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  const { intent } = form.value
  const result = intent === 'send-link' ? await renewInvitation(key, id) : await endSignInsOf(key, id)
  return settle<'ended' | 'not-waiting' | 'no-role'>(form, result, {
    to: `/people/${id}`,
    notice: notices[intent],
    words,
  })
}

export default function Person() {
  const { account, roles, pastRoles, proposals, isSelf } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title={account.name} caption="Account" back={{ href: '/people', text: 'People' }} refused={refused}>
      <AccountSummary account={account} />
      <SendLink account={account} />
      {proposals.map(({ id, words: proposal, proposer }) => (
        <InsetText key={id}>
          {proposal}: {proposer} proposed this. It waits for a second administrator.{' '}
          <a className="govuk-link" href="/people/approvals">
            See the approvals
          </a>
        </InsetText>
      ))}
      <Roles person={account.id} roles={roles} mayGive={!isSelf && account.state !== 'disabled'} />
      <PastRoles roles={pastRoles} />
      <Actions account={account} isSelf={isSelf} />
    </Page>
  )
}
