import { type Attributes, joined, type Maybe, positioned } from './parts/attributes'
import { ControlGroup, type ControlProps, describedByIds } from './parts/form-group'

export interface SelectItem {
  text: string | number
  /** Without a value the text is sent. */
  value?: string | number
  disabled?: boolean
  attributes?: Attributes
}

export interface SelectProps extends ControlProps {
  items: Maybe<SelectItem>[]
  defaultValue?: string | number
}

function Option({ text, value, disabled, attributes }: SelectItem) {
  return (
    <option value={value} disabled={disabled} {...attributes}>
      {text}
    </option>
  )
}

export function Select(props: SelectProps) {
  const { name, id = name, formGroup } = props
  return (
    <ControlGroup {...props}>
      {formGroup?.beforeInput}
      <select
        className={joined('govuk-select', props.classes, props.errorMessage ? 'govuk-select--error' : '')}
        id={id}
        name={name}
        defaultValue={props.defaultValue}
        disabled={props.disabled}
        aria-describedby={describedByIds({ ...props, id })}
        {...props.attributes}
      >
        {positioned(props.items).map(({ entry, key }) => (
          <Option key={key} {...entry} />
        ))}
      </select>
      {formGroup?.afterInput}
    </ControlGroup>
  )
}
