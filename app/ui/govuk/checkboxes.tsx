import type { ReactNode } from 'react'
import { Hint } from './hint'
import { Label } from './label'
import { type Attributes, joined, type Maybe, positioned } from './parts/attributes'
import { ChoiceGroup, describedByIds, type FieldProps, type FieldsetOptions } from './parts/form-group'

export interface CheckboxItem {
  value: string | number
  text: ReactNode
  id?: string
  name?: string
  hint?: ReactNode
  /** Decides for this item, whatever `defaultValues` says. */
  defaultChecked?: boolean
  disabled?: boolean
  /** `exclusive` unticks the others, as for "None of these". */
  behaviour?: 'exclusive'
  conditional?: ReactNode
  attributes?: Attributes
}

export interface CheckboxesProps extends FieldProps {
  name: string
  idPrefix?: string
  items: Maybe<CheckboxItem | { divider: string }>[]
  defaultValues?: (string | number)[]
  fieldset?: FieldsetOptions
}

function Checkbox({ item, group, id }: { item: CheckboxItem; group: CheckboxesProps; id: string }) {
  const { idPrefix = group.name } = group
  const isChecked = item.defaultChecked ?? group.defaultValues?.some((value) => `${value}` === `${item.value}`)
  const inherited = group.fieldset ? '' : describedByIds({ ...group, id: idPrefix })
  return (
    <>
      <div className="govuk-checkboxes__item">
        <input
          className="govuk-checkboxes__input"
          id={id}
          name={item.name ?? group.name}
          type="checkbox"
          value={item.value}
          defaultChecked={isChecked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
          data-behaviour={item.behaviour}
          aria-describedby={joined(inherited, item.hint ? `${id}-item-hint` : '')}
          {...item.attributes}
        />
        <Label htmlFor={id} classes="govuk-checkboxes__label">
          {item.text}
        </Label>
        {item.hint ? (
          <Hint id={`${id}-item-hint`} classes="govuk-checkboxes__hint">
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {item.conditional ? (
        <div
          className={joined('govuk-checkboxes__conditional', !isChecked && 'govuk-checkboxes__conditional--hidden')}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      ) : null}
    </>
  )
}

export function Checkboxes(props: CheckboxesProps) {
  const { idPrefix = props.name, formGroup } = props
  return (
    <ChoiceGroup {...props} id={idPrefix}>
      <div className={joined('govuk-checkboxes', props.classes)} {...props.attributes} data-module="govuk-checkboxes">
        {formGroup?.beforeInput}
        {positioned(props.items).map(({ entry: item, position, key }) => {
          // The first id carries no number, so that the error summary can link to the name.
          const id = position > 1 ? `${idPrefix}-${position}` : idPrefix
          return 'divider' in item ? (
            <div className="govuk-checkboxes__divider" key={key}>
              {item.divider}
            </div>
          ) : (
            <Checkbox item={item} group={props} id={item.id ?? id} key={key} />
          )
        })}
        {formGroup?.afterInput}
      </div>
    </ChoiceGroup>
  )
}
