import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/clock.server.ts'
import { ALONE, acceptPasskeyAlone } from '#app/domain/factors/passkey-commands.server.ts'
import { usePasskeyInput } from '#app/domain/factors/passkey-input.ts'
import { getPasskeyRequest } from '#app/domain/factors/passkey-queries.server.ts'
import { callerOf } from '#app/http/caller.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { safePath, seeOther } from '#app/http/responses.server.ts'
import { openSession, signedInPerson } from '#app/http/session.server.ts'
import { siteOf } from '#app/http/site.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { passkeyPage, UsePasskey } from '#app/ui/service/passkey.tsx'

export const meta: MetaFunction = () => pageTitle('Sign in with a passkey')
export const handle = passkeyPage

const nextOf = (request: Request) => safePath(new URL(request.url).searchParams.get('next'))

export async function loader({ request }: LoaderFunctionArgs) {
  const next = nextOf(request)
  if (await signedInPerson(request)) return redirect(next)
  const withPassword = next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
  return json({ withPassword, passkey: await getPasskeyRequest({ ...ALONE, site: siteOf(request), now: now() }) })
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(usePasskeyInput, request)
  if (!form.ok) return invalid({ errors: form.errors, typed: {} })
  const result = await acceptPasskeyAlone(siteOf(request), form.value.answer, callerOf(request))
  if (!result.ok) {
    const message = 'We could not sign you in with this passkey. Try again, or sign in with your password.'
    return invalid({ errors: [{ field: '', message }], typed: {} })
  }
  const proved = { stage: 'full', method: 'passkey' } as const
  const headers = new Headers({ 'Set-Cookie': await openSession(request, result.value.personId, proved) })
  return seeOther(nextOf(request), undefined, headers)
}

export default function SignInWithPasskey() {
  const { passkey, withPassword } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const instead = (
    <a className="govuk-link" href={withPassword}>
      Sign in with your password
    </a>
  )
  return (
    <Page title="Sign in with a passkey" back={{ href: withPassword, text: 'Sign in' }} refused={refused}>
      <p className="govuk-body">
        Your device asks for your fingerprint, your face or a PIN. You do not need your password.
      </p>
      <UsePasskey request={passkey} instead={<>{instead}, or switch it on and open this page again.</>} />
      <p className="govuk-body">{instead}</p>
    </Page>
  )
}
