import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { rolesInput } from '#app/domain/accounts/people-input.ts'
import { getAccount, listGrantableForums, listRoles } from '#app/domain/accounts/people-queries.server.ts'
import { roleInWords } from '#app/domain/accounts/rules.ts'
import { endingFrom } from '#app/domain/grants/input.ts'
import { isOnlyAdministrator } from '#app/domain/grants/queries.server.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { confirmFirst, requireConfirmed, requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { dateFieldIds, RoleFields } from '#app/ui/service/role-fields.tsx'
import { answerTo } from './answers.server.ts'
import { EndRole } from './end-role.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.role ? 'End a role' : 'Give a role')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireConfirmed(request, 'grant:give')
  const { id, name, state } = await getAccount(ctx, params.person ?? '')
  const ending = endingFrom(new URL(request.url).searchParams)
  const roles = await listRoles(ctx, id)
  const role = ending ? found(roles.find((one) => one.id === ending && one.standing !== 'ended')) : null
  const [forums, alone] = await Promise.all([listGrantableForums(ctx), isOnlyAdministrator(ctx)])
  const person = { id, name, isSelf: id === ctx.actor.id, isDisabled: state === 'disabled' }
  return json({ person, forums, alone, today: todayInLondon(ctx.now), role: role && roleOf(role) })
}

const roleOf = (role: Parameters<typeof roleInWords>[0] & { id: string }) => ({ id: role.id, words: roleInWords(role) })

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'grant:give')
  const { id } = await getAccount(ctx, params.person ?? '')
  const form = await parseForm(rolesInput, request)
  if (!form.ok) return invalid(form)
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  return answerTo(form, key, id)
}

export default function PersonGrants() {
  const { person, forums, alone, today, role } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const back = { href: `/people/${person.id}`, text: person.name }
  if (role)
    return (
      <Page title="End a role" caption={person.name} back={back} refused={refused}>
        <EndRole person={person} role={role} />
      </Page>
    )
  return (
    <Page title="Give a role" caption={person.name} back={back} refused={refused} ids={dateFieldIds}>
      {person.isSelf ? <InsetText>Nobody can give themselves a role. Ask another administrator.</InsetText> : null}
      {person.isDisabled ? <InsetText>Their account is disabled. Have them start again first.</InsetText> : null}
      {person.isSelf || person.isDisabled ? null : (
        <ServiceForm
          intent="give"
          submit="Give role"
          whoSees="Administrators see this. The person is told that their roles changed, and not why."
        >
          <p className="govuk-body">
            When you give the role, they are signed out everywhere. They can sign in again at once.
          </p>
          <RoleFields form={refusedForm(refused)} forums={forums} today={today} alone={alone} />
        </ServiceForm>
      )}
    </Page>
  )
}
