import { Button } from './button'
import { Input, type InputProps } from './input'
import { joined } from './parts/attributes'

export interface PasswordInputProps extends Omit<InputProps, 'type' | 'prefix' | 'suffix' | 'inputWrapper'> {
  /** `current-password` when signing in (the default), `new-password` when choosing one. */
  autocomplete?: 'current-password' | 'new-password' | 'off'
}

export function PasswordInput(props: PasswordInputProps) {
  const { id = props.name, formGroup } = props
  const toggle = (
    <>
      <Button
        type="button"
        classes="govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle"
        attributes={{ 'aria-controls': id, 'aria-label': 'Show password', hidden: true }}
      >
        Show
      </Button>
      {formGroup?.afterInput}
    </>
  )
  return (
    <Input
      {...props}
      type="password"
      classes={joined('govuk-password-input__input govuk-js-password-input-input', props.classes)}
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete ?? 'current-password'}
      inputWrapper={{ classes: 'govuk-password-input__wrapper' }}
      formGroup={{
        classes: joined('govuk-password-input', formGroup?.classes),
        attributes: { 'data-module': 'govuk-password-input', ...formGroup?.attributes },
        beforeInput: formGroup?.beforeInput,
        afterInput: toggle,
      }}
    />
  )
}
