import { json } from '@remix-run/node'
import { now } from '#app/clock.server.ts'
import type { Permission } from '#app/domain/access/permissions.ts'
import { removeApp, setUpApp } from '#app/domain/factors/commands.server.ts'
import { appOffer } from '#app/domain/factors/offer.server.ts'
import { getOwner } from '#app/domain/factors/queries.server.ts'
import { unprovenWords } from '#app/domain/factors/rules.ts'
import type { Confirmed } from '#app/domain/shared/context.ts'
import type { FieldError, RefusedForm } from '#app/domain/shared/result.ts'
import type { SignIn } from '#app/domain/sign-in/queries.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { renewSession } from '#app/http/session.server.ts'

type Key = Confirmed<Permission>

const words: Record<'offer-over' | 'wrong' | 'needs-passkey' | 'no-app' | 'last-factor', FieldError> = {
  ...unprovenWords,
  'needs-passkey': { field: '', message: 'Your role needs a passkey, so you need no app' },
  'no-app': { field: '', message: 'You have no app. It may have been removed on another device' },
  'last-factor': { field: '', message: 'You cannot remove the app, because you have no passkey' },
}

/** The form again: with the same picture when one was shown, and never the code. */
export async function refusedChange(session: SignIn, { errors, typed }: RefusedForm) {
  const isAboutApp = typed.intent === 'app'
  const { email } = await getOwner(session.personId, now())
  const app = isAboutApp ? appOffer(session, email, now(), String(typed.offer ?? '')) : null
  return json({ errors, typed: {}, app }, { status: 400 })
}

export async function changeApp(request: Request, session: SignIn, key: Key, proof: { offer: string; code: string }) {
  const result = await setUpApp(key, proof)
  if (!result.ok) return refusedChange(session, { errors: [words[result.reason]], typed: { intent: 'app', ...proof } })
  if (result.value.codes > 0) return changed(request, session, '/account/app', 'Your authenticator app is set up.')
  return changed(request, session, '/account/codes', 'Your authenticator app is set up. Now make recovery codes.')
}

export async function takeAway(request: Request, session: SignIn, key: Key) {
  const result = await removeApp(key)
  if (!result.ok) return refusedChange(session, { errors: [words[result.reason]], typed: {} })
  return changed(request, session, '/account/app', 'Your authenticator app is removed.')
}

/** A change of factors gives its own sign-in a new secret too (security.md SES-02). */
async function changed(request: Request, session: SignIn, to: string, notice: string) {
  const { method } = session
  const cookie = await renewSession(request, session, { stage: 'full', method, said: 'sign-in.renewed' })
  return cookie ? seeOther(to, notice, new Headers({ 'Set-Cookie': cookie })) : seeOther('/sign-in')
}
