import { z } from 'zod'
import { isLocalDate, type LocalDate, localDateFromParts } from './dates.ts'

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
const bare = (words: string) => words.replace(/^(a|an|the|your) /, '')

/**
 * Characters no engine can store or no page should show: controls other than tab and line breaks, and those that turn
 * the direction of what stands around them.
 */
export const UNPRINTABLE = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/u

/** Whether a text shows nothing: spaces, and characters without a width. */
export const isBlank = (text: string) => !/[^\s\p{Cf}]/u.test(text)

/** One line of text. `words` completes "Enter …", as in 'a name'. */
export function line(words: string, max: number) {
  return z
    .string()
    .transform((text) => (isBlank(text) ? '' : text.replace(/\s+/g, ' ').trim()))
    .pipe(
      z
        .string()
        .min(1, `Enter ${words}`)
        .max(max, `${capital(bare(words))} must be ${max} characters or fewer`),
    )
}

/**
 * A reference as the service writes it, `VVF-7K2Q`, from what somebody typed: any case, with or without spaces, dashes
 * and the letters in front. Null when it cannot be one.
 */
export function referenceFrom(typed: string): string | null {
  const bare = typed.replace(/[\s\p{Cf}\p{Pd}]/gu, '').toUpperCase()
  const code = /^(?:VVF)?(?<code>[0-9A-Z]{4})$/.exec(bare)?.groups?.code
  return code ? `VVF-${code}` : null
}

/** The reference of a participant, in any spelling that `referenceFrom` reads. */
export const participantReference = z.string().transform((text, issue) => {
  const typed = text.length <= 40 ? referenceFrom(text) : null
  if (typed) return typed
  const message = text.trim() === '' ? 'Enter the participant’s reference' : 'Reference must be like VVF-7K2Q'
  issue.addIssue({ code: 'custom', message })
  return z.NEVER
})

/** The version of a row that a form was made from: no longer a number than a column of either engine takes. */
export const rowVersion = z
  .string()
  .regex(/^\d{1,9}$/, 'The form was not complete. Open the page again')
  .transform(Number)

/** A whole number between two bounds, typed as text; commas and spaces are forgiven. */
export function wholeNumber(words: string, min: number, max: number) {
  const name = capital(bare(words))
  return z
    .string()
    .transform((text) => text.replace(/[\s,]/g, ''))
    .pipe(
      z
        .string()
        .min(1, `Enter ${words}`)
        .regex(/^-?\d+$/, `${name} must be a whole number`)
        .transform(Number)
        .pipe(z.number().min(min, `${name} must be ${min} or more`).max(max, `${name} must be ${max} or fewer`)),
    )
}

/** An amount in pounds, typed as "20", "£20" or "12.50"; the value is in pence. */
export function pounds(words: string, maxPounds: number) {
  const name = capital(bare(words))
  return z
    .string()
    .transform((text) => text.replace(/[£\s,]/g, ''))
    .pipe(
      z
        .string()
        .min(1, `Enter ${words}`)
        .regex(/^\d+(\.\d{1,2})?$/, `${name} must be an amount of money, like 20 or 12.50`)
        .transform((text) => Math.round(Number(text) * 100))
        .pipe(
          z
            .number()
            .min(1, `${name} must be more than £0`)
            .max(maxPounds * 100, `${name} must be £${maxPounds} or less`),
        ),
    )
}

/**
 * A date typed as day, month and year. `parseForm` joins the three boxes to "day/month/year".
 * Refuses an empty, a half-filled and a non-existent date. The value is a LocalDate.
 */
export function dateBoxes(words: string) {
  return z.string().transform((text, issue) => typedDate(words, text, issue) ?? refused(issue, `Enter ${words}`))
}

/** As `dateBoxes`, for a date that may be left out: three empty boxes are null. */
export function dateBoxesOrNone(words: string) {
  return z.string().transform((text, issue) => typedDate(words, text, issue))
}

function typedDate(words: string, text: string, issue: z.RefinementCtx): LocalDate | null {
  const name = capital(bare(words))
  const [day = '', month = '', year = ''] = text.split('/').map((part) => part.trim())
  if (!day && !month && !year) return null
  const missing = [!day && 'a day', !month && 'a month', !year && 'a year'].filter(Boolean)
  if (missing.length > 0) return refused(issue, `${name} must include ${missing.join(' and ')}`)
  const date = localDateFromParts(day, month, year)
  return date && isLocalDate(date) ? date : refused(issue, `${name} must be a real date`)
}

function refused(issue: z.RefinementCtx, message: string): never {
  issue.addIssue({ code: 'custom', message })
  return z.NEVER
}
