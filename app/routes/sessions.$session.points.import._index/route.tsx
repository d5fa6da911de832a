import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { stageImport } from '#app/domain/points/commands.server.ts'
import { readPointsCsv } from '#app/domain/points/csv-import.ts'
import { listWaitingImports } from '#app/domain/points/queries.server.ts'
import { canTakePoints } from '#app/domain/points/rules.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { invalid, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { parseUpload } from '#app/http/upload.server.ts'
import { FileUpload, InsetText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ColumnsHelp } from './columns-help.tsx'

export const meta: MetaFunction = () => pageTitle('Bring in points from a file')

const SUBMITTED = 'The points of this session were submitted to MOPAC, so none can be added.'
const NOT_OPEN = 'Points can be brought in once the session has begun, and not when it is cancelled.'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'point:record')
  const session = await getSession(ctx, params.session ?? '')
  return json({
    session: { id: session.id, name: `${session.forumName}, ${formatDate(session.date)}` },
    open: canTakePoints(session, ctx.now),
    waiting: await listWaitingImports(ctx, session.id),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'point:record')
  const session = await getSession(ctx, params.session ?? '')
  const form = await parseUpload(request)
  if (!form.ok) return invalid(form)
  const file = readPointsCsv(form.value)
  if (!file.ok) return invalid(form.refuse('file', file.words))
  const result = await stageImport(ctx, session.id, file, form.once)
  const path = `/sessions/${session.id}/points/import`
  return settle(form, result, {
    to: result.ok ? `${path}/${result.value.id}` : path,
    notice: '',
    words: { 'not-open': { field: '', message: NOT_OPEN }, submitted: { field: '', message: SUBMITTED } },
  })
}

export default function ImportPoints() {
  const { session, open, waiting } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const path = `/sessions/${session.id}/points`
  return (
    <Page
      title="Bring in points from a file"
      caption={session.name}
      back={{ href: path, text: 'Points from this session' }}
      refused={refused}
    >
      {waiting.map(({ id }) => (
        <InsetText key={id}>
          A file of yours is waiting to be looked at.{' '}
          <a className="govuk-link" href={`${path}/import/${id}`}>
            Look at it
          </a>
        </InsetText>
      ))}
      {open ? <UploadForm error={refusedForm(refused).error('file')} /> : <InsetText>{NOT_OPEN}</InsetText>}
      <ColumnsHelp />
    </Page>
  )
}

function UploadForm({ error }: { error: string | undefined }) {
  return (
    <ServiceForm
      encType="multipart/form-data"
      submit="Read the file"
      whoSees="Only you see the file until you say that its points can be brought in. It is deleted then, or after a day."
    >
      <FileUpload
        name="file"
        label={{ text: 'Choose a CSV file', classes: 'govuk-label--m' }}
        hint="Up to 5 MB and 2,000 points. Nothing is brought in before you have seen what is in the file."
        accept=".csv,text/csv,text/plain"
        errorMessage={error}
      />
    </ServiceForm>
  )
}
