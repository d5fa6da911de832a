import { Input, type InputProps } from './input'
import { type Attributes, joined } from './parts/attributes'
import { ChoiceGroup, type FieldProps, type FieldsetOptions } from './parts/form-group'

export interface DatePart extends Pick<InputProps, 'inputMode' | 'autocomplete' | 'pattern' | 'classes' | 'id'> {
  name?: string
  label?: string
  /** Marks this part alone; with none marked, an error message marks all of them. */
  error?: boolean
  attributes?: Attributes
}

type PartName = 'day' | 'month' | 'year'

export interface DateInputProps extends Omit<FieldProps, 'describedBy'> {
  /** Parts are named `<namePrefix>-day`, `-month` and `-year`; ids follow. */
  namePrefix?: string
  id?: string
  fieldset?: FieldsetOptions
  defaultValues?: Partial<Record<PartName, string | number>>
  day?: DatePart | false
  month?: DatePart | false
  year?: DatePart | false
}

const hasError = (part: DatePart | false | undefined) =>
  part ? part.error || part.classes?.includes('govuk-input--error') : false

function DatePartInput({ kind, part, group }: { kind: PartName; part: DatePart; group: DateInputProps }) {
  const { name = kind, label = name.charAt(0).toUpperCase() + name.slice(1), error, id, classes, ...input } = part
  const { namePrefix, day, month, year } = group
  const isMarked = error ?? (group.errorMessage && ![day, month, year].some(hasError))
  const width = classes?.includes('govuk-input--width-') ? '' : `govuk-input--width-${kind === 'year' ? 4 : 2}`
  return (
    <div className="govuk-date-input__item">
      <Input
        {...input}
        inputMode={part.inputMode ?? 'numeric'}
        label={{ text: label, classes: 'govuk-date-input__label' }}
        id={id ?? `${group.id ?? namePrefix}-${name}`}
        name={namePrefix ? `${namePrefix}-${name}` : name}
        classes={joined('govuk-date-input__input', isMarked ? 'govuk-input--error' : '', width, classes)}
        defaultValue={group.defaultValues?.[kind]}
      />
    </div>
  )
}

export function DateInput(props: DateInputProps) {
  const { id = props.namePrefix ?? '', day = {}, month = {}, year = {}, formGroup } = props
  return (
    // Without the role JAWS does not read the description of a group of text inputs.
    <ChoiceGroup {...props} id={id} role="group">
      <div className={joined('govuk-date-input', props.classes)} id={id} {...props.attributes}>
        {formGroup?.beforeInput}
        {day ? <DatePartInput kind="day" part={day} group={props} /> : null}
        {month ? <DatePartInput kind="month" part={month} group={props} /> : null}
        {year ? <DatePartInput kind="year" part={year} group={props} /> : null}
        {formGroup?.afterInput}
      </div>
    </ChoiceGroup>
  )
}
