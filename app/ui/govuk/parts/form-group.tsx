import type { ReactNode } from 'react'
import { ErrorMessage } from '../error-message'
import { Fieldset, type LegendOptions } from '../fieldset'
import { Hint } from '../hint'
import { Label, type LabelOptions } from '../label'
import { type Common, joined } from './attributes'

export interface FormGroupOptions extends Common {
  beforeInput?: ReactNode
  afterInput?: ReactNode
}

/** What every form control accepts. The id follows the name, so the error summary can link to it without being told. */
export interface FieldProps extends Common {
  hint?: ReactNode
  errorMessage?: ReactNode
  describedBy?: string
  formGroup?: FormGroupOptions
}

export interface ControlProps extends FieldProps {
  name: string
  id?: string
  label: string | LabelOptions
  disabled?: boolean
}

export interface FieldsetOptions extends Common {
  legend?: string | LegendOptions
  describedBy?: string
}

type Messages = Pick<FieldProps, 'hint' | 'errorMessage' | 'describedBy'> & { id: string }

export function describedByIds({ id, hint, errorMessage, describedBy }: Messages) {
  return joined(describedBy, hint ? `${id}-hint` : '', errorMessage ? `${id}-error` : '')
}

function MessagesFor({ id, hint, errorMessage }: Messages) {
  return (
    <>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {errorMessage ? <ErrorMessage id={`${id}-error`}>{errorMessage}</ErrorMessage> : null}
    </>
  )
}

function FormGroup(props: FieldProps & { children: ReactNode }) {
  const { errorMessage, formGroup, children } = props
  const className = joined('govuk-form-group', errorMessage ? 'govuk-form-group--error' : '', formGroup?.classes)
  return (
    <div className={className} {...formGroup?.attributes}>
      {children}
    </div>
  )
}

/** One labelled control with its hint and error. */
export function ControlGroup(props: ControlProps & { children: ReactNode }) {
  const id = props.id ?? props.name
  const label = typeof props.label === 'string' ? { text: props.label } : props.label
  return (
    <FormGroup {...props}>
      <Label htmlFor={id} isPageHeading={label.isPageHeading} classes={label.classes} attributes={label.attributes}>
        {label.text}
      </Label>
      <MessagesFor {...props} id={id} />
      {props.children}
    </FormGroup>
  )
}

/** Several controls under one legend; the fieldset, when there is one, carries the hint and error. */
export function ChoiceGroup(
  props: FieldProps & { id: string; fieldset?: FieldsetOptions; role?: string; children: ReactNode },
) {
  const { fieldset, role } = props
  const content = (
    <>
      <MessagesFor {...props} />
      {props.children}
    </>
  )
  const describedBy = describedByIds({ ...props, describedBy: fieldset?.describedBy ?? props.describedBy })
  return (
    <FormGroup {...props}>
      {fieldset ? (
        <Fieldset {...fieldset} role={role} describedBy={describedBy}>
          {content}
        </Fieldset>
      ) : (
        content
      )}
    </FormGroup>
  )
}
