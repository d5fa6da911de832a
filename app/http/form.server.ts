import { json, redirect } from '@remix-run/node'
import type { z } from 'zod'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { BadRequest } from '#app/domain/shared/errors.ts'
import { UNPRINTABLE } from '#app/domain/shared/fields.ts'
import type { FieldError, RefusedForm, Result, Typed } from '#app/domain/shared/result.ts'
import type { Submission } from '#db/client.server.ts'
import { FIELD_LIMIT, FIELD_SIZE_LIMIT } from './body-limits.ts'
import { FORM_TOKEN, foreignForm } from './form-token.server.ts'
import { seeOther } from './responses.server.ts'

/** A form as it was sent once, for whoever takes it. */
export type { Submission }

export type Accepted<T> = {
  ok: true
  value: T
  once: Submission
  refuse: (field: string, message: string, href?: string) => RefusedForm
  typed: Typed
}
export type Rejected = RefusedForm & { ok: false }

const SUBMISSION_KEY = /^[A-Za-z0-9_-]{20,64}$/
const notAskedFor: FieldError = {
  field: '',
  message: 'The form held something we did not ask for. Nothing was saved. Go back and start again.',
}
const DATE_BOX = /^(?<field>.+)-(?<part>day|month|year)$/

/**
 * Parses a posted form with a strict schema. Fields the schema does not name are refused, date boxes are joined to
 * one field, control characters are refused, and everything typed is kept for the page to show again.
 */
export async function parseForm<S extends z.ZodType>(
  schema: S,
  request: Request,
): Promise<Accepted<z.output<S>> | Rejected> {
  const typed = typedFields(await formData(request))
  const { submission: key, [FORM_TOKEN]: token, ...fields } = typed
  const foreign = await foreignForm(request, token)
  const errors = [
    ...(foreign ? [foreign] : []),
    ...unstorable(fields),
    ...oversized(fields),
    ...(Object.hasOwn(fields, '__proto__') ? [notAskedFor] : []),
  ]
  const parsed = schema.safeParse(joinDates(fields))
  if (!parsed.success) errors.push(...parsed.error.issues.map(toFieldError))
  if (!parsed.success || errors.length > 0) return { ok: false, errors: firstPerField(errors), typed: fields }
  return {
    ok: true,
    value: parsed.data,
    typed: fields,
    once: submission(key, request, fields),
    refuse: (field, message, href) => ({ errors: [{ field, message, ...(href ? { href } : {}) }], typed: fields }),
  }
}

/** A refused form: 400, with the errors and what was typed. */
export function invalid(form: RefusedForm, status = 400) {
  return json({ errors: form.errors, typed: form.typed }, { status })
}

type Words<R extends string> = Record<Exclude<R, 'repeated' | 'sent-before'>, FieldError>

/**
 * Turns a command's result into the answer to a form: on success, and on the same form sent twice, a redirect with a
 * notice; on a refusal the form again with the words for it.
 */
export function settle<R extends string>(
  form: Accepted<unknown>,
  result: Result<unknown, R>,
  { to, notice, words }: { to: string; notice: string; words: Words<R> },
) {
  if (result.ok) return seeOther(to, notice)
  if (result.reason === 'repeated') return seeOther(to, 'You had already sent this form. Nothing was saved twice.')
  const refusal: FieldError =
    result.reason === 'sent-before'
      ? { field: '', message: 'You sent this form before with something else in it. Check it and send it again.' }
      : words[result.reason as keyof Words<R>]
  return invalid(form.refuse(refusal.field, refusal.message))
}

/**
 * The answer to a form behind a private link. What was done shows on the page it leads to, which says "Saved": no notice is
 * kept in the browser, for the next page may be somebody else's (security.md T02).
 */
export function settleVisit<R extends string>(
  form: Accepted<unknown>,
  result: Result<unknown, R>,
  { to, words }: { to: string; words: Words<R> },
) {
  if (result.ok || result.reason === 'repeated') return redirect(`${to}?saved=yes`, 303)
  return settle(form, result, { to, notice: '', words })
}

/** Whether a page was led to by a form that was taken. */
export const wasSaved = (request: Request) => new URL(request.url).searchParams.get('saved') === 'yes'

/** The fields as they were sent. Throws BadRequest for what is no form, or has more fields than any of ours. */
export async function formData(request: Request): Promise<FormData> {
  const data = await request.formData().catch((error: unknown) => {
    throw new BadRequest('not a form', { cause: error })
  })
  if ([...data.keys()].length > FIELD_LIMIT) throw new BadRequest('more fields than a form of ours has')
  return data
}

function typedFields(data: FormData): Typed {
  const typed = new Map<string, string | string[]>()
  for (const [name, value] of data) {
    if (typeof value !== 'string') continue
    const text = value.replaceAll('\r\n', '\n')
    const before = typed.get(name)
    typed.set(name, before === undefined ? text : [before, text].flat())
  }
  return Object.fromEntries(typed)
}

function unstorable(typed: Typed): FieldError[] {
  return Object.entries(typed)
    .filter(([, value]) => [value].flat().some((text) => UNPRINTABLE.test(text)))
    .map(([field]) => ({ field, message: 'Remove the characters that cannot be printed' }))
}

function oversized(typed: Typed): FieldError[] {
  return Object.entries(typed)
    .filter(([, value]) => [value].flat().some((text) => Buffer.byteLength(text) > FIELD_SIZE_LIMIT))
    .map(([field]) => ({ field, message: 'This is too long. Shorten it to 10,000 characters or fewer' }))
}

function joinDates(typed: Typed): Typed {
  const joined = Object.entries(typed).map(([name, value]): [string, Typed[string]] => {
    const field = DATE_BOX.exec(name)?.groups?.field
    if (!field) return [name, value]
    return [field, ['day', 'month', 'year'].map((part) => typed[`${field}-${part}`] ?? '').join('/')]
  })
  return Object.fromEntries(joined)
}

function toFieldError(issue: z.core.$ZodIssue): FieldError {
  if (issue.code === 'unrecognized_keys') {
    return notAskedFor
  }
  // What a form says of its own field is said, not zod's words about types.
  const missing = issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')
  return { field: String(issue.path[0] ?? ''), message: missing ? 'Fill in or choose an answer' : issue.message }
}

function firstPerField(errors: FieldError[]): FieldError[] {
  return errors.filter((error, at) => errors.findIndex((other) => other.field === error.field) === at)
}

function submission(key: Typed[string] | undefined, request: Request, typed: Typed): Submission {
  const fields = Object.keys(typed)
    .sort()
    .map((name) => [name, typed[name]])
  return submissionOf(key, request, fields)
}

/**
 * What `writeOnce` needs to know a form again. What was sent is under a digest that no guess opens: who gave which dots, and
 * the words of a suggestion, could else be tried out. Throws BadRequest when the form has no key: no page of ours sends that.
 */
export function submissionOf(key: unknown, request: Request, content: unknown): Submission {
  if (typeof key !== 'string' || !SUBMISSION_KEY.test(key)) throw new BadRequest('the form has no submission key')
  return { key, content: keyedDigest('form', `sent\0${JSON.stringify([new URL(request.url).pathname, content])}`) }
}
