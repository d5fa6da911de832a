import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { resetRequestInput } from '#app/domain/accounts/input.ts'
import { askForReset } from '#app/domain/accounts/password-commands.server.ts'
import { RESET_MINUTES } from '#app/domain/accounts/rules.ts'
import { callerOf } from '#app/http/caller.server.ts'
import { atAnEvenPace } from '#app/http/even-pace.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.asked ? 'Check your email' : 'Choose a new password')

export function loader({ request }: LoaderFunctionArgs) {
  return json({ asked: new URL(request.url).searchParams.has('asked') })
}

/** Answers everybody alike, after the same time: who has an account is said to nobody (security.md AUT-06). */
export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(resetRequestInput, request)
  if (!form.ok) return invalid(form)
  await atAnEvenPace(() => askForReset(form.value.email, callerOf(request)))
  return seeOther('/reset?asked=yes')
}

export default function AskForReset() {
  const { asked } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const form = refusedForm(refused)
  if (asked && !refused) return <CheckYourEmail />
  return (
    <Page title="Choose a new password" back={{ href: '/sign-in', text: 'Sign in' }} refused={refused}>
      <p className="govuk-body">
        Enter the email address you sign in with. We will email you a link to choose a new password. You will still need
        your second step: your passkey, or a code from your authenticator app.
      </p>
      <ServiceForm submit="Send the link">
        <Input
          name="email"
          label="Email address"
          type="email"
          autocomplete="username"
          spellcheck={false}
          defaultValue={form.value('email')}
          errorMessage={form.error('email')}
        />
      </ServiceForm>
      <p className="govuk-body">
        If you have lost your phone or passkey, and your recovery codes too, ask an administrator of this service to let
        you start again.
      </p>
    </Page>
  )
}

function CheckYourEmail() {
  return (
    <Page title="Check your email" back={{ href: '/sign-in', text: 'Sign in' }}>
      <p className="govuk-body">
        If the address you gave has an account here, we have sent a link to it. It works once, for {RESET_MINUTES}{' '}
        minutes.
      </p>
      <p className="govuk-body">
        If nothing comes, look in your junk or spam folder. Check that you gave the address you sign in with.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/reset">
          Ask again
        </a>
        . If you ask many times, we stop sending emails for a while. The last link still works.
      </p>
    </Page>
  )
}
