import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { checkPassword } from '#app/domain/accounts/commands.server.ts'
import { signInInput } from '#app/domain/accounts/input.ts'
import type { SignInStage } from '#app/domain/sign-in/status.ts'
import { callerOf } from '#app/http/caller.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { safePath, seeOther } from '#app/http/responses.server.ts'
import { openSession, sessionOf } from '#app/http/session.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { HalfWay } from './half-way.tsx'
import { SignInForm } from './sign-in-form.tsx'

export const meta: MetaFunction = () => pageTitle('Sign in')

/** What is said whatever the reason: unknown, wrong, disabled, not set up, or tried too often (security.md AUT-06). */
const NO_MATCH =
  'Check your email address and password. One of them is not right, or there have been too many tries. After too many tries, wait 15 minutes'

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await sessionOf(request)
  if (session?.stage === 'full') return redirect('/')
  if (config.mode === 'demonstration' && !session) return redirect('/demo')
  const next = nextOf(request)
  return json({
    goOn: session ? withNext(nextStep(session.stage), next) : null,
    passkey: withNext('/sign-in/passkey', next),
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(signInInput, request)
  const typed = { ...form.typed, password: '' }
  if (!form.ok) return invalid({ errors: form.errors, typed })
  const result = await checkPassword(form.value, callerOf(request))
  if (!result.ok) return invalid({ errors: [{ field: 'email', message: NO_MATCH }], typed })
  const { personId, stage } = result.value
  const headers = new Headers({ 'Set-Cookie': await openSession(request, personId, { stage, method: null }) })
  return seeOther(withNext(nextStep(stage), nextOf(request)), undefined, headers)
}

const nextStep = (stage: SignInStage) => (stage === 'set-up' ? '/set-up' : '/sign-in/code')
const nextOf = (request: Request) => safePath(new URL(request.url).searchParams.get('next'))
const withNext = (path: string, next: string) => (next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`)

export default function SignIn() {
  const { goOn, passkey } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Sign in" refused={refused}>
      {goOn ? <HalfWay goOn={goOn} /> : <SignInForm refused={refused} passkey={passkey} />}
    </Page>
  )
}
