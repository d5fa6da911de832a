import type { ReactElement } from 'react'
import {
  CharacterCount,
  Checkboxes,
  DateInput,
  ErrorMessage,
  ErrorSummary,
  Fieldset,
  FileUpload,
  Hint,
  Input,
  Label,
  PasswordInput,
  Radios,
  Select,
  Textarea,
} from '#app/ui/govuk/index.ts'
import { asAttributes } from './markup'
import { body, common, content, mapped, maybeCommon, type Options, withText } from './options'

const labelOf = (label: Options = {}) => ({ ...withText(label), isPageHeading: label.isPageHeading })

const legendOf = (legend: Options | undefined) => legend && labelOf(legend)

const fieldsetOf = (fieldset: Options | undefined) =>
  fieldset && { ...common(fieldset), describedBy: fieldset.describedBy, legend: legendOf(fieldset.legend) }

const formGroupOf = (group: Options | undefined) =>
  group && {
    ...common(group),
    beforeInput: body(group.beforeInput ?? group.beforeInputs),
    afterInput: body(group.afterInput ?? group.afterInputs),
  }

const field = (o: Options) => ({
  ...common(o),
  hint: body(o.hint),
  errorMessage: body(o.errorMessage),
  describedBy: o.describedBy,
  formGroup: formGroupOf(o.formGroup),
})

const control = (o: Options) => ({
  ...field(o),
  name: o.name ?? '',
  id: o.id,
  label: labelOf(o.label),
  disabled: o.disabled,
})

const textual = (o: Options) => ({
  ...control(o),
  defaultValue: o.value === undefined ? undefined : String(o.value),
  autocomplete: o.autocomplete,
  spellcheck: o.spellcheck,
})

const textarea = (o: Options) => ({ ...textual(o), rows: o.rows as number | undefined })

const choiceItem = (o: Options) =>
  o.divider
    ? { divider: o.divider }
    : {
        value: o.value ?? '',
        text: body(o),
        id: o.id,
        name: o.name,
        hint: body(o.hint),
        defaultChecked: o.checked,
        disabled: o.disabled,
        behaviour: o.behaviour,
        conditional: body(o.conditional),
        attributes: asAttributes(o.attributes),
      }

const choices = (o: Options) => ({
  ...field(o),
  name: o.name ?? '',
  idPrefix: o.idPrefix,
  fieldset: fieldsetOf(o.fieldset),
  items: mapped(o.items, choiceItem),
})

/** Older examples list the parts as items; ours are always day, month and year. */
function datePart(o: Options, name: 'day' | 'month' | 'year') {
  const listed = o.items?.length ? (o.items.find((item) => item && item.name === name) ?? false) : o[name]
  if (listed === undefined || listed === false) return listed
  return {
    ...common(listed),
    id: listed.id,
    name: listed.name,
    label: listed.label as string | undefined,
    error: listed.error,
    inputMode: listed.inputmode,
    pattern: listed.pattern,
    autocomplete: listed.autocomplete,
  }
}

function dateValues(o: Options) {
  const values = (o.values ?? {}) as Record<string, string | number>
  const typed = (kind: 'day' | 'month' | 'year') => {
    const listed = o.items?.find((item) => item && item.name === kind) || {}
    const part = o[kind] || {}
    return listed.value ?? part.value ?? values[kind] ?? values[`${o.namePrefix}-${part.name ?? kind}`]
  }
  return { day: typed('day'), month: typed('month'), year: typed('year') }
}

export const formAdapters: Record<string, (o: Options) => ReactElement> = {
  'character-count': (o) => (
    <CharacterCount
      {...textarea(o)}
      maxLength={o.maxlength}
      maxWords={o.maxwords}
      threshold={o.threshold}
      countType={o.countType}
      textareaDescriptionText={o.textareaDescriptionText}
      countMessage={o.countMessage}
    />
  ),
  checkboxes: (o) => <Checkboxes {...choices(o)} defaultValues={o.values as string[] | undefined} />,
  'date-input': (o) => (
    <DateInput
      {...field(o)}
      id={o.id}
      namePrefix={o.namePrefix}
      fieldset={fieldsetOf(o.fieldset)}
      day={datePart(o, 'day')}
      month={datePart(o, 'month')}
      year={datePart(o, 'year')}
      defaultValues={dateValues(o)}
    />
  ),
  'error-message': (o) => (
    <ErrorMessage {...common(o)} id={o.id} visuallyHiddenText={o.visuallyHiddenText as string | undefined}>
      {body(o)}
    </ErrorMessage>
  ),
  'error-summary': (o) => (
    <ErrorSummary
      {...common(o)}
      title={content(o.titleText, o.titleHtml)}
      description={content(o.descriptionText, o.descriptionHtml)}
      errorList={o.errorList?.map((item) => ({ ...withText(item), href: item.href }))}
      disableAutoFocus={o.disableAutoFocus}
    />
  ),
  fieldset: (o) => (
    <Fieldset {...common(o)} legend={legendOf(o.legend)} describedBy={o.describedBy} role={o.role}>
      {content(undefined, o.html)}
    </Fieldset>
  ),
  'file-upload': (o) => <FileUpload {...control(o)} multiple={o.multiple} javascript={o.javascript} />,
  hint: (o) => (
    <Hint {...common(o)} id={o.id}>
      {body(o)}
    </Hint>
  ),
  input: (o) => (
    <Input
      {...textual(o)}
      type={o.type}
      inputMode={o.inputmode}
      autocapitalize={o.autocapitalize}
      pattern={o.pattern}
      prefix={o.prefix && withText(o.prefix)}
      suffix={o.suffix && withText(o.suffix)}
      inputWrapper={maybeCommon(o.inputWrapper)}
    />
  ),
  label: (o) => (
    <Label {...common(o)} htmlFor={o.for} isPageHeading={o.isPageHeading}>
      {body(o)}
    </Label>
  ),
  'password-input': (o) => (
    <PasswordInput {...textual(o)} autocomplete={o.autocomplete as 'new-password' | undefined} />
  ),
  radios: (o) => <Radios {...choices(o)} defaultValue={o.value} />,
  select: (o) => {
    const selected = o.items?.find((item) => item && item.selected === true)
    return (
      <Select
        {...control(o)}
        items={mapped(o.items, (item) => ({
          text: item.text ?? '',
          value: item.value,
          disabled: item.disabled,
          attributes: asAttributes(item.attributes),
        }))}
        defaultValue={selected ? (selected.value ?? selected.text) : o.value}
      />
    )
  },
  textarea: (o) => <Textarea {...textarea(o)} />,
}
