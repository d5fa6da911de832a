import { json } from '@remix-run/node'
import { now } from '#app/clock.server.ts'
import { makeCodesAgain, setUpFirstApp } from '#app/domain/factors/commands.server.ts'
import { type AppOffer, appOffer } from '#app/domain/factors/offer.server.ts'
import { setUpPasskey } from '#app/domain/factors/passkey-commands.server.ts'
import type { AddPasskey } from '#app/domain/factors/passkey-input.ts'
import { notAddedWords } from '#app/domain/factors/passkey-rules.ts'
import { getOwner } from '#app/domain/factors/queries.server.ts'
import { hasSetUp, unprovenWords } from '#app/domain/factors/rules.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import type { SignIn } from '#app/domain/sign-in/queries.server.ts'
import { invalid } from '#app/http/form.server.ts'
import { safePath, seeOther } from '#app/http/responses.server.ts'
import { renewSession, requestIdOf } from '#app/http/session.server.ts'
import { siteOf } from '#app/http/site.server.ts'

const nextOf = (request: Request) => safePath(new URL(request.url).searchParams.get('next'))
/** The page itself, which says what is still to do. */
const again = (request: Request) => seeOther(`/set-up?next=${encodeURIComponent(nextOf(request))}`)

/** The form again with the same picture, so that a wrong code does not make its sender begin anew. Never the code. */
export async function refusedApp(session: SignIn, { errors, typed }: RefusedForm) {
  const { email } = await getOwner(session.personId, now())
  const app: AppOffer = appOffer(session, email, now(), String(typed.offer ?? ''))
  return json({ errors, typed: {}, app }, { status: 400 })
}

/** Stores the app and answers with the codes, which are in this answer alone. Whoever has codes already is asked first. */
export async function takeApp(request: Request, session: SignIn, proof: { offer: string; code: string }) {
  const result = await setUpFirstApp(session, proof, now(), requestIdOf(request))
  if (result.ok) return result.value.length > 0 ? json({ codes: result.value }) : again(request)
  if (result.reason === 'has-factor' || result.reason === 'needs-passkey') return again(request)
  return refusedApp(session, { errors: [unprovenWords[result.reason]], typed: { offer: proof.offer } })
}

/** The form of a passkey again: with its name, without what the browser answered. */
export function refusedPasskey({ errors, typed }: RefusedForm): RefusedForm {
  return { errors, typed: { intent: typed.intent ?? '', name: typed.name ?? '' } }
}

/** Stores the passkey, and answers with the codes; whoever has some goes on at once. */
export async function takePasskey(request: Request, session: SignIn, input: AddPasskey) {
  const at = { now: now(), requestId: requestIdOf(request) }
  const result = await setUpPasskey(session, siteOf(request), input, at)
  if (!result.ok) {
    const typed = { intent: 'add-passkey', name: input.name }
    return invalid({ errors: [notAddedWords[result.reason]], typed })
  }
  return result.value.length > 0 ? json({ codes: result.value }) : goOn(request, { ...session, method: 'passkey' })
}

export async function showCodesAgain(request: Request, session: SignIn) {
  const result = await makeCodesAgain(session, now(), requestIdOf(request))
  return result.ok ? json({ codes: result.value }) : again(request)
}

/** Lets somebody in who has proved a factor and stored their codes, under a new secret (security.md SES-02). */
export async function goOn(request: Request, session: SignIn) {
  const { mustHavePasskey } = await getOwner(session.personId, now())
  if (!hasSetUp(session, mustHavePasskey)) return again(request)
  const proved = { stage: 'full', method: session.method, said: 'sign-in.succeeded' } as const
  const cookie = await renewSession(request, session, proved)
  if (!cookie) return seeOther('/sign-in')
  return seeOther(nextOf(request), 'You are signed in.', new Headers({ 'Set-Cookie': cookie }))
}
