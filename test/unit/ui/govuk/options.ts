import type { ReactNode } from 'react'
import { asAttributes, asNodes } from './markup'

type Value = string | number

/** The macro options our ports answer to, as the fixtures write them. */
export interface Options {
  text?: Value
  html?: string
  titleText?: string
  titleHtml?: string
  descriptionText?: string
  descriptionHtml?: string
  summaryText?: string
  summaryHtml?: string
  logoText?: string
  logoHtml?: string
  id?: string
  idPrefix?: string
  name?: string
  namePrefix?: string
  for?: string
  href?: string
  redirectUrl?: string
  classes?: string
  attributes?: Record<string, unknown>
  value?: Value
  label?: Options
  legend?: Options
  fieldset?: Options
  hint?: Options
  errorMessage?: Options
  formGroup?: Options
  beforeInput?: Options
  afterInput?: Options
  beforeInputs?: Options
  afterInputs?: Options
  inputWrapper?: Options
  countMessage?: Options
  prefix?: Options
  suffix?: Options
  conditional?: Options
  tag?: Options
  status?: Options
  title?: Options
  key?: Options
  card?: Options
  actions?: Options
  meta?: Options
  previous?: Options
  next?: Options
  describedBy?: string
  visuallyHiddenText?: string | boolean
  isPageHeading?: boolean
  checked?: boolean
  selected?: boolean
  disabled?: boolean
  current?: boolean
  active?: boolean
  ellipsis?: boolean
  multiple?: boolean
  open?: boolean
  error?: boolean
  javascript?: boolean
  spellcheck?: boolean
  preventDoubleClick?: boolean
  isStartButton?: boolean
  disableAutoFocus?: boolean
  collapseOnMobile?: boolean
  collapseNavigationOnMobile?: boolean
  firstCellIsHeader?: boolean
  divider?: string
  behaviour?: 'exclusive'
  type?: string
  role?: string
  inputmode?: 'numeric' | 'text'
  autocomplete?: string
  autocapitalize?: string
  pattern?: string
  format?: 'numeric'
  countType?: 'characters' | 'length' | 'words'
  textareaDescriptionText?: string
  iconFallbackText?: string
  landmarkLabel?: string
  labelText?: string
  ariaLabel?: string
  visuallyHiddenTitle?: string
  titleId?: string
  url?: string
  containerClasses?: string
  captionClasses?: string
  caption?: string
  serviceName?: string
  serviceUrl?: string
  navigationLabel?: string
  navigationId?: string
  navigationClasses?: string
  menuButtonText?: string
  menuButtonLabel?: string
  maxlength?: number
  maxwords?: number
  threshold?: number
  rows?: unknown
  number?: Value
  width?: string
  columns?: number
  colspan?: number
  rowspan?: number
  headingLevel?: Level
  titleHeadingLevel?: Level
  items?: (Options | null | false)[]
  errorList?: Options[]
  head?: Options[]
  navigation?: (Options | null | false | '')[]
  slots?: Record<string, string | { html: string; align: 'inline' }>
  day?: Options | false
  month?: Options | false
  year?: Options | false
  values?: unknown
}

type Level = 1 | 2 | 3 | 4 | 5 | 6

/** `html` wins over `text`, as upstream. */
export const content = (text: Value | undefined, html?: string): ReactNode => (html ? asNodes(html) : text)
export const body = (options: Options | undefined) => options && content(options.text, options.html)

export const common = ({ classes, attributes }: Options) => ({ classes, attributes: asAttributes(attributes) })
export const maybeCommon = (options: Options | undefined) => options && common(options)

export const withText = (options: Options) => ({ ...common(options), text: body(options) })

export const mapped = <T>(items: readonly (Options | null | false | '')[] | undefined, to: (options: Options) => T) =>
  (items ?? []).map((item) => item && to(item))
