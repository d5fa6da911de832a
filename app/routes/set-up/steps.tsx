import type { RefusedForm } from '#app/domain/shared/result.ts'
import { AppSetUp } from '#app/ui/service/app-set-up.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { NewPasskeyForm } from '#app/ui/service/new-passkey.tsx'

type Offer = { address: string; seed: string; offer: string }
type StepProps = { making: object; refused: RefusedForm | undefined }

/** A passkey may be chosen instead of an app. */
export function AppFirst({ app, making, refused }: StepProps & { app: Offer }) {
  return (
    <>
      <p className="govuk-body">
        A password alone can be stolen. So you also need something that only you have. You use it each time you sign in.
      </p>
      <h2 className="govuk-heading-m">Set up an authenticator app</h2>
      <AppSetUp app={app} refused={refused} submit="Set up the app" />
      <h2 className="govuk-heading-m">Or set up a passkey</h2>
      <p className="govuk-body">
        With a passkey you sign in with your fingerprint, your face or a PIN, and need no password.
      </p>
      <NewPasskeyForm request={making} refused={refused} submit="Set up a passkey" instead="Set up an app instead." />
    </>
  )
}

/** Whoever may see or change what could hurt people most has a passkey and no app (security.md AUT-11). */
export function PasskeyNeeded({ making, refused }: StepProps) {
  return (
    <>
      <p className="govuk-body">
        With your role you can reach what could hurt people most. So you sign in with a passkey: it cannot be given away
        by mistake, as a code from an app can.
      </p>
      <NewPasskeyForm
        request={making}
        refused={refused}
        submit="Set up a passkey"
        instead="Switch it on and open this page again."
      />
    </>
  )
}

/** For somebody who has proved a factor and did not see their codes: nobody goes on without them. */
export function CodesAgain() {
  return (
    <ServiceForm intent="codes" submit="Show new recovery codes">
      <p className="govuk-body">
        Your second step is set up. Before you go on you need recovery codes: they let you in if you lose your phone or
        your passkey.
      </p>
      <p className="govuk-body">If you have seen codes before, those stop working.</p>
    </ServiceForm>
  )
}
