import type { YearOfCalendar } from '#app/domain/calendar/contents.ts'
import { SummaryList } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type InUseProps = { version: number; endsOn: string; loaded: string; years: YearOfCalendar[]; earlier: number }

/** Which calendar is in use, to which day it knows what is on, and what it has. */
export function InUse({ version, endsOn, loaded, years, earlier }: InUseProps) {
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Version in use', value: String(version) },
          { key: 'Its last day', value: endsOn },
          { key: 'Brought in by', value: loaded },
          { key: 'Earlier versions, kept', value: String(earlier) },
        ]}
      />
      <YearsTable caption="What it has" years={years} />
    </>
  )
}

/** How many days of each kind, year by year. */
export function YearsTable({ caption, years }: { caption: string; years: YearOfCalendar[] }) {
  return (
    <StackedTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--m"
      head={['Year', 'Bank holidays', 'Days that matter', 'School breaks']}
      rows={years.map(({ year, bankHolidays, observances, schoolBreaks }) => [
        year,
        bankHolidays,
        observances,
        schoolBreaks,
      ])}
    />
  )
}
