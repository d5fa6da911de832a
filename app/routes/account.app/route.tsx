import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { appInput } from '#app/domain/factors/input.ts'
import { appOffer } from '#app/domain/factors/offer.server.ts'
import { findApp, getFactors, getOwner } from '#app/domain/factors/queries.server.ts'
import { whyAppStays } from '#app/domain/factors/rules.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { parseForm } from '#app/http/form.server.ts'
import {
  confirmFirst,
  requireOwnAccount,
  requireOwnAccountConfirmed,
  requireSignedIn,
} from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { changeApp, refusedChange, takeAway } from './answers.server.ts'
import { AppState, RemoveApp, ReplaceApp } from './steps.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? titleOf(data.step, data.since) : 'Authenticator app')

/** The page says how things are; its two steps change a factor, and ask for a fresh confirmation first (AUT-09). */
export async function loader({ request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('step')
  const step = asked === 'set-up' || asked === 'remove' ? asked : null
  const ctx = await (step ? requireOwnAccountConfirmed(request) : requireOwnAccount(request))
  const id = ctx.actor.id
  const [found, factors, owner] = await Promise.all([findApp(id), getFactors(id), getOwner(id, ctx.now)])
  const mayHave = !owner.mustHavePasskey
  const offered = step === 'set-up' && mayHave
  return json({
    since: found ? formatDate(todayInLondon(found.addedAt)) : null,
    mayHave,
    stays: whyAppStays(factors),
    step,
    app: offered ? appOffer({ handle: ctx.signIn?.handle ?? '' }, owner.email, ctx.now) : null,
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const { session } = await requireSignedIn(request)
  const ctx = await requireOwnAccount(request)
  const form = await parseForm(appInput, request)
  if (!form.ok) return refusedChange(session, form)
  const key = confirmed(ctx)
  if (!key) return refusedChange(session, { errors: [confirmFirst(request)], typed: form.typed })
  return form.value.intent === 'app' ? changeApp(request, session, key, form.value) : takeAway(request, session, key)
}

export default function AuthenticatorApp() {
  const { step, app, ...state } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const offered = refused?.app ?? app
  const back = step ? { href: '/account/app', text: 'Authenticator app' } : { href: '/account', text: 'Your account' }
  return (
    <Page title={titleOf(step, state.since)} back={back} refused={refused}>
      {step === 'set-up' && offered ? (
        <ReplaceApp app={offered} refused={refused} replaces={state.since !== null} />
      ) : null}
      {step === 'remove' && state.stays === null ? <RemoveApp /> : null}
      {(step === 'set-up' && offered) || (step === 'remove' && state.stays === null) ? null : <AppState {...state} />}
    </Page>
  )
}

function titleOf(step: string | null, since: string | null): string {
  if (step === 'set-up') return since ? 'Replace your authenticator app' : 'Set up an authenticator app'
  return step === 'remove' ? 'Remove your authenticator app' : 'Authenticator app'
}
