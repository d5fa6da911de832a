import { formatDate, formatTime, localDateFromParts } from '#app/domain/shared/dates.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Table } from '#app/ui/govuk/index.ts'
import { refusedForm } from '#app/ui/service/form.tsx'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

type Saved = { date: string; time: string; minutes: number }

/** What somebody else saved beside what was typed here, so that nothing is overwritten unseen. */
export function Comparison({ theirs, mine }: { theirs: Saved; mine: RefusedForm }) {
  const form = refusedForm(mine)
  const { day, month, year } = form.date('date')
  const date = localDateFromParts(day, month, year)
  return (
    <>
      <h2 className="govuk-heading-m">Saved meanwhile, and what you typed</h2>
      <ScrollRegion label="Saved meanwhile, and what you typed">
        <Table
          firstCellIsHeader
          head={['What', 'Saved by somebody else', 'Typed by you']}
          rows={[
            ['Date', formatDate(theirs.date), date ? formatDate(date) : `${day}/${month}/${year}`],
            ['Start time', formatTime(theirs.time), form.value('time')],
            ['Minutes', theirs.minutes, form.value('minutes')],
          ]}
        />
      </ScrollRegion>
      <p className="govuk-body">If you save again, what you typed takes the place of what somebody else saved.</p>
    </>
  )
}
