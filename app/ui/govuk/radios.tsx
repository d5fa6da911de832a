import type { Maybe } from './parts/attributes'
import { Choice, type ChoiceItem, Choices } from './parts/choice'
import type { FieldProps, FieldsetOptions } from './parts/form-group'

export type RadioItem = ChoiceItem

export interface RadiosProps extends Omit<FieldProps, 'describedBy'> {
  name: string
  idPrefix?: string
  items: Maybe<RadioItem | { divider: string }>[]
  defaultValue?: string | number
  fieldset?: FieldsetOptions
}

/** `classes` takes `govuk-radios--inline` and `govuk-radios--small`. */
export function Radios(props: RadiosProps) {
  const { name, idPrefix = name, defaultValue } = props
  const choice = (item: RadioItem, id: string) => (
    <Choice
      kind="radios"
      item={item}
      id={id}
      isChecked={item.defaultChecked ?? `${item.value}` === `${defaultValue}`}
      name={name}
      type="radio"
      aria-describedby={item.hint ? `${id}-item-hint` : undefined}
    />
  )
  return <Choices {...props} kind="radios" idPrefix={idPrefix} choice={choice} />
}
