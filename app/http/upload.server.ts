import { createHash } from 'node:crypto'
import { IMPORT_FILE_LIMIT } from './body-limits.ts'
import { type Accepted, formData, type Rejected, submissionOf } from './form.server.ts'
import { FORM_TOKEN, foreignForm } from './form-token.server.ts'

/** Parses a form that holds one file in the field `file` and nothing else. A missing or too large file is refused. */
export async function parseUpload(request: Request): Promise<Accepted<Uint8Array> | Rejected> {
  const data = await formData(request)
  const [file, ...others] = data.getAll('file')
  const fields = new Set(data.keys())
  const refused = (message: string, field = 'file') => ({ errors: [{ field, message }], typed: {} })
  const foreign = await foreignForm(request, data.get(FORM_TOKEN))
  if (foreign) return { ok: false, errors: [foreign], typed: {} }
  if (others.length > 0) return { ok: false, ...refused('Choose one file only') }
  const repeated = [...data.keys()].length > fields.size
  if (repeated || [...fields].some((name) => !['file', 'submission', FORM_TOKEN].includes(name))) {
    const message = 'The form held something we did not ask for. Nothing was read. Go back and start again.'
    return { ok: false, ...refused(message, '') }
  }
  if (!(file instanceof Blob)) return { ok: false, ...refused('Choose a CSV file') }
  if (file.size === 0) return { ok: false, ...refused('Choose a CSV file that is not empty') }
  if (file.size > IMPORT_FILE_LIMIT) return { ok: false, ...refused('The file must be smaller than 5 MB') }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const digest = createHash('sha256').update(bytes).digest('hex')
  const once = submissionOf(data.get('submission'), request, digest)
  return { ok: true, value: bytes, once, typed: {}, refuse: (field, message) => refused(message, field) }
}
