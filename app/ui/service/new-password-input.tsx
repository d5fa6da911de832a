import { PasswordInput } from '../govuk/index.ts'
import type { refusedForm } from './form.tsx'

type Props = { label: string; min: number; form: ReturnType<typeof refusedForm> }

/** Where a new password is typed or pasted, with what makes a good one. */
export function NewPasswordInput({ label, min, form }: Props) {
  return (
    <PasswordInput
      name="password"
      label={label}
      hint={`At least ${min} characters of any kind. Three or four unusual words are easy to remember and hard to guess. You can paste one from a password manager.`}
      autocomplete="new-password"
      errorMessage={form.error('password')}
    />
  )
}
