import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { confirmByApp } from '#app/domain/factors/code-commands.server.ts'
import { confirmInput } from '#app/domain/factors/input.ts'
import { acceptPasskey } from '#app/domain/factors/passkey-commands.server.ts'
import { getPasskeyRequest } from '#app/domain/factors/passkey-queries.server.ts'
import { getFactors, getOwner } from '#app/domain/factors/queries.server.ts'
import { mayUseApp } from '#app/domain/factors/rules.ts'
import { CONFIRMED_MINUTES } from '#app/domain/shared/context.ts'
import type { SignIn } from '#app/domain/sign-in/queries.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requireOwnAccount, requireSignedIn } from '#app/http/guards.server.ts'
import { safePath, seeOther } from '#app/http/responses.server.ts'
import { renewSession } from '#app/http/session.server.ts'
import { siteOf } from '#app/http/site.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { passkeyPage } from '#app/ui/service/passkey.tsx'
import { ConfirmDemonstration, ConfirmWithApp, ConfirmWithPasskey, NothingToConfirmWith } from './ways.tsx'

export const meta: MetaFunction = () => pageTitle('Confirm that it is you')
export const handle = passkeyPage

const NO_MATCH =
  'Enter your password and the code that your app shows now. One of them is not right, or was used before'

const NOT_ACCEPTED = 'This passkey was not accepted. Try again'

export async function loader({ request }: LoaderFunctionArgs) {
  const { person, session } = await requireSignedIn(request)
  if (config.mode === 'demonstration') return json({ demonstration: true, app: false, passkey: null })
  const [factors, owner] = await Promise.all([getFactors(person.id), getOwner(person.id, now())])
  return json({
    demonstration: false,
    app: mayUseApp(factors, owner.mustHavePasskey),
    passkey: factors.passkeys > 0 ? await getPasskeyRequest(asked(request, session)) : null,
  })
}

/** A passkey of whoever is signed in, within this sign-in. */
const asked = (request: Request, { handle, personId }: SignIn) => ({
  site: siteOf(request),
  what: { purpose: 'confirm', handle } as const,
  personId,
  now: now(),
})

/** Confirms that whoever sits there is the owner, and goes on to where they were (security.md AUT-10). */
export async function action({ request }: ActionFunctionArgs) {
  const { session } = await requireSignedIn(request)
  const ctx = await requireOwnAccount(request)
  const form = await parseForm(confirmInput, request)
  if (!form.ok) return invalid({ errors: form.errors, typed: {} })
  const input = form.value
  if (input.intent === 'demonstration') {
    if (config.mode === 'demonstration') return goOn(request, session)
    return invalid({ errors: [{ field: '', message: 'This way to confirm is for the demonstration only' }], typed: {} })
  }
  if (input.intent === 'passkey') {
    const { requestId } = ctx
    const result = await acceptPasskey({ ...asked(request, session), requestId }, input.answer)
    if (result.ok) return goOn(request, { ...session, method: 'passkey' })
    return invalid({ errors: [{ field: '', message: NOT_ACCEPTED }], typed: {} })
  }
  const result = await confirmByApp(ctx, input)
  if (result.ok) return goOn(request, { ...session, method: 'app' })
  return invalid({ errors: [{ field: 'password', message: NO_MATCH }], typed: {} })
}

/** A new secret for what is proved anew, and with what (security.md SES-02). */
async function goOn(request: Request, session: SignIn) {
  const { method } = session
  const cookie = await renewSession(request, session, { stage: 'full', method, said: 'sign-in.confirmed' })
  if (!cookie) return seeOther('/sign-in')
  const next = safePath(new URL(request.url).searchParams.get('next'))
  return seeOther(next, undefined, new Headers({ 'Set-Cookie': cookie }))
}

export default function Confirm() {
  const { demonstration, app, passkey } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Confirm that it is you" refused={refused}>
      <p className="govuk-body">
        In the wrong hands, what comes next could hurt people. So we check that it is still you. Then we do not ask
        again for {CONFIRMED_MINUTES} minutes.
      </p>
      {demonstration ? <ConfirmDemonstration /> : null}
      {passkey ? <ConfirmWithPasskey request={passkey} /> : null}
      {passkey && app ? <h2 className="govuk-heading-m">Or use your password and authenticator app</h2> : null}
      {app ? <ConfirmWithApp refused={refused} /> : null}
      {demonstration || app || passkey ? null : <NothingToConfirmWith />}
      <p className="govuk-body">
        <a className="govuk-link" href="/">
          Cancel and go to what needs doing
        </a>
      </p>
    </Page>
  )
}
