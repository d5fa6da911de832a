import { z } from 'zod'
import { BREADTH_CODES, POINT_KIND_CODES, VALENCE_CODES } from '../points/status.ts'
import {
  MOST_STAFF,
  ORGANISATION_CODES,
  ORGANISATIONS,
  REGISTER_STATUS_CODES,
  type StaffPresent,
  staffFrom,
} from '../register/status.ts'
import { line, wholeNumber } from '../shared/fields.ts'
import type { Mark, Moment } from './protocol.ts'
import { MOST_REFERENCE, PULSE_ANSWERS, PULSE_QUESTIONS } from './status.ts'

const notComplete = 'The form was not complete. Open the page again'
const anId = z.string(notComplete).regex(/^[\w-]{1,40}$/, notComplete)
const mark = z.enum(['none', ...REGISTER_STATUS_CODES], 'Choose one of the answers')
const moment = z.enum(['waiting', 'running', 'ended'], notComplete)

export type MarkPost = { participant: string; before: Mark; wanted: Mark }
export type StaffPost = { before: StaffPresent; wanted: StaffPresent }
export type TimePost = { item: string; before: Moment; wanted: Moment; at: Date | null }

/** When something was tapped, as a device says it. One that cannot be read is as good as none. */
const told = z
  .string()
  .optional()
  .transform((text) => {
    const at = text && /^\d{4}-\d\d-\d\dT[\d:.]{5,12}Z$/.test(text) ? new Date(text) : null
    return at && !Number.isNaN(at.getTime()) ? at : null
  })

const version = z
  .string()
  .regex(/^\d{1,9}$/, notComplete)
  .transform(Number)

/** What a note holds. How many people said it and whether it works may be left for later. */
const noted = {
  text: line('what was said', 1000),
  kind: z.enum(POINT_KIND_CODES, 'Choose what sort of note it is'),
  breadth: z
    .enum(['', ...BREADTH_CODES], 'Choose how many people said it, or “Not said”')
    .optional()
    .transform((code) => code || null),
  valence: z
    .enum(['', ...VALENCE_CODES], 'Choose one of the answers, or “Not said”')
    .optional()
    .transform((code) => code || null),
}
export const noteFields = z.strictObject(noted)
export type Noted = z.output<typeof noteFields>

const staffNumber = (words: string) =>
  z
    .string()
    .transform((text) => text.trim() || '0')
    .pipe(wholeNumber(`a number for ${words}`, 0, MOST_STAFF))

/** A number for each organisation as it was shown and as it is wanted. */
const staffShape = Object.fromEntries(
  ORGANISATION_CODES.flatMap((code) => [
    [`before-${code}`, staffNumber(ORGANISATIONS[code].label)],
    [`staff-${code}`, staffNumber(ORGANISATIONS[code].label)],
  ]),
)

/** One answer of the pulse. */
export const pulse = {
  question: z
    .enum(
      PULSE_QUESTIONS.map(({ number }) => String(number)),
      notComplete,
    )
    .transform(Number),
  answer: z
    .enum(
      PULSE_ANSWERS.map(({ number }) => String(number)),
      notComplete,
    )
    .transform(Number),
}

const round = z.literal('yes', notComplete).optional()

/** Every form of a session day (`protocol.ts`), told apart by what is intended. */
export const dayInput = z.discriminatedUnion(
  'intent',
  [
    z.strictObject({ intent: z.literal('mark'), participant: anId, before: mark, wanted: mark }),
    z.strictObject({ intent: z.literal('staff'), ...staffShape }).transform((fields) => ({
      intent: 'staff' as const,
      before: staffFrom((code) => Number(fields[`before-${code}` as keyof typeof fields])),
      wanted: staffFrom((code) => Number(fields[`staff-${code}` as keyof typeof fields])),
    })),
    z.strictObject({ intent: z.literal('time'), item: anId, before: moment, wanted: moment, at: told }),
    z.strictObject({ intent: z.literal('note'), item: z.union([z.literal(''), anId]), ...noted }),
    z.strictObject({
      intent: z.literal('note-change'),
      note: anId,
      version,
      ...noted,
    }),
    z.strictObject({ intent: z.literal('note-remove'), note: anId, version: version.optional() }),
    z.strictObject({ intent: z.literal('tap'), ...pulse, round }),
    z.strictObject({ intent: z.literal('untap'), ...pulse, round }),
  ],
  'Choose one of the buttons of the page',
)
export type DayInput = z.output<typeof dayInput>

/** What the address of the page may say: what was tapped last, so that it can be taken back, and what is being changed. */
export function viewFrom(search: URLSearchParams) {
  const text = z.string().catch('')
  return z
    .object({ was: text, tapped: text, edit: anId.catch(''), at: anId.catch('') })
    .transform(({ was, tapped, edit, at }) => {
      const [participant = '', status = ''] = was.split('.')
      const [question = '', answer = ''] = tapped.split('.')
      const parsedMark = mark.safeParse(status)
      const tap = z.strictObject(pulse).safeParse({ question, answer })
      return {
        was: parsedMark.success ? { participant, mark: parsedMark.data } : null,
        tapped: tap.success ? tap.data : null,
        edit,
        at,
      }
    })
    .parse(Object.fromEntries(search))
}

/** The forms of the page that says what to do when somebody tells of harm. */
export const disclosureInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('used') }),
  z.strictObject({ intent: z.literal('outcome'), use: anId, reference: line('the reference', MOST_REFERENCE) }),
])
