import { MOST_PASSKEYS } from '#app/domain/factors/passkey-rules.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, Input } from '#app/ui/govuk/index.ts'
import { refusedForm } from '#app/ui/service/form.tsx'
import { MakePasskey } from '#app/ui/service/passkey.tsx'

type AddProps = { making: object | null; count: number; refused: RefusedForm | undefined }

/** Adding a passkey, for somebody who has just confirmed that it is them. */
export function AddPasskey({ making, count, refused }: AddProps) {
  const form = refusedForm(refused)
  return (
    <>
      <h2 className="govuk-heading-m">Add a passkey</h2>
      {count >= MOST_PASSKEYS ? (
        <p className="govuk-body">You can have {MOST_PASSKEYS} passkeys. Remove one that you no longer use first.</p>
      ) : making ? (
        <MakePasskey
          request={making}
          instead="Switch it on and open this page again."
          whoSees="Only you see the name. Your fingerprint, face and PIN never leave your device."
        >
          <Input
            name="name"
            label="Name of the passkey"
            hint="So that you know it again, such as Work laptop."
            autocomplete="off"
            classes="govuk-input--width-20"
            defaultValue={form.value('name')}
            errorMessage={form.error('name')}
          />
        </MakePasskey>
      ) : (
        <>
          <p className="govuk-body">To add or remove a passkey, first confirm that it is you.</p>
          <Button href="/confirm?next=%2Faccount%2Fpasskeys">Confirm that it is you</Button>
        </>
      )}
    </>
  )
}
