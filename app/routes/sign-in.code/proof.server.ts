import { now } from '#app/clock.server.ts'
import { type CodeRefusal, proveByApp, proveByRecoveryCode } from '#app/domain/factors/code-commands.server.ts'
import type { SecondFactor } from '#app/domain/factors/input.ts'
import { acceptPasskey } from '#app/domain/factors/passkey-commands.server.ts'
import { getOwner } from '#app/domain/factors/queries.server.ts'
import { codesInWords, stageAfterFactor } from '#app/domain/factors/rules.ts'
import type { FieldError, Result } from '#app/domain/shared/result.ts'
import type { SignIn } from '#app/domain/sign-in/queries.server.ts'
import { type Notice, safePath, seeOther } from '#app/http/responses.server.ts'
import { renewSession, requestIdOf, signOut } from '#app/http/session.server.ts'
import { siteOf } from '#app/http/site.server.ts'

type Proof = { method: 'app' | 'recovery-code' | 'passkey'; notice?: Notice }

/** What the page asks for: a passkey of the person whose password was right, within this sign-in. */
export const asked = (request: Request, { handle, personId }: SignIn) => ({
  site: siteOf(request),
  what: { purpose: 'second-factor', handle } as const,
  personId,
  now: now(),
})

/** Tries what was typed. A recovery code that was taken says how many are left. */
export async function provenBy(
  session: SignIn,
  input: SecondFactor,
  request: Request,
): Promise<Result<Proof, CodeRefusal>> {
  if (input.intent === 'passkey') {
    const result = await acceptPasskey({ ...asked(request, session), requestId: requestIdOf(request) }, input.answer)
    return result.ok ? { ok: true, value: { method: 'passkey' } } : { ok: false, reason: 'wrong' }
  }
  const at = [now(), requestIdOf(request)] as const
  if (input.intent === 'app') {
    const result = await proveByApp(session, input.code, ...at)
    return result.ok ? { ok: true, value: { method: 'app' } } : result
  }
  const result = await proveByRecoveryCode(session, input.recoveryCode, ...at)
  if (!result.ok) return result
  const left = codesInWords(result.value.left)
  const important = `You used a recovery code. You have ${left} left. If you lost your phone or passkey, choose your name above and set up a new one.`
  return { ok: true, value: { method: 'recovery-code', notice: { important } } }
}

/** One message for every reason a code or a passkey is not taken. */
export function wrongCode({ intent }: SecondFactor): FieldError {
  if (intent === 'passkey')
    return { field: '', message: 'This passkey was not accepted. Try again, or use another way' }
  return intent === 'app'
    ? { field: 'code', message: 'The code is not right, or was used before. Wait for a new one and enter that' }
    : { field: 'recoveryCode', message: 'The recovery code is not right, or was used before' }
}

/** Lets somebody in under a new secret, or on to what their roles still need (security.md SES-02). */
export async function letIn(request: Request, session: SignIn, { method, notice }: Proof) {
  const { mustHavePasskey } = await getOwner(session.personId, now())
  const stage = stageAfterFactor(method, mustHavePasskey)
  const said = stage === 'full' ? 'sign-in.succeeded' : 'sign-in.password-accepted'
  const cookie = await renewSession(request, session, { stage, method, said })
  if (!cookie) return seeOther('/sign-in')
  const next = safePath(new URL(request.url).searchParams.get('next'))
  const to = stage === 'full' ? next : `/set-up?next=${encodeURIComponent(next)}`
  return seeOther(to, notice, new Headers({ 'Set-Cookie': cookie }))
}

/** Back to the password, after too many wrong codes. */
export async function startAgain(request: Request) {
  const headers = new Headers({ 'Set-Cookie': await signOut(request) })
  return seeOther('/sign-in', { important: 'There were too many wrong codes. Sign in again from the start.' }, headers)
}
