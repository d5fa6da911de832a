import type { ReactNode } from 'react'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input } from '../govuk/index.ts'
import { refusedForm } from './form.tsx'
import { MakePasskey } from './passkey.tsx'

type NewPasskeyProps = {
  /** What the server asks the browser for: `getNewPasskeyRequest`. */
  request: object
  refused: RefusedForm | undefined
  submit: string
  instead: ReactNode
}

/** A passkey to be made, with the name by which its owner will know it again. */
export function NewPasskeyForm({ request, refused, submit, instead }: NewPasskeyProps) {
  const form = refusedForm(refused)
  return (
    <MakePasskey
      {...{ request, submit, instead }}
      whoSees="Only you see the name. Your fingerprint, face and PIN never leave your device."
    >
      <Input
        name="name"
        label="Name of the passkey"
        hint="So that you know it again, such as Work laptop."
        autocomplete="off"
        attributes={{ maxLength: 40 }}
        classes="govuk-input--width-20"
        defaultValue={form.value('name')}
        errorMessage={form.error('name')}
      />
    </MakePasskey>
  )
}
