import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface ButtonProps extends Common {
  /** Makes it a link that looks and is announced as a button. */
  href?: string
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string
  id?: string
  disabled?: boolean
  preventDoubleClick?: boolean
  isStartButton?: boolean
  children: ReactNode
}

const startIcon = (
  <svg
    className="govuk-button__start-icon"
    xmlns="http://www.w3.org/2000/svg"
    width="17.5"
    height="19"
    viewBox="0 0 33 40"
    aria-hidden="true"
    focusable="false"
  >
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
  </svg>
)

export function Button(props: ButtonProps) {
  const { href, id, classes, isStartButton, attributes, children } = props
  const shared = {
    id,
    className: joined('govuk-button', classes, isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...attributes,
  }
  const content = (
    <>
      {children}
      {isStartButton ? startIcon : null}
    </>
  )
  if (href) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a link is styled as a button here, and upstream announces it as one
      <a href={href} role="button" draggable={false} {...shared}>
        {content}
      </a>
    )
  }
  return (
    <button
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      disabled={props.disabled}
      aria-disabled={props.disabled || undefined}
      data-prevent-double-click={props.preventDoubleClick}
      {...shared}
    >
      {content}
    </button>
  )
}
