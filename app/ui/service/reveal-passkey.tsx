import { InsetText } from '#app/ui/govuk/index.ts'

/** For whoever signs in with an app: what to do before they can see a contact detail. */
export function NoPasskey() {
  return (
    <>
      <InsetText>You need a passkey to see contact details. You have none yet.</InsetText>
      <p className="govuk-body">
        A passkey is your phone, your computer or a small key that you touch. A password and a code can be typed into a
        copy of our page by mistake. A passkey cannot.
      </p>
      <ol className="govuk-list govuk-list--number">
        <li>
          <a className="govuk-link" href="/account/passkeys">
            Add a passkey to your account
          </a>
        </li>
        <li>Come back to this page.</li>
      </ol>
    </>
  )
}

/** For whoever has a passkey and proved themselves with their app: the field opens to the passkey alone. */
export function NotByPasskey({ here }: { here: string }) {
  return (
    <>
      <InsetText>You confirmed that it is you with your password and app. Contact details need your passkey.</InsetText>
      <p className="govuk-body">
        <a className="govuk-link" href={`/confirm?next=${encodeURIComponent(here)}`}>
          Confirm with your passkey
        </a>
      </p>
    </>
  )
}
