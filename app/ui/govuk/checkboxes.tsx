import { joined, type Maybe } from './parts/attributes'
import { Choice, type ChoiceItem, Choices } from './parts/choice'
import { describedByIds, type FieldProps, type FieldsetOptions } from './parts/form-group'

export interface CheckboxItem extends ChoiceItem {
  name?: string
  /** `exclusive` unticks the others, as for "None of these". */
  behaviour?: 'exclusive'
}

export interface CheckboxesProps extends FieldProps {
  name: string
  idPrefix?: string
  items: Maybe<CheckboxItem | { divider: string }>[]
  defaultValues?: (string | number)[]
  fieldset?: FieldsetOptions
}

export function Checkboxes(props: CheckboxesProps) {
  const { name, idPrefix = name, defaultValues, fieldset } = props
  const inherited = fieldset ? '' : describedByIds({ ...props, id: idPrefix })
  const choice = (item: CheckboxItem, id: string) => (
    <Choice
      kind="checkboxes"
      item={item}
      id={id}
      isChecked={item.defaultChecked ?? defaultValues?.some((value) => `${value}` === `${item.value}`)}
      name={item.name ?? name}
      type="checkbox"
      data-behaviour={item.behaviour}
      aria-describedby={joined(inherited, item.hint ? `${id}-item-hint` : '')}
    />
  )
  return <Choices {...props} kind="checkboxes" idPrefix={idPrefix} choice={choice} />
}
