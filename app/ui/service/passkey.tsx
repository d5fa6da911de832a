import type { ReactNode } from 'react'
import { Button } from '../govuk/index.ts'
import { ServiceForm } from './form.tsx'

/** The routes with one of these blocks say `export const handle = passkeyPage`: only they load what it needs. */
export const passkeyPage = { passkeys: true } as const

/** Whether a page has a place for a passkey: only when one of its routes says so. */
export function asksForPasskeys(matches: readonly { handle?: unknown }[]): boolean {
  return matches.some(
    ({ handle }) => typeof handle === 'object' && handle !== null && 'passkeys' in handle && handle.passkeys === true,
  )
}

type UsePasskeyProps = {
  /** What the server asks the browser for: `getPasskeyRequest`. */
  request: object
  submit?: string
  submitClasses?: string
  /** What to do instead where a passkey cannot be used. */
  instead: ReactNode
}

/** Asks for a passkey. The form is sent, with `intent=passkey` and `answer`, when the browser has its answer. */
export function UsePasskey({ request, submit = 'Use your passkey', submitClasses, instead }: UsePasskeyProps) {
  return (
    <PasskeyForm does="use" intent="passkey" instead={instead} {...{ request, submit, submitClasses }}>
      {null}
    </PasskeyForm>
  )
}

type MakePasskeyProps = UsePasskeyProps & {
  submit: string
  /** The name of the passkey, and what else is asked. */
  children: ReactNode
  whoSees?: string
}

/** Has a passkey made. The form is sent, with `intent=add-passkey`, what is asked, and `answer`, when it is there. */
export function MakePasskey(props: MakePasskeyProps) {
  return <PasskeyForm does="make" intent="add-passkey" {...props} />
}

type PasskeyFormProps = MakePasskeyProps & { does: 'use' | 'make'; intent: string }

/**
 * What can be pressed is shown by the script that makes it work (`enhance-passkey.ts`); until then, and without
 * JavaScript, the block says what to do instead. What goes wrong in the browser is said in the live region.
 */
function PasskeyForm({ does, intent, request, submit, submitClasses, instead, whoSees, children }: PasskeyFormProps) {
  return (
    <div id="answer" data-passkey={does} data-request={JSON.stringify(request)}>
      <ServiceForm intent={intent}>
        <input type="hidden" name="answer" />
        <div data-passkey-without>
          <p className="govuk-body">
            A passkey needs JavaScript. It is switched off in this browser, or did not load. {instead}
          </p>
        </div>
        <div role="alert" data-passkey-says />
        <div data-passkey-with hidden>
          {children}
          {whoSees ? <p className="govuk-body-s app-who-sees">{whoSees}</p> : null}
          <Button classes={submitClasses}>{submit}</Button>
        </div>
      </ServiceForm>
    </div>
  )
}
