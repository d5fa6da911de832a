import { Button, InsetText, WarningText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

/** How many codes are left, and the way to new ones. */
export function CodesState({ left, hasFactor }: { left: number; hasFactor: boolean }) {
  return (
    <>
      <p className="govuk-body">
        If you lose your phone or your passkey, a recovery code lets you in. Each works once, together with your
        password.
      </p>
      {hasFactor ? (
        <>
          <InsetText>{leftWords(left)}</InsetText>
          <Button href="/account/codes?step=new">Make new recovery codes</Button>
        </>
      ) : (
        <p className="govuk-body">
          You have no second step to sign in yet, so you need no codes. On{' '}
          <a className="govuk-link" href="/account">
            your account
          </a>{' '}
          set up an authenticator app or a passkey first.
        </p>
      )}
    </>
  )
}

function leftWords(left: number): string {
  if (left === 0) return 'You have no recovery codes left. Make new ones now.'
  const words = left === 1 ? 'You have 1 recovery code left.' : `You have ${left} recovery codes left.`
  return left <= 3 ? `${words} Make new ones soon.` : words
}

export function NewCodes({ left }: { left: string }) {
  return (
    <ServiceForm
      intent="codes"
      submit="Make new recovery codes"
      end={
        <p className="govuk-body">
          <a className="govuk-link" href="/account/codes">
            Cancel
          </a>
        </p>
      }
    >
      <p className="govuk-body">You get ten new codes. You see them once, so be ready to print or save them.</p>
      <WarningText>Your old codes stop working at once. You have {left} left.</WarningText>
      <p className="govuk-body">You are signed out on all your other devices.</p>
    </ServiceForm>
  )
}
