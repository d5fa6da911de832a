import type { LoaderFunctionArgs } from '@remix-run/node'
import { getForum } from '#app/domain/forums/queries.server.ts'
import { IMPORT_FIELDS, importFields } from '#app/domain/participants/import-columns.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { toSpreadsheetCsv } from '#app/http/spreadsheet-csv.ts'

/** An empty spreadsheet with the right headings. Its name says nothing (domain §7). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  await getForum(ctx, params.forum ?? '')
  const headings = IMPORT_FIELDS.map((field) => importFields[field].heading)
  return new Response(toSpreadsheetCsv([headings]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="template.csv"',
    },
  })
}
