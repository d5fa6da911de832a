import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/clock.server.ts'
import { setUpInput } from '#app/domain/factors/input.ts'
import { appOffer } from '#app/domain/factors/offer.server.ts'
import { getNewPasskeyRequest } from '#app/domain/factors/passkey-queries.server.ts'
import { getFactors, getOwner } from '#app/domain/factors/queries.server.ts'
import { hasSetUp, maySetUp } from '#app/domain/factors/rules.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requireSigningIn } from '#app/http/guards.server.ts'
import { siteOf } from '#app/http/site.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { passkeyPage } from '#app/ui/service/passkey.tsx'
import { RecoveryCodes } from '#app/ui/service/recovery-codes.tsx'
import { goOn, refusedApp, refusedPasskey, showCodesAgain, takeApp, takePasskey } from './answers.server.ts'
import { AppFirst, CodesAgain, PasskeyNeeded } from './steps.tsx'

export const meta: MetaFunction = () => pageTitle('Set up how you sign in')
export const handle = passkeyPage

/** Showing the page stores nothing: the key of a new app travels sealed in its form (security.md WEB-02). */
export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSigningIn(request, 'set-up')
  const [factors, owner] = await Promise.all([getFactors(session.personId), getOwner(session.personId, now())])
  if (hasSetUp(session, owner.mustHavePasskey)) return json({ step: 'codes' as const, app: null, passkey: null })
  if (!maySetUp(session, factors)) throw redirect('/sign-in')
  const passkey = await getNewPasskeyRequest({ ...session, site: siteOf(request), now: now() })
  if (owner.mustHavePasskey) return json({ step: 'passkey' as const, app: null, passkey })
  return json({ step: 'app' as const, app: appOffer(session, owner.email, now()), passkey })
}

export async function action({ request }: ActionFunctionArgs) {
  const session = await requireSigningIn(request, 'set-up')
  const form = await parseForm(setUpInput, request)
  if (!form.ok) return form.typed.intent === 'app' ? refusedApp(session, form) : invalid(refusedPasskey(form))
  if (form.value.intent === 'go-on') return goOn(request, session)
  if (form.value.intent === 'codes') return showCodesAgain(request, session)
  if (form.value.intent === 'add-passkey') return takePasskey(request, session, form.value)
  return takeApp(request, session, form.value)
}

export default function SetUp() {
  const { step, app, passkey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'codes' in answer) {
    return (
      <Page title="Store your recovery codes">
        <RecoveryCodes codes={answer.codes} intent="go-on" submit="I have stored my codes" />
      </Page>
    )
  }
  const offered = answer && 'app' in answer ? answer.app : app
  return (
    <Page title={step === 'codes' ? 'Get your recovery codes' : 'Set up how you sign in'} refused={answer}>
      {step === 'codes' ? <CodesAgain /> : null}
      {step === 'passkey' && passkey ? <PasskeyNeeded making={passkey} refused={answer} /> : null}
      {step === 'app' && offered && passkey ? <AppFirst app={offered} making={passkey} refused={answer} /> : null}
    </Page>
  )
}
