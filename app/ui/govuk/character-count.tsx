import { Hint } from './hint'
import { joined } from './parts/attributes'
import { Textarea, type TextareaProps } from './textarea'

export interface CharacterCountProps extends TextareaProps {
  maxLength?: number
  maxWords?: number
  /** Show the count only from this percentage of the limit on. */
  threshold?: number
  countType?: 'characters' | 'length' | 'words'
  textareaDescriptionText?: string
  countMessage?: { classes?: string }
}

export function CharacterCount(props: CharacterCountProps) {
  const { maxLength, maxWords, threshold, countType, textareaDescriptionText, countMessage, ...textarea } = props
  const { id = props.name, formGroup } = props
  const limit = maxWords ?? maxLength
  const counted = countType ?? (maxWords ? 'words' : undefined)
  const description =
    textareaDescriptionText ?? `You can enter up to %{count} ${counted === 'words' ? 'words' : 'characters'}`
  const settings = {
    'data-module': 'govuk-character-count',
    'data-maxlength': maxLength,
    'data-maxwords': maxWords,
    'data-threshold': threshold,
    'data-count-type': counted,
    'data-i18n.textarea-description.other': limit ? undefined : textareaDescriptionText,
  }
  const message = (
    <>
      <Hint id={`${id}-info`} classes={joined('govuk-character-count__message', countMessage?.classes)}>
        {limit ? description.replace('%{count}', String(limit)) : null}
      </Hint>
      {formGroup?.afterInput}
    </>
  )
  return (
    <Textarea
      {...textarea}
      classes={joined('govuk-js-character-count', props.classes)}
      describedBy={joined(`${id}-info`, props.describedBy)}
      formGroup={{
        classes: joined('govuk-character-count', formGroup?.classes),
        attributes: { ...settings, ...formGroup?.attributes },
        beforeInput: formGroup?.beforeInput,
        afterInput: message,
      }}
    />
  )
}
