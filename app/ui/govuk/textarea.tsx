import { joined } from './parts/attributes'
import { ControlGroup, type ControlProps, describedByIds } from './parts/form-group'

export interface TextareaProps extends ControlProps {
  rows?: number
  defaultValue?: string
  autocomplete?: string
  spellcheck?: boolean
}

export function Textarea(props: TextareaProps) {
  const { name, id = name, formGroup } = props
  return (
    <ControlGroup {...props}>
      {formGroup?.beforeInput}
      <textarea
        className={joined('govuk-textarea', props.errorMessage ? 'govuk-textarea--error' : '', props.classes)}
        id={id}
        name={name}
        rows={props.rows ?? 5}
        defaultValue={props.defaultValue}
        disabled={props.disabled}
        spellCheck={props.spellcheck}
        autoComplete={props.autocomplete}
        aria-describedby={describedByIds({ ...props, id })}
        {...props.attributes}
      />
      {formGroup?.afterInput}
    </ControlGroup>
  )
}
