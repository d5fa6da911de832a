import type { ReactNode } from 'react'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, ErrorSummary } from '../govuk/index.ts'
import { FormKeys } from './form-token.tsx'

type Refused = RefusedForm | undefined | null

/** Reads a refused form: the message beside a field, and what was typed into it. */
export function refusedForm(refused: Refused) {
  const typed = refused?.typed ?? {}
  return {
    refused: Boolean(refused),
    error: (field: string) => refused?.errors.find((error) => error.field === field)?.message,
    /** What was typed, or `otherwise` when the form has not been refused. */
    value: (field: string, otherwise = '') => (refused ? [typed[field] ?? ''].flat().join('') : otherwise),
    values: (field: string, otherwise: string[] = []) => (refused ? [typed[field] ?? []].flat() : otherwise),
    date: (field: string, otherwise = '') => (refused ? typedDate(typed, field) : datedParts(otherwise)),
  }
}

function typedDate(typed: RefusedForm['typed'], field: string) {
  const part = (name: string) => [typed[`${field}-${name}`] ?? ''].flat().join('')
  return { day: part('day'), month: part('month'), year: part('year') }
}

function datedParts(date: string) {
  const [year = '', month = '', day = ''] = date.split('-')
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
}

/** The errors of a refused form, first on the page, each leading to its field. */
export function FormErrors({ refused, ids = {} }: { refused: Refused; ids?: Record<string, string> }) {
  if (!refused) return null
  return (
    <ErrorSummary
      errorList={refused.errors.map(({ field, message, href }) => ({
        text: message,
        href: href ?? (field ? `#${ids[field] ?? field}` : undefined),
      }))}
    />
  )
}

type ServiceFormProps = {
  children?: ReactNode
  /** Who will see what is typed (product.md: each form says so). */
  whoSees?: string
  submit?: ReactNode
  /** What comes last instead of a plain button. */
  end?: ReactNode
  submitClasses?: string
  intent?: string
  action?: string
  encType?: 'multipart/form-data'
  classes?: string
}

/** A form that posts to its own page, once: it carries a fresh submission key each time it is shown. */
export function ServiceForm(props: ServiceFormProps) {
  const { children, whoSees, submit, end, submitClasses, intent, action, encType, classes } = props
  return (
    <form method="post" action={action} encType={encType} noValidate className={classes}>
      <FormKeys />
      {intent ? <input type="hidden" name="intent" value={intent} /> : null}
      {children}
      {whoSees ? <p className="govuk-body-s app-who-sees">{whoSees}</p> : null}
      {submit ? (
        <Button classes={submitClasses} preventDoubleClick>
          {submit}
        </Button>
      ) : null}
      {end}
    </form>
  )
}
