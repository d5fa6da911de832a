import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvRows } from '#app/domain/reports/csv.ts'
import { getRelease } from '#app/domain/reports/queries.server.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { toSpreadsheetCsv } from '#app/http/spreadsheet-csv.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'report:read')
  const { content, publishedAt, ...release } = await getRelease(ctx, params.number ?? '')
  const rows = csvRows({ ...release, publishedOn: formatDate(todayInLondon(publishedAt)) }, found(content))
  return new Response(toSpreadsheetCsv(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="report-${release.number}.csv"`,
    },
  })
}
