import type { LoaderFunctionArgs } from '@remix-run/node'
import { listAllColumns, listProcessing, listRecordFields } from '#app/domain/data-rights/map-queries.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { toXlsx } from '#app/http/spreadsheet-xlsx.server.ts'
import { sheetsOf } from './sheets.ts'

/** The record of processing as a file. It holds what is declared, never what is held about anybody. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'data-map:view')
  const file = await toXlsx(
    sheetsOf({ fields: listRecordFields(ctx), records: listProcessing(ctx), columns: listAllColumns(ctx) }),
  )
  return new Response(new Uint8Array(file), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': 'attachment; filename="data-map.xlsx"',
    },
  })
}
