import { Input } from '../govuk/index.ts'

type CodeInputProps = { label: string; hint?: string; errorMessage?: string }

/** Six digits from an app. They are never shown again: each is good once. */
export function CodeInput({ label, hint, errorMessage }: CodeInputProps) {
  return (
    <Input
      name="code"
      label={label}
      hint={hint}
      inputMode="numeric"
      autocomplete="one-time-code"
      spellcheck={false}
      classes="govuk-input--width-10 govuk-input--extra-letter-spacing"
      errorMessage={errorMessage}
    />
  )
}
