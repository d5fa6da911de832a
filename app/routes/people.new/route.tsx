import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addPerson } from '#app/domain/accounts/people-commands.server.ts'
import { newPersonInput } from '#app/domain/accounts/people-input.ts'
import { listGrantableForums } from '#app/domain/accounts/people-queries.server.ts'
import { INVITATION_HOURS } from '#app/domain/accounts/rules.ts'
import { isOnlyAdministrator } from '#app/domain/grants/queries.server.ts'
import { giveRefusals } from '#app/domain/grants/status.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { confirmFirst, requireConfirmed, requirePermission } from '#app/http/guards.server.ts'
import { Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { dateFieldIds, RoleFields } from '#app/ui/service/role-fields.tsx'

export const meta: MetaFunction = () => pageTitle('Add a person')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireConfirmed(request, 'people:manage')
  const [forums, alone] = await Promise.all([listGrantableForums(ctx), isOnlyAdministrator(ctx)])
  return json({ forums, alone, today: todayInLondon(ctx.now) })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'people:manage')
  const form = await parseForm(newPersonInput, request)
  if (!form.ok) return invalid(form)
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  const result = await addPerson(key, form.value, form.once)
  return settle(form, result, {
    to: result.ok ? `/people/${result.value.id}` : '/people',
    notice:
      result.ok && result.value.waits
        ? 'Person added. The role waits for a second administrator. The link goes out when it is approved.'
        : 'Person added. The link to open the account goes to their email address.',
    words: {
      ...giveRefusals,
      'email-taken': { field: 'email', message: 'Somebody already has an account with this email address' },
    },
  })
}

export default function AddPerson() {
  const { forums, alone, today } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const form = refusedForm(refused)
  const field = (name: string) => ({ name, defaultValue: form.value(name), errorMessage: form.error(name) })
  return (
    <Page title="Add a person" back={{ href: '/people', text: 'People' }} refused={refused} ids={dateFieldIds}>
      <p className="govuk-body">
        They get an email with a one-time link, which works for {INVITATION_HOURS} hours. With it they choose a password
        and set up a second step to sign in. You never see the link.
      </p>
      <ServiceForm
        submit="Add person"
        whoSees="Administrators see this. The name is also seen by those who work with the person. The person does not see why they have the role."
      >
        <Input {...field('name')} label="Full name" autocomplete="off" classes="govuk-input--width-20" />
        <Input
          {...field('email')}
          label="Email address"
          hint="Their own, which nobody else reads. They sign in with it, and the link goes there."
          type="email"
          autocomplete="off"
          spellcheck={false}
        />
        <Input {...field('organisation')} label="Organisation" autocomplete="off" classes="govuk-input--width-20" />
        <RoleFields form={form} forums={forums} today={today} alone={alone} />
      </ServiceForm>
    </Page>
  )
}
