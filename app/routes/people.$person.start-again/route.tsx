import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { startAgain } from '#app/domain/accounts/leaving-commands.server.ts'
import { startAgainInput } from '#app/domain/accounts/people-input.ts'
import { getAccount, listRoles } from '#app/domain/accounts/people-queries.server.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { confirmFirst, requireConfirmed, requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { StartAgainForm } from './start-again-form.tsx'

export const meta: MetaFunction = () => pageTitle('Have somebody start again')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireConfirmed(request, 'people:manage')
  const { id, name, email, state } = await getAccount(ctx, params.person ?? '')
  const hasRole = (await listRoles(ctx, id)).some(({ standing }) => standing !== 'ended')
  return json({ person: { id, name, email, state, hasRole, isSelf: id === ctx.actor.id } })
}

const words = {
  'own-account': { field: '', message: 'You cannot have yourself start again. Ask another administrator.' },
  'not-opened-yet': { field: '', message: 'They have not opened their account. Send them a new link instead.' },
  'last-administrator': { field: '', message: 'Nobody else can administer the service. Nothing was changed.' },
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'people:manage')
  const { id } = await getAccount(ctx, params.person ?? '')
  const form = await parseForm(startAgainInput, request)
  if (!form.ok) return invalid(form)
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  const result = await startAgain(key, id)
  const linkSent = result.ok && result.value.linkSent
  return settle(form, result, {
    to: linkSent ? `/people/${id}` : `/people/${id}/grants`,
    notice: linkSent
      ? 'They start again. The link goes to their email address.'
      : 'The account is open again. Give a role: the link goes out with it.',
    words,
  })
}

export default function StartAgain() {
  const { person } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const canStart = !person.isSelf && person.state !== 'invited'
  return (
    <Page
      title="Have them start again"
      caption={person.name}
      back={{ href: `/people/${person.id}`, text: person.name }}
      refused={refused}
    >
      {person.isSelf ? (
        <InsetText>
          This is your own account. With a recovery code you can sign in and set up a new second step yourself. If you
          have no code, ask another administrator.
        </InsetText>
      ) : null}
      {person.state === 'invited' ? (
        <InsetText>They have not opened their account yet. Send them a new link instead.</InsetText>
      ) : null}
      {canStart ? <StartAgainForm person={person} refused={refused} /> : null}
    </Page>
  )
}
