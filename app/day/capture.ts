import type { DayIntent } from '../domain/day/protocol.ts'
import type { Fields } from './entry.ts'

/** A second tap on the same spot within this time is the first one's echo. */
const ECHO = 500

export type Captured = { submission: string; fields: Fields }

/** What a form of the day says, with the button that sent it. */
export function captured(form: HTMLFormElement, submitter: HTMLElement | null): Captured {
  const data: Record<string, string> = {}
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') data[name] = value
  const { 'form-token': _, submission = crypto.randomUUID(), intent, ...fields } = data
  return { submission, fields: { ...fields, intent: intent as DayIntent } as Fields }
}

/** What a form sends next is another entry. */
export function freshKey(form: HTMLFormElement): void {
  const key = form.querySelector<HTMLInputElement>('input[name=submission]')
  if (key) key.value = crypto.randomUUID()
}

/** After a note was kept its words leave the form, unless others were typed meanwhile. */
export function emptied(form: HTMLFormElement, { intent, text }: Fields): void {
  if (intent === 'note' && form.querySelector('textarea')?.value.trim() === text?.replaceAll('\r\n', '\n').trim())
    form.reset()
}

/**
 * Whether a tap comes so soon after another on the same person, item or question that nobody meant it. Of a note only the same
 * words, or none, are an echo.
 */
export function echoes(): (form: HTMLFormElement, at: number, text?: string) => boolean {
  let last = { spot: '', at: Number.NEGATIVE_INFINITY, text: '' }
  return (form, at, text = '') => {
    const spot = form.closest('[id]')?.id ?? ''
    const isEcho = spot === last.spot && at - last.at < ECHO && (text === '' || text === last.text)
    if (!isEcho) last = { spot, at, text }
    return isEcho
  }
}
