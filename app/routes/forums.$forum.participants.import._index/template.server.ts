import { IMPORT_FIELDS, importFields } from '#app/domain/participants/import-columns.ts'
import { toSpreadsheetCsv } from '#app/http/spreadsheet-csv.ts'

/** An empty spreadsheet with the right headings. Its name says nothing (domain §7). */
export function templateFile(): Response {
  return new Response(toSpreadsheetCsv([IMPORT_FIELDS.map((field) => importFields[field].heading)]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="template.csv"',
    },
  })
}
