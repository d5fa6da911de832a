import type { HTMLAttributes, ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'
import { ControlGroup, type ControlProps, describedByIds } from './parts/form-group'

export interface AffixOptions extends Common {
  text: ReactNode
}

export interface InputProps extends ControlProps {
  type?: string
  defaultValue?: string | number
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  autocomplete?: string
  autocapitalize?: string
  pattern?: string
  spellcheck?: boolean
  prefix?: string | AffixOptions
  suffix?: string | AffixOptions
  inputWrapper?: Common
}

function Affix({ affix, kind }: { affix: string | AffixOptions; kind: 'prefix' | 'suffix' }) {
  const { text, classes, attributes } = typeof affix === 'string' ? { text: affix } : affix
  return (
    <div className={joined(`govuk-input__${kind}`, classes)} aria-hidden="true" {...attributes}>
      {text}
    </div>
  )
}

function InputElement(props: InputProps) {
  const id = props.id ?? props.name
  return (
    <input
      className={joined('govuk-input', props.classes, props.errorMessage ? 'govuk-input--error' : '')}
      id={id}
      name={props.name}
      type={props.type ?? 'text'}
      defaultValue={props.defaultValue}
      disabled={props.disabled}
      spellCheck={props.spellcheck}
      aria-describedby={describedByIds({ ...props, id })}
      autoComplete={props.autocomplete}
      autoCapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputMode={props.inputMode}
      {...props.attributes}
    />
  )
}

export function Input(props: InputProps) {
  const { prefix, suffix, formGroup, inputWrapper } = props
  const isWrapped = prefix || suffix || formGroup?.beforeInput || formGroup?.afterInput
  return (
    <ControlGroup {...props}>
      {isWrapped ? (
        <div className={joined('govuk-input__wrapper', inputWrapper?.classes)} {...inputWrapper?.attributes}>
          {formGroup?.beforeInput}
          {prefix ? <Affix affix={prefix} kind="prefix" /> : null}
          <InputElement {...props} />
          {suffix ? <Affix affix={suffix} kind="suffix" /> : null}
          {formGroup?.afterInput}
        </div>
      ) : (
        <InputElement {...props} />
      )}
    </ControlGroup>
  )
}
