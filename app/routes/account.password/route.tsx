import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { setPasswordInput } from '#app/domain/accounts/input.ts'
import { changePassword } from '#app/domain/accounts/password-commands.server.ts'
import { easyPasswordWords, PASSWORD_MIN } from '#app/domain/accounts/rules.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { confirmFirst, requireOwnAccount, requireSignedIn } from '#app/http/guards.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { renewSession } from '#app/http/session.server.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { NewPasswordInput } from '#app/ui/service/new-password-input.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction = () => pageTitle('Change your password')

/** Whoever has not just confirmed that it is them does so first, and comes back (security.md AUT-09, AUT-10). */
export async function loader({ request }: LoaderFunctionArgs) {
  const key = confirmed(await requireOwnAccount(request))
  return key ? null : redirect('/confirm?next=%2Faccount%2Fpassword')
}

export async function action({ request }: ActionFunctionArgs) {
  const { session } = await requireSignedIn(request)
  const key = confirmed(await requireOwnAccount(request))
  const form = await parseForm(setPasswordInput, request)
  const typed = { password: '' }
  if (!form.ok) return invalid({ errors: form.errors, typed })
  if (!key) return invalid({ errors: [confirmFirst(request)], typed })
  const result = await changePassword(key, form.value.password)
  if (!result.ok) return invalid({ errors: [easyPasswordWords[result.reason]], typed })
  const { method } = session
  const cookie = await renewSession(request, session, { stage: 'full', method, said: 'sign-in.renewed' })
  if (!cookie) return redirect('/sign-in')
  return seeOther(
    '/account',
    'Your password is changed. You are signed out everywhere else.',
    new Headers({ 'Set-Cookie': cookie }),
  )
}

export default function ChangePassword() {
  const refused = useActionData<typeof action>()
  return (
    <Page title="Change your password" back={{ href: '/account', text: 'Your account' }} refused={refused}>
      <p className="govuk-body">
        You will be signed out on every other device. We tell you by email that it was changed.
      </p>
      <ServiceForm submit="Change password" whoSees="Nobody can see your password, not even an administrator.">
        <NewPasswordInput label="New password" min={PASSWORD_MIN} form={refusedForm(refused)} />
      </ServiceForm>
    </Page>
  )
}
