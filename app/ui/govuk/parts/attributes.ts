import type { AllHTMLAttributes, DOMAttributes } from 'react'

type Owned = 'className' | 'classID' | 'style' | 'type' | 'defaultValue' | 'defaultChecked' | 'value' | 'checked'

/** Extra attributes for the main element. No handlers: pages are not hydrated, they would never run. */
export type Attributes = Omit<AllHTMLAttributes<HTMLElement>, Owned | keyof DOMAttributes<HTMLElement>> & {
  [data: `data-${string}`]: string | number | boolean | undefined
}

export interface Common {
  classes?: string
  attributes?: Attributes
}

/** An entry a page may switch off inline, as in `canEdit && { … }`. */
export type Maybe<T> = T | false | null | undefined | ''

/** Joins class names or ids, leaving out what is not there. */
export function joined(...names: Maybe<string>[]) {
  return names.filter(Boolean).join(' ') || undefined
}

/** The entries that are there, keyed by position: a served page is never re-ordered. Gaps count, as in upstream's ids. */
export function positioned<T>(entries: readonly Maybe<T>[]) {
  return entries.flatMap((entry, index) =>
    entry ? [{ entry, position: index + 1, key: `position-${index + 1}` }] : [],
  )
}
