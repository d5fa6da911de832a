import { type Accepted, formData, type Rejected, submissionOf } from './form.server.ts'
import { FORM_TOKEN, foreignForm } from './form-token.server.ts'

/** What was sent: the text of the file, or the text that was pasted where no file was chosen; and the other fields. */
export type FileOrText = { text: string; fields: Record<string, string> }

const EXPECTED = ['file', 'text', 'submission', FORM_TOKEN]

/**
 * Parses a form that takes a long text as a file in `file`, or pasted into `text`; `named` are its other fields. Each may
 * be there once. What is sent is not kept in what comes back typed, but for the text that was pasted.
 */
export async function parseFileOrText(
  request: Request,
  named: readonly string[],
): Promise<Accepted<FileOrText> | Rejected> {
  const data = await formData(request)
  const pasted = data.get('text')
  const typed: Record<string, string> = typeof pasted === 'string' ? { text: pasted } : {}
  const rejected = (field: string, message: string) => ({ ok: false as const, errors: [{ field, message }], typed })
  const foreign = await foreignForm(request, data.get(FORM_TOKEN))
  if (foreign) return { ok: false, errors: [foreign], typed }
  const names = [...data.keys()]
  if (new Set(names).size < names.length || names.some((name) => ![...EXPECTED, ...named].includes(name)))
    return rejected('', 'The form held something we did not ask for. Nothing was saved. Go back and start again.')
  const file = data.get('file')
  const text = file instanceof Blob && file.size > 0 ? await file.text() : (typed.text ?? '')
  const fields = Object.fromEntries(named.map((name) => [name, textOf(data.get(name))]))
  return {
    ok: true,
    value: { text, fields },
    typed,
    once: submissionOf(data.get('submission'), request, [text, fields]),
    refuse: (field, message) => ({ errors: [{ field, message }], typed }),
  }
}

const textOf = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '')
