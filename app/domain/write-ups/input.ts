import { z } from 'zod'
import { BREADTH_CODES, POINT_KIND_CODES, VALENCE_CODES } from '../points/status.ts'
import { isBlank, line } from '../shared/fields.ts'
import { NOTES_FATE_CODES, OFFER_DAYS, WORDING_ANSWER_CODES, type WordingAnswer } from './status.ts'

const anId = z.string().regex(/^[\w-]{1,40}$/)
const version = z
  .string()
  .regex(/^\d{1,9}$/, 'The form was not complete. Open the page again')
  .transform(Number)
const days = z
  .string()
  .refine((text) => OFFER_DAYS.some((one) => String(one) === text), 'Choose for how many days')
  .transform(Number)
/** Ticked by somebody who was warned that the text may say who it is about. */
const screened = z.literal('yes', 'Tick the box or leave it empty').optional()
const said = {
  text: line('what was said', 1000),
  kind: z.enum(POINT_KIND_CODES, 'Choose what sort of point it is'),
  breadth: z.enum(BREADTH_CODES, 'Choose how many people said it'),
  valence: z
    .enum(['', ...VALENCE_CODES], 'Choose one of the answers, or “Not said”')
    .optional()
    .transform((code) => code || null),
  screened,
}

export const writeUpInput = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('check'),
    note: anId,
    version,
    ...said,
    caseDetail: z.enum(['no', 'yes'], 'Say whether it has facts of a case in it'),
  }),
  z.strictObject({ intent: z.literal('drop'), note: anId, version }),
  z.strictObject({ intent: z.literal('undo'), note: anId }),
  z.strictObject({ intent: z.literal('offer'), days }),
  z.strictObject({
    intent: z.literal('take'),
    reply: anId,
    /** What the point said on the page. */
    seen: z.string().max(40),
    text: line('the words', 1000),
    screened,
  }),
  z.strictObject({ intent: z.literal('leave'), reply: anId }),
  z.strictObject({
    intent: z.literal('submit'),
    read: z.literal('yes', 'Tick the box once you have read every point'),
  }),
  z.strictObject({
    intent: z.literal('destroy'),
    fate: z.enum(NOTES_FATE_CODES, 'Choose what became of the notes'),
    gone: z.literal('yes', 'Tick the box once no note is left'),
  }),
])
type WriteUpInput = z.output<typeof writeUpInput>
type Of<I extends WriteUpInput['intent']> = Omit<Extract<WriteUpInput, { intent: I }>, 'intent'>
export type CheckNote = Of<'check'>
export type TakeWords = Of<'take'>

/** `?note=` and `?confirm=` of the page. */
export function viewFrom(search: URLSearchParams): { note: string; drop: string } {
  return z.object({ note: anId.catch(''), drop: anId.catch('') }).parse(Object.fromEntries(search))
}

export type WordingReply = { point: string; answer: WordingAnswer; words: string | null }

/** What somebody behind a private link says about the words: a field or two for each point, and no other. */
export const wordingInput = z
  .object({ session: anId, seen: anId })
  .catchall(z.string())
  .transform(({ session, seen, ...fields }, issue) => ({ session, seen, replies: repliesIn(fields, issue) }))
export type WordingInput = z.output<typeof wordingInput>

function repliesIn(fields: Record<string, string>, issue: z.RefinementCtx): WordingReply[] {
  const refuse = (field: string, message: string) => issue.addIssue({ code: 'custom', path: [field], message })
  const points = new Set<string>()
  for (const field of Object.keys(fields)) {
    const point = /^(?:answer|words)-(?<point>[\w-]{1,40})$/.exec(field)?.groups?.point
    if (point) points.add(point)
    else refuse('', 'The form held something we did not ask for. Nothing was saved')
  }
  return [...points].flatMap((point) => {
    const said = fields[`words-${point}`] ?? ''
    const words = isBlank(said) ? '' : said.replace(/\s+/g, ' ').trim()
    // Words typed without a choice are other words.
    const answer = WORDING_ANSWER_CODES.find((code) => code === fields[`answer-${point}`]) ?? (words && 'other-words')
    if (!answer) return []
    if (words.length > 1000) refuse(`words-${point}`, 'Your words must be 1000 characters or fewer')
    if (answer === 'other-words' && !words) refuse(`words-${point}`, 'Write how you would say it')
    return [{ point, answer, words: answer === 'other-words' ? words : null }]
  })
}
