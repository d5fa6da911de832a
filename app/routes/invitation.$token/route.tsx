import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/clock.server.ts'
import { firstAdministratorInput, setPasswordInput } from '#app/domain/accounts/input.ts'
import { acceptInvitation } from '#app/domain/accounts/password-commands.server.ts'
import { findOpenInvitation } from '#app/domain/accounts/queries.server.ts'
import { easyPasswordWords, PASSWORD_MIN, UNNAMED_ADMINISTRATOR } from '#app/domain/accounts/rules.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { callerOf } from '#app/http/caller.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { openSession } from '#app/http/session.server.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { NewPasswordInput } from '#app/ui/service/new-password-input.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { EndedInvitation } from './ended-invitation.tsx'
import { FirstAdministrator } from './first-administrator.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.usable ? 'Set your password' : 'This link does not work')

/** Opening the link changes nothing; only the button on the page uses it up (security.md LNK-02). */
export async function loader({ params }: LoaderFunctionArgs) {
  const invitation = await findOpenInvitation(sha256(params.token ?? ''), now())
  if (!invitation) return json({ usable: false as const }, { status: 404 })
  const { name, email } = invitation
  return json({ usable: true as const, first: email === UNNAMED_ADMINISTRATOR, email, name })
}

/** Back to the page of the link: the same 404 for one that was used, is too old or never was one. */
const ended = (request: Request) => seeOther(new URL(request.url).pathname)

const words = {
  ...easyPasswordWords,
  'email-taken': { field: 'email', message: 'Somebody already signs in with this email address' },
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const invitation = await findOpenInvitation(sha256(token), now())
  if (!invitation) return ended(request)
  const first = invitation.email === UNNAMED_ADMINISTRATOR
  const form = await parseForm(first ? firstAdministratorInput : setPasswordInput, request)
  const typed = { ...form.typed, password: '' }
  if (!form.ok) return invalid({ errors: form.errors, typed })
  const result = await acceptInvitation(token, form.value, callerOf(request))
  if (!result.ok)
    return result.reason === 'link-ended' ? ended(request) : invalid({ errors: [words[result.reason]], typed })
  const proved = { stage: 'set-up', method: null } as const
  const headers = new Headers({ 'Set-Cookie': await openSession(request, result.value.personId, proved) })
  return seeOther('/set-up', 'Your password is set.', headers)
}

export default function Invitation() {
  const invitation = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!invitation.usable) return <EndedInvitation />
  const form = refusedForm(refused)
  return (
    <Page title="Set your password" refused={refused}>
      {invitation.first ? null : (
        <p className="govuk-body">
          {invitation.name}, you will sign in with <strong>{invitation.email}</strong>.
        </p>
      )}
      <p className="govuk-body">
        After this you set up a second step to sign in, so that a stolen password is not enough. Have your phone at
        hand.
      </p>
      <ServiceForm submit="Set password and go on" whoSees="Nobody can see your password, not even an administrator.">
        {invitation.first ? <FirstAdministrator form={form} /> : null}
        <NewPasswordInput label="Password" min={PASSWORD_MIN} form={form} />
      </ServiceForm>
    </Page>
  )
}
