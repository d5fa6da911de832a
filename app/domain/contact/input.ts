import { z } from 'zod'
import type { LocalDate } from '../shared/dates.ts'
import { dateBoxesOrNone, isBlank } from '../shared/fields.ts'
import { tellingWord } from './rules.ts'
import {
  CHECK_IN_REASONS,
  CODE_WORD_MAX,
  CODE_WORD_MIN,
  HOURS,
  REVEAL_FIELDS,
  REVEAL_REASONS,
  type RevealField,
  type RevealReason,
  ROUTE_KINDS,
  SENDER_MAX,
  SOMEONE_ELSE,
  SUBJECT_MAX,
  type TaskIntent,
  taskMoves,
  WEEKDAYS,
} from './status.ts'

const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const oneLine = (text: string) => (isBlank(text) ? '' : text.replace(/\s+/g, ' ').trim())
const hour = z.union([z.literal(''), z.enum(HOURS)], 'Choose a time from the list').transform((text) => text || null)
const days = z
  .union([z.enum(WEEKDAYS).transform((day) => [day]), z.array(z.enum(WEEKDAYS))], 'Choose days from the list')
  .optional()
  .transform((chosen) => chosen ?? [])
const tick = z
  .literal('yes')
  .optional()
  .transform((ticked) => ticked === 'yes')

/** A line that a participant, and whoever looks over their shoulder, will read; empty for the neutral one. */
function neutralLine(name: string, max: number, forums: readonly string[]) {
  return z
    .string()
    .optional()
    .transform((text) => oneLine(text ?? ''))
    .superRefine((text, issue) => {
      const refuse = (message: string) => issue.addIssue({ code: 'custom', message })
      if (text.length > max) return refuse(`${name} must be ${max} characters or fewer`)
      if (/[<>()[\]{}"@,;:\\/]/.test(text)) return refuse(`${name} must have no commas, brackets or signs like @ and /`)
      const word = tellingWord(text, forums)
      if (word) refuse(`${name} must not say what this is about. Leave out “${word}”`)
    })
    .transform((text) => text || null)
}

/** The form of one way to reach somebody. An empty address keeps the one we hold. `forums` are names nobody may read. */
export function routeInput(forums: readonly string[]) {
  return z
    .strictObject({
      intent: z.literal('save-route'),
      route: z.enum(ROUTE_KINDS),
      version,
      address: z.string(),
      safe: z.enum(['yes', 'no'], 'Choose whether it is safe').transform((answer) => answer === 'yes'),
      days,
      from: hour.optional().transform((time) => time ?? null),
      until: hour.optional().transform((time) => time ?? null),
      voicemail: tick,
      withhold: tick,
      sender: neutralLine('Name', SENDER_MAX, forums),
      subject: neutralLine('Subject', SUBJECT_MAX, forums),
      /** That somebody else has the same address, and that this is right. */
      same: tick,
    })
    .superRefine(({ from, until }, issue) => {
      if (from && until && until <= from)
        issue.addIssue({ code: 'custom', path: ['until'], message: 'The end must be later than the beginning' })
    })
}
export type SaveRoute = z.output<ReturnType<typeof routeInput>>

/** What holds for every way. `today` keeps “not until” out of the past. An empty code word keeps the one we hold. */
export function rulesInput(today: LocalDate) {
  return z.strictObject({
    intent: z.literal('save-rules'),
    version,
    contactUs: tick,
    someoneElse: z.enum(SOMEONE_ELSE, 'Choose what to do if somebody else answers'),
    notUntil: dateBoxesOrNone('the day until which you must not contact them').refine(
      (date) => date === null || date > today,
      'The day until which you must not contact them must be in the future',
    ),
    codeWord: z
      .string()
      .transform(oneLine)
      .refine((text) => text === '' || (text.length >= CODE_WORD_MIN && text.length <= CODE_WORD_MAX), {
        message: `Code word must be ${CODE_WORD_MIN} to ${CODE_WORD_MAX} characters`,
      }),
    removeWord: tick,
  })
}
export type SaveRules = z.output<ReturnType<typeof rulesInput>>

/** `seen` is what the page showed, so that nobody confirms what somebody else has changed meanwhile. */
export const confirmInput = z.strictObject({ intent: z.literal('confirm'), seen: z.string().max(200) })
export const removeRouteInput = z.strictObject({
  intent: z.literal('remove-route'),
  route: z.enum(ROUTE_KINDS),
  version,
})

/** The four forms of the page, told apart by their intent. */
export const contactInput = (today: LocalDate, forums: readonly string[]) =>
  z.discriminatedUnion('intent', [routeInput(forums), rulesInput(today), confirmInput, removeRouteInput])

export const revealInput = z.strictObject({
  field: z.enum(REVEAL_FIELDS),
  reason: z.enum(REVEAL_REASONS, 'Choose why you need to see it'),
})
/** The same for whoever does a check-in. */
export const revealForCheckInInput = z.strictObject({
  field: revealInput.shape.field,
  reason: z.enum(CHECK_IN_REASONS, 'Choose why you need to see it'),
})
export type Reveal = { field: RevealField; reason: RevealReason }

export const settleTaskInput = z.strictObject({
  intent: z.enum([...(Object.keys(taskMoves) as [TaskIntent, ...TaskIntent[]]), 'make-link']),
})
