import { z } from 'zod'
import { BREADTH_CODES, POINT_KIND_CODES, VALENCE_CODES } from '../points/status.ts'
import type { RegisterEntry } from '../register/rules.ts'
import {
  isRegisterStatus,
  MOST_STAFF,
  ORGANISATION_CODES,
  ORGANISATIONS,
  REGISTER_STATUS_CODES,
  type StaffPresent,
  staffField,
  staffFrom,
  statusField,
} from '../register/status.ts'
import { isBlank, wholeNumber } from '../shared/fields.ts'
import { type Noted, noteFields } from './input.ts'
import type { Tally } from './rules.ts'
import { MOST_ANSWERS, NOTE_ROWS, noteField, PULSE_ANSWERS, PULSE_QUESTIONS, pulseField } from './status.ts'

export type TypedIn = {
  version: number
  entries: RegisterEntry[]
  staff: StaffPresent
  notes: (Noted & { item: string })[]
  answers: Tally[]
}

const optional = (schema: z.ZodType<string>) => schema.optional().transform((text) => text ?? '')
const number = (words: string, most: number) =>
  optional(z.string())
    .transform((text) => text.trim() || '0')
    .pipe(wholeNumber(`a number for ${words}`, 0, most))

/** What was written down on paper, for one session: its people, its agenda, rows of notes and totals, and no other field. */
export function typedInInput(people: readonly { participantId: string; alias: string }[]) {
  const shape: Record<string, z.ZodType> = {
    version: z.string().regex(/^\d{1,9}$/, 'The form was not complete. Open the page again'),
  }
  for (const { participantId, alias } of people)
    shape[statusField(participantId)] = optional(
      z.enum(['', ...REGISTER_STATUS_CODES], `Choose one of the answers for ${alias}`),
    )
  for (const code of ORGANISATION_CODES) shape[staffField(code)] = number(ORGANISATIONS[code].label, MOST_STAFF)
  for (const row of NOTE_ROWS) Object.assign(shape, noteShape(row))
  for (const { question, answer, words } of cells) shape[pulseField(question, answer)] = number(words, MOST_ANSWERS)
  return (
    z
      .strictObject(shape)
      // Also where something else is wrong: everything is said at once.
      .superRefine((fields, issue) => checkRows(fields, issue), { when: () => true })
      .transform((fields): TypedIn => typedFrom(fields as Fields, people))
  )
}

type Fields = Record<string, string | number>

const cells = PULSE_QUESTIONS.flatMap(({ number: question, words: asked }) =>
  PULSE_ANSWERS.map(({ number: answer, words }) => ({ question, answer, words: `“${asked}: ${words}”` })),
)

function noteShape(row: number): Record<string, z.ZodType> {
  return {
    [noteField(row, 'text')]: optional(z.string().superRefine((text, issue) => checkWords(text, row, issue))),
    [noteField(row, 'item')]: optional(z.string().regex(/^[\w-]{0,40}$/, 'Choose an item of the agenda')),
    [noteField(row, 'kind')]: optional(
      z.enum(['', ...POINT_KIND_CODES], `Note ${row}: choose what sort of note it is`),
    ),
    [noteField(row, 'breadth')]: optional(
      z.enum(['', ...BREADTH_CODES], `Note ${row}: choose how many people said it`),
    ),
    [noteField(row, 'valence')]: optional(z.enum(['', ...VALENCE_CODES], `Note ${row}: choose whether it works`)),
  }
}

function checkWords(text: string, row: number, issue: z.RefinementCtx): void {
  const read = noteFields.shape.text.safeParse(text)
  if (isBlank(text) || read.success) return
  issue.addIssue({ code: 'custom', message: `Note ${row}: ${(read.error.issues[0]?.message ?? '').toLowerCase()}` })
}

/** A row with words is a note; one that has only answers and no words is a slip, not an empty row. */
function checkRows(fields: Record<string, unknown>, issue: z.RefinementCtx): void {
  for (const row of NOTE_ROWS) {
    const { text, breadth, valence } = noteIn(fields as Fields, row)
    const message = `Note ${row}: enter what was said, or take back what is chosen beside it`
    if (isBlank(text) && (breadth || valence))
      issue.addIssue({ code: 'custom', path: [noteField(row, 'text')], message })
  }
}

const noteIn = (fields: Fields, row: number) => ({
  text: String(fields[noteField(row, 'text')] ?? ''),
  kind: String(fields[noteField(row, 'kind')] || 'experience'),
  breadth: String(fields[noteField(row, 'breadth')] ?? ''),
  valence: String(fields[noteField(row, 'valence')] ?? ''),
})

function typedFrom(fields: Fields, people: readonly { participantId: string }[]): TypedIn {
  return {
    version: Number(fields.version),
    entries: people.flatMap(({ participantId }) => {
      const status = String(fields[statusField(participantId)])
      return isRegisterStatus(status) ? [{ participantId, status }] : []
    }),
    staff: staffFrom((code) => Number(fields[staffField(code)])),
    notes: NOTE_ROWS.flatMap((row) => {
      const said = noteFields.safeParse(noteIn(fields, row))
      return said.success ? [{ ...said.data, item: String(fields[noteField(row, 'item')] ?? '') }] : []
    }),
    answers: cells
      .map(({ question, answer }) => ({ question, answer, number: Number(fields[pulseField(question, answer)]) }))
      .filter((cell) => cell.number > 0),
  }
}
