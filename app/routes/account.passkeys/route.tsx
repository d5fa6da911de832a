import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { needsPasskey } from '#app/domain/access/permissions.ts'
import { addPasskey, removePasskey } from '#app/domain/factors/passkey-commands.server.ts'
import { ownPasskeysInput } from '#app/domain/factors/passkey-input.ts'
import { getNewPasskeyRequest, listPasskeys } from '#app/domain/factors/passkey-queries.server.ts'
import { whyPasskeyStays } from '#app/domain/factors/passkey-rules.ts'
import { getFactors } from '#app/domain/factors/queries.server.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { confirmFirst, requireOwnAccount, requireSignedIn } from '#app/http/guards.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { renewSession } from '#app/http/session.server.ts'
import { siteOf } from '#app/http/site.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { passkeyPage } from '#app/ui/service/passkey.tsx'
import { AddPasskey } from './add-passkey.tsx'
import { PasskeyList } from './passkey-list.tsx'
import { RemovePasskey } from './remove-passkey.tsx'
import { notices, passkeyWords, withoutAnswer } from './words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.removing ? 'Remove a passkey?' : 'Your passkeys')
export const handle = passkeyPage

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireOwnAccount(request)
  const { person } = await requireSignedIn(request)
  const [passkeys, factors] = await Promise.all([listPasskeys(ctx.actor.id), getFactors(ctx.actor.id)])
  const mustHave = needsPasskey(person.grants.map(({ role }) => role))
  const removing = passkeys.find(({ id }) => id === new URL(request.url).searchParams.get('remove')) ?? null
  const isConfirmed = confirmed(ctx) !== null
  if (removing && !isConfirmed) {
    return redirect(`/confirm?next=${encodeURIComponent(`/account/passkeys?remove=${removing.id}`)}`)
  }
  const asked = { site: siteOf(request), handle: ctx.signIn?.handle ?? '', personId: ctx.actor.id, now: ctx.now }
  const making = isConfirmed && !removing ? await getNewPasskeyRequest(asked) : null
  return json({ passkeys, removing, making, mustHave, stays: whyPasskeyStays(factors, mustHave) })
}

/** What changes how somebody signs in gives their own sign-in a new secret too (security.md SES-02). */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireOwnAccount(request)
  const { session } = await requireSignedIn(request)
  const form = await parseForm(ownPasskeysInput, request)
  const typed = withoutAnswer(form.typed)
  if (!form.ok) return invalid({ errors: form.errors, typed })
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed })
  const input = form.value
  const result =
    input.intent === 'add-passkey'
      ? await addPasskey(key, siteOf(request), input)
      : await removePasskey(key, input.passkey)
  if (!result.ok) return invalid({ errors: [passkeyWords[result.reason]], typed })
  const proved = { stage: 'full', method: session.method, said: 'sign-in.renewed' } as const
  const cookie = await renewSession(request, session, proved)
  if (!cookie) return redirect('/sign-in')
  return seeOther('/account/passkeys', notices[input.intent], new Headers({ 'Set-Cookie': cookie }))
}

export default function Passkeys() {
  const { passkeys, removing, making, mustHave, stays } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (removing) return <RemovePasskey passkey={removing} stays={stays} refused={refused} />
  return (
    <Page title="Your passkeys" back={{ href: '/account', text: 'Your account' }} refused={refused}>
      <p className="govuk-body">
        With a passkey you sign in with your fingerprint, your face or a PIN. It works on this service only, so nobody
        can trick you into giving it away.
      </p>
      {mustHave ? (
        <p className="govuk-body">
          Your role needs a passkey. Add two, on different devices, so that you can still get in if you lose one.
        </p>
      ) : null}
      <PasskeyList passkeys={passkeys} stays={stays} />
      <AddPasskey making={making} count={passkeys.length} refused={refused} />
    </Page>
  )
}
