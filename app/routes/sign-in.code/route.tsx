import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/clock.server.ts'
import { secondFactorInput } from '#app/domain/factors/input.ts'
import { getPasskeyRequest } from '#app/domain/factors/passkey-queries.server.ts'
import { getFactors, getOwner } from '#app/domain/factors/queries.server.ts'
import { mayUseApp } from '#app/domain/factors/rules.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requireSigningIn } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { passkeyPage } from '#app/ui/service/passkey.tsx'
import { AppCodeForm, PasskeyForm, RecoveryCodeForm } from './forms.tsx'
import { asked, letIn, provenBy, startAgain, wrongCode } from './proof.server.ts'

export const meta: MetaFunction = () => pageTitle('Prove that it is you')
export const handle = passkeyPage

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSigningIn(request, 'second-factor')
  const { searchParams } = new URL(request.url)
  const [factors, owner] = await Promise.all([getFactors(session.personId), getOwner(session.personId, now())])
  const app = mayUseApp(factors, owner.mustHavePasskey)
  const recovery = searchParams.get('use') === 'recovery-code'
  const passkey = factors.passkeys > 0 && !recovery ? await getPasskeyRequest(asked(request, session)) : null
  return json({ app, passkey, recovery, next: searchParams.get('next') })
}

export async function action({ request }: ActionFunctionArgs) {
  const session = await requireSigningIn(request, 'second-factor')
  const form = await parseForm(secondFactorInput, request)
  if (!form.ok) return invalid({ errors: form.errors, typed: {} })
  const proof = await provenBy(session, form.value, request)
  if (proof.ok) return letIn(request, session, proof.value)
  return proof.reason === 'ended' ? startAgain(request) : invalid({ errors: [wrongCode(form.value)], typed: {} })
}

/** The first step, which knows that the password was given, and offers to start again. */
const startWith = (next: string | null) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in')

export default function SecondFactor() {
  const { app, passkey, recovery, next } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const pathWith = (use?: string) => {
    const search = new URLSearchParams({ ...(use ? { use } : {}), ...(next ? { next } : {}) }).toString()
    return `/sign-in/code${search ? `?${search}` : ''}`
  }
  return (
    <Page title="Prove that it is you" back={{ href: startWith(next), text: 'Sign in' }} refused={refused}>
      {recovery ? (
        <RecoveryCodeForm refused={refused} back={pathWith()} />
      ) : (
        <>
          {passkey ? <PasskeyForm request={passkey} /> : null}
          {passkey && app ? <h2 className="govuk-heading-m">Or use your authenticator app</h2> : null}
          {app ? <AppCodeForm refused={refused} /> : null}
          <p className="govuk-body">
            <a className="govuk-link" href={pathWith('recovery-code')}>
              Use a recovery code instead
            </a>
          </p>
        </>
      )}
    </Page>
  )
}
