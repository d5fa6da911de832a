import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/clock.server.ts'
import { acceptInvitation } from '#app/domain/accounts/commands.server.ts'
import { firstAdministratorInput, setPasswordInput } from '#app/domain/accounts/input.ts'
import { findOpenInvitation } from '#app/domain/accounts/queries.server.ts'
import { PASSWORD_MIN, UNNAMED_ADMINISTRATOR } from '#app/domain/accounts/rules.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { openSession } from '#app/http/session.server.ts'
import { Input, PasswordInput } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction = () => pageTitle('Set your password')

/** Opening the link changes nothing; only the button on the page uses it up (security.md LNK-02). */
export async function loader({ params }: LoaderFunctionArgs) {
  const invitation = await findOpenInvitation(sha256(params.token ?? ''), now())
  if (!invitation) return json({ usable: false as const })
  return json({
    usable: true as const,
    first: invitation.email === UNNAMED_ADMINISTRATOR,
    email: invitation.email,
    name: invitation.name,
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const invitation = await findOpenInvitation(sha256(token), now())
  const first = invitation?.email === UNNAMED_ADMINISTRATOR
  const form = await parseForm(first ? firstAdministratorInput : setPasswordInput, request)
  const typed = { ...form.typed, password: '' }
  if (!form.ok) return invalid({ errors: form.errors, typed })
  const result = await acceptInvitation(token, form.value, now(), request.headers.get('X-Request-Id') ?? 'unknown')
  if (!result.ok && result.reason === 'email-taken') {
    return invalid({
      errors: [{ field: 'email', message: 'Somebody already signs in with this email address' }],
      typed,
    })
  }
  if (!result.ok) return invalid({ errors: [{ field: '', message: 'This link has been used or has ended' }], typed })
  const headers = new Headers({
    'Set-Cookie': await openSession(request, result.value.personId, { stage: 'full', method: null }),
  })
  return seeOther('/', 'Your password is set and you are signed in.', headers)
}

export default function Invitation() {
  const invitation = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const form = refusedForm(refused)
  if (!invitation.usable) return <EndedLink />
  return (
    <Page title="Set your password" refused={refused}>
      {invitation.first ? null : (
        <p className="govuk-body">
          {invitation.name}, you will sign in with <strong>{invitation.email}</strong>.
        </p>
      )}
      <ServiceForm submit="Set password and sign in" whoSees="Nobody can see your password, not even an administrator.">
        {invitation.first ? (
          <>
            <Input
              name="name"
              label="Your name"
              autocomplete="name"
              defaultValue={form.value('name')}
              errorMessage={form.error('name')}
            />
            <Input
              name="email"
              label="Email address"
              hint="You will sign in with this."
              type="email"
              autocomplete="username"
              spellcheck={false}
              defaultValue={form.value('email')}
              errorMessage={form.error('email')}
            />
          </>
        ) : null}
        <PasswordInput
          name="password"
          label="Password"
          hint={`At least ${PASSWORD_MIN} characters. Three or four random words are easy to remember and hard to guess.`}
          autocomplete="new-password"
          errorMessage={form.error('password')}
        />
      </ServiceForm>
    </Page>
  )
}

function EndedLink() {
  return (
    <Page title="This link does not work any more">
      <p className="govuk-body">It has been used, or it is older than 72 hours.</p>
      <p className="govuk-body">
        If you have set a password,{' '}
        <a className="govuk-link" href="/sign-in">
          sign in
        </a>
        . If not, ask an administrator for a new link.
      </p>
    </Page>
  )
}
