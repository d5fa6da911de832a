import { createHash } from 'node:crypto'
import { IMPORT_FILE_LIMIT } from './body-limits.ts'
import { type Accepted, formData, type Rejected, submissionOf } from './form.server.ts'
import { FORM_TOKEN, foreignForm } from './form-token.server.ts'

/** What a form asks for, in words that follow "Choose", and how large it may be. */
type Wanted = { what: string; megabytes: number }
const aCsvFile: Wanted = { what: 'a CSV file', megabytes: IMPORT_FILE_LIMIT / (1024 * 1024) }

/** Parses a form that holds one file in the field `file` and nothing else. A missing or too large file is refused. */
export async function parseUpload(
  request: Request,
  { what, megabytes }: Wanted = aCsvFile,
): Promise<Accepted<Uint8Array> | Rejected> {
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
  if (!(file instanceof Blob)) return { ok: false, ...refused(`Choose ${what}`) }
  if (file.size === 0) return { ok: false, ...refused(`Choose ${what} that is not empty`) }
  if (file.size > megabytes * 1024 * 1024)
    return { ok: false, ...refused(`The file must be smaller than ${megabytes} MB`) }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const digest = createHash('sha256').update(bytes).digest('hex')
  const once = submissionOf(data.get('submission'), request, digest)
  return { ok: true, value: bytes, once, typed: {}, refuse: (field, message) => refused(message, field) }
}
