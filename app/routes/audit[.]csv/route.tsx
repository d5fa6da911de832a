import type { ActionFunctionArgs } from '@remix-run/node'
import { exportTrail } from '#app/domain/audit/commands.server.ts'
import { exportInput } from '#app/domain/audit/input.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { parseForm } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { toSpreadsheetCsv } from '#app/http/spreadsheet-csv.ts'
import { csvRows } from './rows.ts'

/** A copy of the list as a file. Whoever has not confirmed lately goes to do so, and comes back to the same list. */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'audit:export')
  const form = await parseForm(exportInput, request)
  if (!form.ok) return refused(form.errors.map(({ message }) => message).join('\n'))
  const list = `/audit?${new URLSearchParams(form.value)}`
  const key = confirmed(ctx)
  if (!key) return seeOther(`/confirm?next=${encodeURIComponent(list)}`)
  const result = await exportTrail(key, form.value)
  if (!result.ok)
    return seeOther(list, 'These are too many entries for one file. Nothing was copied. Choose fewer days.')
  return new Response(toSpreadsheetCsv(csvRows(result.value)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="audit-trail-${todayInLondon(ctx.now)}.csv"`,
    },
  })
}

const refused = (words: string) =>
  new Response(`${words}\nGo back and try again.`, {
    status: 400,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
