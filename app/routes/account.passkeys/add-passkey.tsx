import { MOST_PASSKEYS } from '#app/domain/factors/passkey-rules.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { NewPasskeyForm } from '#app/ui/service/new-passkey.tsx'

type AddProps = { making: object | null; count: number; refused: RefusedForm | undefined }

/** Adding a passkey, for somebody who has just confirmed that it is them. */
export function AddPasskey({ making, count, refused }: AddProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Add a passkey</h2>
      {count >= MOST_PASSKEYS ? (
        <p className="govuk-body">You can have {MOST_PASSKEYS} passkeys. Remove one that you no longer use first.</p>
      ) : making ? (
        <NewPasskeyForm
          request={making}
          refused={refused}
          submit="Add passkey"
          instead="Switch it on and open this page again."
        />
      ) : (
        <>
          <p className="govuk-body">To add or remove a passkey, first confirm that it is you.</p>
          <Button href="/confirm?next=%2Faccount%2Fpasskeys">Confirm that it is you</Button>
        </>
      )}
    </>
  )
}
