import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { disableLeaver } from '#app/domain/accounts/leaving-commands.server.ts'
import { getLeaving } from '#app/domain/accounts/leaving-queries.server.ts'
import { noInput } from '#app/domain/accounts/people-input.ts'
import { getAccount, listRoles } from '#app/domain/accounts/people-queries.server.ts'
import { roleInWords } from '#app/domain/accounts/rules.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { confirmFirst, requireConfirmed, requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { LeaveForm } from './leave-form.tsx'
import { StillHeld } from './still-held.tsx'

export const meta: MetaFunction = () => pageTitle('Disable as a leaver')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireConfirmed(request, 'people:manage')
  const { id, name, state } = await getAccount(ctx, params.person ?? '')
  const [held, roles] = await Promise.all([getLeaving(ctx, id), listRoles(ctx, id)])
  return json({
    person: { id, name, state, isSelf: id === ctx.actor.id },
    held,
    roles: roles.filter(({ standing }) => standing !== 'ended').map(roleInWords),
  })
}

const words = {
  'own-account': { field: '', message: 'You cannot disable your own account. Ask another administrator.' },
  'left-already': { field: '', message: 'This account is disabled already. Nothing was changed.' },
  'last-administrator': {
    field: '',
    message:
      'They are the last administrator without a last day. Somebody else must be an administrator first. Nothing was changed.',
  },
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'people:manage')
  const { id } = await getAccount(ctx, params.person ?? '')
  const form = await parseForm(noInput, request)
  if (!form.ok) return invalid(form)
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  return settle(form, await disableLeaver(key, id), { to: `/people/${id}`, notice: 'Account disabled.', words })
}

export default function Leave() {
  const { person, held, roles } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const canLeave = !person.isSelf && person.state !== 'disabled'
  return (
    <Page
      title="Disable as a leaver"
      caption={person.name}
      back={{ href: `/people/${person.id}`, text: person.name }}
      refused={refused}
    >
      {person.isSelf ? <InsetText>This is your own account. Ask another administrator.</InsetText> : null}
      {person.state === 'disabled' ? <InsetText>This account is disabled already.</InsetText> : null}
      {canLeave ? (
        <>
          <StillHeld held={held} />
          <LeaveForm person={person} roles={roles} />
        </>
      ) : null}
    </Page>
  )
}
