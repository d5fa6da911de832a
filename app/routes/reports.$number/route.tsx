import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NOT_INTACT } from '#app/domain/reports/csv.ts'
import { getRelease } from '#app/domain/reports/queries.server.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { WarningText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ReportView } from '#app/ui/service/report-view.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title ?? 'Board report')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'report:read')
  const { number, content, digest, intact, publishedAt } = await getRelease(ctx, params.number ?? '')
  const title = content ? `Board report ${number}: ${content.period}` : `Board report ${number}`
  return json({ number, title, content, digest, intact, publishedOn: formatDate(todayInLondon(publishedAt)) })
}

export default function Release() {
  const { number, title, content, digest, intact, publishedOn } = useLoaderData<typeof loader>()
  return (
    <Page title={title} back={{ href: '/reports', text: 'Board reports' }}>
      {intact ? null : <WarningText>{NOT_INTACT}</WarningText>}
      <p className="govuk-body">Published {publishedOn}</p>
      {content ? (
        <>
          <p className="govuk-body app-no-print">
            <a className="govuk-link" href={`/reports/${number}.csv`} download>
              Download the numbers as a spreadsheet (CSV)
            </a>
          </p>
          <ReportView content={content} />
        </>
      ) : null}
      <h2 className="govuk-heading-m">Proof of what was published</h2>
      {intact ? <p className="govuk-body">This report is exactly as it was published.</p> : null}
      <p className="govuk-body">
        SHA-256: <span className="app-digest">{digest}</span>
      </p>
    </Page>
  )
}
