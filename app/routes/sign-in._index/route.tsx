import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { checkPassword } from '#app/domain/accounts/commands.server.ts'
import { signInInput } from '#app/domain/accounts/input.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { safePath, seeOther } from '#app/http/responses.server.ts'
import { openSession, signedInPerson } from '#app/http/session.server.ts'
import { Input, PasswordInput } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction = () => pageTitle('Sign in')

export async function loader({ request }: LoaderFunctionArgs) {
  if (await signedInPerson(request)) return redirect('/')
  return config.mode === 'demonstration' ? redirect('/demo') : null
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(signInInput, request)
  const withoutPassword = { ...form.typed, password: '' }
  if (!form.ok) return invalid({ errors: form.errors, typed: withoutPassword })
  const result = await checkPassword(form.value, now(), request.headers.get('X-Request-Id') ?? 'unknown')
  if (!result.ok) {
    const message = 'Enter the email address and password of your account. One of them is not right.'
    return invalid({ errors: [{ field: 'email', message }], typed: withoutPassword })
  }
  const headers = new Headers({
    'Set-Cookie': await openSession(request, result.value.personId, { stage: 'full', method: null }),
  })
  return seeOther(safePath(new URL(request.url).searchParams.get('next')), undefined, headers)
}

export default function SignIn() {
  const refused = useActionData<typeof action>()
  const form = refusedForm(refused)
  return (
    <Page title="Sign in" refused={refused}>
      <ServiceForm submit="Sign in">
        <Input
          name="email"
          label="Email address"
          type="email"
          autocomplete="username"
          spellcheck={false}
          defaultValue={form.value('email')}
          errorMessage={form.error('email')}
        />
        <PasswordInput name="password" label="Password" errorMessage={form.error('password')} />
      </ServiceForm>
      <p className="govuk-body">If you have no account or cannot sign in, ask an administrator of this service.</p>
    </Page>
  )
}
