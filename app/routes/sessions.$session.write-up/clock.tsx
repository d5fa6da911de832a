import { SummaryList, Tag } from '#app/ui/govuk/index.ts'

type ClockProps = { due: { writeUp: string; submit: string }; overdue: boolean; notesUntil: string }

/** Until when it is to be done. Bank holidays and weekends do not count. */
export function Clock({ due, overdue, notesUntil }: ClockProps) {
  return (
    <SummaryList
      rows={[
        { key: 'Notes checked', value: due.writeUp },
        { key: 'Submitted to MOPAC', value: due.submit },
        { key: 'Notes are kept', value: `Until they are destroyed, at the latest until ${notesUntil}` },
        overdue && { key: 'Late', value: <Tag classes="govuk-tag--red">Overdue</Tag> },
      ]}
    />
  )
}
