import { z } from 'zod'
import { line, wholeNumber } from '../shared/fields.ts'
import { MOST_MINUTES, TEXT_MAX } from './rules.ts'
import { MOVES, TYPED_SOURCES } from './status.ts'

const text = line('what to talk about', TEXT_MAX)
const item = z.string().max(80)
/** A list of ids posts one value or several. */
const ids = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const number = z.string().regex(/^\d{1,6}$/, 'The form was not complete. Open the agenda again')

export const MINUTES_FIELD = 'minutes-'
export const ROOM_FIELD = 'room-'
export const WAS_FIELD = 'was-'

/** A number of an item as the form had it and as it was typed; null for none, and for nothing. */
export type Numbered = { id: string; was: number | null; now: number | null }

/**
 * One number for each item of an agenda, with what stood there before, so that nobody's change is overwritten unseen. The
 * items are whichever the form was made from.
 */
function numbers<I extends string>(intent: I, prefix: string, words: string, most: number) {
  const typed = wholeNumber(words, 0, most)
  return z
    .object({ intent: z.literal(intent) })
    .catchall(z.string())
    .transform(({ intent: _intent, ...fields }, issue) => {
      const items: Numbered[] = []
      for (const [name, value] of Object.entries(fields)) {
        // What stood there before belongs to a number of the same form.
        if (name.startsWith(WAS_FIELD) && prefix + name.slice(WAS_FIELD.length) in fields) continue
        const id = name.startsWith(prefix) ? name.slice(prefix.length) : null
        const read = typed.safeParse(value.trim() || '0')
        if (id === null) issue.addIssue({ code: 'unrecognized_keys', keys: [name], input: fields })
        else if (!read.success) issue.addIssue({ code: 'custom', path: [name], message: messageOf(read.error) })
        else items.push({ id, was: wasNumber(fields[WAS_FIELD + id]), now: read.data || null })
      }
      return { intent, items }
    })
}

const messageOf = ({ issues }: z.ZodError) => issues[0]?.message ?? 'Enter a number'
const wasNumber = (text: string | undefined) => (text && /^\d{1,4}$/.test(text) ? Number(text) || null : null)

const intents = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('add'), text, source: z.enum(TYPED_SOURCES, 'Choose where it comes from') }),
  z.strictObject({ intent: z.literal('change'), item, text, version: number.transform(Number) }),
  z.strictObject({ intent: z.enum(MOVES), item }),
  z.strictObject({ intent: z.literal('merge'), item, into: z.string('Choose the one it goes into').max(80) }),
  z.strictObject({ intent: z.literal('take-apart'), item }),
  z.strictObject({ intent: z.enum(['up', 'down']), item, at: number.transform(Number) }),
  z.strictObject({ intent: z.literal('order'), items: ids, before: ids }),
  z.strictObject({ intent: z.literal('by-dots') }),
  z.strictObject({ intent: z.enum(['carry', 'bring-back-carried']) }),
  numbers('minutes', MINUTES_FIELD, 'the minutes', MOST_MINUTES),
  numbers('room', ROOM_FIELD, 'the dots', 999),
])

/** What the facilitator does with an agenda. */
export const agendaInput = intents
export type AgendaInput = z.output<typeof intents>
export type Intent<I extends AgendaInput['intent']> = Extract<AgendaInput, { intent: I }>

/** What a participant does behind their private link. */
export const ownAgendaInput = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('suggest'),
    session: z.string(),
    text: line('what you want to talk about', TEXT_MAX),
  }),
  z.strictObject({
    intent: z.literal('vote'),
    session: z.string(),
    item: ids,
    dots: ids.pipe(z.array(z.enum(['0', '1', '2', '3'], 'Choose how many dots you give').transform(Number))),
  }),
])
export type OwnAgendaInput = z.output<typeof ownAgendaInput>
export type Suggestion = Extract<OwnAgendaInput, { intent: 'suggest' }>
export type Vote = Extract<OwnAgendaInput, { intent: 'vote' }>

/** Whether the easy-read version was asked for. */
export const wantsEasy = (search: URLSearchParams) => search.get('easy') === '1'
