import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/clock.server.ts'
import { setPasswordInput } from '#app/domain/accounts/input.ts'
import { resetPassword } from '#app/domain/accounts/password-commands.server.ts'
import { findOpenReset } from '#app/domain/accounts/queries.server.ts'
import { easyPasswordWords, PASSWORD_MIN, RESET_MINUTES } from '#app/domain/accounts/rules.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { callerOf } from '#app/http/caller.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { NewPasswordInput } from '#app/ui/service/new-password-input.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.usable ? 'Choose a new password' : 'This link does not work')

/** Opening the link changes nothing, and the page names nobody. */
export async function loader({ params }: LoaderFunctionArgs) {
  const usable = (await findOpenReset(sha256(params.token ?? ''), now())) !== null
  return json({ usable }, { status: usable ? 200 : 404 })
}

/** Back to the page of the link: the same 404 for one that was used, is too old or never was one. */
const ended = (request: Request) => seeOther(new URL(request.url).pathname)

/** Nobody is signed in by this: the new password and the second factor are asked for as ever (security.md AUT-09). */
export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  if (!(await findOpenReset(sha256(token), now()))) return ended(request)
  const form = await parseForm(setPasswordInput, request)
  const typed = { password: '' }
  if (!form.ok) return invalid({ errors: form.errors, typed })
  const result = await resetPassword(token, form.value.password, callerOf(request))
  if (result.ok) return seeOther('/sign-in', 'Your new password is set. Sign in with it.')
  return result.reason === 'link-ended'
    ? ended(request)
    : invalid({ errors: [easyPasswordWords[result.reason]], typed })
}

export default function Reset() {
  const { usable } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!usable) return <EndedLink />
  return (
    <Page title="Choose a new password" refused={refused}>
      <p className="govuk-body">You will be signed out everywhere. Then sign in with the new password.</p>
      <ServiceForm submit="Set new password" whoSees="Nobody can see your password, not even an administrator.">
        <NewPasswordInput label="New password" min={PASSWORD_MIN} form={refusedForm(refused)} />
      </ServiceForm>
    </Page>
  )
}

function EndedLink() {
  return (
    <Page title="This link does not work">
      <p className="govuk-body">
        It may have been used, or be older than {RESET_MINUTES} minutes, or a part of it may be missing. If you asked
        for several links, only the last one works.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/reset">
          Ask for a new link
        </a>
      </p>
    </Page>
  )
}
