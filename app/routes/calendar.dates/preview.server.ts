import { countByYear, whatChanges, type YearOfCalendar } from '#app/domain/calendar/contents.ts'
import { parseCalendarFile } from '#app/domain/calendar/file-input.ts'
import { getCalendarFile } from '#app/domain/calendar/file-queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import type { FieldError, RefusedForm } from '#app/domain/shared/result.ts'

export type DatesPreview = {
  over: number
  endsOn: string
  years: YearOfCalendar[]
  added: string[]
  removed: string[]
  /** The calendar itself, posted again when it is taken. */
  text: string
}
/** What comes back to the page: a refused form, or what a newer calendar would change. */
export type DatesAnswer = RefusedForm & { preview?: DatesPreview }

const OVER: FieldError = {
  field: 'file',
  message: 'The last day of this calendar has passed. Choose one that reaches further',
}

/** What to say when a calendar cannot be taken. */
export const refusalWords = {
  'not-a-calendar': { field: 'file', message: 'This is not a calendar of holidays' },
  'over-already': OVER,
  'changed-meanwhile': {
    field: 'file',
    message: 'Somebody else has just brought in a calendar. Check yours again before you replace theirs',
  },
} satisfies Record<string, FieldError>

/** What a text would change as the calendar, or what is wrong with it. Saves nothing. */
export async function previewOf(
  ctx: Ctx<'calendar:replace'>,
  text: string,
): Promise<{ ok: true; value: DatesPreview } | { ok: false; errors: FieldError[] }> {
  if (text.trim() === '') return refused([{ field: 'file', message: 'Choose a JSON file, or paste its text' }])
  const parsed = parseCalendarFile(text)
  if (!parsed.ok) return refused([{ field: 'file', message: parsed.problems.join('. ') }])
  if (parsed.endsOn < todayInLondon(ctx.now)) return refused([OVER])
  const before = await getCalendarFile(ctx)
  return {
    ok: true,
    value: {
      over: before.version,
      endsOn: formatDate(parsed.endsOn),
      years: countByYear(parsed.value),
      ...whatChanges(before.content, parsed.value),
      text: JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, ''))),
    },
  }
}

const refused = (errors: FieldError[]) => ({ ok: false as const, errors })

/** What is wrong with a pasted text stands beside that text, not beside the file that nobody chose. */
export const besideWhatWasGiven = (errors: FieldError[], text: string, typed: RefusedForm['typed']) =>
  text !== '' && text === typed.text ? errors.map((error) => ({ ...error, field: 'text' })) : errors
