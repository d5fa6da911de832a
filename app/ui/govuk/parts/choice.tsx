import { Fragment, type InputHTMLAttributes, type ReactNode } from 'react'
import { Hint } from '../hint'
import { Label } from '../label'
import { type Attributes, type Common, joined, type Maybe, positioned } from './attributes'
import { ChoiceGroup, type FieldProps, type FieldsetOptions } from './form-group'

/** What radios and checkboxes have in common: one choice, and the list of them. */
export interface ChoiceItem {
  value: string | number
  text: ReactNode
  id?: string
  hint?: ReactNode
  /** Decides for this item, whatever the group says is chosen. */
  defaultChecked?: boolean
  disabled?: boolean
  conditional?: ReactNode
  attributes?: Attributes
}

type Kind = 'radios' | 'checkboxes'

interface ChoiceProps extends InputHTMLAttributes<HTMLInputElement> {
  kind: Kind
  item: ChoiceItem
  id: string
  isChecked?: boolean
}

export function Choice({ kind, item, id, isChecked, ...input }: ChoiceProps) {
  return (
    <>
      <div className={`govuk-${kind}__item`}>
        <input
          className={`govuk-${kind}__input`}
          id={id}
          value={item.value}
          defaultChecked={isChecked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
          {...input}
          {...item.attributes}
        />
        <Label htmlFor={id} classes={`govuk-${kind}__label`}>
          {item.text}
        </Label>
        {item.hint ? (
          <Hint id={`${id}-item-hint`} classes={`govuk-${kind}__hint`}>
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {item.conditional ? (
        <div
          className={joined(`govuk-${kind}__conditional`, !isChecked && `govuk-${kind}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      ) : null}
    </>
  )
}

interface ChoicesProps<T> extends Omit<FieldProps, 'describedBy'>, Common {
  kind: Kind
  name?: string
  idPrefix: string
  items: Maybe<T | { divider: string }>[]
  fieldset?: FieldsetOptions
  describedBy?: string
  choice: (item: T, id: string) => ReactNode
}

export function Choices<T extends ChoiceItem>(props: ChoicesProps<T>) {
  const { kind, idPrefix, formGroup, choice } = props
  return (
    <ChoiceGroup {...props} id={idPrefix}>
      <div className={joined(`govuk-${kind}`, props.classes)} {...props.attributes} data-module={`govuk-${kind}`}>
        {formGroup?.beforeInput}
        {positioned(props.items).map(({ entry: item, position, key }) => {
          if ('divider' in item) {
            return (
              <div className={`govuk-${kind}__divider`} key={key}>
                {item.divider}
              </div>
            )
          }
          // The first id carries no number, so that the error summary can link to the name.
          const id = item.id ?? (position > 1 ? `${idPrefix}-${position}` : idPrefix)
          return <Fragment key={key}>{choice(item, id)}</Fragment>
        })}
        {formGroup?.afterInput}
      </div>
    </ChoiceGroup>
  )
}
