import type { AuditAction } from '../audit/actions.ts'

/** An expected "no" is a value with a stable reason; an unexpected failure is thrown. */
export type Result<T, R extends string> = { ok: true; value: T } | { ok: false; reason: R }

/** One line of the audit trail: what was done to which object. Ids, counts and field names only, never free text. */
export type AuditEvent = { action: string; object: string; detail: AuditDetail }
export type AuditDetail = Record<string, string | number | boolean | null | readonly string[]>

/** What the function inside a `write` answers. */
export type Outcome<T, R extends string> =
  | { kind: 'done'; value: T; events: readonly [AuditEvent, ...AuditEvent[]] }
  | { kind: 'refused'; reason: R }
  | { kind: 'unchanged'; value: T }

/** A change with its audit event(s); both commit together (architecture rule 4). */
export function done<T>(value: T, first: AuditEvent, ...rest: AuditEvent[]): Outcome<T, never> {
  return { kind: 'done', value, events: [first, ...rest] }
}

/** A refusal: everything the function has written so far is rolled back. */
export function refuse<const R extends string>(reason: R): Outcome<never, R> {
  return { kind: 'refused', reason }
}

/** Nothing to change. Whatever was written all the same is rolled back. */
export function unchanged<T>(value: T): Outcome<T, never> {
  return { kind: 'unchanged', value }
}

export function event(action: AuditAction, object: string, detail: AuditDetail = {}): AuditEvent {
  return { action, object, detail }
}

/** What was typed into a form, by field name, to be shown again as it was. */
export type Typed = Record<string, string | string[]>
/** An error beside a field; an empty field name means the whole form. `href` leads to another page. */
export type FieldError = { field: string; message: string; href?: string }
/** A refused form on its way back to the page: the errors, and everything typed. */
export type RefusedForm = { errors: FieldError[]; typed: Typed }
