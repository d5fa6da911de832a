import type { ReactNode } from 'react'
import { Hint } from './hint'
import { Label } from './label'
import { type Attributes, joined, type Maybe, positioned } from './parts/attributes'
import { ChoiceGroup, type FieldProps, type FieldsetOptions } from './parts/form-group'

export interface RadioItem {
  value: string | number
  text: ReactNode
  id?: string
  hint?: ReactNode
  /** Decides for this item, whatever `defaultValue` says. */
  defaultChecked?: boolean
  disabled?: boolean
  conditional?: ReactNode
  attributes?: Attributes
}

export interface RadiosProps extends Omit<FieldProps, 'describedBy'> {
  name: string
  idPrefix?: string
  items: Maybe<RadioItem | { divider: string }>[]
  defaultValue?: string | number
  fieldset?: FieldsetOptions
}

function Radio({ item, group, id }: { item: RadioItem; group: RadiosProps; id: string }) {
  const isChecked = item.defaultChecked ?? `${item.value}` === `${group.defaultValue}`
  return (
    <>
      <div className="govuk-radios__item">
        <input
          className="govuk-radios__input"
          id={id}
          name={group.name}
          type="radio"
          value={item.value}
          defaultChecked={isChecked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
          aria-describedby={item.hint ? `${id}-item-hint` : undefined}
          {...item.attributes}
        />
        <Label htmlFor={id} classes="govuk-radios__label">
          {item.text}
        </Label>
        {item.hint ? (
          <Hint id={`${id}-item-hint`} classes="govuk-radios__hint">
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {item.conditional ? (
        <div
          className={joined('govuk-radios__conditional', !isChecked && 'govuk-radios__conditional--hidden')}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      ) : null}
    </>
  )
}

/** `classes` takes `govuk-radios--inline` and `govuk-radios--small`. */
export function Radios(props: RadiosProps) {
  const { idPrefix = props.name, formGroup } = props
  return (
    <ChoiceGroup {...props} id={idPrefix}>
      <div className={joined('govuk-radios', props.classes)} {...props.attributes} data-module="govuk-radios">
        {formGroup?.beforeInput}
        {positioned(props.items).map(({ entry: item, position, key }) => {
          // The first id carries no number, so that the error summary can link to the name.
          const id = position > 1 ? `${idPrefix}-${position}` : idPrefix
          return 'divider' in item ? (
            <div className="govuk-radios__divider" key={key}>
              {item.divider}
            </div>
          ) : (
            <Radio item={item} group={props} id={item.id ?? id} key={key} />
          )
        })}
        {formGroup?.afterInput}
      </div>
    </ChoiceGroup>
  )
}
