import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getForum } from '#app/domain/forums/queries.server.ts'
import { stageParticipants } from '#app/domain/participants/import-commands.server.ts'
import { unnamedFrom } from '#app/domain/participants/import-lines.ts'
import { listParticipantImports } from '#app/domain/participants/import-queries.server.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { parseUpload } from '#app/http/upload.server.ts'
import { FileUpload, InsetText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ColumnsHelp } from './columns-help.tsx'
import { readSheetLines } from './read-sheet.server.ts'

export const meta: MetaFunction = () => pageTitle('Bring in a spreadsheet')

const NOT_OPEN = 'Nobody can be brought in, because this forum is not open.'
const WANTED = { what: 'a CSV or Excel file', megabytes: 2 }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const forum = await getForum(ctx, params.forum ?? '')
  const imports = await listParticipantImports(ctx, forum.id)
  return json({
    forum: { slug: forum.slug, name: forum.name, open: forum.state === 'open' },
    imports: imports.map(({ id, state, expiresAt }) => ({ id, state, until: formatDateTime(expiresAt) })),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const { slug } = await getForum(ctx, params.forum ?? '')
  const form = await parseUpload(request, WANTED)
  if (!form.ok) return invalid(form)
  const sheet = await readSheetLines(form.value)
  if (!sheet.ok) return invalid(form.refuse('file', sheet.words))
  const unnamed = unnamedFrom(sheet.lines)
  if (!unnamed.ok) return invalid(form.refuse('file', unnamed.words))
  const result = await stageParticipants(ctx, slug, unnamed.file, form.once)
  const path = `/forums/${slug}/participants/import`
  return settle(form, result, {
    to: result.ok ? `${path}/${result.value.id}` : path,
    notice: result.ok ? 'The file was read. Nobody has been brought in yet.' : '',
    words: { 'not-open': { field: '', message: NOT_OPEN } },
  })
}

export default function ImportParticipants() {
  const { forum, imports } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const path = `/forums/${forum.slug}/participants`
  return (
    <Page
      title="Bring in a spreadsheet"
      caption={forum.name}
      back={{ href: path, text: 'Participants' }}
      refused={refused}
    >
      {imports.map(({ id, state, until }) => (
        <InsetText key={id}>
          {state === 'read' ? 'A file of yours waits to be looked at' : 'What you brought in can still be undone'},
          until {until}.{' '}
          <a className="govuk-link" href={`${path}/import/${id}`}>
            {state === 'read' ? 'Look at it' : 'See it'}
          </a>
        </InsetText>
      ))}
      {forum.open ? <UploadForm error={refusedForm(refused).error('file')} /> : <InsetText>{NOT_OPEN}</InsetText>}
      <ColumnsHelp template={`${path}/import.csv`} />
    </Page>
  )
}

function UploadForm({ error }: { error: string | undefined }) {
  return (
    <ServiceForm
      encType="multipart/form-data"
      submit="Read the file"
      whoSees="Only you see the file until you bring people in. It is kept sealed, and deleted then or after a day."
    >
      <FileUpload
        name="file"
        label={{ text: 'Choose a CSV or Excel file', classes: 'govuk-label--m' }}
        hint="Up to 2 MB and 300 people. Only the first sheet is read. Formulas and macros are not run."
        accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        errorMessage={error}
      />
    </ServiceForm>
  )
}
