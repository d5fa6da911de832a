import type { PageOf } from '#app/domain/points/rules.ts'
import { Showing } from '#app/ui/service/pages.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Row = {
  table: string
  column: string
  classWords: string
  purposeWords: string
  keep: string
  seen: string
  sealed: string
  erasure: string
}

/** Each column with what is declared about it, or what to do when there is none. */
export function ColumnsTable({ page, rows }: { page: PageOf; rows: Row[] }) {
  if (page.total === 0) {
    return <p className="govuk-body">No column fits this filter. Take something out of it.</p>
  }
  return (
    <>
      <Showing page={page} />
      <StackedTable
        label="Columns of the database"
        caption="Columns"
        captionClasses="govuk-visually-hidden"
        classes="app-data-columns"
        head={[
          'Column',
          'Kind',
          'Purpose',
          'How long',
          'Who sees it',
          'How it lies in the file',
          'When the person is erased',
        ]}
        rows={rows.map((row) => [
          {
            text: (
              <>
                {row.column}
                <span className="app-holdings__columns">{row.table}</span>
              </>
            ),
          },
          row.classWords,
          row.purposeWords,
          row.keep,
          row.seen,
          row.sealed,
          row.erasure,
        ])}
      />
    </>
  )
}
