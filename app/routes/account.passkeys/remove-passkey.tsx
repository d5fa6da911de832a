import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, InsetText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'
import { passkeyWords } from './words.ts'

type RemoveProps = {
  passkey: { id: string; name: string }
  stays: 'last-factor' | 'last-passkey' | null
  refused: RefusedForm | undefined
}

/** Asks before a passkey is removed, saying what happens; or says why it must stay. */
export function RemovePasskey({ passkey, stays, refused }: RemoveProps) {
  const list = '/account/passkeys'
  return (
    <Page
      title={`Remove the passkey “${passkey.name}”?`}
      back={{ href: list, text: 'Your passkeys' }}
      refused={refused}
    >
      {stays ? (
        <InsetText>{passkeyWords[stays].message}.</InsetText>
      ) : (
        <>
          <p className="govuk-body">You can no longer sign in with it. This cannot be undone.</p>
          <ul className="govuk-list govuk-list--bullet">
            <li>If you are signed in anywhere else, that ends</li>
            <li>We tell you by email that it was removed</li>
            <li>Your device may still show it: delete it there too</li>
          </ul>
          <ServiceForm intent="remove-passkey" action={list}>
            <input type="hidden" name="passkey" value={passkey.id} />
            <div className="govuk-button-group">
              <Button classes="govuk-button--warning" preventDoubleClick>
                Yes, remove it
              </Button>
              <a className="govuk-link" href={list}>
                No, keep it
              </a>
            </div>
          </ServiceForm>
        </>
      )}
    </Page>
  )
}
